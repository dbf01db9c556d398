from datetime import date

import pytest

from beprovad.journal.models import Entry
from beprovad.people import actions
from beprovad.people.models import Organisation
from beprovad.people.rules import Role
from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return makers.alice().actor


def refusal(act, **values):
    with pytest.raises(PeopleRefused) as refused:
        act(**values)
    return refused.value.reason


def events():
    return list(Entry.objects.order_by("pk").values_list("event", flat=True))


def test_two_persons_may_have_the_same_name(by):
    actions.add_person(name="Anna Berg", by=by)
    actions.add_person(name="  Anna \n Berg", by=by)

    assert events() == ["people.PersonAdded", "people.PersonAdded"]


def test_an_address_belongs_to_one_person(by):
    actions.add_person(name="Anna Berg", email="anna@grano.example", by=by)

    assert (
        refusal(actions.add_person, name="Anna B", email="Anna@Grano.example", by=by)
        is Refusal.EMAIL_IS_ANOTHERS
    )


@pytest.mark.parametrize("name", ["", "  ", " .,- "])
def test_a_name_has_a_letter(name, by):
    assert refusal(actions.add_person, name=name, by=by) is Refusal.NAME_IS_EMPTY


def test_a_part_of_a_larger_act_writes_no_entry_of_its_own():
    person = actions.add_person(name="Anna Berg")
    actions.remember_name(person=person, written="Anna Bärg")

    assert events() == []


def test_an_old_name_is_still_understood(by):
    person = makers.person("Anna Berg")

    actions.change_person(person=person, name="Anna Dahl", email="", title="", by=by)

    assert person.name_variants.get().name == "Anna Berg"
    assert Entry.objects.get().details == {"fields": ["name"]}


def test_saving_the_same_once_more_is_no_change(by):
    person = makers.person("Anna Berg")

    actions.change_person(person=person, name="Anna Berg", email="", title="", by=by)

    assert events() == []


def test_a_form_is_remembered_once_and_can_be_forgotten(by):
    person = makers.person("Anna Berg")

    variant = actions.remember_name(person=person, written="Anna Bärg", by=by)
    again = actions.remember_name(person=person, written="anna  bärg", by=by)
    own = actions.remember_name(person=person, written="Anna Berg", by=by)
    actions.forget_name(variant=variant, by=by)

    assert (again, own) == (None, None)
    assert events() == ["people.PersonNameRemembered", "people.PersonNameForgotten"]
    assert not person.name_variants.exists()


def test_a_municipality_of_the_register_is_added_once(by):
    first = actions.add_municipality(code="1480", by=by)
    second = actions.add_municipality(code="1480", by=by)

    assert first == second
    assert (first.name, first.kind) == ("Göteborg", Organisation.Kind.MUNICIPALITY)


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [("Göteborgs Stad", "Göteborg", "municipality"), ("Vårdföretaget", "Vårdföretaget", "other")],
)
def test_an_organisation_as_a_note_writes_it(written, name, kind):
    made = actions.add_organisation_as_written(written=written)

    assert (made.name, made.kind) == (name, kind)
    assert actions.add_organisation_as_written(written=written) == made


def test_a_name_is_taken_only_beside_its_siblings(by):
    grano, lillby = makers.organisation("Granö"), makers.organisation("Lillby")
    makers.organisation("Ösmo enhet", makers.Kind.UNIT, grano)
    values = {"name": "ÖSMO ENHET", "kind": "unit", "by": by}

    assert refusal(actions.add_organisation, **values, parent=grano) is Refusal.NAME_IS_TAKEN
    assert actions.add_organisation(**values, parent=lillby).parent == lillby


def test_an_organisation_does_not_lie_under_itself(by):
    city = makers.organisation("Storhamn")
    unit = makers.organisation("Centrum", makers.Kind.ADMINISTRATION, city)
    values = {"name": "Storhamn", "kind": city.kind, "parent": unit, "is_authority": False}

    reason = refusal(actions.change_organisation, organisation=city, **values, by=by)

    assert reason is Refusal.LIES_UNDER_ITSELF


def test_a_written_form_means_one_organisation(by):
    grano, lillby = makers.organisation("Granö"), makers.organisation("Lillby")
    actions.remember_organisation_name(organisation=grano, written="Ö-kommunen", by=by)

    reason = refusal(actions.remember_organisation_name, organisation=lillby, written="ö kommunen", by=by)

    assert reason is Refusal.NAME_MEANS_ANOTHER
    assert actions.remember_organisation_name(organisation=lillby, written="Ö-kommunen") is None


def test_a_heading_means_one_network(by):
    ifo, fs = makers.network("IFO"), makers.network("FS")
    actions.remember_network_name(network=ifo, written="Chefsgruppen", by=by)

    reason = refusal(actions.remember_network_name, network=fs, written="chefsgruppen:", by=by)

    assert reason is Refusal.NAME_MEANS_ANOTHER
    assert actions.remember_network_name(network=ifo, written="IFO", by=by) is None


def test_networks_above_each_other_make_no_circle(by):
    top = makers.network("Topp")
    below = actions.add_network(name="Under", above=top, by=by)
    values = {"name": top.name, "short_name": "", "about": "", "host": None, "above": below}

    assert refusal(actions.change_network, network=top, **values, by=by) is Refusal.LIES_UNDER_ITSELF


def test_one_sits_once_in_a_network_at_a_time(by):
    who, where = makers.person(), makers.network()
    values = {"person": who, "network": where, "organisation": None, "role": Role.MEMBER}
    first = actions.add_membership(**values, from_on=date(2024, 1, 1), by=by)

    assert refusal(actions.add_membership, **values, from_on=date(2025, 1, 1), by=by) is Refusal.ALREADY_THERE

    actions.end_membership(membership=first, on=date(2024, 12, 31), by=by)
    again = actions.add_membership(**values, from_on=date(2025, 1, 1), by=by)
    assert again.to_on is None


def test_a_membership_does_not_end_before_it_began_nor_twice(by):
    seat = makers.seat(makers.person(), from_on=date(2024, 5, 1))

    assert (
        refusal(actions.end_membership, membership=seat, on=date(2024, 4, 30), by=by)
        is Refusal.ENDS_BEFORE_IT_BEGINS
    )
    actions.end_membership(membership=seat, on=date(2024, 5, 1), by=by)
    assert refusal(actions.end_membership, membership=seat, on=date(2024, 6, 1), by=by) is Refusal.HAS_ENDED


def test_a_role_is_changed_within_the_membership(by):
    seat = makers.seat(makers.person())

    actions.change_role(membership=seat, role=Role.PREPARATION, by=by)
    actions.change_role(membership=seat, role=Role.PREPARATION, by=by)

    assert events() == ["people.MembershipRoleChanged"]


def test_an_appointment_begins_once_and_ends(by):
    who, where = makers.person(), makers.organisation()
    values = {"person": who, "organisation": where, "role": Role.HEAD, "from_on": date(2024, 1, 1)}
    appointment = actions.add_appointment(**values, by=by)

    assert refusal(actions.add_appointment, **values, by=by) is Refusal.ALREADY_THERE
    ended = actions.end_appointment(appointment=appointment, on=date(2025, 1, 1), by=by)
    assert ended.to_on == date(2025, 1, 1)
    assert (
        refusal(actions.end_appointment, appointment=appointment, on=date(2025, 1, 1), by=by)
        is Refusal.HAS_ENDED
    )


def test_old_names_of_organisations_and_networks_are_still_understood(by):
    place, network = makers.organisation("Granö"), makers.network("IFO")

    actions.change_organisation(
        organisation=place, name="Nygranö", kind=place.kind, parent=None, is_authority=False, by=by
    )
    actions.change_network(
        network=network, name="Chefsnätverket IFO", short_name="IFO", about="", host=None, above=None, by=by
    )

    assert place.aliases.get().name == "Granö"
    assert network.aliases.get().name == "IFO-chefsnätverket"
