"""What is drawn once for a whole room is never older than the database, and never another's."""

import re
from itertools import pairwise

import pytest
from django.core.cache import cache
from django.test import Client

from beprovad.rounds.actions import leading, sitting
from beprovad.rounds.actions.moderating import moderate
from beprovad.rounds.actions.sitting import SeatRefused, remove_seat, take_seat
from beprovad.rounds.models import Keeping, Prompt, Round, Seat
from beprovad.rounds.rules.acts import Verb
from beprovad.rounds.rules.kinds import Kind, Seating
from beprovad.rounds.rules.seating import LEAST_NUMBER, MOST_NUMBER
from beprovad.rounds.tests.makers import a_round, coordinator, network, opened, prompt, running, sent
from beprovad.rounds.tests.phones import CODE, HERE, joined, words_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def led():
    return running(a_round(), code=CODE)


def door():
    """The page where one joins, to somebody new."""
    return words_on(Client().get(HERE))


def step(phone=None):
    """The page of a seat, somebody new's unless told whose."""
    return words_on((phone or joined()).get(HERE))


def test_two_who_come_are_shown_the_same_bytes_and_given_nothing_to_keep(led):
    pages = [Client().get(HERE) for _ in range(2)]
    assert pages[0].content == pages[1].content
    assert not any(page.cookies for page in pages)
    assert "csrf" not in pages[0].content.decode()


def test_the_packed_page_is_the_same_page(led):
    plain = Client().get(HERE)
    packed = Client().get(HERE, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) < len(plain.content) / 2


def test_a_round_that_ends_right_after_its_page_was_shown_is_unknown_at_once(led):
    prompt(led)
    assert led.title in door()
    phone = joined()
    leading.end_round(led=led, by=coordinator())
    ended, never = Client().get(HERE), Client().get("/r/QQQQQQ/")
    assert words_on(ended).replace(CODE, "QQQQQQ") == words_on(never)
    assert (ended.status_code, ended.headers.keys()) == (404, never.headers.keys())
    assert Client().post(HERE).status_code == 404
    assert "Tack! Rundan är avslutad." in step(phone)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": "Ett nytt namn"}, "<h1>Ett nytt namn</h1>"),
        ({"about": "Vad den handlar om"}, "Vad den handlar om"),
        ({"is_locked": True}, "Det går inte att gå med längre."),
        ({"asks_names": True}, "Den här rundan frågar efter ditt namn."),
        ({"seating": Seating.TABLES}, "Bordets namn"),
        ({"kept_months": 3}, "Efter 3 månader"),
    ],
)
def test_what_changes_in_a_round_stands_on_the_next_page(led, change, words):
    assert words not in door()
    Round.objects.update(**change)
    assert words in door()


def test_what_a_network_decides_of_keeping_stands_on_the_next_page(led):
    assert "Efter 24 månader" in door()
    Keeping.objects.create(network=led.networks.get(), months=6)
    assert "Efter 6 månader" in door()
    led.networks.add(network("Funktionsstöd"))
    Keeping.objects.create(network=network("Funktionsstöd"), months=2, deletes=True)
    assert "Hela rundan tas bort efter 2 månader." in door()
    led.networks.clear()
    assert "Efter 24 månader" in door()


def test_each_is_shown_the_page_in_the_language_and_the_light_that_one_has_chosen(led):
    dark = Client()
    dark.cookies["theme"] = "dark"
    english = Client(headers={"accept-language": "en"})
    for _ in range(2):
        assert '<html lang="sv"> ' in door()
        assert 'data-theme="dark"' in words_on(dark.get(HERE))
        assert '<html lang="en"> ' in words_on(english.get(HERE))


def test_a_page_that_is_asked_for_with_something_behind_it_leads_back_there(led):
    assert 'name="next" value="/r/ACDEFG/?x=1"' in words_on(Client().get(f"{HERE}?x=1"))
    assert 'name="next" value="/r/ACDEFG/"' in door()


def test_a_round_that_is_locked_while_somebody_reads_takes_no_seat(led):
    page = Client()
    page.get(HERE)
    Round.objects.update(is_locked=True)
    assert page.post(HERE).status_code == 422
    assert not Seat.objects.exists()


def test_the_round_is_looked_at_again_in_the_statement_that_takes_the_seat(led):
    """Whatever was read before: here a round as it stood before it was locked, and before it ended."""
    before = Round.objects.get(pk=led.pk)
    Round.objects.update(is_locked=True)
    with pytest.raises(SeatRefused, match="locked"):
        take_seat(led=before)
    prompt(led)
    leading.end_round(led=led, by=coordinator())
    with pytest.raises(SeatRefused, match="not_running"):
        take_seat(led=before)
    assert not Seat.objects.exists()


def test_a_seats_number_does_not_tell_when_it_was_taken(led):
    for _ in range(40):
        take_seat(led=led)
    numbers = list(led.seats.order_by("pk").values_list("number", flat=True))
    assert all(LEAST_NUMBER <= number <= MOST_NUMBER for number in numbers)
    assert len(set(numbers)) == 40
    steps = [after - before for before, after in pairwise(numbers)]
    assert min(steps) < 0 < max(steps)
    assert len(set(steps)) > 20  # no step that goes on from seat to seat


def test_a_number_that_is_taken_is_not_given_twice(led, monkeypatch):
    monkeypatch.setattr(sitting, "_drawn_numbers", lambda: [4000, 4000, 4000, 4000, 4000, 4000, 4000, 5000])
    other = running(a_round("En annan", of=led.networks.get()), code="GGGGGG")
    assert [take_seat(led=led).number for _ in range(4)] == [4000, 5000, 5001, 5002]
    assert take_seat(led=other).number == 4000


def test_each_seats_page_is_its_own(led):
    opened(prompt(led))
    told = [re.search(r'data-seat="(\d+)".* data-own="\[\]"', step()) for _ in range(2)]
    assert [int(one[1]) for one in told if one] == list(
        Seat.objects.order_by("pk").values_list("pk", flat=True)
    )


def test_what_the_room_is_asked_now_stands_on_the_next_page(led):
    one, two = prompt(led), prompt(led, title="Vad kostar det?")
    by = coordinator()
    assert "Välkommen till rundan" in step()
    leading.open_prompt(prompt=one, by=by)
    assert one.title in step()
    Prompt.objects.filter(pk=one.pk).update(title="En bättre fråga?", help="Tänk brett.")
    assert "En bättre fråga?" in step()
    assert "Tänk brett." in step()
    leading.close_prompt(prompt=one, by=by)
    assert "Steget är stängt." in step()
    leading.open_prompt(prompt=two, by=by)
    assert two.title in step()


def test_what_comes_in_is_pinned_hidden_or_removed_stands_on_the_next_page(led):
    asked, by = opened(prompt(led)), coordinator()
    assert "Rummet har skickat" not in step()
    joined()
    said = sent(asked, Seat.objects.earliest("pk"), "Vad kostar det?")
    assert ">Vad kostar det?<" in step()
    moderate(prompt=asked, inputs=[said.pk], verb=Verb.PIN, by=by)
    assert "room-text-pinned" in step()
    moderate(prompt=asked, inputs=[said.pk], verb=Verb.HIDE, by=by)
    assert ">Vad kostar det?<" not in step()


def test_what_a_seat_has_sent_is_on_its_page_and_on_nobody_elses(led):
    asked = opened(prompt(led, shows_inputs=False))
    writer, other = joined(), joined()
    assert step(writer).count("own-row") == step(other).count("own-row")
    sent(asked, Seat.objects.earliest("pk"), "Mitt eget")
    assert "Mitt eget" in step(writer)
    assert "Mitt eget" not in step(other)
    assert "Mitt eget" not in step()


def test_an_answer_is_marked_on_its_own_seats_page_only(led):
    asked = opened(prompt(led, Kind.CHOICE))
    phone, other = joined(), joined()
    phone.post(f"{HERE}inputs/", {"prompt": asked.pk, "slot": "", "answer": "a"})
    assert " checked" in step(phone)
    assert " checked" not in step(other)


def test_a_seat_that_is_removed_is_told_so_at_its_next_page(led):
    phone = joined()
    assert "Välkommen" in step(phone)
    remove_seat(seat=Seat.objects.get(), by=coordinator())
    assert "Platsen är borttagen" in step(phone)


def test_a_table_is_greeted_by_its_own_name():
    running(a_round(seating=Seating.TABLES), code=CODE)
    first, second = joined(label="Bord 1"), joined(label="Bord <2>")
    for _ in range(2):
        assert "Bord 1 ·" in step(first)
        assert "Bord &lt;2&gt; ·" in step(second)
