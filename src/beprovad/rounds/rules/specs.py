"""A prompt as something to ask. Pure."""

from collections.abc import Iterable

from beprovad.asking.specs import Spec, SpecRefusal, from_json
from beprovad.rounds.rules.kinds import Kind


def spec_of(kind: Kind, settings: object, options: Iterable[object]) -> Spec | SpecRefusal | None:
    """What the prompt asks; None for information, which asks nothing."""
    if kind is Kind.INFORMATION:
        return None
    return from_json("texts" if kind is Kind.QUESTIONS else kind.value, settings, options)
