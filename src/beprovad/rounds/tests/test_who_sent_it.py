"""What a seat is called to whoever leads: a table, a name, or a number that says nothing of anybody."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from beprovad.rounds.actions.sitting import take_seat
from beprovad.rounds.models import Seat
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, sent
from beprovad.rounds.tests.phones import words_on

pytestmark = pytest.mark.django_db

_TABLES = "Bord", "Alla bord", "med bordet som skrev det."
_NAMES = "Namn", "Alla namn", "med namnet på den som skrev det."
_PHONES = "Plats i rundan", "Alla platser", "nummer är draget på måfå"


@pytest.fixture
def client():
    made = Client()
    made.force_login(coordinator(), backend="django.contrib.auth.backends.ModelBackend")
    return made


def told(labels, **more):
    """A round in which each has sent a text."""
    asked = opened(prompt(running(a_round(**more))))
    for number, label in enumerate(labels, 1):
        sent(asked, take_seat(led=asked.round, label=label), f"Fråga {number} om något helt eget")
    return asked


def page(client, name, *args):
    return words_on(client.get(reverse(f"rounds:{name}", args=args)))


@pytest.mark.parametrize(
    ("labels", "more", "called"),
    [
        (("Bord 2", "Bord 1"), {"seating": Seating.TABLES}, _TABLES),
        (("Bo", "Alva"), {"asks_names": True}, _NAMES),
        (("", ""), {}, _PHONES),
    ],
)
def test_where_wordings_are_joined_seats_are_called_what_they_are(client, labels, more, called):
    asked = told(labels, **more)
    shown = page(client, "join", asked.pk)
    heading, every, promise = called
    assert f">{heading} <span" in shown
    assert promise in shown
    first, *offered = re.findall(r"<option[^>]*>([^<]+)</option>", shown)
    assert first == every
    assert len(offered) == 2
    assert offered == sorted(offered)


def test_a_seat_without_a_name_is_a_place_with_a_number_and_no_bare_number(client):
    asked = told(("", ""))
    for seat in Seat.objects.all():
        assert f'<span class="meta">plats {seat.number}</span>' in page(client, "board", asked.round_id)
        assert f"plats {seat.number}" in page(client, "join", asked.pk)


def test_the_seats_stand_by_their_numbers_and_nothing_on_their_page_tells_who_came_first(client):
    led = running(a_round())
    for _ in range(8):
        take_seat(led=led)
    shown = page(client, "seats", led.pk)
    assert "numret är draget på måfå" in shown
    numbers = list(map(int, re.findall(r">Plats (\d+)<", shown)))
    assert numbers == sorted(led.seats.values_list("number", flat=True))
    assert re.findall(r"/seats/(\d+)/remove/", shown) == list(map(str, numbers))


def test_a_seat_is_taken_away_by_its_number(client):
    led = running(a_round())
    seat = take_seat(led=led)
    client.post(reverse("rounds:remove_seat", args=[led.pk, seat.number]))
    seat.refresh_from_db()
    assert seat.removed_at is not None


def test_before_one_joins_it_is_said_where_a_name_is_seen():
    led = running(a_round(asks_names=True))
    shown = words_on(Client().get(reverse("rounds:phone", args=[led.code])))
    assert "på skärmen i rummet och i resultatet, som nätverkets medlemmar kan läsa" in shown


def test_the_settings_say_where_names_are_seen_and_that_they_follow_into_no_checklist(client):
    shown = page(client, "settings", a_round().pk)
    assert "Namnen syns på skärmen, i resultatet och i det som laddas ner, men följer aldrig med" in shown
