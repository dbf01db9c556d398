"""Days that cannot all be right: an effect that shows after one has decided, a follow-up before one has begun. Pure.

A doubt hinders nothing; it says both days, and whoever wrote them knows which of them is wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Doubt(StrEnum):
    EFFECT_AFTER_DECISION = "effect_after_decision"
    EFFECT_AFTER_REVIEW = "effect_after_review"
    EFFECT_AFTER_FOLLOW_UP = "effect_after_follow_up"
    EFFECT_BEFORE_BEGINNING = "effect_before_beginning"
    FOLLOW_UP_BEFORE_START = "follow_up_before_start"
    FOLLOW_UP_BEFORE_BEGINNING = "follow_up_before_beginning"
    FOLLOW_UP_DURING_PILOT = "follow_up_during_pilot"
    BEGINS_BEFORE_DECISION = "begins_before_decision"  # before the one that lets it begin
    BEGINS_AFTER_DECISION_DAY = "begins_after_decision_day"  # after the one on what comes next


@dataclass(frozen=True)
class DayDoubt:
    """`day` does not go with `other`; `what` is the effect that it is about."""

    doubt: Doubt
    day: date
    other: date
    what: str = ""


def effect_doubt(  # noqa: PLR0913 - each bound is a day of its own
    what: str, earliest_on: date | None, *, decision_on: date | None, follow_up_on: date | None,
    review_on: date | None = None, begins_on: date | None = None,
) -> DayDoubt | None:  # fmt: skip
    """The weightiest doubt about the earliest day that an effect may show: on the same day is in time."""
    bounds = (
        (Doubt.EFFECT_AFTER_DECISION, decision_on),
        (Doubt.EFFECT_AFTER_REVIEW, review_on),
        (Doubt.EFFECT_AFTER_FOLLOW_UP, follow_up_on),
    )
    if earliest_on is None:
        return None
    late = ((doubt, other) for doubt, other in bounds if other is not None and earliest_on > other)
    found = next((DayDoubt(doubt, earliest_on, other, what) for doubt, other in late), None)
    if found is None and begins_on is not None and earliest_on < begins_on:
        return DayDoubt(Doubt.EFFECT_BEFORE_BEGINNING, earliest_on, begins_on, what)
    return found


def effect_doubts(
    effects: Iterable[tuple[str, date | None]], *, decision_on: date | None, follow_up_on: date | None,
    review_on: date | None = None, begins_on: date | None = None,
) -> tuple[DayDoubt, ...]:  # fmt: skip
    """Of each effect by its name and earliest day."""
    bounds = {
        "decision_on": decision_on, "follow_up_on": follow_up_on, "review_on": review_on, "begins_on": begins_on,
    }  # fmt: skip
    found = (effect_doubt(what, earliest_on, **bounds) for what, earliest_on in effects)
    return tuple(each for each in found if each is not None)


def follow_up_doubts(follow_up_on: date | None, *, starts_on: date) -> tuple[DayDoubt, ...]:
    """A first follow-up before the day of the decision follows up what has not begun."""
    if follow_up_on is None or follow_up_on >= starts_on:
        return ()
    return (DayDoubt(Doubt.FOLLOW_UP_BEFORE_START, follow_up_on, starts_on),)


def trial_doubts(
    begins_on: date | None, *, decision_on: date | None, follow_up_on: date | None, decided_on: date | None = None
) -> tuple[DayDoubt, ...]:  # fmt: skip
    """Of a pilot's own days: it runs from its first day until the day when one decides what comes next.

    A follow-up on that last day is in time. `decided_on` is the day of the decision that lets it begin.
    """
    late, early = Doubt.BEGINS_AFTER_DECISION_DAY, Doubt.BEGINS_BEFORE_DECISION
    found = []
    if begins_on is not None and decision_on is not None and begins_on >= decision_on:
        found.append(DayDoubt(late, begins_on, decision_on))
    if begins_on is not None and decided_on is not None and begins_on < decided_on:
        found.append(DayDoubt(early, begins_on, decided_on))
    return (*found, *_followed_up(follow_up_on, begins_on, decision_on))


def _followed_up(day: date | None, begins_on: date | None, decision_on: date | None) -> tuple[DayDoubt, ...]:
    if day is None:
        return ()
    if begins_on is not None and day < begins_on:
        return (DayDoubt(Doubt.FOLLOW_UP_BEFORE_BEGINNING, day, begins_on),)
    if decision_on is not None and day < decision_on:
        return (DayDoubt(Doubt.FOLLOW_UP_DURING_PILOT, day, decision_on),)
    return ()
