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
from beprovad.assessments.actions.carrying_out import CarryingOutRefused, finish_step, note_trial
from beprovad.assessments.forms.rows import TrialForm
from beprovad.assessments.queries.decision_page import decision_page
from beprovad.assessments.queries.decisions import withdrawn_since
from beprovad.assessments.rules.carrying_out import PARTS, Part
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.views.saying import sent
from beprovad.assessments.words.deciding import SUPERSEDED
from beprovad.people.requests import Request, signed_in


@signed_in
@require_GET
def decision(request: Request, decision_id: int) -> HttpResponse:
    found = access.decision_or_404(request.reach, decision_id)
    page = decision_page(found, reach=request.reach, today=timezone.localdate())
    values = {
        "page": page,
        "decision": found,
        "assessment": found.assessment,
        "record": page.record,
        "withdrawn": tuple(withdrawn_since([page.record.brief]).values()),
        "today": timezone.localdate(),
    }
    return render(request, "assessments/decisions/decision.html", values)


@signed_in
def log(request: Request, decision_id: int) -> HttpResponse:
    """What happened in the pilot. The log is written on, never rewritten."""
    found = access.decision_to_carry_out_or_404(request.reach, decision_id)
    if Part.TRIAL not in PARTS[DecisionKind(found.kind)]:
        raise Http404
    form = TrialForm(sent(request))
    if form.is_valid():
        try:
            note_trial(decision=found, said=form.said, by=request.user)
        except CarryingOutRefused:
            form.add_error(None, str(SUPERSEDED))
        else:
            messages.success(request, _("Det står i loggen."))
            return redirect(f"{reverse('assessments:decision', args=[found.pk])}#trial")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    page = decision_page(found, reach=request.reach, today=timezone.localdate())
    values = {"page": page, "decision": found, "assessment": found.assessment, "form": form}
    return render(request, "assessments/decisions/log.html", values, status=status)


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
    return redirect(f"{reverse('assessments:decision', args=[found.pk])}#rollout")
