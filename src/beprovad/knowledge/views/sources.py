"""Sources: the list, one of them with all that cites it, adding and changing."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from beprovad.knowledge import access
from beprovad.knowledge.actions import add_source, change_source
from beprovad.knowledge.forms.fields import differences, put_refusal
from beprovad.knowledge.forms.sources import SourceFilterForm, SourceForm, told
from beprovad.knowledge.models import Source
from beprovad.knowledge.queries.sources import listed_sources, source_lines, source_page
from beprovad.knowledge.rules.refusals import ChangedMeanwhile, KnowledgeRefused
from beprovad.people.access import require
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act

A_PAGE = 40


@require_GET
@signed_in
def sources(request: Request) -> HttpResponse:
    require(request.reach, Act.SEE_KNOWLEDGE)
    form = SourceFilterForm(request.GET)
    form.is_valid()
    text, kind = (form.cleaned_data.get(name, "") for name in ("q", "kind"))
    page = Paginator(listed_sources(request.reach, text, kind), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page": page,
        "lines": source_lines(request.reach, list(page.object_list)),
        "is_narrowed": bool(text or kind),
        "may_edit": access.may_edit_knowledge(request.reach),
    }
    return render(request, "knowledge/sources.html", shown)


@require_GET
@signed_in
def source(request: Request, source_id: int) -> HttpResponse:
    found = access.source_or_404(request.reach, source_id)
    return render(request, "knowledge/source.html", {"page": source_page(request.reach, found)})


@signed_in
def add(request: Request) -> HttpResponse:
    """`?method=7` ticks that method."""
    require(request.reach, Act.EDIT_KNOWLEDGE)
    initial = {"methods": [request.GET.get("method", "")]}
    form = SourceForm(request.POST or None, methods=access.methods(request.reach), initial=initial)
    existing = None
    if request.method == "POST" and form.is_valid():
        try:
            made = add_source(**form.values(), by=request.user)
        except KnowledgeRefused as refused:
            put_refusal(form, refused)
            existing = refused.existing
        else:
            messages.success(request, _("Källan finns nu."))
            return redirect("knowledge:source", made.pk)
    return _form_page(request, form, {"existing": existing})


@signed_in
def change(request: Request, source_id: int) -> HttpResponse:
    found = access.source_to_edit_or_404(request.reach, source_id)
    methods, existing = access.methods(request.reach), None
    form = SourceForm(request.POST or None, methods=methods, initial=told(found))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["revision"] or 0
        try:
            change_source(source=found, revision=seen, **form.values(), by=request.user)
        except ChangedMeanwhile:
            return _conflict_page(request, found)
        except KnowledgeRefused as refused:
            put_refusal(form, refused)
            existing = refused.existing
        else:
            messages.success(request, _("Ändringen är sparad."))
            return redirect("knowledge:source", found.pk)
    return _form_page(request, form, {"source": found, "existing": existing})


def _conflict_page(request: Request, found: Source) -> HttpResponse:
    found.refresh_from_db()
    posted = request.POST.copy()
    posted["revision"] = str(found.revision)
    form = SourceForm(posted, methods=access.methods(request.reach))
    shown = {"source": found, "changed": found, "differences": differences(form, told(found))}
    return _form_page(request, form, shown, status=HTTPStatus.CONFLICT)


def _form_page(
    request: Request, form: SourceForm, shown: dict[str, object], status: int | None = None
) -> HttpResponse:
    status = status or (HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK)
    return render(request, "knowledge/source_form.html", {"form": form, **shown}, status=status)
