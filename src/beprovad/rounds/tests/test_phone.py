"""A seat by plain pages: join, read, answer, change, take back, vote; and what is said when something is refused."""

import json

import pytest
from django.test import Client

from beprovad.rounds import access
from beprovad.rounds.models import Input, Seat
from beprovad.rounds.tests.makers import a_round, opened, prompt, running

pytestmark = pytest.mark.django_db

CODE = "ACDEFG"
HERE = f"/r/{CODE}/"


@pytest.fixture
def led():
    return running(a_round(), code=CODE)


@pytest.fixture
def phone(led):
    """A browser with a seat."""
    return joined()


def joined(**told):
    client = Client()
    answer = client.post(HERE, told)
    assert answer.status_code == 302, answer.content.decode()
    return client


def send(client, to, value="", *, slot="1", **more):
    told = {"prompt": to.pk, "slot": slot, "answer": value, **more}
    return client.post(f"{HERE}inputs/", told)


def words_on(answer):
    return " ".join(answer.content.decode().split())


def values():
    return [json.loads(one.value) if one.value else None for one in Input.objects.all()]


def test_one_joins_with_one_press_and_is_known_by_a_cookie_alone(led):
    client = Client()
    assert "Gå med" in words_on(client.get(HERE))
    answer = client.post(HERE)
    seat = Seat.objects.get()
    cookie = answer.cookies[access.seat_cookie(led.pk)]
    assert (answer.status_code, answer["Location"]) == (302, HERE)
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/", True, "Lax")
    assert access.seat_of_token(led.pk, cookie.value) == seat.pk
    assert "sessionid" not in client.cookies
    assert "Välkommen till rundan" in words_on(client.get(HERE))


def test_a_text_is_sent_by_a_plain_form_and_has_its_receipt_on_the_next_page(led, phone):
    asked = opened(prompt(led))
    assert asked.title in words_on(phone.get(HERE))
    answer = send(phone, asked, "Vad kostar det?")
    assert (answer.status_code, answer["Location"]) == (302, HERE)
    page = words_on(phone.get(HERE))
    assert "Du har skickat" in page
    assert "Vad kostar det?" in page
    assert "✓ Sparat" in page
