"""Persons: the list, a person's page, and what is changed about a person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.lib.text import whole_number
from beprovad.people import access, actions, queries
from beprovad.people.forms import NameForm, PersonFilterForm, PersonForm, Refusals, put_refusal
from beprovad.people.models import Person
from beprovad.people.panels import person_panels
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.people.rules.refusals import PeopleRefused
from beprovad.people.rules.terms import may_edit_network
from beprovad.people.views.recognising import Question, who_is
from beprovad.people.views.saying import say_refusal

A_PAGE = 50


@signed_in
def persons(request: Request) -> HttpResponse:
    access.require(request.reach, Act.SEE_PEOPLE)
    paths = queries.organisation_paths()
    form = PersonFilterForm(request.GET, paths=paths)
    chosen = form.cleaned_data if form.is_valid() else {}
    everybody = queries.everybody(request.reach)
    ids = queries.person_ids(
        request.reach,
        among=everybody,
        words=chosen.get("q", ""),
        organisation_id=chosen.get("organisation"),
        network_id=chosen.get("network"),
    )
    page = Paginator(ids, A_PAGE).get_page(request.GET.get("page"))
    may_edit = request.reach.may(Act.EDIT_PEOPLE)
    shown = {
        "form": form,
        "page": page,
        "lines": queries.person_lines(list(page.object_list), paths),
        "count": len(ids),
        "is_filtered": any(chosen.values()),
        "may_edit": may_edit,
        "duplicates": queries.count_possible_duplicates(everybody) if may_edit else 0,
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
    """Whoever is alike somebody known is asked about first. `?network=7` leads back to that network's form."""
    access.require(request.reach, Act.EDIT_PEOPLE)
    back = _member_page(request)
    form, question = PersonForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        who = who_is(request, form.cleaned_data["name"], form.cleaned_data["email"])
        if isinstance(who, Question):
            question = who
        elif made := _added(request, who, form):
            return redirect(f"{back}?person={made.pk}" if back else reverse("people:person", args=[made.pk]))
    shown = {"form": form, "question": question, "back": back}
    return render(request, "people/person_form.html", shown, status=422 if question else _status(form))


@signed_in
def edit_person(request: Request, person_id: int) -> HttpResponse:
    access.require(request.reach, Act.EDIT_PEOPLE)
    found = access.person_or_404(request.reach, person_id)
    now = {"name": found.name, "email": found.email, "title": found.title}
    form = PersonForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            actions.change_person(person=found, **form.cleaned_data, by=request.user.actor)
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
        with Refusals(form):
            actions.remember_name(person=found, written=form.cleaned_data["written"], by=request.user.actor)
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


def _member_page(request: Request) -> str:
    """The form for a new member of the network that one came from; empty where one came from none."""
    number = whole_number(request.GET.get("network", ""))
    if number is None or not may_edit_network(request.reach, number):
        return ""
    return reverse("people:add_member", args=[number])


def _added(request: Request, who: Person | None, form: PersonForm) -> Person | None:
    """The new person, or the known one with what was new; None where it was refused."""
    said, by = form.cleaned_data, request.user.actor
    try:
        if who is None:
            made = actions.add_person(**said, by=by)
            messages.success(request, _("%(name)s är tillagd.") % {"name": made.name})
        else:
            made = actions.recognise_person(person=who, **said, by=by)
            messages.success(
                request, _("%(name)s fanns redan. Det som var nytt är sparat.") % {"name": made.name}
            )
    except PeopleRefused as refused:
        put_refusal(form, refused)
        return None
    return made


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
