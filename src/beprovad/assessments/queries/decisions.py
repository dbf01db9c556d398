"""Decisions: what stands in the way of one, what was known when one was signed, and which ones wait."""

from collections.abc import Collection, Mapping

from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.queries.brief import brief_of
from beprovad.assessments.queries.standing import (
    DueDecision,
    due_among,
    due_decisions,
    standing_by,
    standing_decisions,
    with_its_course,
)
from beprovad.assessments.rules.brief import Brief, thaw
from beprovad.assessments.rules.decisions import Standing

__all__ = [
    "DueDecision", "brief_when_signed", "briefs_when_signed", "due_among", "due_decisions", "standing_decisions",
    "standing_of", "with_its_course",
]  # fmt: skip


def standing_of(assessment: Assessment, known: Brief | None = None) -> Standing:
    """What the rules ask of an assessment before a decision; `known` is its brief where it is at hand."""
    whole = known or brief_of(assessment)
    unasked = len(whole.unasked_of_users)
    dated = any(effect.earliest_on for effect in whole.terms.effects)
    return standing_by(
        whole.terms, stamp=assessment.stamp, says_when_it_may_show=dated, users_unasked=unasked
    )


def brief_when_signed(decision: Decision) -> Brief:
    """What was known then, word for word."""
    return thaw(Brief, decision.record)


def briefs_when_signed(decision_ids: Collection[int]) -> Mapping[int, Brief]:
    """Of decisions that were read without their long records; one query."""
    kept = Decision.objects.filter(pk__in=decision_ids).order_by().values_list("pk", "record")
    return {pk: thaw(Brief, record) for pk, record in kept}
