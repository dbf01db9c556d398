"""Beslutsunderlaget as values: everything that a decision stands on, at one moment. Pure.

The same value is shown, printed, and kept with a signed decision: what was known then can be read word for word later,
whatever has happened to the assessment since. `freeze` and `thaw` take it to JSON and back.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from beprovad.assessments.rules.kinds import Scope, Verdict
from beprovad.assessments.rules.progress import AnswerState

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Source:
    """`number` is its place in the list of sources; `line` the whole citation."""

    number: int
    line: str
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A piece of evidence; `facts` are its kind's own, raw (certainty, how many answered …), for words to say."""

    id: int
    leaf: str
    direction: str
    claim: str
    details: str = ""
    dated_on: date
    is_year_only: bool = False  # of `dated_on`
    owner: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[int, ...] = ()  # numbers
    is_withdrawn: bool = False
    withdrawn_because: str = ""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question and what is said of it. `is_asked`: False for what a newer version of the list has left out."""

    question_id: int
    question: str
    area: str
    standing: AnswerState
    verdict: Verdict | None = None
    reasons: str = ""
    by: str = ""
    at: datetime | None = None
    only_users: bool = False
    field: str = ""
    grounds: tuple[int, ...] = ()  # ids
    taken_from: str = ""
    adaptation: str = ""
    is_asked: bool = True


@dataclass(frozen=True, kw_only=True)
class Costs:
    """Whole SEK; None is not known, 0 is nothing, "about" is an estimate. `note` is as somebody wrote it."""

    once: int | None = None
    yearly: int | None = None
    note: str = ""
    payer: str = ""
    once_is_about: bool = False
    yearly_is_about: bool = False


@dataclass(frozen=True, kw_only=True)
class Danger:
    """Likelihood and consequence on 1–5."""

    text: str
    likelihood: int
    consequence: int
    response: str = ""


@dataclass(frozen=True, kw_only=True)
class Effect:
    indicator: str
    now: str = ""
    wanted: str = ""
    for_whom: str = ""
    earliest_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Serves:
    """A goal that the method serves, and the plan that it stands in."""

    text: str
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The fields of the assessment."""

    costs: Costs = Costs()
    staff_time: str = ""
    replaces: str = ""
    replaces_nothing_because: str = ""
    owner: str = ""
    head_provides: str = ""
    training: str = ""
    collaboration: str = ""
    scope: Scope | None = None
    hypothesis: str = ""
    baseline: str = ""
    begins_on: date | None = None
    length: str = ""
    scale: str = ""
    measures: str = ""
    stop_rule: str = ""
    decision_on: date | None = None
    follow_up_how: str = ""
    follow_up_on: date | None = None
    dangers: tuple[Danger, ...] = ()
    effects: tuple[Effect, ...] = ()
    goals: tuple[Serves, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lack:
    """What the clover says is missing on a leaf. `unlinked`: pieces known of the method that nothing here stands on."""

    leaf: str
    missing: str
    unlinked: int = 0


@dataclass(frozen=True, kw_only=True)
class Leaves:
    """The clover's levels; see knowledge/rules/clover.py."""

    research: str
    profession: str
    users: str
    context: str
    missing: tuple[Lack, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Brief:
    """`is_in_depth`: all questions were asked, not the screening only.

    `beyond`: what only users may answer, of the questions that the screening leaves out.
    """

    method: str
    target_group: str
    aim: str
    how: str
    authority: str
    unit: str
    checklist: str
    version: int
    purpose: str
    lead: str
    is_in_depth: bool
    leaves: Leaves
    answers: tuple[Answered, ...]
    terms: Terms
    grounds: tuple[Ground, ...] = ()
    sources: tuple[Source, ...] = ()
    beyond: tuple[Answered, ...] = ()

    @property
    def unasked_of_users(self) -> tuple[Answered, ...]:
        """What only users may answer, and nobody has asked them: in the screening, in depth, or not yet at all."""
        asked = (each for each in self.answers if each.is_asked)
        return tuple(
            each for each in (*asked, *self.beyond) if each.standing is AnswerState.WAITING_FOR_USERS
        )

    @property
    def unanswered(self) -> tuple[Answered, ...]:
        """Of what is asked."""
        return tuple(
            each for each in self.answers if each.is_asked and each.standing is not AnswerState.ANSWERED
        )

    @property
    def unknown(self) -> tuple[Answered, ...]:
        """What nobody has answered: of what is asked, and of users beyond it."""
        beyond = (each for each in self.beyond if each.standing is AnswerState.WAITING_FOR_USERS)
        return (*self.unanswered, *beyond)

    @property
    def against(self) -> tuple[Answered, ...]:
        """Questions of which the assessment says that they speak against."""
        return tuple(each for each in self.answers if each.verdict is Verdict.AGAINST)

    @property
    def uncertain(self) -> tuple[Answered, ...]:
        return tuple(each for each in self.answers if each.verdict is Verdict.UNCERTAIN)

    @property
    def spared(self) -> frozenset[str]:
        """The fields whose questions are judged not to apply."""
        judged = (each for each in self.answers if each.verdict is Verdict.NOT_APPLICABLE)
        return frozenset(each.field for each in judged if each.is_asked and each.field)

    @property
    def contradicting(self) -> tuple[Ground, ...]:
        return tuple(g for g in self.grounds if g.direction == "contradicts" and not g.is_withdrawn)

    def ground(self, ground_id: int) -> Ground:
        return next(ground for ground in self.grounds if ground.id == ground_id)


def freeze(value: object) -> Any:
    """A value of this module as JSON holds it: dataclasses as objects, tuples as lists, days as ISO 8601."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: freeze(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [freeze(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def thaw(kind: type[T], frozen: Any) -> T:
    """What `freeze` made, as the value that it was. Fields that a later version added get their defaults."""
    whole: Any = kind
    value: T = _reader(whole)(frozen)
    return value


Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Reader:
    """How a frozen value of this kind is read; made once for each kind, since a brief has hundreds of values."""
    if get_origin(kind) is UnionType:
        return _reader(next(each for each in get_args(kind) if each is not NoneType))
    if get_origin(kind) is tuple:
        return _unless_none(_tuple_reader(get_args(kind)))
    if kind in (datetime, date):
        return _unless_none(kind.fromisoformat)
    return _unless_none(_fields_reader(kind) if is_dataclass(kind) else kind)


def _unless_none(read: Reader) -> Reader:
    return lambda frozen: None if frozen is None else read(frozen)


def _tuple_reader(inner: tuple[Any, ...]) -> Reader:
    """One kind for all members (`tuple[int, ...]`), or one for each."""
    if inner[-1] is Ellipsis:
        each = _reader(inner[0])
        return lambda frozen: tuple(map(each, frozen))
    readers = tuple(map(_reader, inner))
    return lambda frozen: tuple(read(value) for read, value in zip(readers, frozen, strict=True))


def _fields_reader(kind: Any) -> Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    return lambda frozen: kind(
        **{name: readers[name](value) for name, value in frozen.items() if name in readers}
    )
