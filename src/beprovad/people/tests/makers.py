"""Plain makers: a small region, and people of each kind in it. All invented.

Alice coordinates IFO; Adam is an administrator; Bob is a member of IFO; Charlie is a politician, who sees nobody.
"""

from datetime import date
from itertools import count

from django.test import Client

from beprovad.people.models import Appointment, Membership, Network, Organisation, Person, User
from beprovad.people.rules import Role

BEGAN = date(2024, 1, 1)
Kind = Organisation.Kind

_numbers = count(1)


def network(name="IFO", **fields):
    found, _ = Network.objects.get_or_create(
        name=f"{name}-chefsnätverket", defaults={"short_name": name, **fields}
    )
    return found


def organisation(name="Granö", kind=Kind.MUNICIPALITY, parent=None, **fields):
    found, _ = Organisation.objects.get_or_create(name=name, kind=kind, parent=parent, defaults=fields)
    return found


def person(name="", **fields):
    return Person.objects.create(name=name or f"Prov Person{next(_numbers)}", **fields)


def seat(who, where="IFO", role=Role.MEMBER, *, at=None, from_on=BEGAN, to_on=None):
    return Membership.objects.create(
        person=who, network=network(where), organisation=at, role=role, from_on=from_on, to_on=to_on
    )


def post(who, at, role=Role.HEAD, *, from_on=BEGAN, to_on=None):
    return Appointment.objects.create(person=who, organisation=at, role=role, from_on=from_on, to_on=to_on)


def user(name="", email=""):
    number = next(_numbers)
    return User.objects.create_user(
        email or f"prov{number}@sjobygden.example", person=person(name or f"Prov Person{number}")
    )


def alice():
    made = user("Alice Almgren")
    seat(made.person, role=Role.COORDINATOR)
    return made


def adam():
    made = user("Adam Alskog")
    post(made.person, organisation("Sjöbygdens kommunförbund", Kind.ASSOCIATION), Role.ADMINISTRATOR)
    return made


def bob():
    made = user("Bob Bergö")
    seat(made.person, at=organisation("Granö"))
    return made


def charlie():
    made = user("Charlie Cederås")
    post(made.person, organisation("Granö"), Role.POLITICIAN)
    return made


def browser(who=None, language="sv"):
    client = Client(headers={"accept-language": language})
    if who is not None:
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client
