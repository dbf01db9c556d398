import pytest

from beprovad.journal.models import Entry
from beprovad.people import actions
from beprovad.people.access import reach_of
from beprovad.people.models import Appointment, MemberList, Membership, Network, Organisation, Person
from beprovad.people.rules.joining import Gain
from beprovad.people.rules.roster import ListRefused
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db

LIST = """Namn;E-post;Organisation;Roll;Nätverk
Siv Falk;siv@grano.example;Granö;ledamot;IFO
Siv Falk;siv@grano.example;Granö;ledamot;FS
Olle Rask;;Lerums kommun;chef;IFO
"""


@pytest.fixture
def by():
    makers.organisation("Granö")
    makers.network("IFO")
    makers.network("FS")
    return makers.adam()


def bring(text, by):
    found = actions.take_in_list(text=text, file_name="lista.csv", network=None, by=by)
    return found, actions.import_members(member_list=found, reach=reach_of(by), by=by)


def counts():
    return [model.objects.count() for model in (Person, Membership, Appointment, Organisation, Network)]


def test_a_list_becomes_people_with_their_places(by):
    before = Person.objects.count()

    _, done = bring(LIST, by)

    assert Person.objects.count() == before + 2
    assert Person.objects.get(name="Siv Falk").memberships.count() == 2
    assert Organisation.objects.get(name="Lerum").municipality_code == "1441"
    assert Person.objects.get(name="Olle Rask").appointments.get().role == "head"
    assert done.gains == {
        Gain.PERSON: 2, Gain.MEMBERSHIP: 3, Gain.APPOINTMENT: 1, Gain.MUNICIPALITY: 1,
    }  # fmt: skip


def test_the_same_list_again_changes_nothing_and_is_no_event(by):
    bring(LIST, by)
    before = counts()

    _, done = bring(LIST, by)

    assert counts() == before
    assert not done.gains
    assert Entry.objects.filter(event="people.MembersImported").count() == 1


def test_nothing_is_written_before_the_list_is_imported(by):
    before = counts()

    actions.take_in_list(text=LIST, file_name="", network=None, by=by)

    assert counts() == before


def test_the_text_is_gone_when_everything_is_in(by):
    found, _ = bring(LIST, by)

    found.refresh_from_db()
    assert found.text == ""
    assert found.imported_at is not None


def test_rows_without_an_answer_wait_and_their_text_stays(by):
    makers.seat(makers.person("Bo Ahlin"), at=makers.organisation("Granö"))
    text = f"{LIST}Bo Ahlinn;;Granö;;FS\n"

    found, done = bring(text, by)
    assert done.waiting == 1
    found.refresh_from_db()
    assert found.text == text

    actions.answer_list(member_list=found, answers={"5": str(Person.objects.get(name="Bo Ahlin").pk)})
    done = actions.import_members(member_list=found, reach=reach_of(by), by=by)

    assert done.gains == {Gain.NAME_FORM: 1, Gain.MEMBERSHIP: 1}
    assert not Person.objects.filter(name="Bo Ahlinn").exists()


def test_what_is_no_list_is_not_kept(by):
    with pytest.raises(ListRefused):
        actions.take_in_list(text="hej", file_name="", network=None, by=by)

    assert not MemberList.objects.exists()


def test_a_coordinator_cannot_fill_anothers_network_by_a_list(by):
    alice = makers.alice()

    bring(LIST, alice)

    assert set(
        Person.objects.get(name="Siv Falk").memberships.values_list("network__short_name", flat=True)
    ) == {"IFO"}


def test_five_hundred_new_people_come_in_within_a_few_seconds(by):
    lines = [f"Prov Person{n};p{n}@grano.example;Granö;ledamot;IFO" for n in range(500)]

    _, done = bring("Namn;E-post;Organisation;Roll;Nätverk\n" + "\n".join(lines), by)

    assert done.gains[Gain.PERSON] == 500
