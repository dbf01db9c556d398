"""A version to read, to print, and to hold against another or the standard list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from beprovad.checklists import access
from beprovad.checklists.documents import version_outline
from beprovad.checklists.panels import version_panels
from beprovad.checklists.queries.lists import next_steps
from beprovad.checklists.queries.version_page import difference_rows, unchanged_count, version_page
from beprovad.checklists.queries.versions import blind_spots, questions_in_order
from beprovad.checklists.views.lists import number_in
from beprovad.checklists.words import said_title
from beprovad.documents.docx import to_docx
from beprovad.documents.html import to_html
from beprovad.documents.pdf import to_pdf
from beprovad.people.requests import Request, signed_in

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_GET
def version(request: Request, version_id: int) -> HttpResponse:
    found = access.version_or_404(request.reach, version_id)
    values = {
        "page": version_page(found, request.reach),
        "panels": version_panels(found, request.reach),
        "may_edit": access.may_edit(request.reach, found.checklist),
        "may_make": access.may_make_lists(request.reach),
        "next": next_steps(found, request.reach),
    }
    return render(request, "checklists/version.html", values)


@signed_in
@require_GET
def differences(request: Request, version_id: int) -> HttpResponse:
    """Against the version before, or any other that the address names and the reader sees."""
    found = access.version_or_404(request.reach, version_id)
    seen = access.versions(request.reach).exclude(pk=found.pk)
    others = list(seen.filter(checklist=found.checklist, number__isnull=False).order_by("-number"))
    wanted = number_in(request, "against")
    against = seen.filter(pk=wanted).first() if wanted else None
    before = against or next((each for each in others if (each.number or 0) < (found.number or 10**6)), None)
    values = {
        "version": found,
        "title": said_title(found.checklist),
        "before": before,
        "others": others,
        "rows": difference_rows(before, found) if before else (),
        "unchanged": unchanged_count(before, found) if before else 0,
    }
    return render(request, "checklists/differences.html", values)


@signed_in
@require_GET
def spots(request: Request, version_id: int) -> HttpResponse:
    """What the list forgot, held against the standard one; in a draft it can be taken in."""
    found = access.version_or_404(request.reach, version_id)
    questions = questions_in_order(found)
    may_edit = access.may_edit(request.reach, found.checklist) and not found.is_published
    values = {
        "version": found,
        "title": said_title(found.checklist),
        "spots": blind_spots(questions),
        "questions_to_choose": questions,
        "may_take_in": may_edit,
        "opened": request.GET.get("asked", ""),
    }
    return render(request, "checklists/blind_spots.html", values)


@signed_in
@require_GET
def print_version(request: Request, version_id: int) -> HttpResponse:
    document = version_outline(version_page(access.version_or_404(request.reach, version_id), request.reach))
    return render(request, "documents/print.html", {"document": document, "article": to_html(document)})


@signed_in
@require_GET
def version_pdf(request: Request, version_id: int) -> HttpResponse:
    page = version_page(access.version_or_404(request.reach, version_id), request.reach)
    return _file(
        to_pdf(version_outline(page)), "application/pdf", f"{_stem(page.title, page.version.number)}.pdf"
    )


@signed_in
@require_GET
def version_docx(request: Request, version_id: int) -> HttpResponse:
    page = version_page(access.version_or_404(request.reach, version_id), request.reach)
    return _file(to_docx(version_outline(page)), _WORD, f"{_stem(page.title, page.version.number)}.docx")


def _stem(title: str, number: int | None) -> str:
    return "-".join(filter(None, (slugify(title)[:60] or "checklista", str(number or ""))))


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
