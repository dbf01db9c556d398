"""Sharing with a network: preview and choice, taking it back, and the pages that the network's members read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from beprovad.assessments import access
from beprovad.assessments.actions.sharing import note_reading, share_assessment, withdraw_sharing
from beprovad.assessments.forms.sharing import ShareForm
from beprovad.assessments.queries.sharing import listed_shared, share_page, shared_page, shared_rows
from beprovad.assessments.views.saying import sent
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act

A_PAGE = 30


@signed_in
def share(request: Request, assessment_id: int) -> HttpResponse:
    """What the others will read, and with whom it is shared."""
    assessment = access.assessment_to_lead_or_404(request.reach, assessment_id)
    unshared = access.networks_to_share_with(request.reach, assessment).exclude(
        shared_assessments__assessment=assessment
    )
    form = ShareForm(sent(request), networks=unshared)
    if form.is_valid():
        chosen = form.cleaned_data["networks"]
        for network in chosen:
            share_assessment(assessment=assessment, network=network, by=request.user)
        said = ngettext("Delad med %(names)s.", "Delad med %(names)s.", len(chosen))
        messages.success(request, said % {"names": ", ".join(network.label for network in chosen)})
        return redirect("assessments:share", assessment_id)
    shown = {
        "assessment": assessment,
        "form": form,
        "has_choice": unshared.exists(),
        "sharing": share_page(assessment),
    }
    return render(request, "assessments/sharing/share.html", shown, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def withdraw(request: Request, assessment_id: int, network_id: int) -> HttpResponse:
    assessment = access.assessment_to_lead_or_404(request.reach, assessment_id)
    withdraw_sharing(assessment=assessment, network_id=network_id, by=request.user)
    messages.success(request, _("Prövningen delas inte längre med nätverket."))
    return redirect("assessments:share", assessment_id)


@signed_in
@require_GET
def list_shared(request: Request) -> HttpResponse:
    """What others have shared with one's networks."""
    if not request.reach.may(Act.SEE_SHARED_ASSESSMENTS):
        raise Http404
    words = " ".join(request.GET.get("q", "").split())[:100]
    page = Paginator(listed_shared(request.reach, words), A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "rows": shared_rows(page), "words": words}
    return render(request, "assessments/sharing/list.html", shown)


@signed_in
@require_GET
def show_shared(request: Request, assessment_id: int) -> HttpResponse:
    """Another authority's, to be read. That it was read is journaled where its own administrator sees it."""
    assessment = access.shared_assessment_or_404(request.reach, assessment_id)
    note_reading(assessments=[assessment], by=request.user)
    shown = {"assessment": assessment, "page": shared_page(assessment, request.reach)}
    return render(request, "assessments/sharing/shared.html", shown)
