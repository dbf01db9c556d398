"""Several answer alone first: choose them, be done, show where they differ."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.alone import begin_alone, finish_own_answers, show_differences
from beprovad.assessments.forms.answers import AssessorsForm
from beprovad.assessments.queries.assessments import persons_at
from beprovad.assessments.queries.differences import differences_of
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.kinds import Mode
from beprovad.assessments.views.saying import refuse, sent
from beprovad.people.requests import Request, signed_in


@signed_in
def choose(request: Request, assessment_id: int) -> HttpResponse:
    """Who answer alone; also while they do, to add one or take off one who has not begun."""
    assessment = access.assessment_to_lead_or_404(request.reach, assessment_id)
    chosen = list(assessment.assessors.values_list("person", flat=True))
    form = AssessorsForm(
        sent(request), persons=persons_at([assessment.authority_id]), initial={"assessors": chosen}
    )
    if form.is_valid():
        try:
            begin_alone(
                assessment_id=assessment_id, persons=list(form.cleaned_data["assessors"]), by=request.user
            )
        except AssessmentRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Nu svarar var och en för sig, tills du visar skillnaderna."))
            return redirect("assessments:assessment", assessment_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    values = {"form": form, "assessment": assessment, "has_begun": bool(chosen)}
    return render(request, "assessments/alone/choose.html", values, status=status)


@signed_in
@require_POST
def done(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_to_change_or_404(request.reach, assessment_id)
    assessor = access.assessor_or_404(request.reach, assessment)
    try:
        finish_own_answers(assessor=assessor, by=request.user)
        messages.success(request, _("Du är klar. Du kan ändra dina svar tills skillnaderna visas."))
    except AssessmentRefused as refused:
        refuse(request, refused)
    return redirect("assessments:assessment", assessment_id)


@signed_in
@require_POST
def show(request: Request, assessment_id: int) -> HttpResponse:
    """Visa skillnaderna."""
    access.assessment_to_lead_or_404(request.reach, assessment_id)
    try:
        show_differences(assessment_id=assessment_id, by=request.user)
    except AssessmentRefused as refused:
        refuse(request, refused)
        return redirect("assessments:assessment", assessment_id)
    return redirect("assessments:differences", assessment_id)


@signed_in
@require_GET
def differences(request: Request, assessment_id: int) -> HttpResponse:
    """Question by question, those first about which they differ. There is no such page before they are shown."""
    assessment = access.assessment_or_404(request.reach, assessment_id)
    if assessment.mode != Mode.SHOWN:
        raise Http404
    found = differences_of(assessment, request.reach)
    values = {
        "assessment": assessment,
        "differing": [one for one in found if one.they_differ],
        "agreed": [one for one in found if not one.they_differ],
    }
    return render(request, "assessments/alone/differences.html", values)
