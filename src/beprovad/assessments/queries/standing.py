"""Which decision stands, what it waits for, and what the next one would need. Nothing here reads the whole brief."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, NullIf

from beprovad.assessments.models import Decision, Setup, TrialEntry
from beprovad.assessments.rules.brief import Terms
from beprovad.assessments.rules.carrying_out import SOON, Course, Due, due
from beprovad.assessments.rules.decisions import Standing
from beprovad.assessments.rules.kinds import DecisionKind


def standing_by(
    terms: Terms | Setup, *, stamp: int, says_when_it_may_show: bool, users_unasked: int
) -> Standing:
    """What the rules ask of the fields before a decision; expected effects stand beside them."""
    return Standing(
        stamp=stamp,
        has_owner=bool(terms.owner),
        has_follow_up=bool(terms.follow_up_how.strip()),
        says_what_it_replaces=bool(terms.replaces.strip() or terms.replaces_nothing_because.strip()),
        says_when_it_may_show=says_when_it_may_show,
        says_what_the_head_gives=bool(terms.head_provides.strip()),
        has_hypothesis=bool(terms.hypothesis.strip()),
        has_beginning=terms.begins_on is not None,
        has_length=bool(terms.length.strip()),
        has_scale=bool(terms.scale.strip()),
        has_measures=bool(terms.measures.strip()),
        has_stop_rule=bool(terms.stop_rule.strip()),
        decision_on=terms.decision_on,
        users_unasked=users_unasked,
    )


def standing_decisions(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The latest of each assessment; those before it have been superseded."""
    later = Decision.objects.filter(assessment=OuterRef("assessment"), number__gt=OuterRef("number"))
    return decisions.filter(~Exists(later))


def with_its_course(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Beside each decision `stop_met`, and a pilot's `decision_day` as it was signed, whoever has moved it since."""
    marked = TrialEntry.objects.filter(decision=OuterRef("pk"), is_stop_rule_met=True)
    met = marked.filter(taken_back_at=None)
    said = Cast(KT("record__terms__decision_on"), CharField(max_length=10))  # compared as text, not as JSON
    return decisions.annotate(stop_met=Exists(met), decision_day=NullIf(said, Value("null")))


@dataclass(frozen=True)
class DueDecision:
    """A standing decision that waits for somebody. `on` is the day; None when the stop rule is met."""

    decision: Decision
    due: Due
    on: date | None

    @property
    def is_now(self) -> bool:
        return self.due not in (Due.DECISION_SOON, Due.REVIEW_SOON)


def due_decisions(decisions: QuerySet[Decision], *, today: date) -> tuple[DueDecision, ...]:
    """Those that wait, the most urgent first: stop rules met, then by day. One query."""
    near = today + SOON
    pilot = Q(kind=DecisionKind.PILOT)
    is_near = pilot & (Q(stop_met=True) | Q(decision_day__lte=near.isoformat()))
    rows = with_its_course(standing_decisions(decisions)).filter(
        is_near | (~pilot & Q(review_on__lte=near)), assessment__closed_at=None
    )
    found = rows.defer("record").select_related(
        "assessment__method", "assessment__authority", "assessment__unit"
    )
    return due_among(found, today=today)


def due_among(decisions: Iterable[Decision], *, today: date) -> tuple[DueDecision, ...]:
    """Those of these standing decisions `with_its_course` that wait, the most urgent first."""
    waiting = [each for row in decisions if (each := due_of(row, today=today)) is not None]
    return tuple(sorted(waiting, key=lambda each: (each.on is not None, each.on or today, each.decision.pk)))


def due_of(decision: Any, *, today: date) -> DueDecision | None:
    """Of a standing decision `with_its_course`."""
    day = decision.decision_day
    course = Course(
        kind=DecisionKind(decision.kind),
        review_on=decision.review_on,
        decision_on=date.fromisoformat(day) if day else None,
        is_stop_rule_met=decision.stop_met,
    )
    why = due(course, today=today)
    if why is None:
        return None
    on = course.decision_on if course.kind is DecisionKind.PILOT else course.review_on
    return DueDecision(decision, why, None if why is Due.STOP_RULE_MET else on)
