"""Networks: the list, a network's page, and what is changed about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.people import access, actions, queries
from beprovad.people.forms import MemberForm, NameForm, NetworkForm, Refusals
from beprovad.people.models import Network
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.people.rules.terms import may_edit_network
from beprovad.people.views.roles import seat_values


@signed_in
def networks(request: Request) -> HttpResponse:
    access.require(request.reach, Act.SEE_PEOPLE)
    shown = {
        "lines": queries.network_lines(request.reach),
        "may_add": request.reach.is_administrator,
    }
    return render(request, "people/networks.html", shown)


@signed_in
def network(request: Request, network_id: int) -> HttpResponse:
    return _network_page(request, access.network_or_404(request.reach, network_id), NameForm())


@signed_in
def add_network(request: Request) -> HttpResponse:
    """For an administrator: a new network has no coordinator of its own yet."""
    access.require_administrator(request.reach)
    form = NetworkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            made = actions.add_network(**_values(request, form), by=request.user.actor)
            messages.success(request, _("%(name)s är tillagt.") % {"name": made.name})
            return redirect("people:network", made.pk)
    status = 422 if form.errors else 200
    return render(request, "people/network_form.html", {"form": form}, status=status)


@signed_in
def edit_network(request: Request, network_id: int) -> HttpResponse:
    found = access.network_to_edit_or_404(request.reach, network_id)
    now = {
        "name": found.name,
        "short_name": found.short_name,
        "about": found.about,
        "host": found.host_id,
        "above": found.above_id,
    }
    form = NetworkForm(request.POST or None, initial=now, network=found)
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            actions.change_network(network=found, **_values(request, form), by=request.user.actor)
            messages.success(request, _("Uppgifterna är sparade."))
            return redirect("people:network", found.pk)
    shown = {"form": form, "network": found}
    return render(request, "people/network_form.html", shown, status=422 if form.errors else 200)


@signed_in
def add_member(request: Request, network_id: int) -> HttpResponse:
    found = access.network_to_edit_or_404(request.reach, network_id)
    chosen = {"person": request.GET.get("person")}
    form = MemberForm(request.POST or None, initial=chosen, people=_people(request))
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            _add_member(request, found, form)
            messages.success(request, _("Ledamoten är tillagd."))
            return redirect("people:network", found.pk)
    shown = {"form": form, "network": found}
    return render(request, "people/member_form.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def remember_network_name(request: Request, network_id: int) -> HttpResponse:
    found = access.network_to_edit_or_404(request.reach, network_id)
    form = NameForm(request.POST)
    if form.is_valid():
        written = form.cleaned_data["written"]
        with Refusals(form):
            actions.remember_network_name(network=found, written=written, by=request.user.actor)
            return redirect("people:network", found.pk)
    return _network_page(request, found, form)


@require_POST
@signed_in
def forget_network_name(request: Request, alias_id: int) -> HttpResponse:
    alias = access.network_alias_to_edit_or_404(request.reach, alias_id)
    actions.forget_network_name(alias=alias, by=request.user.actor)
    return redirect("people:network", alias.network_id)


def _network_page(request: Request, found: Network, name_form: NameForm) -> HttpResponse:
    shown = {
        "page": queries.network_page(found),
        "name_form": name_form,
        "may_edit": may_edit_network(request.reach, found.pk),
    }
    return render(request, "people/network.html", shown, status=422 if name_form.errors else 200)


def _add_member(request: Request, found: Network, form: MemberForm) -> None:
    person = access.person_or_404(request.reach, form.cleaned_data["person"])
    values = seat_values(request, form)
    actions.add_membership(person=person, network=found, **values, by=request.user.actor)


def _people(request: Request) -> list[tuple[int, str]]:
    lines = queries.person_lines(queries.person_ids(request.reach))
    return [(line.person.pk, " · ".join((line.person.name, *line.organisations))) for line in lines]


def _values(request: Request, form: NetworkForm) -> dict[str, Any]:
    host, above = form.cleaned_data["host"], form.cleaned_data["above"]
    return {
        **form.cleaned_data,
        "host": access.organisation_or_404(request.reach, host) if host else None,
        "above": access.network_or_404(request.reach, above) if above else None,
    }
