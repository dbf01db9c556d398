"""What a decision lays on people until it is done: what a head gives, what an owner holds."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from beprovad.assessments.models import Decision, RolloutStep
from beprovad.assessments.queries.standing import standing_decisions, with_its_course
from beprovad.assessments.rules.kinds import DecisionKind


@dataclass(frozen=True)
class HeldDecision:
    """A pilot that runs or an introduction under way. `left`: steps not done; `decision_on`: of a pilot."""

    decision: Decision
    left: int
    decision_on: date | None

    @property
    def is_pilot(self) -> bool:
        return self.decision.kind == DecisionKind.PILOT


def steps_to_give(decisions: QuerySet[Decision], *, head_id: int) -> QuerySet[RolloutStep]:
    """Of those decisions that stand: what this head has not given yet, by day. One query."""
    standing = standing_decisions(decisions).filter(assessment__closed_at=None)
    waiting = RolloutStep.objects.filter(
        head=head_id, done_on=None, decision__in=standing.order_by().values("pk")
    )
    nouns = ("decision__assessment__method", "decision__assessment__authority", "decision__assessment__unit")
    found = waiting.select_related(*nouns).defer("decision__record")
    return found.order_by("due_on", "decision__decided_on", "pk")


def held_decisions(decisions: QuerySet[Decision], *, owner_id: int) -> QuerySet[Decision]:
    """What this owner holds: pilots until they are decided again, introductions until every step is done."""
    steps = RolloutStep.objects.filter(decision=OuterRef("pk"))
    under_way = Exists(steps.filter(done_on=None)) | ~Exists(steps)
    rows = with_its_course(standing_decisions(decisions)).filter(
        Q(kind=DecisionKind.PILOT) | Q(under_way, kind=DecisionKind.INTRODUCE),
        assessment__setup__owner=owner_id,
        assessment__closed_at=None,
    )
    nouns = ("assessment__method", "assessment__authority", "assessment__unit")
    found = rows.defer("record").select_related(*nouns).prefetch_related("steps")
    return found.order_by("-decided_on", "-pk")


def held(decision: Any) -> HeldDecision:
    """Of `held_decisions`; no query."""
    day = decision.decision_day
    return HeldDecision(
        decision,
        left=sum(step.done_on is None for step in decision.steps.all()),
        decision_on=date.fromisoformat(day) if day else None,
    )
