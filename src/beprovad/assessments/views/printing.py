"""Beslutsunderlaget on screen, as PDF and as Word: a draft of the assessment, or the decision as it was signed."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from beprovad.assessments import access
from beprovad.assessments.documents import Pages, Since, Stands, brief_outline
from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.queries.brief import brief_of
from beprovad.assessments.queries.decisions import brief_when_signed
from beprovad.assessments.queries.withdrawals import since_signed
from beprovad.documents.docx import to_docx
from beprovad.documents.html import contents, to_html
from beprovad.documents.outline import Document
from beprovad.documents.pdf import to_pdf
from beprovad.people.requests import Request, signed_in

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPER = Pages()


@signed_in
@require_GET
def report(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_or_404(request.reach, assessment_id)
    way = {"assessment": assessment, "pdf": "report_pdf", "word": "report_docx"}
    return _shown(request, _of_assessment(assessment, _leading_on(assessment)), assessment.pk, way)


@signed_in
@require_GET
def report_pdf(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_or_404(request.reach, assessment_id)
    return _file(_of_assessment(assessment, PAPER), to_pdf, "application/pdf", "pdf")


@signed_in
@require_GET
def report_docx(request: Request, assessment_id: int) -> HttpResponse:
    assessment = access.assessment_or_404(request.reach, assessment_id)
    return _file(_of_assessment(assessment, PAPER), to_docx, _WORD, "docx")


@signed_in
@require_GET
def decision_report(request: Request, decision_id: int) -> HttpResponse:
    """A politician reads it too, and is not led to what they may not open."""
    decision = access.decision_or_404(request.reach, decision_id)
    works_here = access.may_carry_out(request.reach, decision)
    pages = _leading_on(decision.assessment) if works_here else PAPER
    way = {
        "decision": decision, "assessment": decision.assessment, "works_here": works_here,
        "pdf": "decision_pdf", "word": "decision_docx",
    }  # fmt: skip
    return _shown(request, _of_decision(decision, pages), decision.pk, way)


@signed_in
@require_GET
def decision_pdf(request: Request, decision_id: int) -> HttpResponse:
    decision = access.decision_or_404(request.reach, decision_id)
    return _file(_of_decision(decision, PAPER), to_pdf, "application/pdf", "pdf")


@signed_in
@require_GET
def decision_docx(request: Request, decision_id: int) -> HttpResponse:
    decision = access.decision_or_404(request.reach, decision_id)
    return _file(_of_decision(decision, PAPER), to_docx, _WORD, "docx")


def _of_assessment(assessment: Assessment, pages: Pages) -> Document:
    """What is known now, whatever has been decided before."""
    earlier = assessment.decisions.order_by("-number").first()
    stands = Stands(
        earlier=earlier,
        today=timezone.localdate(),
        is_closed=assessment.closed_at is not None,
        is_stop_rule_met=earlier is not None and any(entry.stops for entry in earlier.trial_entries.all()),
    )
    since = Since(withdrawn=since_signed(earlier)[1]) if earlier else Since()
    return brief_outline(brief_of(assessment), stands=stands, since=since, pages=pages)


def _of_decision(decision: Decision, pages: Pages) -> Document:
    superseded_on, withdrawn = since_signed(decision)
    since = Since(superseded_on=superseded_on, withdrawn=withdrawn)
    return brief_outline(brief_when_signed(decision), decision, since=since, pages=pages)


def _leading_on(assessment: Assessment) -> Pages:
    """From a claim to what it stands on, for those who may open it."""
    return Pages(
        evidence=lambda pk: reverse("knowledge:evidence", args=[pk]),
        question=lambda pk: reverse("assessments:question", args=[assessment.pk, pk]),
    )


def _shown(request: Request, document: Document, pk: int, way: dict[str, object]) -> HttpResponse:
    files = {kind: reverse(f"assessments:{way[kind]}", args=[pk]) for kind in ("pdf", "word")}
    values = {
        **way,
        **files,
        "document": document,
        "article": to_html(document),
        "contents": contents(document),
    }
    return render(request, "assessments/printing/report.html", values)


def _file(
    document: Document, write: Callable[[Document], bytes], media_type: str, ending: str
) -> HttpResponse:
    begins = _("utkast-beslutsunderlag") if document.marks else _("beslutsunderlag")
    response = HttpResponse(write(document), content_type=media_type)
    response["Content-Disposition"] = (
        f'attachment; filename="{begins}-{slugify(document.title)[:60]}.{ending}"'
    )
    response["Cache-Control"] = "private, no-store"
    return response
