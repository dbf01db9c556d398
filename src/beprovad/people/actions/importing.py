"""Lists of members: taken in, answered row by row, imported in one act or thrown away."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.lib.text import name_key
from beprovad.people.actions.appointments import add_appointment
from beprovad.people.actions.networks import add_membership
from beprovad.people.actions.organisations import add_municipality
from beprovad.people.actions.persons import add_person, remember_name
from beprovad.people.events import MembersImported
from beprovad.people.models import MemberList, Membership, Network, Organisation, Person, User
from beprovad.people.queries.register import plan_of
from beprovad.people.rules import Reach
from beprovad.people.rules.joining import Gain, Planned, Verdict
from beprovad.people.rules.roster import read_roster

KEPT_DAYS = 7  # a list that nobody came back to is thrown away


@dataclass
class Imported:
    """What an import added, and how many rows still wait for an answer."""

    gains: Counter[Gain] = field(default_factory=Counter)
    waiting: int = 0
    persons: dict[tuple[str, str], Person] = field(default_factory=dict)


@transaction.atomic
def take_in_list(*, text: str, file_name: str, network: Network | None, by: User) -> MemberList:
    """Keep the list until its owner has looked at it. Raises ListRefused where it is no list with names."""
    read_roster(text)
    forgotten = timezone.now() - timedelta(days=KEPT_DAYS)
    MemberList.objects.filter(started_at__lt=forgotten).delete()
    return MemberList.objects.create(text=text, file_name=file_name[:255], network=network, started_by=by)


@transaction.atomic
def answer_list(*, member_list: MemberList, answers: Mapping[str, str]) -> MemberList:
    """Remember who the rows are; an empty answer takes an earlier one back."""
    current = MemberList.objects.select_for_update().get(pk=member_list.pk)
    together = {**current.answers, **answers}
    current.answers = {number: answer for number, answer in together.items() if answer}
    current.save(update_fields=["answers"])
    return current


@transaction.atomic
def discard_list(*, member_list: MemberList) -> None:
    member_list.delete()


@transaction.atomic
def import_members(*, member_list: MemberList, reach: Reach, by: User) -> Imported:
    """Write down every row that is certain or answered. The same list again changes nothing."""
    current = MemberList.objects.select_for_update().get(pk=member_list.pk)
    _, rows = plan_of(current, reach)
    done = Imported(waiting=sum(row.verdict is Verdict.ASK for row in rows))
    today = timezone.localdate()
    for row in rows:
        if row.verdict in (Verdict.NEW, Verdict.CHANGES):
            _write(row, done, today)
    current.imported_at = timezone.now()
    current.text = current.text if done.waiting else ""
    current.save(update_fields=["imported_at", "text"])
    if done.gains:
        event = MembersImported(
            subject_id=current.pk,
            subject_label=str(current),
            persons=done.gains[Gain.PERSON],
            memberships=done.gains[Gain.MEMBERSHIP],
            appointments=done.gains[Gain.APPOINTMENT],
        )
        record(event, by=by.actor)
    return done


def _write(row: Planned, done: Imported, today: date) -> None:
    organisation = _organisation(row, done)
    person = _person(row, done)
    if Gain.NAME_FORM in row.gains and remember_name(person=person, written=row.row.name):
        done.gains[Gain.NAME_FORM] += 1
    if Gain.EMAIL in row.gains and not person.email:
        person.email = row.row.email
        person.save(update_fields=["email"])
        done.gains[Gain.EMAIL] += 1
    _write_membership(row, person, organisation, done, today)
    _write_appointment(row, person, organisation, done, today)


def _organisation(row: Planned, done: Imported) -> Organisation | None:
    if row.organisation is None:
        return None
    if row.organisation.id is not None:
        return Organisation.objects.get(pk=row.organisation.id)
    before = Organisation.objects.count()
    organisation = add_municipality(code=row.organisation.municipality_code)
    done.gains[Gain.MUNICIPALITY] += Organisation.objects.count() - before
    return organisation


def _person(row: Planned, done: Imported) -> Person:
    """The known one; or a new one, who is the same on all rows with the same name and organisation."""
    if row.person is not None:
        return Person.objects.get(pk=row.person.id)
    key = (name_key(row.row.name), row.row.email.lower() or name_key(row.row.organisation))
    if key not in done.persons:
        done.persons[key] = add_person(name=row.row.name, email=row.row.email)
        done.gains[Gain.PERSON] += 1
    return done.persons[key]


def _write_membership(
    row: Planned, person: Person, organisation: Organisation | None, done: Imported, today: date
) -> None:
    if row.network is None:
        return
    membership = Membership.objects.filter(person=person, network_id=row.network.id, to_on=None).first()
    if Gain.ROLE in row.gains and membership is not None:
        membership.role = row.membership_role
        membership.save(update_fields=["role"])
        done.gains[Gain.ROLE] += 1
    elif Gain.MEMBERSHIP in row.gains and membership is None:
        add_membership(
            person=person,
            network=Network.objects.get(pk=row.network.id),
            organisation=organisation,
            role=row.membership_role,
            from_on=today,
        )
        done.gains[Gain.MEMBERSHIP] += 1


def _write_appointment(
    row: Planned, person: Person, organisation: Organisation | None, done: Imported, today: date
) -> None:
    role = row.appointment_role
    if Gain.APPOINTMENT not in row.gains or role is None or organisation is None:
        return
    if person.appointments.filter(organisation=organisation, role=role, to_on=None).exists():
        return
    add_appointment(person=person, organisation=organisation, role=role, from_on=today)
    done.gains[Gain.APPOINTMENT] += 1
