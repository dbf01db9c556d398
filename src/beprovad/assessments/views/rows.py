"""Rows that are written one by one: risks, effects and goals; steps and endings of a decision."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from beprovad.assessments import access
from beprovad.assessments.actions import carrying_out, setup
from beprovad.assessments.actions.carrying_out import CarryingOutRefused
from beprovad.assessments.actions.setup import TooManyRows
from beprovad.assessments.forms.rows import EffectForm, GoalForm, PhaseOutForm, RiskForm, StepForm
from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.fingerprints import prints, written
from beprovad.assessments.views.saying import refuse, sent
from beprovad.assessments.words.answering import REFUSAL_WORDS, Words
from beprovad.assessments.words.deciding import SUPERSEDED, TOO_MANY_ROWS
from beprovad.people.requests import Request, signed_in

Parent = Assessment | Decision


@dataclass(frozen=True)
class Rows:
    """One kind of row. `many` is the related name of its rows; `anchor` is where they stand on the parent's page."""

    name: str
    form: type[forms.Form]
    many: str
    anchor: str
    new: Words
    edit: Words
    add: Callable[..., Model]
    change: Callable[..., None]
    remove: Callable[..., None]


SETUP_ROWS = {
    "risk": Rows(
        "risk", RiskForm, "risks", "risks", _("Ny risk"), _("Ändra risken"),
        setup.add_risk, setup.change_risk, setup.remove_risk,
    ),
    "effect": Rows(
        "effect", EffectForm, "effects", "expected_effects", _("Ny förväntad effekt"), _("Ändra effekten"),
        setup.add_effect, setup.change_effect, setup.remove_effect,
    ),
    "goal": Rows(
        "goal", GoalForm, "goals", "goals", _("Nytt mål"), _("Ändra målet"),
        setup.add_goal, setup.change_goal, setup.remove_goal,
    ),
}  # fmt: skip
DECISION_ROWS = {
    "step": Rows(
        "step", StepForm, "steps", "rollout", _("Nytt steg"), _("Ändra steget"),
        carrying_out.add_step, carrying_out.change_step, carrying_out.remove_step,
    ),
    "phase_out": Rows(
        "phase_out", PhaseOutForm, "phase_outs", "phase-out", _("Något som upphör"), _("Ändra det som upphör"),
        carrying_out.add_phase_out, carrying_out.change_phase_out, carrying_out.remove_phase_out,
    ),
}  # fmt: skip
Refused = (AssessmentRefused, CarryingOutRefused, TooManyRows)


@signed_in
def add_to_setup(request: Request, assessment_id: int, kind: str) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    return _edit(request, SETUP_ROWS[kind], assessment, None)


@signed_in
def change_in_setup(request: Request, assessment_id: int, row_id: int, kind: str) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    rows = SETUP_ROWS[kind]
    return _edit(request, rows, assessment, _row_or_404(assessment, rows, row_id))


@signed_in
@require_POST
def remove_from_setup(request: Request, assessment_id: int, row_id: int, kind: str) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    rows = SETUP_ROWS[kind]
    return _remove(request, rows, assessment, _row_or_404(assessment, rows, row_id))


@signed_in
def add_to_decision(request: Request, decision_id: int, kind: str) -> HttpResponse:
    decision = access.decision_to_carry_out_or_404(request.reach, decision_id)
    return _edit(request, DECISION_ROWS[kind], decision, None)


@signed_in
def change_in_decision(request: Request, decision_id: int, row_id: int, kind: str) -> HttpResponse:
    decision = access.decision_to_carry_out_or_404(request.reach, decision_id)
    rows = DECISION_ROWS[kind]
    return _edit(request, rows, decision, _row_or_404(decision, rows, row_id))


@signed_in
@require_POST
def remove_from_decision(request: Request, decision_id: int, row_id: int, kind: str) -> HttpResponse:
    decision = access.decision_to_carry_out_or_404(request.reach, decision_id)
    rows = DECISION_ROWS[kind]
    return _remove(request, rows, decision, _row_or_404(decision, rows, row_id))


def _row_or_404(parent: Parent, rows: Rows, row_id: int) -> Model:
    row: Model = get_object_or_404(getattr(parent, rows.many).all(), pk=row_id)
    return row


def _edit(request: Request, rows: Rows, parent: Parent, row: Model | None) -> HttpResponse:
    stood = {name: getattr(row, name) for name in rows.form.base_fields} if row else {}
    seen = written(prints(stood)) if row else ""
    form = rows.form(sent(request), initial=stood) if row else rows.form(sent(request))
    has_changed = request.method == "POST" and bool(row) and request.POST.get("seen", "") != seen
    if form.is_valid() and not has_changed:
        try:
            _save(rows, parent, row, form, request)
        except Refused as refused:
            form.add_error(None, str(refusal_words(refused)))
        else:
            return redirect(_back(rows, parent))
    status = HTTPStatus.CONFLICT if has_changed else HTTPStatus.UNPROCESSABLE_ENTITY
    values = {
        "assessment": parent if isinstance(parent, Assessment) else parent.assessment,
        "decision": parent if isinstance(parent, Decision) else None,
        "rows": rows,
        "row": row,
        "form": form,
        "seen": seen,
        "saved": _said(rows, row) if has_changed else (),
        "back": _back(rows, parent),
        "remove_url": _remove_url(rows, parent, row) if row else "",
    }
    status = status if form.is_bound else HTTPStatus.OK
    return render(request, "assessments/setup/row.html", values, status=status)


def _save(rows: Rows, parent: Parent, row: Model | None, form: Any, request: Request) -> None:
    if row is None:
        whose = "assessment" if isinstance(parent, Assessment) else "decision"
        rows.add(**{whose: parent}, said=form.said, by=request.user)
    else:
        rows.change(**{rows.name: row}, said=form.said, by=request.user)


def _said(rows: Rows, row: Model | None) -> tuple[tuple[str, Any], ...]:
    """What somebody else has saved, by the labels of the form."""
    fields = rows.form.base_fields
    return tuple((str(field.label), getattr(row, name)) for name, field in fields.items())


def _remove(request: Request, rows: Rows, parent: Parent, row: Model) -> HttpResponse:
    try:
        rows.remove(**{rows.name: row}, by=request.user)
    except Refused as refused:
        if isinstance(refused, AssessmentRefused):
            refuse(request, refused)
        else:
            messages.error(request, str(refusal_words(refused)))
    else:
        messages.success(request, gettext("Raden är borttagen."))
    return redirect(_back(rows, parent))


def refusal_words(refused: AssessmentRefused | CarryingOutRefused | TooManyRows) -> Words:
    if isinstance(refused, AssessmentRefused):
        return REFUSAL_WORDS[refused.refusal]
    return TOO_MANY_ROWS if isinstance(refused, TooManyRows) else SUPERSEDED


def _back(rows: Rows, parent: Parent) -> str:
    page = "assessments:setup" if isinstance(parent, Assessment) else "assessments:decision"
    return f"{reverse(page, args=[parent.pk])}#{rows.anchor}"


def _remove_url(rows: Rows, parent: Parent, row: Model) -> str:
    return reverse(f"assessments:remove_{rows.name}", args=[parent.pk, row.pk])
