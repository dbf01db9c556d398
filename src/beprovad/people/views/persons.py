"""Persons: the list, a person's page, and what is changed about a person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.people import access, actions, queries
from beprovad.people.forms import NameForm, PersonFilterForm, PersonForm, put_refusal
from beprovad.people.models import Person
from beprovad.people.panels import person_panels
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.people.rules.refusals import PeopleRefused
from beprovad.people.rules.terms import may_edit_network
from beprovad.people.views.saying import say_refusal

A_PAGE = 50


@signed_in
def persons(request: Request) -> HttpResponse:
    access.require(request.reach, Act.SEE_PEOPLE)
    paths = queries.organisation_paths()
    form = PersonFilterForm(request.GET, paths=paths)
    chosen = form.cleaned_data if form.is_valid() else {}
    ids = queries.person_ids(
        request.reach,
        words=chosen.get("q", ""),
        organisation_id=chosen.get("organisation"),
        network_id=chosen.get("network"),
    )
    page = Paginator(ids, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page": page,
        "lines": queries.person_lines(list(page.object_list), paths),
        "count": len(ids),
        "is_filtered": any(chosen.values()),
        "may_edit": request.reach.may(Act.EDIT_PEOPLE),
    }
    return render(request, "people/persons.html", shown)


@signed_in
def person(request: Request, person_id: int) -> HttpResponse:
    """A merged person's address leads to who the person is now."""
    access.require(request.reach, Act.SEE_PEOPLE)
    found = get_object_or_404(Person.objects.select_related("merged_into", "user"), pk=person_id)
    if found.merged_into is not None:
        return redirect("people:person", queries.present_self(found).pk)
    return _person_page(request, found, NameForm())


@signed_in
def add_person(request: Request) -> HttpResponse:
    access.require(request.reach, Act.EDIT_PEOPLE)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_person(**form.cleaned_data, by=request.user.actor)
        except PeopleRefused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("%(name)s är tillagd.") % {"name": made.name})
            return redirect("people:person", made.pk)
    return render(request, "people/person_form.html", {"form": form}, status=_status(form))


@signed_in
def edit_person(request: Request, person_id: int) -> HttpResponse:
    access.require(request.reach, Act.EDIT_PEOPLE)
    found = access.person_or_404(request.reach, person_id)
    now = {"name": found.name, "email": found.email, "title": found.title}
    form = PersonForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_person(person=found, **form.cleaned_data, by=request.user.actor)
        except PeopleRefused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("Uppgifterna är sparade."))
            return redirect("people:person", found.pk)
    shown = {"form": form, "person": found}
    return render(request, "people/person_form.html", shown, status=_status(form))


@require_POST
@signed_in
def remember_name(request: Request, person_id: int) -> HttpResponse:
    access.require(request.reach, Act.EDIT_PEOPLE)
    found = access.person_or_404(request.reach, person_id)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            actions.remember_name(person=found, written=form.cleaned_data["written"], by=request.user.actor)
        except PeopleRefused as refused:
            put_refusal(form, refused)
        else:
            return redirect("people:person", found.pk)
    return _person_page(request, found, form)


@require_POST
@signed_in
def forget_name(request: Request, variant_id: int) -> HttpResponse:
    variant = access.name_variant_to_edit_or_404(request.reach, variant_id)
    actions.forget_name(variant=variant, by=request.user.actor)
    return redirect("people:person", variant.person_id)


@require_POST
@signed_in
def undo_merge(request: Request, merge_id: int) -> HttpResponse:
    merge = access.merge_to_undo_or_404(request.reach, merge_id)
    try:
        again = actions.undo_merge(merge=merge, by=request.user.actor)
    except PeopleRefused as refused:
        say_refusal(request, refused)
        return redirect("people:person", merge.kept_id)
    messages.success(request, _("%(name)s är en egen person igen.") % {"name": again.name})
    return redirect("people:person", again.pk)


def _person_page(request: Request, found: Person, name_form: NameForm) -> HttpResponse:
    page = queries.person_page(found)
    reach = request.reach
    shown = {
        "page": page,
        "name_form": name_form,
        "panels": person_panels(found, reach),
        "may_edit": reach.may(Act.EDIT_PEOPLE),
        "may_invite": reach.may(Act.INVITE),
        "networks_to_edit": {
            seat.network_id for seat in page.memberships if may_edit_network(reach, seat.network_id)
        },
        "is_administrator": reach.is_administrator,
    }
    return render(request, "people/person.html", shown, status=_status(name_form))


def _status(form: PersonForm | NameForm) -> int:
    return 422 if form.errors else 200
