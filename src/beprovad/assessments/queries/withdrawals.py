"""Decisions that stand on evidence which has been withdrawn since they were signed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localtime

from beprovad.assessments.models import Decision, DecisionGround
from beprovad.assessments.queries.standing import standing_decisions

MOST = 50


@dataclass(frozen=True)
class ShakenDecision:
    """A standing decision, and what it stood on that has been withdrawn without anybody having looked at it since."""

    decision: Decision
    grounds: tuple[DecisionGround, ...]


def withdrawn_grounds(decision: Decision) -> tuple[DecisionGround, ...]:
    """Looked at or not, in the order in which they were withdrawn."""
    withdrawn = decision.grounds.exclude(evidence__withdrawn_at=None).select_related("evidence")
    return tuple(withdrawn.order_by("evidence__withdrawn_at", "pk"))


def grounds_withdrawn(decisions: Collection[int]) -> Mapping[int, tuple[DecisionGround, ...]]:
    """The same of several decisions, by their ids; one query."""
    rows = DecisionGround.objects.filter(decision__in=decisions).exclude(evidence__withdrawn_at=None)
    found: dict[int, tuple[DecisionGround, ...]] = {}
    for row in rows.select_related("evidence").order_by("evidence__withdrawn_at", "pk"):
        found[row.decision_id] = (*found.get(row.decision_id, ()), row)
    return found


def shaken_decisions(decisions: QuerySet[Decision]) -> tuple[ShakenDecision, ...]:
    """Those that stand and wait for somebody to look at them, the latest withdrawal first. One query."""
    standing = standing_decisions(decisions).filter(assessment__closed_at=None).order_by()
    waiting = DecisionGround.objects.filter(decision__in=standing, looked_at=None)
    nouns = ("method", "authority", "unit")
    rows = (
        waiting.exclude(evidence__withdrawn_at=None)
        .select_related("evidence", *(f"decision__assessment__{noun}" for noun in nouns))
        .defer("decision__record")
        .order_by("-evidence__withdrawn_at", "pk")[:MOST]
    )
    return _by_decision(rows)


def _by_decision(rows: Iterable[DecisionGround]) -> tuple[ShakenDecision, ...]:
    found: dict[int, list[DecisionGround]] = {}
    for row in rows:
        found.setdefault(row.decision_id, []).append(row)
    return tuple(ShakenDecision(grounds[0].decision, tuple(grounds)) for grounds in found.values())


@dataclass(frozen=True)
class Withdrawn:
    """A piece of evidence that a signed decision stood on, as it was taken out of use."""

    evidence_id: int
    claim: str
    because: str
    on: date


def since_signed(decision: Decision) -> tuple[date | None, tuple[Withdrawn, ...]]:
    """The day of the decision that stands instead, if any, and what holds no more."""
    later = Decision.objects.filter(assessment=decision.assessment_id, number__gt=decision.number)
    latest = later.defer("record").order_by("-number").first()
    pieces = (ground.evidence for ground in withdrawn_grounds(decision))
    withdrawn = tuple(
        Withdrawn(each.pk, each.claim, each.withdrawn_because, localtime(each.withdrawn_at).date())
        for each in pieces
    )
    return (latest.decided_on if latest else None), withdrawn
