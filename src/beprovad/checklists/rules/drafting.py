"""What may stand in a draft, and when it may be published. Pure."""

import re
from collections.abc import Sequence
from enum import StrEnum

from beprovad.lib.identity import identity_numbers

TEXT_LIMIT = 1_000
MOST_QUESTIONS = 200
MOST_PASTED = 100_000  # characters
SCREENING = "screening"  # the proposal of which questions begin the list, as it is declined
SHORT_LIST = 12  # so few questions are a short list already: no part of them needs to come first
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦o]\s+|\(?\d{1,3}[.)]\s+|\[.?\]\s+)?")
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")


class Refusal(StrEnum):
    """Why nothing was changed."""

    CHANGED_MEANWHILE = "changed_meanwhile"
    GONE = "gone"  # the question was joined with another or removed meanwhile
    PUBLISHED = "published"
    EMPTY_TEXT = "empty_text"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    IDENTITY_NUMBER = "identity_number"
    NOTHING_CHOSEN = "nothing_chosen"
    ONE_CHOSEN = "one_chosen"  # it takes two to join
    ONE_PART = "one_part"  # and two to part
    NO_QUESTIONS = "no_questions"
    DRAFT_ALREADY = "draft_already"
    NOTHING_NEW = "nothing_new"
    RENAMED_MEANWHILE = "renamed_meanwhile"
    UNDONE_ALREADY = "undone_already"
    BUILT_ON = "built_on"  # what was done has been changed again since
    ALL_HERE = "all_here"  # everything that was chosen is in the draft already


class ChecklistRefused(Exception):
    """Nothing has changed; `words` says it with the way out."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def refuse_text(text: str) -> Refusal | None:
    """None for a text that a question may have."""
    if not text.strip():
        return Refusal.EMPTY_TEXT
    if len(text) > TEXT_LIMIT:
        return Refusal.TOO_LONG
    return Refusal.IDENTITY_NUMBER if identity_numbers(text) else None


def pasted_questions(text: str) -> tuple[str, ...]:
    """One question from each line that says something, without bullet or number; the same line twice is one."""
    lines = (" ".join(_BULLET.sub("", line, count=1).split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def refuse_pasted(questions: Sequence[str], pasted: str) -> Refusal | None:
    """None for what may become a draft: at most MOST_QUESTIONS lines that may each be a question."""
    if len(pasted) > MOST_PASTED or len(questions) > MOST_QUESTIONS:
        return Refusal.TOO_MANY
    if not questions:
        return Refusal.NO_QUESTIONS
    return next((why for each in questions if (why := refuse_text(each)) is not None), None)


def sentences(text: str) -> tuple[str, ...]:
    """The questions that seem to stand in one text, as a proposal to part it by."""
    return tuple(part.strip() for part in _SENTENCE.findall(text) if part.strip())
