"""Persons, as the list and a person's own page show them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Case, CharField, Q, Value, When
from django.utils import timezone

from beprovad.lib.text import name_key, person_sort_key, without_accents
from beprovad.people import access
from beprovad.people.models import (
    Appointment,
    Invitation,
    Membership,
    NameVariant,
    Organisation,
    Person,
    PersonMerge,
    User,
)
from beprovad.people.rules import Reach

Paths = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class PersonLine:
    """A person in a list: where from, and in which networks today."""

    person: Person
    organisations: tuple[str, ...]
    networks: tuple[str, ...]

    @property
    def where(self) -> str:
        return " · ".join((*self.organisations, *self.networks))


@dataclass(frozen=True)
class PersonPage:
    person: Person
    variants: tuple[NameVariant, ...]
    memberships: tuple[Membership, ...]
    past_memberships: tuple[Membership, ...]
    appointments: tuple[Appointment, ...]
    past_appointments: tuple[Appointment, ...]
    account: User | None
    invitation: Invitation | None
    merges: tuple[PersonMerge, ...]


class Somebody(NamedTuple):
    """A person by what one looks for: `forms` are other ways in which the name has been written."""

    id: int
    name: str
    email: str
    forms: tuple[str, ...]


def everybody(reach: Reach) -> tuple[Somebody, ...]:
    """One query, whose rows are the written forms."""
    found: dict[int, Somebody] = {}
    rows = access.persons(reach).order_by("pk", "name_variants__name")
    for pk, name, email, form in rows.values_list("pk", "name", "email", "name_variants__name"):
        known = found.get(pk) or Somebody(pk, name, email, ())
        found[pk] = known._replace(forms=(*known.forms, form)) if form is not None else known
    return tuple(found.values())


def person_ids(
    reach: Reach,
    *,
    words: str = "",
    organisation_id: int | None = None,
    network_id: int | None = None,
    among: Iterable[Somebody] | None = None,
) -> list[int]:
    """Ids of those who fit, by surname as in a Swedish list; `among` is `everybody` where they have been read.

    `words` are looked for in names, confirmed forms and addresses, in any order and without regard to accents;
    an organisation counts with what lies under it.
    """
    today, there = timezone.localdate(), Q()
    if organisation_id is not None:
        there &= _at(organisation_ids_under(organisation_id), today)
    if network_id is not None:
        seats = Membership.objects.filter(access.in_force(today), network=network_id)
        there &= Q(pk__in=seats.values("person"))
    found = list(everybody(reach) if among is None else among)
    if there:
        chosen = set(access.persons(reach).filter(there).order_by().values_list("pk", flat=True))
        found = [one for one in found if one.id in chosen]
    wanted = without_accents(name_key(words)).split()
    if wanted:
        found = [one for one in found if _fits(wanted, (one.name, one.email, *one.forms))]
    return [one.id for one in sorted(found, key=lambda one: (person_sort_key(one.name), one.id))]


def person_lines(ids: Collection[int], paths: Paths | None = None) -> tuple[PersonLine, ...]:
    """Those persons in that order, in two queries however many they are; one more without `paths`."""
    persons = Person.objects.in_bulk(ids)
    places: dict[int, list[int]] = defaultdict(list)
    networks: dict[int, list[str]] = defaultdict(list)
    for person, place, network in _roles_of(ids):
        if place is not None:
            places[person].append(place)
        if network:
            networks[person].append(network)
    paths = organisation_paths() if paths is None else paths
    return tuple(
        PersonLine(persons[pk], place_words([paths[one] for one in places[pk]]), distinct(networks[pk]))
        for pk in ids
    )


def _roles_of(ids: Collection[int]) -> list[tuple[int, int | None, str]]:
    """(person, organisation, network as lists call it) of those who have a role today, posts before seats."""
    today = access.in_force(timezone.localdate())
    label = Case(When(network__short_name="", then="network__name"), default="network__short_name")
    none = Value("", output_field=CharField())
    posts = Appointment.objects.filter(today, person__in=ids).order_by()
    seats = Membership.objects.filter(today, person__in=ids).order_by()
    rows = posts.values_list("person_id", "organisation_id", none, "pk").union(
        seats.values_list("person_id", "organisation_id", label, "pk"), all=True
    )
    return [row[:3] for row in sorted(rows, key=lambda row: (row[2] != "", row[3]))]


def organisation_paths() -> Paths:
    """Every organisation's names from the top of its tree down to itself; one query."""
    return paths_of(Organisation.objects.order_by())


def paths_of(organisations: Iterable[Organisation]) -> Paths:
    """The same of organisations that are there already; those above each must be among them."""
    rows = {row.pk: (row.name, row.parent_id) for row in organisations}
    paths: dict[int, tuple[str, ...]] = {}
    for pk in rows:
        names: list[str] = []
        place: int | None = pk
        while place is not None:
            name, place = rows[place]
            names.insert(0, name)
        paths[pk] = tuple(names)
    return paths


def person_page(person: Person) -> PersonPage:
    today = timezone.localdate()
    seats = list(
        person.memberships.select_related("network", "organisation", "liaison_for").order_by("-from_on", "pk")
    )
    posts = list(person.appointments.select_related("organisation__parent").order_by("-from_on", "pk"))
    return PersonPage(
        person=person,
        variants=tuple(person.name_variants.all()),
        memberships=tuple(row for row in seats if not _is_over(row, today)),
        past_memberships=tuple(row for row in seats if _is_over(row, today)),
        appointments=tuple(row for row in posts if not _is_over(row, today)),
        past_appointments=tuple(row for row in posts if _is_over(row, today)),
        account=getattr(person, "user", None),
        invitation=waiting_invitation(person),
        merges=tuple(person.merges.filter(undone_at=None).select_related("merged")),
    )


def waiting_invitation(person: Person) -> Invitation | None:
    return (
        person.invitations.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
        .order_by("-pk")
        .first()
    )


def present_self(person: Person) -> Person:
    """Whom a merged person is today."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def organisation_ids_under(organisation_id: int) -> frozenset[int]:
    """The organisation and everything below it; one query."""
    return ids_under(organisation_id, Organisation.objects.order_by())


def ids_under(organisation_id: int, organisations: Iterable[Organisation]) -> frozenset[int]:
    """The same among organisations that are there already."""
    children: dict[int | None, list[int]] = {}
    for row in organisations:
        children.setdefault(row.parent_id, []).append(row.pk)
    found, waiting = set[int](), [organisation_id]
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += children.get(one, [])
    return frozenset(found)


def _at(organisations: Collection[int], today: date) -> Q:
    """Who stands for one of them today, or has a role there."""
    seats = Membership.objects.filter(access.in_force(today), organisation__in=organisations)
    posts = Appointment.objects.filter(access.in_force(today), organisation__in=organisations)
    return Q(pk__in=seats.values("person")) | Q(pk__in=posts.values("person"))


def _fits(wanted: Collection[str], names: Iterable[str]) -> bool:
    said = " ".join(without_accents(name_key(name)) for name in names)
    return all(word in said for word in wanted)


def place_words(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Each once, "Norrvik, Omsorgsförvaltningen"; a place that another lies under is said by that one."""
    covered = {path[:length] for path in paths for length in range(1, len(path))}
    return distinct(", ".join(path) for path in paths if path not in covered)


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _is_over(row: Membership | Appointment, today: date) -> bool:
    return row.to_on is not None and row.to_on < today
