"""Decisions: what stands in the way of one, which one stands, and what it waits for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from beprovad.assessments.models import Assessment, Decision, TrialEntry
from beprovad.assessments.queries.brief import brief_of, unasked_of_users
from beprovad.assessments.rules.brief import Brief, thaw
from beprovad.assessments.rules.carrying_out import SOON, Course, Due, due
from beprovad.assessments.rules.decisions import Standing
from beprovad.assessments.rules.kinds import DecisionKind


def standing_of(assessment: Assessment, known: Brief | None = None) -> Standing:
    """What the rules ask of an assessment before a decision; `known` is its brief where it is at hand."""
    whole = known or brief_of(assessment)
    terms = whole.terms
    return Standing(
        stamp=assessment.stamp,
        has_owner=bool(terms.owner),
        has_follow_up=bool(terms.follow_up_how.strip()),
        says_what_it_replaces=bool(terms.replaces.strip() or terms.replaces_nothing_because.strip()),
        has_hypothesis=bool(terms.hypothesis.strip()),
        has_stop_rule=bool(terms.stop_rule.strip()),
        decision_on=terms.decision_on,
        users_unasked=len(unasked_of_users(whole.answers)),
    )


def brief_when_signed(decision: Decision) -> Brief:
    """What was known then, word for word."""
    return thaw(Brief, decision.record)


def standing_decisions(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The latest of each assessment; those before it have been superseded."""
    later = Decision.objects.filter(assessment=OuterRef("assessment"), number__gt=OuterRef("number"))
    return decisions.filter(~Exists(later))


@dataclass(frozen=True)
class DueDecision:
    """A standing decision that waits for somebody. `on` is the day; None when the stop rule is met."""

    decision: Decision
    due: Due
    on: date | None


def due_decisions(decisions: QuerySet[Decision], *, today: date) -> tuple[DueDecision, ...]:
    """Those that wait, the most urgent first: stop rules met, then by day. One query."""
    near = today + SOON
    pilot = Q(kind=DecisionKind.PILOT)
    may_wait = (pilot & (Q(stop_met=True) | Q(decision_day__lte=near))) | (~pilot & Q(review_on__lte=near))
    rows: Any = standing_decisions(decisions).annotate(
        stop_met=Exists(TrialEntry.objects.filter(decision=OuterRef("pk"), is_stop_rule_met=True)),
        decision_day=F("assessment__setup__decision_on"),
    )
    found = rows.filter(may_wait, assessment__closed_at=None).select_related(
        "assessment__method", "assessment__authority", "assessment__unit"
    )
    waiting = [each for row in found if (each := _due(row, today)) is not None]
    return tuple(sorted(waiting, key=lambda each: (each.on is not None, each.on or today, each.decision.pk)))


def _due(row: Any, today: date) -> DueDecision | None:
    course = Course(
        kind=DecisionKind(row.kind),
        review_on=row.review_on,
        decision_on=row.decision_day,
        is_stop_rule_met=row.stop_met,
    )
    why = due(course, today=today)
    if why is None:
        return None
    day = row.decision_day if course.kind is DecisionKind.PILOT else row.review_on
    return DueDecision(row, why, None if why is Due.STOP_RULE_MET else day)
