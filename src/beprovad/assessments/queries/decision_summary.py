"""What the assessment's page says of its decisions: the one that stands, those before it, what the next one lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from beprovad.assessments.models import Assessment, Decision, Setup
from beprovad.assessments.queries.standing import DueDecision, due_of, standing_by, with_its_course
from beprovad.assessments.rules.decisions import Missing, lacks
from beprovad.assessments.rules.kinds import DecisionKind, Scope
from beprovad.assessments.words.deciding import DUE_WORDS, KIND_CHIPS, KIND_WORDS, MISSING_WORDS, Words


@dataclass(frozen=True)
class DecisionLine:
    decision: Decision

    @property
    def words(self) -> Words:
        return KIND_WORDS[DecisionKind(self.decision.kind)]

    @property
    def chip(self) -> str:
        return KIND_CHIPS[DecisionKind(self.decision.kind)]


@dataclass(frozen=True)
class DecisionSummary:
    """`meant`: what the fields plan for. `lacking`: what stands in the way of a decision of each kind, today."""

    standing: DecisionLine | None
    earlier: tuple[DecisionLine, ...]
    due: DueDecision | None
    meant: DecisionKind
    lacking: Mapping[DecisionKind, tuple[Missing, ...]]
    may_decide: bool

    @property
    def kind(self) -> DecisionKind | None:
        """Of the decision that stands."""
        return DecisionKind(self.standing.decision.kind) if self.standing else None

    @property
    def lacks(self) -> tuple[Words, ...]:
        """Of what is meant."""
        return tuple(MISSING_WORDS[missing] for missing in self.lacking[self.meant])

    @property
    def is_pilot_meant(self) -> bool:
        return self.meant is DecisionKind.PILOT

    @property
    def is_pilot_possible(self) -> bool:
        return not self.lacking[DecisionKind.PILOT]

    @property
    def is_due_now(self) -> bool:
        return self.due is not None and self.due.is_now

    @property
    def due_words(self) -> Words:
        return DUE_WORDS[self.due.due] if self.due else ""


def decision_summary(
    assessment: Assessment, *, users_unasked: int, may_decide: bool, today: date
) -> DecisionSummary:
    """Of an assessment from `access`: one query."""
    setup: Setup = getattr(assessment, "setup", None) or Setup()
    standing = standing_by(
        setup,
        stamp=assessment.stamp,
        says_when_it_may_show=getattr(assessment, "has_dated_effects", False),
        users_unasked=users_unasked,
    )
    rows = with_its_course(Decision.objects.filter(assessment=assessment)).defer("record").order_by("-number")
    found = list(rows)
    latest = found[0] if found else None
    is_open = assessment.closed_at is None
    return DecisionSummary(
        standing=DecisionLine(latest) if latest else None,
        earlier=tuple(map(DecisionLine, found[1:])),
        due=due_of(latest, today=today) if latest and is_open else None,
        meant=DecisionKind.PILOT if setup.scope == Scope.PILOT else DecisionKind.INTRODUCE,
        lacking={kind: lacks(kind, standing, today=today) for kind in DecisionKind},
        may_decide=may_decide and is_open,
    )
