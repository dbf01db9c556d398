"""A person's memberships and appointments: begun, changed and ended on the person's page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beprovad.people import access, actions
from beprovad.people.forms import AppointmentForm, EndForm, MembershipForm, Refusals, RoleForm, put_refusal
from beprovad.people.models import Membership, Person
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import ORGANISATION_ROLES, Act
from beprovad.people.rules.refusals import PeopleRefused
from beprovad.people.rules.terms import may_appoint


@signed_in
def add_membership(request: Request, person_id: int) -> HttpResponse:
    """In a network that one coordinates oneself; an administrator in any."""
    person = access.person_or_404(request.reach, person_id)
    networks = list(access.networks_to_edit(request.reach))
    if not networks:
        raise Http404
    form = MembershipForm(request.POST or None, networks=networks)
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            _add_membership(request, person, form)
            messages.success(request, _("Ledamoten är tillagd."))
            return redirect("people:person", person.pk)
    shown = {"form": form, "person": person}
    return render(request, "people/membership_form.html", shown, status=422 if form.errors else 200)


@signed_in
def edit_membership(request: Request, membership_id: int) -> HttpResponse:
    """Another role, or the last day."""
    membership = access.membership_to_edit_or_404(request.reach, membership_id)
    role_form = RoleForm(initial={"role": membership.role})
    end_form = EndForm()
    if request.method == "POST":
        try:
            if _changed(request, membership):
                return redirect("people:person", membership.person_id)
        except PeopleRefused as refused:
            end_form = EndForm(request.POST)
            put_refusal(end_form, refused)
        else:
            end_form = EndForm(request.POST)
    shown = {"membership": membership, "role_form": role_form, "end_form": end_form}
    return render(request, "people/membership.html", shown, status=422 if end_form.errors else 200)


@signed_in
def add_appointment(request: Request, person_id: int) -> HttpResponse:
    access.require(request.reach, Act.EDIT_PEOPLE)
    person = access.person_or_404(request.reach, person_id)
    roles = access.roles_to_appoint(request.reach, ORGANISATION_ROLES)
    form = AppointmentForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid() and may_appoint(request.reach, form.cleaned_data["role"]):
        organisation = access.organisation_or_404(request.reach, form.cleaned_data["organisation"])
        values = {**form.cleaned_data, "organisation": organisation}
        with Refusals(form):
            actions.add_appointment(person=person, **values, by=request.user.actor)
            messages.success(request, _("Rollen är tillagd."))
            return redirect("people:person", person.pk)
    shown = {"form": form, "person": person}
    return render(request, "people/appointment_form.html", shown, status=422 if form.errors else 200)


@signed_in
def end_appointment(request: Request, appointment_id: int) -> HttpResponse:
    appointment = access.appointment_to_edit_or_404(request.reach, appointment_id)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with Refusals(form):
            actions.end_appointment(
                appointment=appointment, on=form.cleaned_data["on"], by=request.user.actor
            )
            messages.success(request, _("Rollen är avslutad."))
            return redirect("people:person", appointment.person_id)
    shown = {"form": form, "appointment": appointment}
    return render(request, "people/appointment.html", shown, status=422 if form.errors else 200)


def _add_membership(request: Request, person: Person, form: MembershipForm) -> None:
    network = access.network_to_edit_or_404(request.reach, form.cleaned_data["network"])
    values = seat_values(request, form)
    actions.add_membership(person=person, network=network, **values, by=request.user.actor)


def seat_values(request: Request, form: MembershipForm) -> dict[str, Any]:
    """What a membership says besides who and where."""
    organisation, liaison_for = form.cleaned_data["organisation"], form.cleaned_data["liaison_for"]
    return {
        "organisation": access.organisation_or_404(request.reach, organisation) if organisation else None,
        "liaison_for": access.network_or_404(request.reach, liaison_for) if liaison_for else None,
        "role": form.cleaned_data["role"],
        "from_on": form.cleaned_data["from_on"],
    }


def _changed(request: Request, membership: Membership) -> bool:
    """Whether the posted form was good and has been carried out."""
    if "role" in request.POST:
        role = RoleForm(request.POST)
        if role.is_valid():
            actions.change_role(membership=membership, role=role.cleaned_data["role"], by=request.user.actor)
            messages.success(request, _("Rollen är ändrad."))
        return role.is_valid()
    end = EndForm(request.POST)
    if end.is_valid():
        actions.end_membership(membership=membership, on=end.cleaned_data["on"], by=request.user.actor)
        messages.success(request, _("Medlemskapet är avslutat."))
    return end.is_valid()
