"""What comes after a decision, and when somebody has to look at it again. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.knowledge.rules.kinds import Stage

SOON = timedelta(days=30)
WEEK = 7


class Due(StrEnum):
    """Why a decision waits for somebody."""

    STOP_RULE_MET = "stop_rule_met"
    DECISION_OVERDUE = "decision_overdue"  # the pilot's day has come
    DECISION_SOON = "decision_soon"
    REVIEW_OVERDUE = "review_overdue"
    REVIEW_SOON = "review_soon"


class Part(StrEnum):
    """What a decision can be carried out with."""

    ROLLOUT = "rollout"
    TRIAL = "trial"
    PHASE_OUT = "phase_out"


PARTS = {
    DecisionKind.INTRODUCE: (Part.ROLLOUT, Part.PHASE_OUT),
    DecisionKind.PILOT: (Part.TRIAL, Part.ROLLOUT),
    DecisionKind.KEEP: (),
    DecisionKind.ADAPT: (Part.ROLLOUT,),
    DecisionKind.WAIT: (),
    DecisionKind.DECLINE: (),
    DecisionKind.WIND_DOWN: (Part.PHASE_OUT,),
}
"""What each kind leads to, in the order in which its page shows it."""


STAGES = {
    DecisionKind.INTRODUCE: Stage.FULL,
    DecisionKind.PILOT: Stage.PILOT,
    DecisionKind.KEEP: Stage.FULL,
    DecisionKind.WIND_DOWN: Stage.PHASING_OUT,
}
"""How whoever decided stands to the method from then on; the other kinds change nothing in use."""


def stage_after(kind: DecisionKind, stage: Stage | None) -> Stage | None:
    """How it stands to the method after the decision; None where the decision leaves that as it was.

    Whoever declines what was only considered or tried does not use it; what is in full use is wound down instead.
    """
    if kind is DecisionKind.DECLINE:
        return Stage.ENDED if stage in (Stage.CONSIDERED, Stage.PILOT) else None
    after = STAGES.get(kind)
    return after if after is not stage else None


@dataclass(frozen=True)
class Course:
    """Where a standing decision is; a superseded one is due for nothing."""

    kind: DecisionKind
    review_on: date | None = None
    decision_on: date | None = None  # of a pilot
    is_stop_rule_met: bool = False


def due(course: Course, *, today: date) -> Due | None:
    """The most urgent thing, None where nothing waits. "Soon" is within 30 days."""
    if course.kind is DecisionKind.PILOT:
        if course.is_stop_rule_met:
            return Due.STOP_RULE_MET
        return _near(course.decision_on, today, Due.DECISION_OVERDUE, Due.DECISION_SOON)
    return _near(course.review_on, today, Due.REVIEW_OVERDUE, Due.REVIEW_SOON)


def trial_week(on: date, *, begins_on: date) -> int:
    """Of a pilot: 1 for its first seven days; below 1 for a day before it began."""
    return (on - begins_on).days // WEEK + 1


def _near(day: date | None, today: date, passed: Due, soon: Due) -> Due | None:
    if day is None:
        return None
    if day <= today:
        return passed
    return soon if day - today <= SOON else None
