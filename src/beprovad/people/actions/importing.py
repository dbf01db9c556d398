"""Lists of members: taken in, answered row by row, imported in one act or thrown away."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.lib.text import name_key
from beprovad.people.actions.organisations import add_municipality
from beprovad.people.actions.persons import one_line, remember_name
from beprovad.people.events import MembersImported
from beprovad.people.models import Appointment, MemberList, Membership, Network, Organisation, Person, User
from beprovad.people.queries.register import plan_of
from beprovad.people.rules import Reach
from beprovad.people.rules.joining import Gain, Planned, Verdict
from beprovad.people.rules.rejecting import packed, rejected
from beprovad.people.rules.roster import read_roster

A_BATCH = 500
KEPT_DAYS = 7  # a list that nobody came back to is thrown away


@dataclass
class Imported:
    """What an import added, and how many rows still wait for an answer."""

    gains: Counter[Gain] = field(default_factory=Counter)
    waiting: int = 0

    def add(self, gain: Gain, count: int = 1) -> None:
        if count:
            self.gains[gain] += count


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
    roster, rows = plan_of(current, reach)
    writing = [row for row in rows if row.verdict in (Verdict.NEW, Verdict.CHANGES)]
    done = Imported(waiting=sum(row.verdict is Verdict.ASK for row in rows))
    if writing:
        _write(writing, done)
    current.imported_at = timezone.now()
    if not done.waiting:
        current.text, current.rejected = "", packed(rejected(roster, rows))
    current.save(update_fields=["imported_at", "text", "rejected"])
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


def _write(rows: Sequence[Planned], done: Imported) -> None:
    """A few statements however long the list is, so that nobody else waits long for the database."""
    places = _places(rows, done)
    persons = _persons(rows, done)
    for row in rows:
        _write_person(row, persons[_key(row)], done)
    _write_memberships(rows, persons, places, done)
    _write_appointments(rows, persons, places, done)


_PlaceKey = tuple[int | None, str]
_PersonKey = tuple[int | None, str, str]


def _key(row: Planned) -> _PersonKey:
    """The known person; or a new one, who is the same on all rows with the same name and address or organisation."""
    if row.person is not None:
        return row.person.id, "", ""
    return None, name_key(row.row.name), row.row.email.lower() or name_key(row.row.organisation)


def _place_key(row: Planned) -> _PlaceKey | None:
    return (row.organisation.id, row.organisation.municipality_code) if row.organisation else None


def _places(rows: Sequence[Planned], done: Imported) -> Mapping[_PlaceKey | None, Organisation]:
    keys = {key for row in rows if (key := _place_key(row)) is not None}
    known = Organisation.objects.in_bulk([pk for pk, _ in keys if pk is not None])
    new = {code: add_municipality(code=code) for pk, code in sorted(keys, key=str) if pk is None}
    done.add(Gain.MUNICIPALITY, len(new))
    return {(pk, code): known[pk] if pk is not None else new[code] for pk, code in keys}


def _persons(rows: Sequence[Planned], done: Imported) -> Mapping[_PersonKey, Person]:
    known = Person.objects.in_bulk([row.person.id for row in rows if row.person is not None])
    found = {_key(row): known[row.person.id] for row in rows if row.person is not None}
    new: dict[_PersonKey, Person] = {}
    for row in rows:
        if row.person is None:
            new.setdefault(_key(row), Person(name=one_line(row.row.name), email=row.row.email))
    Person.objects.bulk_create(new.values(), batch_size=A_BATCH)
    done.add(Gain.PERSON, len(new))
    return {**found, **new}


def _write_person(row: Planned, person: Person, done: Imported) -> None:
    if Gain.NAME_FORM in row.gains and remember_name(person=person, written=row.row.name):
        done.add(Gain.NAME_FORM)
    if Gain.EMAIL in row.gains and not person.email:
        person.email = row.row.email
        person.save(update_fields=["email"])
        done.add(Gain.EMAIL)


def _write_memberships(
    rows: Sequence[Planned],
    persons: Mapping[_PersonKey, Person],
    places: Mapping[_PlaceKey | None, Organisation],
    done: Imported,
) -> None:
    new: dict[tuple[int, int], Membership] = {}
    today = timezone.localdate()
    for row in rows:
        if row.network is None:
            continue
        person, place = persons[_key(row)], places.get(_place_key(row))
        if Gain.ROLE in row.gains:
            seats = Membership.objects.filter(person=person, network=row.network.id, to_on=None)
            done.add(Gain.ROLE, seats.update(role=row.membership_role))
        elif Gain.MEMBERSHIP in row.gains:
            seat = Membership(
                person=person, network_id=row.network.id, organisation=place,
                role=row.membership_role, from_on=today,
            )  # fmt: skip
            new.setdefault((person.pk, row.network.id), seat)
    Membership.objects.bulk_create(new.values(), batch_size=A_BATCH)
    done.add(Gain.MEMBERSHIP, len(new))


def _write_appointments(
    rows: Sequence[Planned],
    persons: Mapping[_PersonKey, Person],
    places: Mapping[_PlaceKey | None, Organisation],
    done: Imported,
) -> None:
    new: dict[tuple[int, int, str], Appointment] = {}
    today = timezone.localdate()
    for row in rows:
        person, place, role = persons[_key(row)], places.get(_place_key(row)), row.appointment_role
        if Gain.APPOINTMENT in row.gains and place is not None and role is not None:
            post = Appointment(person=person, organisation=place, role=role, from_on=today)
            new.setdefault((person.pk, place.pk, role), post)
    Appointment.objects.bulk_create(new.values(), batch_size=A_BATCH)
    done.add(Gain.APPOINTMENT, len(new))
