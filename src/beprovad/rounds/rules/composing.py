"""What a round may be composed of, before it is opened and after. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from beprovad.rounds.rules.kinds import Kind

MOST_PROMPTS = 40


class ComposingRefusal(StrEnum):
    ENDED = "ended"
    ANSWERED = "answered"  # what somebody has answered is not asked otherwise
    TOO_MANY_PROMPTS = "too_many_prompts"
    OPENED = "opened"  # a round that the room has been in is ended, not removed
    TAKES_FROM_LATER = "takes_from_later"
    NOT_AGAIN = "not_again"


@dataclass(frozen=True)
class Draft:
    """A prompt to be. `takes_from` and `again` are places in the same sequence, from 0."""

    kind: Kind
    title: str
    help: str = ""
    settings: dict[str, int | str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    takes_from: int | None = None
    again: int | None = None
    is_moderated: bool = False
    shows_inputs: bool = True


def refuse_change(*, is_ended: bool, has_answers: bool) -> ComposingRefusal | None:
    """May what a prompt asks still be changed, or the prompt taken away?"""
    if is_ended:
        return ComposingRefusal.ENDED
    return ComposingRefusal.ANSWERED if has_answers else None


def refuse_one_more(*, is_ended: bool, prompts: int) -> ComposingRefusal | None:
    if is_ended:
        return ComposingRefusal.ENDED
    return ComposingRefusal.TOO_MANY_PROMPTS if prompts >= MOST_PROMPTS else None


def may_ask_again(kind: Kind, *, takes_over: bool, is_again: bool) -> bool:
    """Whether a second turn says something: the same answers, given twice, by an earlier choice or scale."""
    return kind in (Kind.CHOICE, Kind.SCALE) and not takes_over and not is_again


def keyed(options: tuple[str, ...], known: dict[str, str] | None = None) -> list[dict[str, str]]:
    """Options with keys; one whose text was there before keeps its key. `known` leads from text to key."""
    kept = known or {}
    free = (f"o{number}" for number in range(1, 1000) if f"o{number}" not in kept.values())
    return [{"key": kept.get(text) or next(free), "text": text} for text in options]
