"""What a prompt's answers add up to."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet

from beprovad.asking.specs import Spec, SpecRefusal
from beprovad.asking.tallies import NOTHING, Tally, tally
from beprovad.rounds.models import Input, Prompt
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.rules.specs import spec_of

Answer = tuple[Any, int]
"""A value, and how many gave it."""


def prompt_spec(prompt: Prompt) -> Spec | None:
    """What it asks; None where nothing is asked, or can be yet."""
    spec = spec_of(Kind(prompt.kind), prompt.settings, prompt.options)
    return None if isinstance(spec, SpecRefusal) else spec


def counted(prompt: Prompt | int) -> QuerySet[Input]:
    """The inputs that count: neither taken back, hidden nor held, of seats that are still in."""
    return Input.objects.filter(prompt=prompt, hidden_at=None, is_held=False, seat__removed_at=None).exclude(
        value=""
    )


def tally_of(prompt: Prompt) -> Tally:
    """Counted by the database, equal answers together; as it was frozen once the round has ended."""
    if prompt.result is not None:
        return thaw(prompt.result)
    spec = prompt_spec(prompt)
    if spec is None:
        return NOTHING
    return tally(spec, answers_of(prompt))


def answers_of(prompt: Prompt) -> Iterator[Answer]:
    """Each answer that counts, and how many gave it."""
    rows = counted(prompt).exclude(slot=VOTES).order_by().values_list("value").annotate(n=Count("pk"))
    return ((json.loads(value), count) for value, count in rows)


def votes_of(prompt: Prompt) -> dict[int, int]:
    """Up-votes for each displayed question, by the input's id."""
    shown = set(counted(prompt).exclude(slot=VOTES).values_list("pk", flat=True))
    votes = dict.fromkeys(shown, 0)
    for value in counted(prompt).filter(slot=VOTES).values_list("value", flat=True):
        for one in json.loads(value):
            if one in votes:
                votes[one] += 1
    return votes


def freeze(prompt: Prompt) -> dict[str, Any]:
    """What stands when the round ends: as it was answered, whatever is joined before or after."""
    added_up = tally_of(prompt)
    return {"answered": added_up.answered, "counts": [list(pair) for pair in added_up.counts]}


def thaw(result: dict[str, Any]) -> Tally:
    return Tally(result["answered"], tuple((key, count) for key, count in result["counts"]))
