"""Which networks a note says that it is about: by its title, by its lists, or by nobody's word."""

import pytest

from beprovad.lib.text import name_key
from beprovad.meetings.rules.networks import networks_named
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.meetings.tests import makers
from beprovad.people.actions import remember_network_name
from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.rules.naming import KnownNetwork


def known(pk: int, *names: str) -> KnownNetwork:
    return KnownNetwork(pk, names[0], frozenset(map(name_key, names)))


NETWORKS = (
    known(1, "IFO-chefsnätverket", "IFO"),
    known(2, "Chefsnätverket funktionsstöd", "Funktionsstöd", "FH-chefsnätverket"),
    known(3, "Socialchefsnätverket"),
    known(4, "IFO Barn"),
)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Gemensamt nätverksmöte IFO och Funktionsstöd", (1, 2)),
        ("Minnesanteckningar IFO-chefsnätverket 14 oktober", (1,)),
        ("Socialchefsnätverkets höstmöte", (3,)),
        ("Möte med nätverket för FH", (2,)),
        ("IFO barn, våren", (4,)),
        ("IFO barn och IFO", (1, 4)),
        ("Minnesanteckningar", ()),
        ("Arbetsifogruppen", ()),
    ],
)
def test_words_name_networks(words: str, ids: tuple[int, ...]) -> None:
    assert tuple(one.id for one in networks_named(words, NETWORKS)) == ids


def test_a_form_of_two_networks_names_neither() -> None:
    assert networks_named("Barn", (known(1, "Barn"), known(2, "Barnnätverket", "Barn"))) == ()


BARE = """{title}
Datum: 14 oktober 2025
Närvarande: Alva Ekström, Norrvik; Ture Lindh, Storhamn

1. Inledning
Alva Ekström hälsade välkomna.
"""


@pytest.fixture
def coordinator(db: None) -> User:
    for name in ("Norrvik", "Storhamn"):
        makers.organisation(name)
    return makers.user("Esther Nyman", IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


def proposed(by: User, title: str) -> set[str]:
    reading = makers.reading(by, BARE.format(title=title))
    return {network.short_name for network in reading.networks.all()}


def test_the_networks_in_the_title_are_proposed(coordinator: User) -> None:
    assert proposed(coordinator, "Gemensamt nätverksmöte IFO och Funktionsstöd") == {"IFO", "Funktionsstöd"}
    assert proposed(coordinator, "Minnesanteckningar IFO-chefsnätverket") == {"IFO"}
    assert proposed(coordinator, "Minnesanteckningar från höstmötet") == set()


def test_a_form_that_was_confirmed_once_is_known_in_a_title(coordinator: User) -> None:
    remember_network_name(network=makers.network("Funktionsstöd"), written="FH-cheferna")
    assert proposed(coordinator, "Minnesanteckningar FH-cheferna") == {"Funktionsstöd"}


def test_a_network_that_one_does_not_prepare_is_not_proposed(coordinator: User) -> None:
    makers.network("Grannar")
    assert proposed(coordinator, "Möte Grannar och IFO") == {"IFO"}


def test_a_heading_of_two_networks_is_no_question(coordinator: User) -> None:
    text = makers.NOTE.replace("IFO:\nAlva", "IFO och Funktionsstöd:\nAlva")
    heading = makers.reading(coordinator, text).findings.filter(kind=Kind.GROUP).first()
    assert heading is not None
    assert Ask.WHICH_NETWORK not in heading.doubts
