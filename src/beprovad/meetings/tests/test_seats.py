"""Who sits there: names with an organisation run into them, and new people who resemble known ones."""

import pytest
from django.urls import reverse

from beprovad.lib.text import name_key
from beprovad.meetings.models import Finding
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.meetings.rules.seats import persons_alike, without_organisation
from beprovad.meetings.tests import makers
from beprovad.people.models import Person, User
from beprovad.people.rules import Role
from beprovad.people.rules.matching import KnownPerson, Likeness, is_certain
from beprovad.people.rules.naming import KnownOrganisation

HERE = tuple(
    KnownOrganisation(pk, name, frozenset({name_key(name)}), "")
    for pk, name in ((1, "Tallheden"), (2, "Norrvik"), (None, "Lund"))
)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Linnea Oskarson Tallheden", ("Linnea Oskarson", "Tallheden")),
        ("Linnea Oskarson Tallhedens kommun", ("Linnea Oskarson", "Tallhedens kommun")),
        ("Anna Karin Tallheden", ("Anna Karin Tallheden", "")),
        ("Linnea Oskarson Lund", ("Linnea Oskarson Lund", "")),
        ("Linnea Tallheden", ("Linnea Tallheden", "")),
    ],
)
def test_a_known_organisation_at_the_end_of_a_name_is_no_part_of_it(
    written: str, parts: tuple[str, str]
) -> None:
    assert without_organisation(written, HERE) == parts


def known(name: str, at: int = 2) -> KnownPerson:
    return KnownPerson(1, name, frozenset({name_key(name)}), ((at, "Norrvik"),), frozenset(), 3)


@pytest.mark.parametrize("written", ["Linnea Oskarson Ek", "Linnea Oskarson", "Linnéa Oskarsson Ek Brink"])
def test_somebody_who_resembles_a_person_elsewhere_is_never_certainly_new(written: str) -> None:
    alike = persons_alike(written, 1, [known("Linnéa Oskarsson")])
    assert [one.person.name for one in alike] == ["Linnéa Oskarsson"]
    assert not is_certain(alike)


def test_two_given_names_in_common_are_no_likeness() -> None:
    assert persons_alike("Karl Johan Berg", None, [known("Karl Johan Ek")]) == ()
    assert persons_alike("Ture", 1, [known("Ture Lindh")]) == ()


def test_the_same_person_at_their_organisation_is_as_certain_as_before() -> None:
    found = persons_alike("Linnéa Oskarsson", 2, [known("Linnéa Oskarsson")])
    assert ([one.likeness for one in found], is_certain(found)) == ([Likeness.SAME], True)


@pytest.fixture
def coordinator(db: None) -> User:
    for name in ("Norrvik", "Storhamn", "Granö", "Lillby", "Tallheden"):
        makers.organisation(name)
    association = makers.organisation("Sjöbygdens kommunförbund", "association")
    return makers.user("Esther Nyman", at=association, IFO=Role.COORDINATOR, Funktionsstöd=Role.COORDINATOR)


def seat(by: User, written: str) -> Finding:
    reading = makers.reading(by, makers.NOTE.replace("Alva Ekström, Norrvik, ordförande", written))
    return reading.findings.filter(kind=Kind.ATTENDEE).order_by("position")[0]


def test_a_municipality_written_into_a_name_is_where_the_person_comes_from(coordinator: User) -> None:
    linnea = makers.person("Linnéa Oskarsson", at=makers.organisation("Tallheden"), IFO=Role.MEMBER)
    row = seat(coordinator, "Linnéa Oskarsson Tallheden")
    assert (row.text, row.organisation, row.person) == (
        "Linnéa Oskarsson",
        makers.organisation("Tallheden"),
        linnea,
    )


def test_a_new_name_like_a_known_persons_elsewhere_is_asked_about(coordinator: User) -> None:
    linnea = makers.person("Linnéa Oskarsson", at=makers.organisation("Norrvik"), IFO=Role.MEMBER)
    row = seat(coordinator, "Linnea Oskarson Tallheden")
    assert (row.person, row.doubts[-1:]) == (None, [Ask.WHICH_PERSON])
    assert Person.objects.get(name="Linnéa Oskarsson") == linnea


def test_three_new_persons_are_told_by_name_and_more_are_folded(client, coordinator: User) -> None:
    client.force_login(coordinator)
    reading = makers.reading(coordinator)
    page = client.get(reverse("meetings:review", args=[reading.pk])).content.decode()
    assert "Vilka som blir nya personer" in page
    few = reading.findings.filter(kind__in=("attendee", "absent"), person=None, doubts=[])
    keep = few.filter(text="Maj Sandell").values("pk")
    few.exclude(pk__in=keep).update(state="dropped")
    page = client.get(reverse("meetings:review", args=[reading.pk])).content.decode()
    assert "1 av dem blir en ny person när mötet sparas: Maj Sandell." in page
    assert "Vilka som blir nya personer" not in page
