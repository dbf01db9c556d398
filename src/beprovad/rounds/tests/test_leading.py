"""Opening, closing and ending a round, and what a seat may send when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from beprovad.asking.answers import Refusal as AnswerRefusal
from beprovad.rounds.actions import leading
from beprovad.rounds.actions.sitting import InputRefused, SeatRefused, remove_seat, send_input, take_seat
from beprovad.rounds.models import Input
from beprovad.rounds.queries.results import tally_of
from beprovad.rounds.rules.codes import LETTERS, read_code
from beprovad.rounds.rules.inputs import InputRefusal
from beprovad.rounds.rules.kinds import Kind, PromptState, RoundState, Seating
from beprovad.rounds.rules.pace import Refusal, state_at
from beprovad.rounds.rules.seating import SeatRefusal
from beprovad.rounds.tests import makers
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, said, seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return coordinator()


def send(at, to, value, *, slot="1", n=1, when=None):
    return send_input(seat=at, said=said(to, value, slot=slot, n=n), received_at=when or timezone.now())


def refused(*args, **more):
    with pytest.raises(InputRefused) as caught:
        send(*args, **more)
    return caught.value.refusal


def test_a_round_gets_its_code_when_it_opens_and_gives_it_back_when_it_ends(alice):
    led = a_round()
    prompt(led)
    led = leading.open_round(led=led, by=alice)
    assert led.code is not None
    assert read_code(f" {led.code[:3].lower()}-{led.code[3:]} ") == led.code
    assert leading.open_round(led=led, by=alice).code == led.code
    led = leading.end_round(led=led, by=alice)
    assert (led.state, led.code) == (RoundState.ENDED, None)


def test_codes_have_six_of_28_letters_that_nobody_mixes_up():
    assert len(set(LETTERS)) == 28
    assert not set("01IO8BSZ") & set(LETTERS)
    assert read_code("ABCDEF") is None
    assert read_code("ACDEFGH") is None


def test_a_round_without_prompts_does_not_open(alice):
    with pytest.raises(leading.StepRefused) as caught:
        leading.open_round(led=a_round(), by=alice)
    assert caught.value.refusal is Refusal.NO_PROMPTS


def test_opening_the_next_prompt_closes_the_one_before(alice):
    led = a_round()
    first, second = prompt(led), prompt(led, Kind.CHOICE)
    led = leading.open_round(led=led, by=alice)
    assert leading.next_prompt(led=led, by=alice) == first
    led.refresh_from_db()
    assert leading.next_prompt(led=led, by=alice) == second
    first.refresh_from_db()
    assert state_at(first.times, timezone.now()) is PromptState.CLOSED
    led.refresh_from_db()
    with pytest.raises(leading.StepRefused) as caught:
        leading.next_prompt(led=led, by=alice)
    assert caught.value.refusal is Refusal.LAST_PROMPT


def test_an_input_sent_twice_is_stored_once_and_an_older_copy_changes_nothing():
    led = running(a_round())
    asked, table = opened(prompt(led)), seat(led)
    send(table, asked, "Vad kostar det?")
    send(table, asked, "Vad kostar det per år?", n=2)
    send(table, asked, "Vad kostar det?")
    assert [one.value for one in Input.objects.all()] == ['"Vad kostar det per år?"']


def test_an_answer_that_is_replaced_counts_once():
    led = running(a_round())
    asked, phone = opened(prompt(led, Kind.CHOICE)), seat(led)
    send(phone, asked, ["a"], slot="")
    send(phone, asked, ["b"], slot="", n=2)
    assert tally_of(asked).counts == (("b", 1),)


def test_an_input_on_the_stroke_of_closing_counts_and_one_after_it_is_refused(alice):
    led = running(a_round())
    asked, phone = opened(prompt(led)), seat(led)
    closed = leading.close_prompt(prompt=asked, by=alice)
    send(phone, asked, "I tid", when=closed.closed_at)
    late = closed.closed_at + timedelta(microseconds=1)
    assert refused(phone, asked, "För sent", slot="2", when=late) is InputRefusal.CLOSED


def test_a_timer_closes_by_the_servers_clock(alice):
    led = running(a_round())
    asked, phone = opened(prompt(led)), seat(led)
    asked = leading.set_timer(prompt=asked, seconds=60, by=alice)
    after = asked.closes_at + timedelta(seconds=1)
    assert refused(phone, asked, "För sent", when=after) is InputRefusal.CLOSED
    assert state_at(asked.times, after) is PromptState.CLOSED


def test_nothing_is_taken_after_the_end(alice):
    led = running(a_round())
    asked, phone = opened(prompt(led)), seat(led)
    send(phone, asked, "I tid")
    leading.end_round(led=led, by=alice)
    phone.refresh_from_db()
    assert refused(phone, asked, "Efteråt", slot="2") is InputRefusal.ROUND_ENDED
    asked.refresh_from_db()
    assert tally_of(asked).answered == 1


def test_a_seat_has_so_many_texts_and_may_change_each():
    led = running(a_round())
    asked, phone = opened(prompt(led, settings={"most": 2})), seat(led)
    send(phone, asked, "Ett", slot="1")
    send(phone, asked, "Två", slot="2")
    assert refused(phone, asked, "Tre", slot="3") is InputRefusal.ENOUGH
    send(phone, asked, "Två, ändrad", slot="2", n=2)
    send(phone, asked, None, slot="1", n=2)
    send(phone, asked, "Tre", slot="3")
    assert tally_of(asked).answered == 2


def test_what_is_no_answer_is_refused_with_the_reason():
    led = running(a_round())
    asked, phone = opened(prompt(led, Kind.CHOICE)), seat(led)
    assert refused(phone, asked, ["c"], slot="") is AnswerRefusal.UNKNOWN_OPTION
    assert refused(phone, asked, ["a"], slot="x") is InputRefusal.NOT_SENT
    assert refused(phone, asked, ["a"], slot="", n=0) is InputRefusal.NOT_SENT


def test_a_removed_seat_sends_nothing_and_counts_for_nothing(alice):
    led = running(a_round())
    asked, phone = opened(prompt(led)), seat(led)
    send(phone, asked, "Skräp")
    remove_seat(seat=phone, by=alice)
    assert refused(phone, asked, "Mer", slot="2") is InputRefusal.SEAT_REMOVED
    assert tally_of(asked).answered == 0


def test_two_tables_have_two_names():
    led = running(a_round(seating=Seating.TABLES))
    take_seat(led=led, label="Bord 1", size=5)
    with pytest.raises(SeatRefused) as caught:
        take_seat(led=led, label=" bord  1")
    assert caught.value.refusal is SeatRefusal.LABEL_TAKEN


def test_nobody_sits_down_behind_a_locked_door(alice):
    led = running(a_round())
    leading.lock_joining(led=led, by=alice)
    with pytest.raises(SeatRefused) as caught:
        take_seat(led=led)
    assert caught.value.refusal is SeatRefusal.LOCKED


def test_dots_are_placed_on_what_an_earlier_prompt_gave(alice):
    led = running(a_round())
    asked = opened(prompt(led))
    dots = prompt(led, Kind.DOTS, "Vad är viktigast?", options=[], takes_from=asked)
    for number, text in enumerate(("Vad kostar det?", "Vem håller i det?"), 1):
        send(seat(led), asked, text, slot=str(number))
    dots = leading.open_prompt(prompt=dots, by=alice)
    assert [option["text"] for option in dots.options] == ["Vad kostar det?", "Vem håller i det?"]
    key = dots.options[0]["key"]
    send(makers.seat(led), dots, {key: 2}, slot="")
    assert tally_of(dots).counts == ((key, 2),)
