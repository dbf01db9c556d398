"""Makers for fields and decisions. A pilot is decided in Norrvik by Alva."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from beprovad.assessments.actions.decisions import sign_decision
from beprovad.assessments.actions.setup import EffectSaid, Fields, add_effect, save_setup
from beprovad.assessments.models import Assessment
from beprovad.assessments.rules.decisions import Draft
from beprovad.assessments.rules.kinds import DecisionKind, Scope
from beprovad.assessments.tests import makers


def today():
    return timezone.localdate()


def ahead(days=180):
    return today() + timedelta(days=days)


def fields(**told):
    whole = {
        "cost_once": 300_000, "replaces": "Veckosamtalen", "owner": None, "scope": Scope.PILOT,
        "head_provides": "Två dagar utan nya ärenden.",
        "hypothesis": "Fler klarar vardagen.", "begins_on": ahead(14), "length": "Sex månader",
        "scale": "Två grupper, tio brukare",
        "measures": "Intervjuer före och efter.", "stop_rule": "Fler än två avbryter.", "decision_on": ahead(),
        "follow_up_how": "Intervjuer med alla.",
    }  # fmt: skip
    return Fields(**{**whole, **told})


def filled(assessment, by, **told):
    """Every field that a decision of any kind needs."""
    told = {"owner": by.person, **told}
    save_setup(assessment=assessment, written=fields(**told), by=by)
    if not assessment.effects.exists():
        effect = EffectSaid(indicator="Klarar morgonen själv", earliest_on=ahead(90))
        add_effect(assessment=assessment, said=effect, by=by)
    return Assessment.objects.get(pk=assessment.pk)


def draft(assessment, kind=DecisionKind.PILOT, **told):
    whole = {
        "kind": kind,
        "stamp": Assessment.objects.get(pk=assessment.pk).stamp,
        "decided_on": today(),
        "decided_by": "Alva Ekström, socialchef",
        "reasons": "Vi vet nog för att pröva.",
        "conditions": "Bara på en enhet.",
        "review_on": ahead(300),
        "without_users_because": "Rådet möts först i mars.",
    }
    return Draft(**{**whole, **told})


def decided(assessment, by, kind=DecisionKind.PILOT, **told):
    return sign_decision(assessment=assessment, draft=draft(assessment, kind, **told), by=by, today=today())


def pilot(by, **told):
    """A signed pilot, of a new assessment."""
    assessment = filled(makers.assessment(by), by)
    return decided(assessment, by, **told)


def pilot_begun(by, on):
    """A signed pilot whose first day is that one."""
    return decided(filled(makers.assessment(by), by, begins_on=on), by)


def url(name, *ids):
    return reverse(f"assessments:{name}", args=ids)


def day(value: date) -> str:
    return value.isoformat()
