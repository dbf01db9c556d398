"""What others see of a shared assessment, and which questions of different lists are the same. Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from beprovad.assessments.rules.brief import Answered, Brief
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState

T = TypeVar("T")


def as_shared(known: Brief) -> Brief:
    """The brief as a network reads it: without who wrote an answer, and in whose hands a question is.

    Everything else of a brief is shown: answers, evidence under them (the authority's own as well), and the fields.
    """
    answers, beyond = (tuple(map(_answer_as_shared, each)) for each in (known.answers, known.beyond))
    return replace(known, answers=answers, beyond=beyond)


def _answer_as_shared(answer: Answered) -> Answered:
    is_handed = answer.standing is AnswerState.HANDED
    return replace(answer, by="", standing=AnswerState.OPEN if is_handed else answer.standing)


@dataclass(frozen=True)
class Asked:
    """A question of one list: `key` follows it between versions, `covers` are the standard questions that it asks."""

    id: int
    key: UUID
    covers: frozenset[UUID] = frozenset()

    def is_like(self, other: "Asked") -> bool:
        return self.key == other.key or not self.covers.isdisjoint(other.covers)


def counterpart(of: Asked, among: Iterable[Asked]) -> Asked | None:
    """The question there that asks the same: by its key, else the one that covers most of the same; None if none."""
    alike = [each for each in among if of.is_like(each)]
    return max(alike, key=lambda each: (each.key == of.key, len(each.covers & of.covers)), default=None)


def in_rows(lists: Sequence[Sequence[Asked]]) -> tuple[tuple[Asked | None, ...], ...]:
    """Questions of several lists beside each other: a row for each question, a place for each list.

    Every question of every list stands in exactly one row. A row holds at most one question of each list, and each of
    them is like the first one in the row. The first list's order is kept.
    """
    rows: list[list[Asked | None]] = []
    for place, asked in enumerate(lists):
        free = dict(enumerate(rows))
        for question in asked:
            found = _row_for(question, free)
            if found is None:
                rows.append([None] * len(lists))
                rows[-1][place] = question
            else:
                free.pop(found)[place] = question
    return tuple(tuple(row) for row in rows)


def _row_for(question: Asked, free: Mapping[int, Sequence[Asked | None]]) -> int | None:
    heads = {number: next(each for each in row if each is not None) for number, row in free.items()}
    found = counterpart(question, heads.values())
    return next((number for number, head in heads.items() if head is found), None)


def do_differ(verdicts: Collection[Verdict | None]) -> bool:
    """Whether those who have said anything say different things; "later" says nothing yet."""
    return len({each for each in verdicts if each not in (None, Verdict.LATER)}) > 1


def parted(rows: Iterable[T], holds: Callable[[T], bool]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Those of which it holds, and the others; each in the order that they had."""
    whole = tuple(rows)
    return tuple(row for row in whole if holds(row)), tuple(row for row in whole if not holds(row))
