"""Roles at organisations."""

from datetime import date

from django.db import transaction

from beprovad.journal.actions import record
from beprovad.journal.events import Actor
from beprovad.people.events import AppointmentBegan, AppointmentEnded
from beprovad.people.models import Appointment, Organisation, Person
from beprovad.people.rules import Role
from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.rules.terms import refuse_term


@transaction.atomic
def add_appointment(  # noqa: PLR0913 - an appointment says all of this
    *,
    person: Person,
    organisation: Organisation,
    role: Role,
    from_on: date,
    to_on: date | None = None,
    by: Actor | None = None,
) -> Appointment:
    refused = refuse_term(from_on, to_on)
    if refused:
        raise PeopleRefused(refused)
    Person.objects.select_for_update().get(pk=person.pk)  # as for memberships
    open_ones = Appointment.objects.filter(person=person, organisation=organisation, role=role, to_on=None)
    if to_on is None and open_ones.exists():
        raise PeopleRefused(Refusal.ALREADY_THERE)
    appointment = Appointment.objects.create(
        person=person, organisation=organisation, role=role, from_on=from_on, to_on=to_on
    )
    if by is None:
        return appointment
    event = AppointmentBegan(
        subject_id=person.pk,
        subject_label=person.name,
        organisation_id=organisation.pk,
        organisation_label=organisation.name,
        role=role,
    )
    record(event, by=by)
    return appointment


@transaction.atomic
def end_appointment(*, appointment: Appointment, on: date, by: Actor) -> Appointment:
    """`on` is the last day."""
    current = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if current.to_on is not None:
        raise PeopleRefused(Refusal.HAS_ENDED)
    refused = refuse_term(current.from_on, on)
    if refused:
        raise PeopleRefused(refused)
    current.to_on = on
    current.save(update_fields=["to_on"])
    event = AppointmentEnded(
        subject_id=appointment.person_id,
        subject_label=appointment.person.name,
        organisation_id=appointment.organisation_id,
        organisation_label=appointment.organisation.name,
        role=current.role,
    )
    record(event, by=by)
    return current
