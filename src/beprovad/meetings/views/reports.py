"""Reports on a matter: the one who answers for it leaves one, whoever takes its steps reads it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.meetings import access
from beprovad.meetings.actions.reports import leave_report, read_report
from beprovad.meetings.forms.matters import ReportForm
from beprovad.meetings.queries.matter_page import matter_page
from beprovad.people.requests import Request, signed_in


@signed_in
def report(request: Request, matter_id: int) -> HttpResponse:
    """Say how it goes with what one has promised. It moves nothing by itself."""
    page = matter_page(access.matter_or_404(request.reach, matter_id), request.reach)
    if not page.may_report:
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        leave_report(page.matter, **form.cleaned_data, by=request.user)
        messages.success(request, _("Tack. Samordnaren ser ditt besked på sin startsida."))
        return redirect("meetings:matter", page.matter.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "meetings/matters/report.html", {"page": page, "form": form}, status=status)


@signed_in
@require_POST
def mark_read(request: Request, matter_id: int, report_id: int) -> HttpResponse:
    """Somebody else may have read it first: that is as good."""
    found = access.matter_to_change_or_404(request.reach, matter_id)
    read_report(get_object_or_404(found.reports, pk=report_id), by=request.user)
    messages.success(request, _("Beskedet är läst. Det står kvar i historiken."))
    return redirect("meetings:matter", found.pk)
