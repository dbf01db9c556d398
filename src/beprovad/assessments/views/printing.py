"""Beslutsunderlaget on screen, as PDF and as Word: a draft of the assessment, or the decision as it was signed."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from beprovad.assessments import access
from beprovad.assessments.documents import brief_outline
from beprovad.assessments.queries.brief import brief_of
from beprovad.assessments.queries.decisions import brief_when_signed
from beprovad.documents.docx import to_docx
from beprovad.documents.html import to_html
from beprovad.documents.outline import Document
from beprovad.documents.pdf import to_pdf
from beprovad.people.requests import Request, signed_in

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_GET
def report(request: Request, assessment_id: int) -> HttpResponse:
    return _shown(request, _of_assessment(request, assessment_id))


@signed_in
@require_GET
def report_pdf(request: Request, assessment_id: int) -> HttpResponse:
    return _file(_of_assessment(request, assessment_id), to_pdf, "application/pdf", "pdf")


@signed_in
@require_GET
def report_docx(request: Request, assessment_id: int) -> HttpResponse:
    return _file(_of_assessment(request, assessment_id), to_docx, _WORD, "docx")


@signed_in
@require_GET
def decision_report(request: Request, decision_id: int) -> HttpResponse:
    return _shown(request, _of_decision(request, decision_id))


@signed_in
@require_GET
def decision_pdf(request: Request, decision_id: int) -> HttpResponse:
    return _file(_of_decision(request, decision_id), to_pdf, "application/pdf", "pdf")


@signed_in
@require_GET
def decision_docx(request: Request, decision_id: int) -> HttpResponse:
    return _file(_of_decision(request, decision_id), to_docx, _WORD, "docx")


def _of_assessment(request: Request, assessment_id: int) -> Document:
    """What is known now, whatever has been decided before."""
    assessment = access.assessment_or_404(request.reach, assessment_id)
    return brief_outline(brief_of(assessment), earlier=assessment.decisions.order_by("-number").first())


def _of_decision(request: Request, decision_id: int) -> Document:
    decision = access.decision_or_404(request.reach, decision_id)
    return brief_outline(brief_when_signed(decision), decision)


def _shown(request: Request, document: Document) -> HttpResponse:
    return render(request, "documents/print.html", {"document": document, "article": to_html(document)})


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
