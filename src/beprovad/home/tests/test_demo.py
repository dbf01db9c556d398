import pytest

from beprovad.home import demo
from beprovad.people.access import reach_of
from beprovad.people.models import Membership, Network, Organisation, Person, User
from beprovad.people.rules import Act

pytestmark = pytest.mark.django_db


def silent(_line):
    pass


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_loaded_region_is_not_empty():
    assert demo.is_empty()
    demo.load(reset=False, progress=silent)
    assert not demo.is_empty()
    assert demo.is_demo()


def test_loading_a_second_time_changes_nothing():
    demo.load(reset=False, progress=silent)
    before = list(Person.objects.values_list("pk", "name"))
    demo.load(reset=False, progress=silent)
    assert list(Person.objects.values_list("pk", "name")) == before


@pytest.mark.django_db(transaction=True)
def test_a_reset_tells_the_same_story_with_the_same_numbers():
    demo.load(reset=False, progress=silent)
    demo.load(reset=True, progress=silent)
    before = list(Membership.objects.order_by("pk").values())
    Person.objects.create(name="En besökare")
    demo.load(reset=True, progress=silent)
    assert list(Membership.objects.order_by("pk").values()) == before
    assert not Person.objects.filter(name="En besökare").exists()


@pytest.mark.parametrize("reset", [True, False])
def test_an_installation_in_use_is_never_touched(reset):
    Organisation.objects.create(name="En riktig kommun", kind=Organisation.Kind.MUNICIPALITY)
    with pytest.raises(demo.DemoRefused):
        demo.load(reset=reset, progress=silent)
    assert Organisation.objects.count() == 1


AT_AN_AUTHORITY = {Act.ASSESS, Act.LEAD_ASSESSMENTS, Act.DECIDE, Act.SEE_DECISIONS}


def test_the_five_personas_reach_what_their_roles_give():
    demo.load(reset=False, progress=silent)
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
def test_decisions_are_seen_at_ones_own_authority_only(email, authority):
    demo.load(reset=False, progress=silent)
    reached = reach_of(User.objects.get(email=email)).authorities_where(Act.SEE_DECISIONS)
    names = Organisation.objects.filter(pk__in=reached).values_list("name", flat=True)
    assert list(names) == ([authority] if authority else [])


def test_the_region_has_nine_municipalities_and_about_forty_persons():
    demo.load(reset=False, progress=silent)
    assert Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY).count() == 9
    assert Organisation.objects.filter(parent__name="Storhamn").count() == 4
    assert Network.objects.count() == 3
    assert 40 <= Person.objects.count() <= 45
