"""Beslutsunderlaget as values: everything that a decision stands on, at one moment. Pure.

The same value is shown, printed, and kept with a signed decision: what was known then can be read word for word later,
whatever has happened to the assessment since. `freeze` and `thaw` take it to JSON and back.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
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
    """What the clover says is missing on a leaf."""

    leaf: str
    missing: str


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
    """`is_in_depth`: all questions were asked, not the screening only."""

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

    @property
    def unanswered(self) -> tuple[Answered, ...]:
        """Of what is asked."""
        return tuple(
            each for each in self.answers if each.is_asked and each.standing is not AnswerState.ANSWERED
        )

    @property
    def against(self) -> tuple[Answered, ...]:
        """Questions of which the assessment says that they speak against."""
        return tuple(each for each in self.answers if each.verdict is Verdict.AGAINST)

    @property
    def uncertain(self) -> tuple[Answered, ...]:
        return tuple(each for each in self.answers if each.verdict is Verdict.UNCERTAIN)

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
    hints = get_type_hints(kind)
    kept = {name: _thawed(hints[name], value) for name, value in frozen.items() if name in hints}
    return kind(**kept)


def _thawed(kind: Any, frozen: Any) -> Any:
    if frozen is None:
        return None
    if get_origin(kind) is UnionType:
        return _thawed(next(each for each in get_args(kind) if each is not NoneType), frozen)
    if get_origin(kind) is tuple:
        return tuple(
            _thawed(each, value) for each, value in zip(_kinds(kind, len(frozen)), frozen, strict=True)
        )
    if kind in (datetime, date):
        return kind.fromisoformat(frozen)
    if is_dataclass(kind):
        return thaw(kind, frozen)  # type: ignore[arg-type]
    return kind(frozen)


def _kinds(kind: Any, length: int) -> tuple[Any, ...]:
    """The kinds of a tuple's members: one for all (`tuple[int, ...]`), or one for each."""
    inner = get_args(kind)
    return (inner[0],) * length if inner[-1] is Ellipsis else inner
