"""Whoever has no seat, another round's, a forged or a removed one comes to nothing of a round's."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from beprovad.rounds import access
from beprovad.rounds.actions.sitting import remove_seat
from beprovad.rounds.models import Input, Seat
from beprovad.rounds.rules.kinds import Kind
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat
from beprovad.rounds.tests.phones import CODE, HERE, joined, send, words_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def led():
    return running(a_round(), code=CODE)


def with_cookie(led, value):
    client = Client()
    client.cookies[access.seat_cookie(led.pk)] = value
    return client


@pytest.fixture
def strangers(led):
    """Without a seat, with one of another round under this one's name, with a forged one, with an empty one."""
    elsewhere = access.seat_token(seat(running(a_round("En annan"), code="QQQQQQ")))
    mine = access.seat_token(seat(led))
    forged = f"{led.pk}.{int(mine.split(':')[0].split('.')[1]) + 1}:{mine.split(':')[1]}"
    return {
        "nobody": Client(), "another round's": with_cookie(led, elsewhere),
        "forged": with_cookie(led, forged), "empty": with_cookie(led, ""),
        "a board's": with_cookie(led, access.board_token(led, coordinator())),
    }  # fmt: skip


def test_without_a_seat_of_this_round_one_is_shown_the_way_in_and_nothing_else(led, strangers):
    asked = opened(prompt(led, title="En fråga bara för rummet"))
    for who, client in strangers.items():
        answer = client.get(HERE)
        assert answer.status_code == 200, who
        assert ">Gå med<" in words_on(answer), who
        assert asked.title not in words_on(answer), who


def test_without_a_seat_nothing_is_taken_and_the_words_come_back(led, strangers):
    asked = opened(prompt(led))
    for who, client in strangers.items():
        answer = send(client, asked, "Det jag skrev")
        assert answer.status_code == 403, who
        assert "Gå med i rundan först" in words_on(answer), who
        assert "Det jag skrev" in words_on(answer), who
    assert not Input.objects.exists()


def test_without_a_seat_nobody_votes(led, strangers):
    asked = opened(prompt(led, Kind.QUESTIONS))
    for who, client in strangers.items():
        answer = client.post(f"{HERE}votes/", {"prompt": asked.pk, "vote": "1"})
        assert answer.status_code == 403, who
    assert not Input.objects.exists()


def test_an_unknown_round_takes_nothing():
    for part in ("inputs", "votes"):
        assert Client().post(f"/r/QQQQQQ/{part}/", {"answer": "Hej"}).status_code == 404


def test_a_seat_of_one_round_sends_nothing_to_anothers_prompt(led):
    other = running(a_round("En annan"), code="QQQQQQ")
    phone, foreign = joined(), opened(prompt(other))
    assert send(phone, foreign, "Hej").status_code == 422
    assert not Input.objects.exists()


def test_a_removed_seat_is_told_so_and_does_nothing_more(led):
    phone, asked = joined(), opened(prompt(led))
    remove_seat(seat=Seat.objects.get(), by=coordinator())
    for answer in (phone.get(HERE), send(phone, asked, "Hej")):
        assert answer.status_code == 403
        assert "Platsen är borttagen" in words_on(answer)
    assert phone.post(HERE).status_code == 302
    assert Seat.objects.count() == 1
    assert not Input.objects.exists()


def test_a_picture_is_shown_to_seats_once_it_has_been_before_the_room(led, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    asked = prompt(led, Kind.INFORMATION, picture_text="En karta")
    asked.picture.save("karta.png", ContentFile(b"\x89PNG karta"))
    address, phone = f"{HERE}pictures/{asked.pk}/", joined()
    assert phone.get(address).status_code == 404
    opened(asked)
    answer = phone.get(address)
    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (b"\x89PNG karta", "image/png")
    assert f'src="{address}" alt="En karta"' in words_on(phone.get(HERE))
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("path", ["", "inputs/", "votes/"])
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_not_answered(led, path, method):
    assert getattr(joined(), method)(f"{HERE}{path}").status_code == 405


def test_a_plain_form_from_elsewhere_is_refused(led):
    opened(prompt(led))
    client = Client(enforce_csrf_checks=True)
    assert client.post(HERE).status_code == 403
    assert not Seat.objects.exists()
