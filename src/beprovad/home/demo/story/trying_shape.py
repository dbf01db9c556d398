"""What assessments are told in: a list of questions, and what somebody did with it, day by day."""

from dataclasses import dataclass, field
from datetime import date

from beprovad.assessments.actions.carrying_out import PhaseOutSaid, StepSaid, TrialSaid
from beprovad.assessments.actions.setup import EffectSaid, Fields, GoalSaid, RiskSaid
from beprovad.assessments.rules.kinds import DecisionKind, Verdict


@dataclass(frozen=True)
class Reply:
    """An answer to the question with that key; `grounds` are the keys of the evidence that it stands on."""

    question: str
    verdict: Verdict | None
    reasons: str
    on: date
    by: str = "Alva Ekström"
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Handed:
    question: str
    to: str
    message: str
    due_on: date
    on: date
    by: str


@dataclass(frozen=True)
class Alone:
    """The assessors answer each alone; `done` are those who are through, with what they said."""

    assessors: tuple[str, ...]
    on: date
    done: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Terms:
    """The fields as they were saved that day; the owner by name."""

    on: date
    fields: Fields
    owner: str = ""
    by: str = "Alva Ekström"
    risks: tuple[RiskSaid, ...] = ()
    effects: tuple[EffectSaid, ...] = ()
    goals: tuple[GoalSaid, ...] = ()


@dataclass(frozen=True)
class Decided:
    """A signed decision and what came of it."""

    kind: DecisionKind
    on: date
    decided_by: str
    reasons: str
    by: str = "Alva Ekström"
    delegation: str = ""
    registration: str = ""
    conditions: str = ""
    review_on: date | None = None
    without_users_because: str = ""
    given_on: date | None = None
    """When the head had given what the head must."""
    steps: tuple[StepSaid, ...] = ()
    log: tuple[TrialSaid, ...] = ()
    phase_outs: tuple[PhaseOutSaid, ...] = ()


@dataclass(frozen=True)
class Together:
    """What a network says together of one question, after having read what each of its municipalities says."""

    network: str
    method: str
    version: int
    question: str
    verdict: Verdict | None
    reasons: str
    on: date
    by: str


@dataclass(frozen=True)
class AssessmentStory:
    method: str
    authority: str
    version: int
    started_on: date
    by: str
    purpose: str
    unit: str = ""
    lead: str = ""
    in_depth_on: date | None = None
    replies: tuple[Reply, ...] = ()
    handed: tuple[Handed, ...] = ()
    alone: Alone | None = None
    terms: Terms | None = None
    decision: Decided | None = None
    shared: dict[str, date] = field(default_factory=dict)
    """Network → the day on which it was shared with it."""
