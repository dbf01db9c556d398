"""Plain makers: a small region, and people of each role in it. All invented."""

from datetime import date
from itertools import count

from beprovad.lib.text import name_key
from beprovad.meetings.actions.reading import start_reading
from beprovad.meetings.models import Meeting, Reading
from beprovad.people.access import reach_of
from beprovad.people.models import Membership, Network, Organisation, Person, User
from beprovad.people.rules import Role

_numbers = count(1)

NOTE = """Minnesanteckningar från Sjöbygdens chefsnätverk IFO och Funktionsstöd
Datum: tisdag 14 oktober 2025, kl. 9.00–12.00
Plats: Regionhuset, sal Måsen
Tema: Att fråga dem det gäller

Närvarande
IFO:
Alva Ekström, Norrvik, ordförande
Ture Lindh och Maj Sandell, Storhamn
Funktionsstöd:
Maj Sandell, Storhamn
Bo Ahlin, Granö kommun (ers. Siv Falk)
Övriga:
Esther Nyman, Sjöbygdens kommunförbund
Frånvarande: Siv Falk, Granö; Olle Rask, Lillby

1. Inledning
Esther Nyman hälsade välkomna.

2. Intervjuer med brukare (Alva Ekström)
Norrvik har intervjuat 24 personer om stödet i vardagen. Bilder skickas med anteckningarna.
Lästips: Att fråga och förstå, Sjöbygdens FoU 2024.
Beslut: nätverket prövar intervjuguiden under våren.
Ture Lindh tar fram ett förslag på guide till den 1 december.

3. Nätverksvis
IFO
- Frågan om gemensam jour parkeras tills utredningen är klar i mars.
Funktionsstöd
- Samtalet om nattbemanning fortsätter nästa möte.

Frågor att ställa innan vi börjar:
- Vem har bett om det här?

Nästa möte: 9 december 2025
Vid pennan: Esther Nyman
"""


def network(name: str = "IFO", **fields: object) -> Network:
    found, _ = Network.objects.get_or_create(name=f"Sjöbygdens nätverk {name}", short_name=name, **fields)
    return found


def organisation(name: str, kind: str = Organisation.Kind.MUNICIPALITY) -> Organisation:
    found, _ = Organisation.objects.get_or_create(name=name, kind=kind)
    return found


def person(name: str = "", *, at: Organisation | None = None, **roles: Role) -> Person:
    """`person("Alva Ekström", at=norrvik, IFO=Role.MEMBER)`: the keyword is the network's short name."""
    made = Person.objects.create(name=name or f"Prov Person{next(_numbers)}")
    for short_name, role in roles.items():
        Membership.objects.create(
            person=made, network=network(short_name), organisation=at, role=role, from_on=date(2024, 1, 1)
        )
    return made


def user(name: str = "", *, at: Organisation | None = None, **roles: Role) -> User:
    return User.objects.create_user(
        f"prov{next(_numbers)}@sjobygden.example", person=person(name, at=at, **roles)
    )


def meeting(*networks: Network, title: str = "Gemensam dag", held_on: date = date(2026, 4, 21)) -> Meeting:
    made = Meeting.objects.create(title=title, held_on=held_on)
    made.networks.set(networks)
    return made


def reading(by: User, text: str = NOTE, name: str = "anteckning.txt") -> Reading:
    return start_reading(
        name=name, media_type="text/plain", content=text.encode(), text=text, by=by, reach=reach_of(by),
        network_ids=[],
    )  # fmt: skip


def key(name: str) -> str:
    return name_key(name)
