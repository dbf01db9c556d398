"""When another authority's answer may become one's own: adapted in words, and over no text that stands. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from beprovad.assessments.rules.answers import Said
from beprovad.lib.identity import identity_numbers

ADAPTATION_LIMIT = 2_000  # characters


class TakingRefusal(StrEnum):
    """Why nothing was taken over; `words/sharing.py` says it with the way out."""

    NO_ADAPTATION = "no_adaptation"
    ADAPTATION_TOO_LONG = "adaptation_too_long"
    IDENTITY_NUMBER = "identity_number"
    OWN_ANSWER_STANDS = "own_answer_stands"  # replaced only when asked to
    NOTHING_SAID = "nothing_said"
    CHANGED_MEANWHILE = "changed_meanwhile"  # one's own answer was saved since it was shown


class TakingRefused(Exception):
    """Nothing has changed. The reason is translated where it is shown."""

    def __init__(self, refusal: TakingRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True)
class Taking:
    """What somebody wants to take over, as they have adapted it; `base` is one's own answer's revision as shown."""

    said: Said
    adaptation: str
    base: int
    is_replacing: bool = False


def refuse_taking(taking: Taking, *, standing: Said) -> TakingRefusal | None:
    """`standing` is what one's own answer says now."""
    adaptation = taking.adaptation.strip()
    if not taking.said.is_anything:
        return TakingRefusal.NOTHING_SAID
    if not adaptation:
        return TakingRefusal.NO_ADAPTATION
    if len(adaptation) > ADAPTATION_LIMIT:
        return TakingRefusal.ADAPTATION_TOO_LONG
    if identity_numbers(adaptation):
        return TakingRefusal.IDENTITY_NUMBER
    is_over_something = standing.is_anything and not taking.is_replacing
    return TakingRefusal.OWN_ANSWER_STANDS if is_over_something else None
