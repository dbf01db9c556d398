"""Which steps a matter may take, and why not. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    OPEN = "open"  # öppet
    ASSIGNED = "assigned"  # uppdrag
    PARKED = "parked"  # parkerat
    CONTINUING = "continuing"  # fortsätter
    APPROVED = "approved"  # godkänt
    CLOSED = "closed"  # avslutat


ENDED = frozenset({State.APPROVED, State.CLOSED})

STEPS: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.ASSIGNED, State.PARKED, State.CONTINUING, State.APPROVED, State.CLOSED}),
    State.ASSIGNED: frozenset({State.OPEN, State.PARKED, State.CONTINUING, State.APPROVED, State.CLOSED}),
    State.CONTINUING: frozenset({State.OPEN, State.ASSIGNED, State.PARKED, State.APPROVED, State.CLOSED}),
    State.PARKED: frozenset({State.OPEN, State.ASSIGNED, State.CONTINUING, State.CLOSED}),
    State.APPROVED: frozenset({State.OPEN, State.CLOSED}),
    State.CLOSED: frozenset({State.OPEN}),
}


class Refusal(StrEnum):
    """Why a step is refused; each has a way out in its words (`meetings/words.py`)."""

    ALREADY_THERE = "already_there"
    PARKED_IS_TAKEN_UP_FIRST = "parked_is_taken_up_first"
    APPROVED_IS_REOPENED_FIRST = "approved_is_reopened_first"
    CLOSED_IS_REOPENED_FIRST = "closed_is_reopened_first"
    NO_REASON = "no_reason"
    NOBODY_ASSIGNED = "nobody_assigned"
    NO_WAKING = "no_waking"
    NO_BODY = "no_body"
    BEFORE_ITS_BEGINNING = "before_its_beginning"


@dataclass(frozen=True)
class Step:
    """What a person fills in to move a matter."""

    to: State
    on: date
    reason: str = ""
    responsible: str = ""
    due_on: date | None = None
    due_text: str = ""
    wake_on: date | None = None
    wake_when: str = ""
    until_further_notice: bool = False
    approved_by: str = ""


def refuse_step(now: State, step: Step, *, began_on: date | None) -> Refusal | None:
    """None when the step may be taken, else the first reason why not.

    The order is what a person would ask first: is the step possible at all, then is it complete.
    What a note states has happened already: reading notes in does not ask this rule.
    """
    if step.to == now:
        return Refusal.ALREADY_THERE
    if step.to not in STEPS[now]:
        return _FIRST[now]
    if began_on is not None and step.on < began_on:
        return Refusal.BEFORE_ITS_BEGINNING
    return _refuse_incomplete(step)


_FIRST = {
    State.PARKED: Refusal.PARKED_IS_TAKEN_UP_FIRST,
    State.APPROVED: Refusal.APPROVED_IS_REOPENED_FIRST,
    State.CLOSED: Refusal.CLOSED_IS_REOPENED_FIRST,
}


def _refuse_incomplete(step: Step) -> Refusal | None:
    if not step.reason.strip():
        return Refusal.NO_REASON
    if step.to == State.ASSIGNED and not step.responsible.strip():
        return Refusal.NOBODY_ASSIGNED
    has_waking = step.wake_on is not None or step.wake_when.strip() or step.until_further_notice
    if step.to == State.PARKED and not has_waking:
        return Refusal.NO_WAKING
    if step.to == State.APPROVED and not step.approved_by.strip():
        return Refusal.NO_BODY
    return None


def possible_steps(now: State) -> tuple[State, ...]:
    """In the order of `State`, as the form offers them."""
    return tuple(state for state in State if state in STEPS[now])
