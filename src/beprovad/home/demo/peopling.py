"""The region's organisations, networks and persons become rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from allauth.account.models import EmailAddress

from beprovad.home.demo.region import ASSOCIATION, CIRCLES, PEOPLE, PLACES, Circle, Place, Someone
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
    User,
)

T = TypeVar("T", Place, Circle)


@dataclass(frozen=True)
class Cast:
    """Everything and everybody of the region, by name; users by their person's name."""

    organisations: dict[str, Organisation]
    networks: dict[str, Network]
    people: dict[str, Person]
    users: dict[str, User]


def people_the_region() -> Cast:
    organisations = _organisations()
    networks = _networks(organisations)
    people = _people()
    cast = Cast(organisations, networks, people, _accounts(people))
    _seat(cast)
    _appoint(cast)
    return cast


def _organisations() -> dict[str, Organisation]:
    rows: dict[str, Organisation] = {}
    for place in PLACES:
        rows[place.name] = Organisation.objects.create(
            name=place.name,
            kind=place.kind,
            parent=rows.get(place.parent),
            is_authority=place.is_authority,
        )
    OrganisationAlias.objects.bulk_create(
        OrganisationAlias(organisation=rows[place.name], name=alias, key=name_key(alias))
        for place, alias in _aliases(PLACES)
    )
    return rows


def _networks(organisations: dict[str, Organisation]) -> dict[str, Network]:
    rows: dict[str, Network] = {}
    for circle in CIRCLES:
        rows[circle.name] = Network.objects.create(
            name=circle.name,
            short_name=circle.short_name,
            about=circle.about,
            host=organisations[ASSOCIATION],
            above=rows.get(circle.above),
        )
    NetworkAlias.objects.bulk_create(
        NetworkAlias(network=rows[circle.name], name=alias, key=name_key(alias))
        for circle, alias in _aliases(CIRCLES)
    )
    return rows


def _aliases(named: Iterable[T]) -> Iterable[tuple[T, str]]:
    return ((one, alias) for one in named for alias in one.aliases)


def _people() -> dict[str, Person]:
    rows = {
        someone.name: Person(name=someone.name, email=someone.email, title=someone.title)
        for someone in PEOPLE
    }
    Person.objects.bulk_create(rows.values())
    NameVariant.objects.bulk_create(
        NameVariant(person=rows[someone.name], name=form, key=name_key(form))
        for someone in PEOPLE
        for form in someone.written_as
    )
    return rows


def _accounts(people: dict[str, Person]) -> dict[str, User]:
    rows = {someone.name: _account(someone, people) for someone in PEOPLE if someone.has_account}
    User.objects.bulk_create(rows.values())
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in rows.values()
    )
    return rows


def _account(someone: Someone, people: dict[str, Person]) -> User:
    user = User(email=someone.email, person=people[someone.name])
    user.set_unusable_password()
    return user


def _seat(cast: Cast) -> None:
    Membership.objects.bulk_create(
        Membership(
            person=cast.people[someone.name],
            network=cast.networks[seat.network],
            organisation=cast.organisations[seat.organisation],
            liaison_for=cast.networks.get(seat.liaison_for),
            role=seat.role,
            from_on=seat.since,
            to_on=seat.until,
        )
        for someone in PEOPLE
        for seat in someone.seats
    )


def _appoint(cast: Cast) -> None:
    Appointment.objects.bulk_create(
        Appointment(
            person=cast.people[someone.name],
            organisation=cast.organisations[post.organisation],
            role=post.role,
            from_on=post.since,
            to_on=post.until,
        )
        for someone in PEOPLE
        for post in someone.posts
    )
