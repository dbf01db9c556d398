"""Moving to a newer version of the checklist."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beprovad.assessments import access
from beprovad.assessments.actions.versions import take_version
from beprovad.assessments.queries.differences import newest_version, what_differs
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.views.saying import refuse
from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in


@signed_in
def take_newer(request: Request, assessment_id: int) -> HttpResponse:
    """What the newest version asks differently, and the button that goes over to it: to the one that was read about."""
    assessment = access.assessment_to_lead_or_404(request.reach, assessment_id)
    newer = newest_version(assessment)
    if newer is None:
        raise Http404
    if request.method == "POST" and whole_number(request.POST.get("version", "")) == newer.pk:
        try:
            take_version(assessment_id=assessment_id, version=newer, by=request.user)
            messages.success(request, _("Prövningen följer den nya versionen. Alla svar står kvar."))
        except AssessmentRefused as refused:
            refuse(request, refused)
        return redirect("assessments:assessment", assessment_id)
    values = {"assessment": assessment, "newer": newer, "differences": what_differs(assessment, newer)}
    return render(request, "assessments/assessments/version.html", values)
