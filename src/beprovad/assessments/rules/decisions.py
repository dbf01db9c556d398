"""When a decision may be signed, and what stands in its way. Pure.

A rule refuses with the reason; words.py says the way out. What is required follows the kind of decision:
broad introduction needs an owner, a follow-up, a word on what it replaces and an effect that is expected, with the
earliest day that it may show; a pilot says what "test" means: hypothesis, first day, length, scale, measures, stop rule
and a day for the next decision; both need what the head gives. Every kind needs that users have answered what only
users may answer, unless the decider states why it is decided without them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from beprovad.assessments.rules.kinds import DecisionKind


class Missing(StrEnum):
    """What stands in the way of a signature."""

    OWNER = "owner"
    FOLLOW_UP = "follow_up"
    REPLACES = "replaces"
    EFFECT = "effect"
    HEAD_PROVIDES = "head_provides"
    HYPOTHESIS = "hypothesis"
    BEGINNING = "beginning"
    LENGTH = "length"
    SCALE = "scale"
    MEASURES = "measures"
    STOP_RULE = "stop_rule"
    DECISION_DAY = "decision_day"
    USERS = "users"
    CONDITIONS = "conditions"
    REASONS = "reasons"
    DECIDER = "decider"
    REVIEW_DAY = "review_day"
    DECIDED_IN_THE_FUTURE = "decided_in_the_future"
    REVIEW_BEFORE_DECISION = "review_before_decision"
    DECISION_DAY_PASSED = "decision_day_passed"
    READ_ANOTHER_VERSION = "read_another_version"


@dataclass(frozen=True)
class Standing:
    """What the assessment holds when somebody wants to decide; `stamp` is what it has now."""

    stamp: int
    has_owner: bool
    has_follow_up: bool
    says_what_it_replaces: bool  # or why it replaces nothing
    says_when_it_may_show: bool  # one expected effect at least, with the earliest day
    says_what_the_head_gives: bool  # be it nothing
    has_hypothesis: bool
    has_beginning: bool
    has_length: bool
    has_scale: bool
    has_measures: bool
    has_stop_rule: bool
    decision_on: date | None
    users_unasked: (
        int  # questions of the whole version that only users may answer, without an answer from users
    )


@dataclass(frozen=True)
class Draft:
    """A decision as its form holds it; `stamp` is the assessment's when the decider read it."""

    kind: DecisionKind
    stamp: int
    decided_on: date
    decided_by: str
    reasons: str
    conditions: str = ""
    review_on: date | None = None
    without_users_because: str = ""
    delegation: str = ""
    registration: str = ""  # diarienummer


NEEDS_REVIEW = frozenset({DecisionKind.INTRODUCE, DecisionKind.KEEP, DecisionKind.ADAPT, DecisionKind.WAIT})
"""Kinds that somebody has to look at again; a pilot has its own decision day, an ending has none."""


TRIAL = ("hypothesis", "baseline", "begins_on", "length", "scale", "measures", "stop_rule", "decision_on")
"""What "test" means."""

_HELD = ("owner", "cost", "payer")
_WORK = ("replaces", "staff_time", "training", "head_provides", "collaboration")
_FOLLOWED = ("follow_up_how", "follow_up_on")

HEAD_GIVES = frozenset({DecisionKind.INTRODUCE, DecisionKind.PILOT})
"""Kinds that need what the head gives; signed, it becomes that head's own first step."""

_NOTHING = frozenset(
    {"", "inget", "ingenting", "inget särskilt", "ingenting särskilt", "nothing", "none", "no"}
)


def is_nothing(words: str) -> bool:
    """Whether what the head must give is said to be nothing: an answer, and nothing to tick off."""
    return words.strip(" \t\n.,;:!–—-").casefold() in _NOTHING


READ_FIRST: Mapping[DecisionKind, tuple[str, ...]] = {
    DecisionKind.INTRODUCE: (*_HELD, *_WORK, *_FOLLOWED),
    DecisionKind.PILOT: (*TRIAL, *_HELD, *_WORK, *_FOLLOWED),
    DecisionKind.KEEP: (*_HELD, *_FOLLOWED),
    DecisionKind.ADAPT: (*_HELD, *_WORK, *_FOLLOWED),
    DecisionKind.WAIT: (),
    DecisionKind.DECLINE: (),
    DecisionKind.WIND_DOWN: ("owner", "replaces", *_FOLLOWED),
}
"""Fields that become part of each kind of decision, in reading order: read before it is signed, also where they are
empty, since what nobody has said is signed as well."""


def obstacles(draft: Draft, standing: Standing, *, today: date) -> tuple[Missing, ...]:
    """Everything in the way, in the order in which a person would mend it; empty means that it may be signed."""
    return (
        *_of_the_reader(draft, standing),
        *_of_the_assessment(draft, standing, today),
        *_of_the_form(draft, today),
    )


def lacks(kind: DecisionKind, standing: Standing, *, today: date) -> tuple[Missing, ...]:
    """What the assessment itself lacks for a decision of that kind, before anything is written in the form."""
    unwritten = Draft(kind=kind, stamp=standing.stamp, decided_on=today, decided_by="", reasons="")
    return _of_the_assessment(unwritten, standing, today)


def _of_the_reader(draft: Draft, standing: Standing) -> tuple[Missing, ...]:
    return (Missing.READ_ANOTHER_VERSION,) if draft.stamp != standing.stamp else ()


def _of_the_assessment(draft: Draft, standing: Standing, today: date) -> tuple[Missing, ...]:
    found = []
    if draft.kind is DecisionKind.INTRODUCE:
        found += [
            lack
            for lack, is_there in (
                (Missing.OWNER, standing.has_owner),
                (Missing.FOLLOW_UP, standing.has_follow_up),
                (Missing.REPLACES, standing.says_what_it_replaces),
                (Missing.EFFECT, standing.says_when_it_may_show),
                (Missing.HEAD_PROVIDES, standing.says_what_the_head_gives),
            )
            if not is_there
        ]
    if draft.kind is DecisionKind.PILOT:
        found += [
            lack
            for lack, is_there in (
                (Missing.HYPOTHESIS, standing.has_hypothesis),
                (Missing.BEGINNING, standing.has_beginning),
                (Missing.LENGTH, standing.has_length),
                (Missing.SCALE, standing.has_scale),
                (Missing.MEASURES, standing.has_measures),
                (Missing.STOP_RULE, standing.has_stop_rule),
                (Missing.DECISION_DAY, standing.decision_on is not None),
                (Missing.HEAD_PROVIDES, standing.says_what_the_head_gives),
            )
            if not is_there
        ]
        if standing.decision_on is not None and standing.decision_on <= max(today, draft.decided_on):
            found.append(Missing.DECISION_DAY_PASSED)
    if standing.users_unasked and not draft.without_users_because.strip():
        found.append(Missing.USERS)
    return tuple(found)


def _of_the_form(draft: Draft, today: date) -> tuple[Missing, ...]:
    found = []
    if not draft.decided_by.strip():
        found.append(Missing.DECIDER)
    if not draft.reasons.strip():
        found.append(Missing.REASONS)
    if draft.kind is DecisionKind.ADAPT and not draft.conditions.strip():
        found.append(Missing.CONDITIONS)
    if draft.kind in NEEDS_REVIEW and draft.review_on is None:
        found.append(Missing.REVIEW_DAY)
    if draft.decided_on > today:
        found.append(Missing.DECIDED_IN_THE_FUTURE)
    if draft.review_on is not None and draft.review_on <= draft.decided_on:
        found.append(Missing.REVIEW_BEFORE_DECISION)
    return tuple(found)
