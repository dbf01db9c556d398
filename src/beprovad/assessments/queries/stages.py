"""How far assessments have come, for whoever lists them."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.rules.progress import Stage, stage
from beprovad.assessments.words.deciding import Words
from beprovad.assessments.words.stages import stage_chip, stage_words


@dataclass(frozen=True)
class Stood:
    """Where an assessment stands; `decided`: the kind of its latest decision."""

    stage: Stage
    decided: DecisionKind | None = None

    @property
    def words(self) -> Words:
        return stage_words(self.stage, self.decided)

    @property
    def chip(self) -> str:
        return stage_chip(self.stage, self.decided)


def stood(assessment: Assessment, decided: DecisionKind | None) -> Stood:
    has_come = stage(
        is_in_depth=assessment.is_in_depth,
        is_decided=decided is not None,
        is_closed=assessment.closed_at is not None,
    )
    return Stood(has_come, decided)


def with_decided(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Beside each `decided_kind`, of its latest decision; read with `stood_of`."""
    latest = Decision.objects.filter(assessment=OuterRef("pk")).order_by("-number").values("kind")
    return rows.annotate(decided_kind=Subquery(latest[:1]))


def stood_of(assessment: Assessment) -> Stood:
    """Of a row from `with_decided`."""
    kind = assessment.__dict__["decided_kind"]
    return stood(assessment, DecisionKind(kind) if kind else None)
