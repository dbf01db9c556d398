"""What the room knows, in the shape that matching reads, and whom the words "who is responsible" mean."""

from datetime import date

import pytest

from beprovad.meetings.models import Attendance, Meeting
from beprovad.people import actions
from beprovad.people.queries import known_networks, known_organisations, known_persons, responsible_named
from beprovad.people.rules.matching import candidates, is_certain
from beprovad.people.rules.naming import match_network, match_organisation
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db


def only(people, name):
    (found,) = [one for one in people if one.name == name]
    return found


def test_a_person_is_known_by_name_forms_places_networks_and_meetings():
    city = makers.organisation("Storhamn")
    unit = makers.organisation("Centrum", makers.Kind.ADMINISTRATION, city)
    maj = makers.person("Maj Sandell")
    makers.seat(maj, at=unit)
    actions.remember_name(person=maj, written="Maja Sandell")
    for day in (1, 2):
        where = Meeting.objects.create(title="Dag", held_on=date(2026, 3, day))
        for network in (None, makers.network()):
            Attendance.objects.create(meeting=where, person=maj, network=network, written_name="Maj")

    known = only(known_persons(), "Maj Sandell")

    assert known.keys == {"maj sandell", "maja sandell"}
    assert known.organisations == ((unit.pk, "Centrum"),)
    assert known.within == {city.pk}
    assert known.networks == {makers.network().pk}
    assert known.meetings == 2


def test_a_place_of_the_past_is_known_after_todays():
    before, today = makers.organisation("Granö"), makers.organisation("Norrvik")
    bo = makers.person("Bo Ahlin")
    makers.seat(bo, "A", at=before, to_on=date(2024, 6, 30))
    makers.post(bo, today)

    known = only(known_persons(), "Bo Ahlin")

    assert [name for _, name in known.organisations] == ["Norrvik", "Granö"]
    assert is_certain(candidates("Bo Ahlin", before.pk, known_persons()))


def test_a_merged_person_is_not_suggested_but_the_name_still_leads_right():
    kept, merged = makers.person("Bo Ahlin"), makers.person("Bosse Ahlin")
    actions.merge_persons(kept=kept, merged=merged, by=makers.alice().actor)

    found = candidates("Bosse Ahlin", None, known_persons())

    assert [one.person.id for one in found] == [kept.pk]
    assert is_certain(found)


def test_people_are_known_in_as_many_queries_with_three_as_with_one(django_assert_max_num_queries):
    makers.seat(makers.person(), at=makers.organisation())
    with django_assert_max_num_queries(100) as one:
        known_persons()
    for _ in range(2):
        makers.seat(makers.person(), at=makers.organisation())
    with django_assert_max_num_queries(len(one)):
        known_persons()


def test_all_municipalities_are_known_and_each_of_them_once():
    here = actions.add_municipality(code="1480")
    actions.remember_organisation_name(organisation=here, written="Storstan")

    known = known_organisations()

    assert len(known) == 290
    for written in ("Göteborgs Stad", "Göteborg", "storstan"):
        assert [one.id for one in match_organisation(written, known)] == [here.pk]
    assert [one.id for one in match_organisation("Mölndals stad", known)] == [None]


def test_a_network_is_known_by_its_names_and_headings():
    network = makers.network("IFO")
    actions.remember_network_name(network=network, written="Chefsgruppen")

    for heading in ("IFO", "IFO-chefsnätverket:", "chefsgruppen"):
        assert match_network(heading, known_networks()).id == network.pk


@pytest.mark.parametrize(
    ("words", "person", "organisation"),
    [
        ("Ture Lindh", "Ture Lindh", None),
        ("ture lindh, Storhamn", "Ture Lindh", None),
        ("Ture Lindh (Storhamn)", "Ture Lindh", None),
        ("T. Lindh", "Ture Lindh", None),
        ("Ture", None, None),
        ("Anna Berg", None, None),
        ("Storhamns stad", None, "Storhamn"),
        ("Storhamn och Granö", None, None),
        ("alla kommuner", None, None),
        ("Göteborg", None, None),
        ("", None, None),
    ],
)
def test_who_is_responsible_is_told_only_where_it_is_certain(words, person, organisation):
    ture = makers.person("Ture Lindh")
    actions.remember_name(person=ture, written="T. Lindh")
    makers.person("Anna Berg")
    makers.person("Anna Berg")
    makers.organisation("Storhamn")
    makers.organisation("Granö")

    found = responsible_named(words)

    assert tuple(one and one.name for one in found) == (person, organisation)
