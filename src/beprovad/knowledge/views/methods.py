"""Ways of working: the list, one of them, and what is said of it."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.knowledge import access
from beprovad.knowledge.actions import add_method, change_method, set_adoption
from beprovad.knowledge.forms.fields import differences, put_refusal
from beprovad.knowledge.forms.methods import AdoptionForm, FilterForm, MethodForm
from beprovad.knowledge.models import Method
from beprovad.knowledge.panels import method_panels
from beprovad.knowledge.queries.method_page import method_page
from beprovad.knowledge.queries.methods import listed_methods, method_rows
from beprovad.knowledge.rules.refusals import ChangedMeanwhile, KnowledgeRefused
from beprovad.knowledge.views.returning import asking_for, local_next, way_here
from beprovad.knowledge.words import missing_words
from beprovad.people.access import require
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act

A_PAGE = 30
_TOLD = ("name", "target_group", "aim", "how", "revision")


@require_GET
@signed_in
def methods(request: Request) -> HttpResponse:
    """Narrowed by the address, so that a choice can be sent to somebody."""
    require(request.reach, Act.SEE_KNOWLEDGE)
    form = FilterForm(request.GET)
    selection = form.selection()
    page = Paginator(listed_methods(request.reach, selection), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page": page,
        "rows": method_rows(request.reach, list(page.object_list)),
        "is_narrowed": selection.is_narrowed,
        "may_edit": access.may_edit_knowledge(request.reach),
    }
    return render(request, "knowledge/methods.html", shown)


@require_GET
@signed_in
def method(request: Request, method_id: int) -> HttpResponse:
    return _method_page(request, access.method_or_404(request.reach, method_id))


def _method_page(request: Request, found: Method, typed: AdoptionForm | None = None) -> HttpResponse:
    page = method_page(request.reach, found)
    form = typed or AdoptionForm(organisations=access.adopters(request.reach))
    shown = {
        "page": page,
        "missing": missing_words(page.clover),
        "panels": method_panels(found, request.reach),
        "adoption_form": form,
        "may_adopt": bool(request.reach.authorities_where(Act.EDIT_KNOWLEDGE)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "knowledge/method.html", shown, status=status)


@signed_in
def add(request: Request) -> HttpResponse:
    """`?next=/…` goes on there with the new method; `?name=…` is what it begins with."""
    require(request.reach, Act.EDIT_KNOWLEDGE)
    form = MethodForm(request.POST or None, initial={"name": request.GET.get("name", "")})
    existing = None
    if request.method == "POST" and form.is_valid():
        try:
            made = add_method(**form.values(), by=request.user)
        except KnowledgeRefused as refused:
            put_refusal(form, refused)
            existing = refused.existing
        else:
            return _onwards(request, made)
    return _form_page(request, form, {"existing": existing, "next": local_next(request)})


def _onwards(request: Request, made: Method) -> HttpResponse:
    path = local_next(request)
    if path:
        return redirect(asking_for(path, "method", made.pk))
    messages.success(request, _("Arbetssättet finns nu. Lägg till vad det vilar på."))
    return redirect("knowledge:method", made.pk)


@signed_in
def change(request: Request, method_id: int) -> HttpResponse:
    """Of two who write at once the second is shown both, and chooses."""
    found = access.method_to_edit_or_404(request.reach, method_id)
    form = MethodForm(request.POST or None, initial=_told(found))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["revision"] or 0
        try:
            change_method(method=found, revision=seen, **form.values(), by=request.user)
        except ChangedMeanwhile:
            return _conflict_page(request, found)
        except KnowledgeRefused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("Ändringen är sparad."))
            return redirect(local_next(request) or reverse("knowledge:method", args=[found.pk]))
    return _form_page(request, form, {"method": found, "next": local_next(request)})


def _conflict_page(request: Request, found: Method) -> HttpResponse:
    """What was written stays in the form, which builds on the latest from now on."""
    found.refresh_from_db()
    posted = request.POST.copy()
    posted["revision"] = str(found.revision)
    form = MethodForm(posted)
    shown = {"method": found, "changed": found, "differences": differences(form, _told(found))}
    shown["next"] = local_next(request)
    return _form_page(request, form, shown, status=HTTPStatus.CONFLICT)


def _form_page(
    request: Request, form: MethodForm, shown: dict[str, object], status: int | None = None
) -> HttpResponse:
    status = status or (HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK)
    shown = {"form": form, "way": way_here(request), **shown}
    return render(request, "knowledge/method_form.html", shown, status=status)


def _told(found: Method) -> dict[str, object]:
    return {name: getattr(found, name) for name in _TOLD}


@require_POST
@signed_in
def adopt(request: Request, method_id: int) -> HttpResponse:
    """Say how an organisation of one's own authority stands to the method."""
    found = access.method_to_edit_or_404(request.reach, method_id)
    form = AdoptionForm(request.POST, organisations=access.adopters(request.reach))
    if form.is_valid():
        try:
            set_adoption(method=found, **form.cleaned_data, by=request.user)
        except KnowledgeRefused as refused:
            form.add_error("since_on", _("Dagen har inte varit än. Skriv den dag då det började."))
            del refused
        else:
            messages.success(request, _("Det syns nu vid arbetssättet."))
            return redirect("knowledge:method", found.pk)
    return _method_page(request, found, form)
