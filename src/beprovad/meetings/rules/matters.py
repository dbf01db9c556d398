"""Which steps a matter may take, and why not; how it stands after one. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
LIVING = tuple(state for state in State if state not in ENDED)

STEPS: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.ASSIGNED, State.PARKED, State.CONTINUING, State.APPROVED, State.CLOSED}),
    State.ASSIGNED: frozenset({State.OPEN, State.PARKED, State.CONTINUING, State.APPROVED, State.CLOSED}),
    State.CONTINUING: frozenset({State.OPEN, State.ASSIGNED, State.PARKED, State.APPROVED, State.CLOSED}),
    State.PARKED: frozenset({State.OPEN, State.ASSIGNED, State.CONTINUING, State.CLOSED}),
    State.APPROVED: frozenset({State.OPEN, State.CLOSED}),
    State.CLOSED: frozenset({State.OPEN}),
}
LOOK_AT_MEETING = 3  # the product's own suggestion for what is parked until further notice


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
    BEFORE_THE_LATEST = "before_the_latest"
    IN_THE_FUTURE = "in_the_future"
    DUE_TOO_EARLY = "due_too_early"
    WAKES_TOO_EARLY = "wakes_too_early"


class JoinRefusal(StrEnum):
    """Why two matters cannot be made one, or be parted again."""

    SAME_MATTER = "same_matter"
    ALREADY_JOINED = "already_joined"
    JOINED_ONWARD = "joined_onward"


class ReportRefusal(StrEnum):
    """Why somebody may not leave a report on a matter."""

    NOT_RESPONSIBLE = "not_responsible"
    TAKES_STEPS = "takes_steps"
    HAS_ENDED = "has_ended"


class Waiting(StrEnum):
    """What the words say that a parked matter waits for."""

    NOTHING = "nothing"
    WRITTEN_OUT = "written_out"  # "tills lokalen är klar": the words say it all
    CONDITION = "condition"  # "när lokalen är klar"
    CLAUSE = "clause"  # "lokalen är klar"
    TIME = "time"  # "våren", "nästa möte"


@dataclass(frozen=True)
class Step:
    """What a person fills in to move a matter, or what a note tells of it."""

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


@dataclass(frozen=True)
class Stand:
    """Who has a matter and until when, when it wakes, who approved it: as far as its state asks for it."""

    responsible: str = ""
    due_on: date | None = None
    due_text: str = ""
    wake_on: date | None = None
    wake_when: str = ""
    approved_by: str = ""
    approved_on: date | None = None


def refuse_step(
    now: State,
    step: Step,
    *,
    began_on: date | None,
    latest_on: date | None = None,
    today: date | None = None,
) -> Refusal | None:
    """None when the step may be taken, else the first reason why not.

    The order is what a person would ask first: is the step possible at all, is its day, is it complete.
    A step is taken after all that has happened and at the latest today; where the latest event bears a day
    to come (a note with a wrong date), the step may bear that day too.
    What a note states has happened already: reading notes in does not ask this rule.
    """
    if step.to == now:
        return Refusal.ALREADY_THERE
    if step.to not in STEPS[now]:
        return _FIRST[now]
    if began_on is not None and step.on < began_on:
        return Refusal.BEFORE_ITS_BEGINNING
    if latest_on is not None and step.on < latest_on:
        return Refusal.BEFORE_THE_LATEST
    if today is not None and step.on > max(today, latest_on or today):
        return Refusal.IN_THE_FUTURE
    return _refuse_incomplete(step)


def refuse_beginning(step: Step, *, today: date) -> Refusal | None:
    """May a matter be made by hand in this state? Any state, as long as it is complete."""
    return Refusal.IN_THE_FUTURE if step.on > today else _refuse_incomplete(step)


_FIRST = {
    State.PARKED: Refusal.PARKED_IS_TAKEN_UP_FIRST,
    State.APPROVED: Refusal.APPROVED_IS_REOPENED_FIRST,
    State.CLOSED: Refusal.CLOSED_IS_REOPENED_FIRST,
}


def _refuse_incomplete(step: Step) -> Refusal | None:
    if not step.reason.strip():
        return Refusal.NO_REASON
    if step.to == State.ASSIGNED:
        return _refuse_assignment(step)
    if step.to == State.PARKED:
        return _refuse_parking(step)
    if step.to == State.APPROVED and not step.approved_by.strip():
        return Refusal.NO_BODY
    return None


def _refuse_assignment(step: Step) -> Refusal | None:
    if not step.responsible.strip():
        return Refusal.NOBODY_ASSIGNED
    return Refusal.DUE_TOO_EARLY if step.due_on is not None and step.due_on < step.on else None


def _refuse_parking(step: Step) -> Refusal | None:
    if step.wake_on is None and not step.wake_when.strip() and not step.until_further_notice:
        return Refusal.NO_WAKING
    return Refusal.WAKES_TOO_EARLY if step.wake_on is not None and step.wake_on <= step.on else None


def refuse_report(now: State, *, is_responsible: bool, takes_steps: bool) -> ReportRefusal | None:
    """Whoever answers for what lives may say how it goes; those who take its steps take one instead."""
    if not is_responsible:
        return ReportRefusal.NOT_RESPONSIBLE
    if takes_steps:
        return ReportRefusal.TAKES_STEPS
    return ReportRefusal.HAS_ENDED if now in ENDED else None


def possible_steps(now: State) -> tuple[State, ...]:
    """In the order of `State`, as the form offers them."""
    return tuple(state for state in State if state in STEPS[now])


def refused_steps(now: State) -> tuple[tuple[State, Refusal], ...]:
    """The other states, each with why it cannot be the next one."""
    return tuple((state, _FIRST[now]) for state in State if state != now and state not in STEPS[now])


def stand_after(before: Stand, step: Step) -> Stand:
    """How the matter stands after the step.

    Only what lives is due, only what is parked wakes, only what was approved has its body. Whoever is
    responsible stays so until somebody else is named; a new assignment has its own due day or none.
    """
    said = replace(before, responsible=step.responsible.strip() or before.responsible)
    if step.to == State.PARKED:
        return _parked(said, step)
    awake = replace(said, wake_on=None, wake_when="")
    if step.to in ENDED:
        return _ended(awake, step)
    return replace(_due(awake, step), approved_by="", approved_on=None)


def _parked(said: Stand, step: Step) -> Stand:
    """A note that only mentions what is parked leaves its waking as it was."""
    parked = Stand(responsible=said.responsible, wake_on=said.wake_on, wake_when=said.wake_when)
    if step.wake_on is None and not step.wake_when.strip() and not step.until_further_notice:
        return parked
    when = "" if is_until_further_notice(step.wake_when) else step.wake_when.strip()
    return replace(parked, wake_on=step.wake_on, wake_when=when)


def is_until_further_notice(words: str) -> bool:
    """Words that name no day and no condition that anybody can see come true."""
    return "".join(words.casefold().split()).strip(".") in _NO_CONDITION


def waits_for(words: str) -> Waiting:
    """How the words of a parked matter are joined to "rests": notes write them with and without their first word."""
    plain = words.casefold().split()
    if not plain:
        return Waiting.NOTHING
    if plain[0] in ("till", "tills"):
        return Waiting.WRITTEN_OUT
    if plain[0] in _CONDITIONS:
        return Waiting.CONDITION
    return Waiting.CLAUSE if not _VERBS.isdisjoint(plain) else Waiting.TIME


_CONDITIONS = frozenset({"när", "då", "om", "efter", "så", "sedan", "innan", "i", "på"})
_VERBS = frozenset(
    {"är", "blir", "har", "finns", "kommer", "kan", "går", "får", "börjar", "slutar", "svarar", "vet"}
)
_NO_CONDITION = frozenset({"tillsvidare", "indtilvidere", "inntilvidere", "untilfurthernotice"})


def _ended(awake: Stand, step: Step) -> Stand:
    ended = replace(awake, due_on=None, due_text="")
    body = step.approved_by.strip()
    if step.to != State.APPROVED or (ended.approved_on is not None and not body):
        return ended
    return replace(ended, approved_by=body, approved_on=step.on)


def _due(awake: Stand, step: Step) -> Stand:
    is_due_said = step.due_on is not None or bool(step.due_text.strip())
    is_new_assignment = step.to == State.ASSIGNED and bool(step.responsible.strip())
    if not is_due_said and not is_new_assignment:
        return awake
    return replace(awake, due_on=step.due_on, due_text=step.due_text.strip())


def meetings_since(parked_on: date, meeting_days: Iterable[date]) -> int:
    """How many meetings have gone by since something was parked until further notice."""
    return sum(1 for day in meeting_days if day > parked_on)
