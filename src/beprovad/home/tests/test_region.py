"""What the fictional region holds when it has been loaded, and what its personas reach."""

import pytest

from beprovad.home import demo
from beprovad.people.access import reach_of
from beprovad.people.models import Network, Organisation, Person, User
from beprovad.people.rules import Act

pytestmark = pytest.mark.whole


def test_a_loaded_region_is_not_empty(region):
    assert not demo.is_empty()
    assert demo.is_demo()


def test_loading_a_second_time_changes_nothing(region):
    before = list(Person.objects.values_list("pk", "name"))
    demo.load(reset=False, progress=lambda _line: None)
    assert list(Person.objects.values_list("pk", "name")) == before


AT_AN_AUTHORITY = {Act.ASSESS, Act.LEAD_ASSESSMENTS, Act.DECIDE, Act.SEE_DECISIONS}


def test_the_five_personas_reach_what_their_roles_give(region):
    may = {
        email: {act for act in Act if reach_of(User.objects.get(email=email)).may(act)}
        for email in demo.PERSONAS
    }
    coordinator, head, preparer, analyst, politician = (may[email] for email in demo.PERSONAS)
    assert coordinator == set(Act) - AT_AN_AUTHORITY
    assert Act.READ_NOTES_IN in preparer
    assert Act.READ_NOTES_IN not in head | analyst
    assert Act.SEE_SENT in head & analyst
    assert head & preparer >= AT_AN_AUTHORITY
    assert politician == {Act.SEE_KNOWLEDGE, Act.SEE_DECISIONS}


@pytest.mark.parametrize(
    ("email", "authority"),
    [
        (demo.ALVA, "Individ- och familjeförvaltningen"),
        (demo.MAJ, "Socialförvaltningen Södra"),
        (demo.MARGARETA, "Individ- och familjeförvaltningen"),
        (demo.ESTHER, None),
        (demo.NOOR, None),
    ],
)
def test_decisions_are_seen_at_ones_own_authority_only(region, email, authority):
    reached = reach_of(User.objects.get(email=email)).authorities_where(Act.SEE_DECISIONS)
    names = Organisation.objects.filter(pk__in=reached).values_list("name", flat=True)
    assert list(names) == ([authority] if authority else [])


def test_the_region_has_nine_municipalities_and_about_forty_persons(region):
    assert Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY).count() == 9
    assert Organisation.objects.filter(parent__name="Storhamn").count() == 4
    assert Network.objects.count() == 3
    assert 40 <= Person.objects.count() <= 45
