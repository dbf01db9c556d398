"""A round's results to take along: on paper, in Word, and for a spreadsheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from beprovad.documents.docx import to_docx
from beprovad.documents.html import to_html
from beprovad.documents.pdf import to_pdf
from beprovad.people.requests import Request, signed_in
from beprovad.rounds import access
from beprovad.rounds.documents import results_outline
from beprovad.rounds.models import Round
from beprovad.rounds.queries.results_page import round_results
from beprovad.rounds.spreadsheets import inputs_csv, tallies_csv, workbook

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = "text/csv; charset=utf-8"


@signed_in
@require_GET
def print_results(request: Request, round_id: int) -> HttpResponse:
    led = access.round_or_404(request.reach, round_id)
    document = results_outline(led, round_results(led))
    values = {
        "document": document,
        "article": to_html(document),
        "pdf": reverse("rounds:results_pdf", args=[led.pk]),
        "word": reverse("rounds:results_docx", args=[led.pk]),
    }
    return render(request, "documents/print.html", values)


@signed_in
@require_GET
def results_pdf(request: Request, round_id: int) -> HttpResponse:
    led = access.round_or_404(request.reach, round_id)
    return _file(led, to_pdf(results_outline(led, round_results(led))), "application/pdf", "pdf")


@signed_in
@require_GET
def results_docx(request: Request, round_id: int) -> HttpResponse:
    led = access.round_or_404(request.reach, round_id)
    return _file(led, to_docx(results_outline(led, round_results(led))), _WORD, "docx")


@signed_in
@require_GET
def results_xlsx(request: Request, round_id: int) -> HttpResponse:
    led = access.round_or_404(request.reach, round_id)
    return _file(led, workbook(led, round_results(led)), _EXCEL, "xlsx")


@signed_in
@require_GET
def results_inputs(request: Request, round_id: int) -> HttpResponse:
    led = access.round_or_404(request.reach, round_id)
    return _file(led, inputs_csv(led, round_results(led)).encode(), _CSV, "csv", _("inspel"))


@signed_in
@require_GET
def results_tallies(request: Request, round_id: int) -> HttpResponse:
    led = access.round_or_404(request.reach, round_id)
    return _file(led, tallies_csv(round_results(led)).encode(), _CSV, "csv", _("summor"))


def _file(led: Round, content: bytes, media_type: str, ending: str, what: str = "") -> HttpResponse:
    """Named by the round and its day, so that files sort."""
    day = localdate(led.opened_at or led.created_at).isoformat()
    parts = (slugify(led.title)[:60] or _("runda"), slugify(what), day)
    name = f"{'-'.join(filter(None, parts))}.{ending}"
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
