"""Rounds where their meeting is: on its page, at its agenda, and in its notes."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from beprovad.meetings.actions.meetings import add_item
from beprovad.meetings.panels import printed_sections
from beprovad.meetings.tests import makers as meetings
from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people
from beprovad.rounds.actions.leading import end_round
from beprovad.rounds.models import Input, Round
from beprovad.rounds.queries.outcomes import outcomes_of_meeting
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.tests.makers import a_round, coordinator, network, opened, prompt, running, seat, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return coordinator()


@pytest.fixture
def bob():
    made = User.objects.create_user("bob@sjobygden.example", person=people.person("Bob Berg"))
    people.seat(made.person, "IFO", Role.MEMBER)
    return made


@pytest.fixture
def held(alice):
    made = meetings.meeting(network())
    made.released_at = timezone.now()
    made.save()
    return made


def ended(alice, meeting, **more):
    led = running(a_round("Vad behöver vi veta?", meeting=meeting, **more))
    asked = opened(prompt(led))
    sent(asked, seat(led), "Vad kostar det?")
    choice = opened(prompt(led, Kind.CHOICE, "Ska vi pröva?"))
    Input.objects.create(prompt=choice, seat=led.seats.get(), n=1, value='["a"]', received_at=timezone.now())
    return end_round(led=led, by=alice)


def page(user, address):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(address)


def meeting_page(user, meeting):
    return page(user, reverse("meetings:meeting", args=[meeting.pk])).content.decode()


def headings(meeting, user):
    return [one.heading for one in printed_sections(meeting, reach_of(user))]


def test_a_meeting_tells_what_came_of_its_rounds(alice, bob, held):
    led = ended(alice, held)
    shown = meeting_page(bob, held)
    assert reverse("rounds:round", args=[led.pk]) in shown
    assert "1 inspel. Flest valde ”Ja”: 1 av 1." in shown
    assert "Ny runda" not in shown


def test_members_are_not_told_of_a_round_that_is_still_led(alice, bob, held):
    running(a_round("Pågår än", meeting=held), code="AACCDD")
    assert "Pågår än" not in meeting_page(bob, held)
    assert headings(held, bob) == headings(held, alice) == []
    assert "Pågår än" in meeting_page(alice, held)


def test_a_round_stands_below_its_item_too(alice, bob, held):
    item = add_item(meeting=held, title="Checklistan", parent=None, presenters=[], by=alice)
    led = ended(alice, held, item=item)
    assert meeting_page(bob, held).count(reverse("rounds:round", args=[led.pk])) == 2


def test_the_notes_on_paper_hold_what_the_rounds_gave(alice, bob, held):
    ended(alice, held)
    assert headings(held, bob) == [
        "Rundor", "Vad behöver vi veta?", "Vad måste en chef fråga?", "", "Ska vi pröva?",
    ]  # fmt: skip
    paper = page(bob, reverse("meetings:print_notes", args=[held.pk])).content.decode()
    assert "Vad kostar det?" in paper
    assert page(bob, reverse("meetings:notes_pdf", args=[held.pk])).content.startswith(b"%PDF")
    assert page(bob, reverse("meetings:notes_docx", args=[held.pk])).status_code == 200


def test_whoever_leads_begins_a_round_from_the_meeting_and_from_an_item(alice, held):
    item = add_item(meeting=held, title="Checklistan", parent=None, presenters=[], by=alice)
    here = f"{reverse('rounds:new_round')}?meeting={held.pk}"
    shown = meeting_page(alice, held)
    assert here in shown
    assert f"{here}&amp;item={item.pk}" in shown
    client = Client()
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    place = f"{held.pk}:{item.pk}"
    shown = client.get(f"{here}&item={item.pk}").content.decode()
    assert f'<option value="{place}" selected>' in shown
    told = {
        "ready": "empty",
        "title": "Checklistan",
        "networks": [network().pk],
        "seating": "tables",
        "place": place,
    }
    assert client.post(f"{here}&item={item.pk}", told).status_code == 302
    led = Round.objects.get()
    assert (led.meeting, led.item) == (held, item)


def test_where_a_round_begins_one_says_to_which_meeting_it_belongs_and_whether_names_are_asked_for(
    alice, held
):
    client = Client()
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    here = reverse("rounds:new_round")
    shown = client.get(here).content.decode()
    assert "Hör till mötet" in shown
    assert "Fråga efter namn" in shown
    told = {"ready": "empty", "title": "Checklistan", "networks": [network().pk], "seating": "phones"}
    client.post(here, {**told, "place": str(held.pk), "asks_names": "on"})
    led = Round.objects.get()
    assert (led.meeting, led.item, led.asks_names) == (held, None, True)


def test_a_round_belongs_to_no_meeting_of_other_networks_than_its_own(alice, held):
    people.seat(alice.person, "Funktionsstöd", Role.COORDINATOR)
    client = Client()
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    told = {
        "ready": "empty",
        "title": "Checklistan",
        "networks": [network("Funktionsstöd").pk],
        "seating": "phones",
    }
    answer = client.post(reverse("rounds:new_round"), {**told, "place": str(held.pk)})
    assert answer.status_code == 422
    assert "Mötet hör inte till något av nätverken som är valda." in answer.content.decode()
    assert not Round.objects.exists()


def test_an_item_of_another_meeting_is_no_place_for_the_round(alice, held):
    other = meetings.meeting(network(), title="En annan dag")
    item = add_item(meeting=other, title="Någon annans punkt", parent=None, presenters=[], by=alice)
    shown = page(alice, f"{reverse('rounds:new_round')}?meeting={held.pk}&item={item.pk}").content.decode()
    assert "punkten Någon annans punkt" not in shown
    assert f'<option value="{held.pk}" selected>' in shown


def test_a_meeting_asks_as_many_queries_of_one_round_as_of_three(alice, held, django_assert_num_queries):
    ended(alice, held)
    reach = reach_of(alice)
    with django_assert_num_queries(3):
        outcomes_of_meeting(held, reach)
    for _number in range(2):
        ended(alice, held)
    with django_assert_num_queries(3):
        outcomes_of_meeting(held, reach)
