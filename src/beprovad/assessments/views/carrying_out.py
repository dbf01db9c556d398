"""A signed decision, and what it has led to."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.carrying_out import (
    CarryingOutRefused,
    finish_step,
    note_trial,
    take_back_stop_rule,
)
from beprovad.assessments.actions.decisions import note_withdrawals
from beprovad.assessments.forms.rows import TakeBackForm, TrialForm, WithdrawalForm
from beprovad.assessments.models import Decision
from beprovad.assessments.queries.decision_page import decision_page
from beprovad.assessments.rules.carrying_out import PARTS, Part
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.views.saying import sent
from beprovad.assessments.words.deciding import SUPERSEDED
from beprovad.people.requests import Request, signed_in


@signed_in
@require_GET
def decision(request: Request, decision_id: int) -> HttpResponse:
    found = access.decision_or_404(request.reach, decision_id)
    return _show(request, found, WithdrawalForm(), status=HTTPStatus.OK)


def _show(request: Request, found: Decision, form: WithdrawalForm, *, status: int) -> HttpResponse:
    page = decision_page(found, reach=request.reach, today=timezone.localdate())
    values = {
        "page": page,
        "decision": found,
        "assessment": found.assessment,
        "record": page.record,
        "form": form,
        "today": timezone.localdate(),
    }
    return render(request, "assessments/decisions/decision.html", values, status=status)


@signed_in
@require_POST
def look_at_withdrawn(request: Request, decision_id: int) -> HttpResponse:
    """Somebody who answers for the decision has looked at what was withdrawn, and says what it means."""
    found = access.decision_to_answer_for_or_404(request.reach, decision_id)
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    note_withdrawals(decision=found, note=form.cleaned_data["note"], by=request.user)
    messages.success(request, _("Det är noterat att ni har tittat på det."))
    return redirect(f"{reverse('assessments:decision', args=[found.pk])}#withdrawn")


@signed_in
def log(request: Request, decision_id: int) -> HttpResponse:
    """What happened in the pilot. The log is written on, never rewritten."""
    found = access.decision_to_carry_out_or_404(request.reach, decision_id)
    if Part.TRIAL not in PARTS[DecisionKind(found.kind)]:
        raise Http404
    page = decision_page(found, reach=request.reach, today=timezone.localdate())
    form = TrialForm(sent(request), begins_on=page.record.brief.terms.begins_on)
    if form.is_valid():
        try:
            note_trial(decision=found, said=form.said, by=request.user)
        except CarryingOutRefused:
            form.add_error(None, str(SUPERSEDED))
        else:
            messages.success(request, _("Det står i loggen."))
            return redirect(f"{reverse('assessments:decision', args=[found.pk])}#trial")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    values = {"page": page, "decision": found, "assessment": found.assessment, "form": form}
    return render(request, "assessments/decisions/log.html", values, status=status)


@signed_in
def take_back(request: Request, decision_id: int, row_id: int) -> HttpResponse:
    """The stop rule was marked by mistake: say why. The entry stays as it was written."""
    found = access.decision_to_carry_out_or_404(request.reach, decision_id)
    entry = access.entry_to_take_back_or_404(request.reach, found, row_id)
    form = TakeBackForm(sent(request))
    if form.is_valid():
        try:
            take_back_stop_rule(entry=entry, because=form.cleaned_data["because"], by=request.user)
        except CarryingOutRefused:
            form.add_error(None, str(SUPERSEDED))
        else:
            messages.success(request, _("Markeringen är tillbakatagen. Skälet står i loggen."))
            return redirect(f"{reverse('assessments:decision', args=[found.pk])}#trial")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    values = {"entry": entry, "decision": found, "assessment": found.assessment, "form": form}
    return render(request, "assessments/decisions/take_back.html", values, status=status)


@signed_in
@require_POST
def tick(request: Request, decision_id: int, row_id: int) -> HttpResponse:
    """Done today, or not done after all."""
    found = access.decision_to_carry_out_or_404(request.reach, decision_id)
    step = get_object_or_404(found.steps.select_related("decision__assessment"), pk=row_id)
    is_done = request.POST.get("done") == "1"
    try:
        finish_step(step=step, on=timezone.localdate() if is_done else None, by=request.user)
    except CarryingOutRefused:
        messages.error(request, str(SUPERSEDED))
    anchor = "given" if step.head_id else "rollout"
    return redirect(f"{reverse('assessments:decision', args=[found.pk])}#{anchor}")
