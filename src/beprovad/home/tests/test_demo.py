"""The fictional region is loaded into what is empty, and anew over itself; over nothing else."""

import pytest

from beprovad.home import demo
from beprovad.people.models import Membership, Organisation, Person

pytestmark = pytest.mark.whole


def silent(_line):
    pass


@pytest.mark.django_db
def test_what_is_new_is_empty():
    assert demo.is_empty()
    assert not demo.is_demo()


@pytest.mark.django_db(transaction=True)
def test_a_reset_tells_the_same_story_with_the_same_numbers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    demo.load(reset=True, progress=silent)
    before = list(Membership.objects.order_by("pk").values())
    Person.objects.create(name="En besökare")
    demo.load(reset=True, progress=silent)
    assert list(Membership.objects.order_by("pk").values()) == before
    assert not Person.objects.filter(name="En besökare").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("reset", [True, False])
def test_an_installation_in_use_is_never_touched(reset):
    Organisation.objects.create(name="En riktig kommun", kind=Organisation.Kind.MUNICIPALITY)
    with pytest.raises(demo.DemoRefused):
        demo.load(reset=reset, progress=silent)
    assert Organisation.objects.count() == 1
