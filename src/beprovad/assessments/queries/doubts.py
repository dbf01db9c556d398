"""Days of an assessment that cannot all be right, where its fields stand and where a decision is read through."""

from collections.abc import Mapping
from datetime import date

from beprovad.assessments.models import ExpectedEffect, Setup
from beprovad.assessments.rules.brief import Terms
from beprovad.assessments.rules.days import Doubt, effect_doubt, effect_doubts, follow_up_doubts
from beprovad.assessments.rules.decisions import Draft
from beprovad.assessments.rules.kinds import DecisionKind, Scope
from beprovad.assessments.words.days import doubt_said

BESIDE = {"decision_on": Doubt.EFFECT_AFTER_DECISION, "follow_up_on": Doubt.EFFECT_AFTER_FOLLOW_UP}
"""The field that each doubt about an effect stands beside, besides the effect itself."""


def effect_doubt_said(setup: Setup, effect: ExpectedEffect) -> str:
    doubt = effect_doubt(effect.indicator, effect.earliest_on, **_bounds(setup))
    return doubt_said(doubt) if doubt else ""


def doubts_said_by_field(setup: Setup) -> Mapping[str, str]:
    """By the field that they stand beside; empty where the days go together. One query."""
    told = setup.assessment.effects.order_by("pk").values_list("indicator", "earliest_on")
    found = effect_doubts(told, **_bounds(setup))
    return {
        name: " ".join(doubt_said(each) for each in found if each.doubt is doubt)
        for name, doubt in BESIDE.items()
    }


def _bounds(setup: Setup) -> dict[str, date | None]:
    is_pilot = setup.scope != Scope.BROAD
    return {"decision_on": setup.decision_on if is_pilot else None, "follow_up_on": setup.follow_up_on}


def draft_doubts_said(draft: Draft, terms: Terms) -> tuple[str, ...]:
    """What the decider is told before the signature; a pilot's own day for deciding counts in a pilot only."""
    is_pilot = draft.kind is DecisionKind.PILOT
    doubts = (
        *follow_up_doubts(terms.follow_up_on, starts_on=draft.decided_on),
        *effect_doubts(
            ((effect.indicator, effect.earliest_on) for effect in terms.effects),
            decision_on=terms.decision_on if is_pilot else None,
            follow_up_on=terms.follow_up_on,
            review_on=draft.review_on,
        ),
    )
    return tuple(map(doubt_said, doubts))
