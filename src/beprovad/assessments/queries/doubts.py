"""Days of an assessment that cannot all be right, where its fields stand and where a decision is read through."""

from collections.abc import Mapping
from datetime import date

from beprovad.assessments.models import ExpectedEffect, Setup
from beprovad.assessments.rules.brief import Terms
from beprovad.assessments.rules.days import Doubt, effect_doubt, effect_doubts, follow_up_doubts, trial_doubts
from beprovad.assessments.rules.decisions import Draft
from beprovad.assessments.rules.kinds import DecisionKind, Scope
from beprovad.assessments.words.days import doubt_said

BESIDE = {
    Doubt.EFFECT_AFTER_DECISION: "decision_on",
    Doubt.EFFECT_AFTER_FOLLOW_UP: "follow_up_on",
    Doubt.EFFECT_BEFORE_BEGINNING: "begins_on",
    Doubt.BEGINS_AFTER_DECISION_DAY: "begins_on",
    Doubt.FOLLOW_UP_BEFORE_BEGINNING: "follow_up_on",
    Doubt.FOLLOW_UP_DURING_PILOT: "follow_up_on",
}
"""The field that each doubt stands beside; one about an effect stands beside the effect, too."""


def effect_doubt_said(setup: Setup, effect: ExpectedEffect) -> str:
    doubt = effect_doubt(effect.indicator, effect.earliest_on, **_bounds(setup))
    return doubt_said(doubt) if doubt else ""


def doubts_said_by_field(setup: Setup) -> Mapping[str, str]:
    """By the field that they stand beside; empty where the days go together. One query."""
    told = setup.assessment.effects.order_by("pk").values_list("indicator", "earliest_on")
    bounds = _bounds(setup)
    found = [*effect_doubts(told, **bounds), *(trial_doubts(**bounds) if _is_pilot(setup) else ())]
    return {
        name: " ".join(doubt_said(each) for each in found if BESIDE[each.doubt] == name)
        for name in ("begins_on", "decision_on", "follow_up_on")
    }


def _is_pilot(setup: Setup) -> bool:
    return setup.scope != Scope.BROAD


def _bounds(setup: Setup) -> dict[str, date | None]:
    trial = {
        name: getattr(setup, name) if _is_pilot(setup) else None for name in ("begins_on", "decision_on")
    }
    return {**trial, "follow_up_on": setup.follow_up_on}


def draft_doubts_said(draft: Draft, terms: Terms) -> tuple[str, ...]:
    """What the decider is told before the signature; a pilot's own days count in a pilot only."""
    is_pilot = draft.kind is DecisionKind.PILOT
    begins_on, decision_on = (terms.begins_on, terms.decision_on) if is_pilot else (None, None)
    early = follow_up_doubts(terms.follow_up_on, starts_on=draft.decided_on)
    doubts = (
        *early,
        *trial_doubts(
            begins_on,
            decision_on=decision_on,
            follow_up_on=None if early else terms.follow_up_on,
            decided_on=draft.decided_on,
        ),
        *effect_doubts(
            ((effect.indicator, effect.earliest_on) for effect in terms.effects),
            decision_on=decision_on,
            follow_up_on=terms.follow_up_on,
            review_on=draft.review_on,
            begins_on=begins_on,
        ),
    )
    return tuple(map(doubt_said, doubts))
