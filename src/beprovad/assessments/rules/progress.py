"""How far an assessment has come: what counts as answered, and what is still open. Never a score. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from beprovad.assessments.rules.kinds import Verdict


class AnswerState(StrEnum):
    """How one question stands. Every question stands in exactly one way."""

    ANSWERED = "answered"
    OPEN = "open"
    HANDED = "handed"  # open, and in a colleague's hands
    WAITING_FOR_USERS = "waiting_for_users"  # only users may answer, and nobody has asked them


class Stage(StrEnum):
    """How far an assessment has come. Each stands in exactly one, and has one name wherever it is spoken of."""

    FIRST = "first"  # the screening's questions
    DEPTH = "depth"  # all of them
    DECIDED = "decided"
    CLOSED = "closed"  # put away


def stage(*, is_in_depth: bool, is_decided: bool, is_closed: bool) -> Stage:
    """What was put away is closed, whatever was decided; a decision says more than which questions were asked."""
    if is_closed:
        return Stage.CLOSED
    if is_decided:
        return Stage.DECIDED
    return Stage.DEPTH if is_in_depth else Stage.FIRST


SETTLED = frozenset({Verdict.FOR, Verdict.UNCERTAIN, Verdict.AGAINST, Verdict.NOT_APPLICABLE})
"""Verdicts that answer a question. "Later" is a promise, not an answer."""


@dataclass(frozen=True)
class Facts:
    """What is known of one question. `users_were_heard`: a piece of users' evidence that holds is linked to it."""

    verdict: Verdict | None = None
    only_users: bool = False
    users_were_heard: bool = False
    is_field: bool = False
    is_filled: bool = False  # the field that answers it has been filled in
    is_handed: bool = False


@dataclass(frozen=True)
class Progress:
    """How many questions stand in each way; together they are `total`."""

    answered: int = 0
    open: int = 0
    handed: int = 0
    waiting_for_users: int = 0

    @property
    def total(self) -> int:
        return self.answered + self.unanswered

    @property
    def unanswered(self) -> int:
        return self.open + self.handed + self.waiting_for_users

    @property
    def is_complete(self) -> bool:
        return self.unanswered == 0


class Screened(Protocol):
    @property
    def is_screening(self) -> bool: ...


Q = TypeVar("Q", bound=Screened)


def answer_state(facts: Facts) -> AnswerState:
    """What only users may answer stays open until users were heard, whatever anybody else writes."""
    if facts.only_users and not facts.users_were_heard:
        return AnswerState.WAITING_FOR_USERS
    if _is_settled(facts):
        return AnswerState.ANSWERED
    return AnswerState.HANDED if facts.is_handed else AnswerState.OPEN


def _is_settled(facts: Facts) -> bool:
    """A question that is a field is answered by the field, or by saying that it is uncertain or does not apply.

    "Later" leaves it open whatever stands in the field: somebody means to come back to it.
    """
    if facts.is_field:
        is_told = facts.is_filled and facts.verdict is not Verdict.LATER
        return is_told or facts.verdict in (Verdict.UNCERTAIN, Verdict.NOT_APPLICABLE)
    return facts.verdict in SETTLED


def progress(states: Iterable[AnswerState]) -> Progress:
    stood = list(states)
    return Progress(**{each.value: stood.count(each) for each in AnswerState})


def users_unasked(states: Iterable[AnswerState]) -> int:
    """How many questions wait for users, of all the questions of a version: what a decision has to answer for.

    Those that the screening leaves out count as well: what only users may answer is not answered by not being asked.
    """
    return progress(states).waiting_for_users


def asked(questions: Sequence[Q], *, is_in_depth: bool) -> tuple[Q, ...]:
    """The screening's questions first; all of them in depth, or where the list has no screening."""
    screening = tuple(question for question in questions if question.is_screening)
    return tuple(questions) if is_in_depth or not screening else screening


def next_open(states: Sequence[AnswerState]) -> int | None:
    """The place of the question to answer next: the first that waits for nobody else; None when there is none."""
    return next((place for place, state in enumerate(states) if state is AnswerState.OPEN), None)
