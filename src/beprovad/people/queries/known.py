"""Everybody and everything that a written name may mean, in the shape that `rules.matching` reads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from beprovad.lib.municipalities import Municipality, municipalities
from beprovad.lib.text import name_key
from beprovad.people.models import (
    Appointment,
    Membership,
    NameVariant,
    Network,
    NetworkAlias,
    Organisation,
    OrganisationAlias,
    Person,
)
from beprovad.people.panels import meetings_attended
from beprovad.people.queries.persons import Somebody
from beprovad.people.rules.matching import KnownPerson
from beprovad.people.rules.naming import KnownNetwork, KnownOrganisation

K = TypeVar("K")
V = TypeVar("V")


def known_persons() -> tuple[KnownPerson, ...]:
    """Everybody, in a handful of queries. Organisations of the past are there too, after those of today."""
    stands_for = _organisations_by_person()
    parents = dict(Organisation.objects.values_list("pk", "parent_id"))
    names = dict(Organisation.objects.values_list("pk", "name"))
    variants = _grouped(NameVariant.objects.values_list("person_id", "key"))
    networks = _grouped(Membership.objects.filter(to_on=None).values_list("person_id", "network_id"))
    attended = meetings_attended()
    return tuple(
        KnownPerson(
            id=pk,
            name=name,
            keys=frozenset({name_key(name), *variants.get(pk, ())}),
            organisations=tuple((one, names[one]) for one in stands_for.get(pk, ())),
            networks=frozenset(networks.get(pk, ())),
            meetings=attended.get(pk, 0),
            within=frozenset(above for one in stands_for.get(pk, ()) for above in _above(one, parents)),
        )
        for pk, name in Person.objects.filter(merged_into=None).order_by("pk").values_list("pk", "name")
    )


def known_names(everybody: Iterable[Somebody]) -> tuple[KnownPerson, ...]:
    """By their names alone."""
    return tuple(
        KnownPerson(
            one.id, one.name, frozenset(map(name_key, (one.name, *one.forms))), (), frozenset(), meetings=0
        )
        for one in everybody
    )


def known_organisations() -> tuple[KnownOrganisation, ...]:
    """Those in the database, and the municipalities of the national register that are not there yet."""
    register = {one.code: one for one in municipalities()}
    aliases = _grouped(OrganisationAlias.objects.values_list("organisation_id", "key"))
    rows = list(Organisation.objects.order_by("pk").values_list("pk", "name", "municipality_code", "kind"))
    own = {code for _, _, code, kind in rows if kind == Organisation.Kind.MUNICIPALITY}
    here = [
        KnownOrganisation(
            pk, name, _keys(name, *_official(register, code, kind)) | frozenset(aliases.get(pk, ())), code
        )
        for pk, name, code, kind in rows
    ]
    there = [
        KnownOrganisation(None, one.short, _keys(one.short, one.name), one.code)
        for one in municipalities()
        if one.code not in own
    ]
    return (*here, *there)


def known_networks() -> tuple[KnownNetwork, ...]:
    aliases = _grouped(NetworkAlias.objects.values_list("network_id", "key"))
    rows = Network.objects.order_by("pk").values_list("pk", "name", "short_name")
    return tuple(
        KnownNetwork(pk, name, _keys(name, short) | frozenset(aliases.get(pk, ())))
        for pk, name, short in rows
    )


def _organisations_by_person() -> Mapping[int, list[int]]:
    """Of today first, then the latest ended, each organisation once."""
    seats = Membership.objects.exclude(organisation=None).values_list("person_id", "organisation_id", "to_on")
    posts = Appointment.objects.values_list("person_id", "organisation_id", "to_on")
    rows = sorted((*seats.order_by("pk"), *posts.order_by("pk")), key=_latest_first, reverse=True)
    found: dict[int, list[int]] = defaultdict(list)
    for person, organisation, _ in rows:
        if organisation is not None and organisation not in found[person]:
            found[person].append(organisation)
    return found


def _latest_first(row: tuple[int, int | None, date | None]) -> date:
    return row[2] or date.max


def _above(organisation: int, parents: Mapping[int, int | None]) -> Iterable[int]:
    parent = parents.get(organisation)
    while parent is not None:
        yield parent
        parent = parents.get(parent)


def _official(register: Mapping[str, Municipality], code: str, kind: str) -> tuple[str, ...]:
    one = register.get(code)
    if one is None or kind != Organisation.Kind.MUNICIPALITY:
        return ()
    return one.short, one.name


def _keys(*names: str) -> frozenset[str]:
    return frozenset(key for name in names if (key := name_key(name)))


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    grouped: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped
