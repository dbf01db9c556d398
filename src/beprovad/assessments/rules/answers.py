"""What may stand in an answer, and what else is refused in an assessment, with the reason. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from beprovad.assessments.rules.kinds import Mode, Verdict
from beprovad.lib.identity import identity_numbers

REASONS_LIMIT = 20_000
"""Characters in one answer's reasons; a page of text is a sixth of it."""

SAVED_TOGETHER = timedelta(minutes=10)
"""One author's autosaves within this time of the first are one revision in the history."""


class Refusal(StrEnum):
    """Why nothing was changed; `words/answering.py` says it with the way out."""

    IDENTITY_NUMBER = "identity_number"
    TOO_LONG = "too_long"
    CLOSED = "closed"  # the assessment has been put away
    ANSWERED_ALONE = "answered_alone"  # the assessors answer each alone: there is no common answer yet
    NOT_ALONE = "not_alone"
    SHOWN_ALREADY = "shown_already"
    TOO_FEW_ASSESSORS = "too_few_assessors"
    OTHER_METHOD = "other_method"  # the evidence speaks of another way of working
    WITHDRAWN = "withdrawn"  # the evidence carries nothing any more
    HANDING_WITHDRAWN = "handing_withdrawn"
    NOT_ANSWERED = "not_answered"  # a handed question is done when something is said of it
    NOT_NEWER = "not_newer"  # the version is not a newer one of the same list
    ASSESSED_ALREADY = "assessed_already"  # the same method at the same authority: on purpose only


class AssessmentRefused(Exception):
    """Nothing has changed. The reason is translated where it is shown."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class Kept(StrEnum):
    """How two answers that were written at once are settled; writing them together is a save like any other."""

    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True)
class Said:
    """What somebody says of a question."""

    verdict: Verdict | None = None
    reasons: str = ""

    @property
    def is_anything(self) -> bool:
        return self.verdict is not None or bool(self.reasons.strip())


def refuse_reasons(text: str) -> Refusal | None:
    """None when the text may be kept. Personal identity numbers are not kept anywhere in an assessment."""
    if len(text) > REASONS_LIMIT:
        return Refusal.TOO_LONG
    return Refusal.IDENTITY_NUMBER if identity_numbers(text) else None


def refuse_common_answer(mode: Mode, *, is_closed: bool) -> Refusal | None:
    """While the assessors answer alone there is no common answer that could lead them."""
    if is_closed:
        return Refusal.CLOSED
    return Refusal.ANSWERED_ALONE if mode == Mode.ALONE else None


def refuse_own_answer(mode: Mode, *, is_closed: bool) -> Refusal | None:
    """What was answered alone stands as it was once it has been shown."""
    if is_closed:
        return Refusal.CLOSED
    return {Mode.TOGETHER: Refusal.NOT_ALONE, Mode.SHOWN: Refusal.SHOWN_ALREADY}.get(mode)


def belong_together(*, began_at: datetime, now: datetime) -> bool:
    return timedelta(0) <= now - began_at <= SAVED_TOGETHER
