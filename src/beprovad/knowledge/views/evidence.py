"""A piece of evidence: its page, and withdrawing it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from beprovad.knowledge import access
from beprovad.knowledge.actions import withdraw_evidence
from beprovad.knowledge.forms.evidence import WithdrawForm
from beprovad.knowledge.forms.fields import put_refusal
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.panels import evidence_panels
from beprovad.knowledge.queries.evidence_page import evidence_page
from beprovad.knowledge.rules.refusals import KnowledgeRefused
from beprovad.people.requests import Request, signed_in


@require_GET
@signed_in
def evidence(request: Request, evidence_id: int) -> HttpResponse:
    return _evidence_page(request, access.evidence_or_404(request.reach, evidence_id), "evidence")


@signed_in
def withdraw(request: Request, evidence_id: int) -> HttpResponse:
    """Says what stands on the piece, before and after."""
    found = access.evidence_to_edit_or_404(request.reach, evidence_id)
    if found.is_withdrawn and request.method != "POST":
        return redirect("knowledge:evidence", found.pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            withdraw_evidence(evidence=found, because=form.cleaned_data["because"], by=request.user)
        except KnowledgeRefused as refused:
            put_refusal(form, refused)
        else:
            messages.success(
                request, _("Underlaget är taget ur bruk. Det står kvar, märkt, och bär inget längre.")
            )
            return redirect("knowledge:evidence", found.pk)
    return _evidence_page(request, found, "withdraw", form)


def _evidence_page(
    request: Request, found: Evidence, page: str, form: WithdrawForm | None = None
) -> HttpResponse:
    shown = {
        "page": evidence_page(request.reach, found),
        "panels": evidence_panels(found, request.reach),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form and form.errors else HTTPStatus.OK
    return render(request, f"knowledge/{page}.html", shown, status=status)
