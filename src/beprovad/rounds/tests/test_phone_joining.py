"""Coming in: the code, what one is told before joining, and who is not let in."""

import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from beprovad.rounds import access, guessing
from beprovad.rounds.actions import leading
from beprovad.rounds.models import Keeping, Round, Seat
from beprovad.rounds.queries.keeping import Promise, promised_keeping
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.tests.makers import a_round, coordinator, network, opened, prompt, running
from beprovad.rounds.tests.phones import CODE, HERE, joined, words_on

pytestmark = pytest.mark.django_db

UNKNOWN = "Det finns ingen öppen runda med den koden."
TOO_MANY = "Det har kommit många felaktiga koder härifrån."


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def led():
    return running(a_round(), code=CODE)


@pytest.fixture
def few(monkeypatch):
    """Three wrong codes are enough."""
    monkeypatch.setattr(guessing, "WRONG_CODES", "3/10m/ip")


def typed(code, **more):
    return Client().post("/r/", {"code": code}, **more)


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


def test_joining_again_from_the_same_phone_is_the_same_seat(led):
    phone = joined()
    phone.post(HERE)
    assert Seat.objects.count() == 1


@pytest.mark.parametrize("written", ["ACDEFG", "acd efg", " Acd-Efg "])
def test_a_code_is_typed_as_one_likes(led, written):
    answer = typed(written)
    assert (answer.status_code, answer["Location"]) == (302, HERE)


def test_an_address_in_small_letters_leads_there_too(led):
    assert Client().get("/r/acdefg/")["Location"] == HERE


@pytest.mark.parametrize("written", ["QQQQQQ", "hej", "ACDEFGH", "'; drop", "🙂"])
def test_a_wrong_code_is_answered_kindly_and_stays_in_its_field(led, written):
    answer = typed(written)
    assert (answer.status_code, answer.context["form"]["code"].value()) == (404, written)
    assert UNKNOWN in words_on(answer)


def test_no_code_at_all_is_asked_for():
    answer = typed("")
    assert answer.status_code == 422
    assert "Skriv koden som står på skärmen." in words_on(answer)


def test_an_ended_round_answers_exactly_as_a_code_that_never_was(led):
    prompt(led)
    leading.end_round(led=led, by=coordinator())
    ended, never = Client().get(HERE), Client().get("/r/QQQQQQ/")
    assert words_on(ended).replace(CODE, "QQQQQQ") == words_on(never)
    assert (ended.status_code, ended.headers.keys()) == (never.status_code, never.headers.keys())
    assert ended.status_code == 404


def test_wrong_codes_from_one_address_are_limited_and_others_are_not_touched(led, few):
    said = [typed("QQQQQQ").status_code for _ in range(4)]
    assert said == [404, 404, 404, 429]
    assert TOO_MANY in words_on(typed("QQQQQ2"))
    assert Client().get("/r/QQQQQ3/").status_code == 429
    assert typed("QQQQQQ", REMOTE_ADDR="192.0.2.9").status_code == 404


def test_past_the_limit_right_and_wrong_codes_are_told_the_same(led, few):
    for _ in range(3):
        typed("QQQQQQ")
    right, wrong = typed("ACDEFG"), typed("QQQQQQ")
    assert (right.status_code, wrong.status_code) == (429, 429)
    assert Client().get(HERE).status_code == 429
    assert Client().post(HERE).status_code == 429


def test_a_room_that_is_in_already_cannot_be_locked_out_by_nonsense(led, few):
    joined()
    for _ in range(5):
        typed("QQQQQQ")
    assert typed("ACDEFG").status_code == 302
    joined()
    assert Seat.objects.count() == 2


def test_that_an_address_is_known_is_remembered_of_that_address_and_that_round_only(led, few):
    other = running(a_round("En annan", of=led.networks.get()), code="GGGGGG")
    joined()
    assert Client().get(HERE).status_code == 200  # remembered now
    for address in ("127.0.0.1", "192.0.2.9"):
        for _ in range(3):
            typed("QQQQQQ", REMOTE_ADDR=address)
    assert Client().get(HERE).status_code == 200
    assert Client().get(f"/r/{other.code}/").status_code == 429
    assert Client().get(HERE, REMOTE_ADDR="192.0.2.9").status_code == 429


def test_it_is_remembered_for_a_minute_only(led, few, monkeypatch):
    joined()
    cache.clear()
    for _ in range(3):
        typed("QQQQQQ")
    assert Client().get(HERE).status_code == 200
    later = time.monotonic() + guessing._SURE_FOR + 1
    monkeypatch.setattr("beprovad.rounds.guessing.time.monotonic", lambda: later)
    assert Client().get(HERE).status_code == 429


def test_whoever_sits_is_never_asked_how_many_codes_were_wrong(led, few):
    phone = joined()
    cache.clear()
    for _ in range(5):
        typed("QQQQQQ")
    assert phone.get(HERE).status_code == 200


def test_right_codes_write_nothing_down_about_the_address(led, few):
    for _ in range(10):
        assert Client().get(HERE).status_code == 200
        assert typed("ACDEFG").status_code == 302
    assert kept_keys() == []


def kept_keys():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM beprovad_cache")
        return [row[0] for row in cursor.fetchall()]


def test_the_address_of_a_room_is_kept_as_a_seal_only(led):
    joined()
    assert [key for key in kept_keys() if "127.0.0.1" in key] == []


def test_a_table_says_its_name_and_how_many_sit_there():
    running(a_round(seating=Seating.TABLES), code=CODE)
    page = words_on(Client().get(HERE))
    assert "Bordets namn" in page
    phone = joined(label=" Bord  4 ", size="5")
    seat = Seat.objects.get()
    assert (seat.label, seat.size) == ("Bord 4", 5)
    assert "Bord 4 ·" in words_on(phone.get(HERE))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"label": ""}, "Skriv vad bordet heter"),
        ({"label": "Bord 1"}, "Det finns redan ett bord som heter så."),
        ({"label": "19811218-9876"}, "Här står ett personnummer."),
        ({"label": "x" * 100}, "Namnet får ha högst 80 tecken."),
        ({"label": "Bord 2", "size": "många"}, "Skriv hur många ni är vid bordet"),
        ({"label": "Bord 2", "size": "31"}, "Skriv hur många ni är vid bordet"),
        ({"label": "Bord 2", "size": "-1"}, "Skriv hur många ni är vid bordet"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_and_what_was_typed_stays(told, words):
    running(a_round(seating=Seating.TABLES), code=CODE)
    joined(label="Bord 1")
    answer = Client().post(HERE, told)
    assert answer.status_code == 422
    assert words in words_on(answer)
    assert {name: answer.context["form"][name].value() for name in told} == told
    assert Seat.objects.count() == 1


def test_a_round_that_asks_names_says_so_before_one_joins():
    running(a_round(asks_names=True), code=CODE)
    page = words_on(Client().get(HERE))
    assert "Den här rundan frågar efter ditt namn." in page
    assert "Du är anonym." not in page
    assert "Skriv ditt namn." in words_on(Client().post(HERE))
    joined(label="Siv Falk")
    assert Seat.objects.get().label == "Siv Falk"


def test_any_other_round_promises_that_nobody_is_known_and_asks_nothing(led):
    page = words_on(Client().get(HERE))
    assert "Du är anonym." in page
    assert 'name="label"' not in page
    joined(label="Siv Falk")
    assert Seat.objects.get().label == ""


def test_what_is_kept_and_how_long_is_said_before_one_joins(led):
    assert "Efter 24 månader tas platser och namn bort" in words_on(Client().get(HERE))
    Keeping.objects.create(network=led.networks.get(), months=1, deletes=True)
    assert "Hela rundan tas bort efter en månad." in words_on(Client().get(HERE))


def test_of_several_networks_the_strictest_is_promised(led):
    led.networks.add(network("Funktionsstöd"))
    assert promised_keeping(led) == Promise(24, deletes=False)
    Keeping.objects.create(network=network("Funktionsstöd"), months=6)
    assert promised_keeping(led) == Promise(6, deletes=False)
    Keeping.objects.create(network=network("IFO"), months=12, deletes=True)
    assert promised_keeping(led) == Promise(6, deletes=True)


def test_a_locked_door_is_told_and_those_who_sit_stay(led):
    phone = joined()
    Round.objects.update(is_locked=True)
    page = words_on(Client().get(HERE))
    assert "Det går inte att gå med längre." in page
    assert ">Gå med<" not in page
    answer = Client().post(HERE)
    assert (answer.status_code, Seat.objects.count()) == (422, 1)
    assert phone.get(HERE).status_code == 200


def test_the_page_is_there_in_english(led):
    client = Client(headers={"accept-language": "en"})
    page = words_on(client.get(HERE))
    assert 'lang="en"' in page
    assert 'lang="sv">Svenska' in page


def test_whoever_was_in_is_thanked_when_the_round_has_ended(led):
    phone, asked = joined(), opened(prompt(led))
    assert asked.title in words_on(phone.get(HERE))
    led.refresh_from_db()
    leading.end_round(led=led, by=coordinator())
    assert "Tack! Rundan är avslutad." in words_on(phone.get(HERE))
    assert UNKNOWN in words_on(Client().get(HERE))


def test_a_code_that_another_round_has_now_leads_to_that_one(led):
    phone = joined()
    prompt(led)
    leading.end_round(led=led, by=coordinator())
    running(a_round("En annan runda"), code=CODE)
    page = words_on(phone.get(HERE))
    assert "En annan runda" in page
    assert "Gå med" in page


def test_the_cookie_outlives_a_round_of_some_weeks(led):
    answer = Client().post(HERE)
    kept = timedelta(seconds=answer.cookies[access.seat_cookie(led.pk)]["max-age"])
    assert timedelta(days=30) < kept < timedelta(days=100)


def test_a_form_with_nothing_but_a_button_is_taken_from_our_page_and_from_no_other(led):
    client = Client(enforce_csrf_checks=True)
    assert client.post(HERE, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert not Seat.objects.exists()
    assert client.post(HERE, headers={"origin": "http://testserver"}).status_code == 302


def test_coming_in_asks_the_database_for_little_at_each_step(led, django_assert_num_queries):
    opened(prompt(led))
    joined()  # the address of the room is known from then on
    phone = Client()
    with django_assert_num_queries(1):
        phone.get(HERE)
    with django_assert_num_queries(2):
        phone.post(HERE)
    with django_assert_num_queries(1):
        phone.get(HERE)


def test_what_is_drawn_once_for_all_is_drawn_in_each_ones_language(led):
    swedish, english = (Client(headers={"accept-language": language}) for language in ("sv", "en"))
    for _ in range(2):
        assert "Bra att veta" in swedish.get(HERE).content.decode()
        assert "Good to know" in english.get(HERE).content.decode()


def test_a_cookie_of_another_round_or_one_that_is_no_number_is_no_seat(led):
    phone, other = joined(), running(a_round("En annan", of=led.networks.get()), code="GGGGGG")
    for name in ("x", "1" * 5000, ""):
        phone.cookies[f"seat-rounds-{name}"] = "1.1:x"
    assert "Gå med" in phone.get(f"/r/{other.code}/").content.decode()
    phone.cookies[f"seat-rounds-{other.pk}"] = phone.cookies[f"seat-rounds-{led.pk}"].value
    assert "Gå med" in phone.get(f"/r/{other.code}/").content.decode()
    assert "kept-inputs" in phone.get(HERE).content.decode()
