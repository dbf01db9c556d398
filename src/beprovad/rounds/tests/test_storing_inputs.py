"""A batch of inputs is stored in one go: each slot is a register, and the close is exact."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from beprovad.live.rooms import Refused
from beprovad.live.rooms import Seat as LiveSeat
from beprovad.rounds.actions.leading import end_round
from beprovad.rounds.actions.storing import store_for_good, store_inputs
from beprovad.rounds.live_room import RoundsRoom
from beprovad.rounds.models import Input, Prompt
from beprovad.rounds.rules.inputs import InputRefusal, Sent
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, said, seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def led():
    return running(a_round())


@pytest.fixture
def asked(led):
    return opened(prompt(led))


def an_input(asked, sits, text="Vad kostar det?", *, slot="1", n=1, received_at=None, is_held=False):
    value = json.dumps(text, ensure_ascii=False) if text else ""
    return Sent(asked.pk, sits.pk, slot, n, value, received_at or timezone.now(), is_held)


def statements(batch, store=store_inputs):
    """What storing a batch asks of the database: each statement's first word, and whether it is said over and over."""
    said = []

    def listen(execute, sql, params, many, context):
        said.append((sql.split()[0], many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        assert store(batch) == [None] * len(batch)
    return said


def test_a_batch_is_as_few_statements_as_one_input(led, asked):
    seats = [seat(led) for _ in range(20)]
    alone = statements([an_input(asked, seats[0])])
    together = statements([an_input(asked, sits, slot=str(slot)) for sits in seats for slot in range(5)])
    assert alone == together
    assert len(together) <= 3
    assert not any(many for _, many in together)
    assert Input.objects.count() == 100


def test_an_input_is_stored_as_it_was_sent(led, asked):
    sits, at = seat(led), timezone.now()
    sent = an_input(asked, sits, 'Vem "håller" i det, \\ å andra sidan? 🍀\n1', n=2**53 - 1, received_at=at)
    taken_back = an_input(asked, sits, "", slot="2", is_held=True, received_at=at)
    store_inputs([sent, taken_back])
    stored = [
        Sent(one.prompt_id, one.seat_id, one.slot, one.n, one.value, one.received_at, one.is_held)
        for one in Input.objects.order_by("slot")
    ]
    assert stored == [sent, taken_back]
    assert Input.objects.filter(value="").count() == 1
    assert Input.objects.filter(is_held=False).count() == 1
    assert Input.objects.filter(received_at=at).count() == 2


def test_a_slot_holds_the_newest_whatever_comes_again_or_late(led, asked):
    sits = seat(led)
    for n, text in [(5, "fem"), (5, "fem igen"), (3, "tre"), (7, "sju"), (6, "sex")]:
        assert store_inputs([an_input(asked, sits, text, n=n)]) == [None]
    assert [(one.n, one.value) for one in Input.objects.all()] == [(7, '"sju"')]


def test_what_is_replaced_keeps_its_place_and_what_the_room_did_to_it(led, asked):
    sits = seat(led)
    store_inputs([an_input(asked, sits, "ett")])
    Input.objects.update(pinned_at=timezone.now())
    before = Input.objects.get()
    store_inputs([an_input(asked, sits, "två", n=2)])
    after = Input.objects.get()
    assert (after.pk, after.value, after.pinned_at) == (before.pk, '"två"', before.pinned_at)


def test_one_that_came_after_the_close_is_refused_and_the_others_of_its_batch_are_stored(led, asked):
    sits, closed_at = seat(led), timezone.now()
    asked.closed_at = closed_at
    asked.save()
    late = closed_at + timedelta(microseconds=1)
    verdicts = store_inputs(
        [
            an_input(asked, sits, slot="1", received_at=late),
            an_input(asked, sits, slot="2", received_at=closed_at),
            an_input(asked, sits, slot="3", received_at=asked.opened_at - timedelta(microseconds=1)),
        ]
    )
    assert verdicts == [InputRefusal.CLOSED, None, InputRefusal.NOT_YET]
    assert [one.slot for one in Input.objects.all()] == ["2"]


def test_after_the_end_of_the_round_and_for_a_prompt_that_is_gone_nothing_is_stored(led, asked):
    sits, other = seat(led), opened(prompt(running(a_round(), code="AAAAAA")))
    led.ended_at, led.code = timezone.now(), None
    led.save()
    gone = an_input(other, sits)
    other.delete()
    assert store_inputs([an_input(asked, sits), gone]) == [InputRefusal.ROUND_ENDED, InputRefusal.NO_PROMPT]
    assert not Input.objects.exists()


def test_where_nobody_listens_and_the_rules_are_old_a_seat_still_sends_no_more_than_it_may(led, asked):
    asked.settings = {"most": 3}
    asked.save()
    sits, other, room = seat(led), seat(led), RoundsRoom()
    loaded, later = room.load(str(led.pk)), timezone.now() + timedelta(seconds=5)

    def send(*slots, by=sits, value="Vad kostar det?", n=1):
        told = [said(asked, value, slot=slot, n=n) for slot in slots]
        return room.write([room.judge(loaded, LiveSeat(str(by.pk), frozenset()), one, later) for one in told])

    enough = Refused(409, "enough")
    assert send("1", "2") == [None, None]
    assert send("3", "4") == [None, enough]
    assert send("5") == [enough]
    assert send("1", n=2) == [None]
    assert send("1", by=other) == [None]
    assert send("2", value=None, n=2) == [None]
    assert send("5", "6") == [None, enough]
    assert Input.objects.filter(seat=sits).exclude(value="").count() == 3


def test_what_is_judged_by_fresh_rules_is_not_counted_again(led, asked):
    room = RoundsRoom()
    judged = room.judge(
        room.load(str(led.pk)), LiveSeat(str(seat(led).pk), frozenset()), said(asked, "Vad?"), timezone.now()
    )
    assert judged.row[0].most is None


def test_a_batch_like_the_last_is_one_statement(led, asked):
    seats = [seat(led) for _ in range(20)]
    store_for_good([an_input(asked, seats[0])])
    coming = [
        an_input(asked, sits, slot=str(slot))._replace(most=10) for sits in seats for slot in range(2, 7)
    ]
    assert len(statements(coming, store=store_for_good)) == 1
    assert Input.objects.count() == 101


def test_a_close_between_two_batches_is_seen_by_the_second(led, asked, django_assert_max_num_queries):
    sits, closed_at = seat(led), timezone.now()
    assert store_for_good([an_input(asked, sits)]) == [None]
    Prompt.objects.update(closed_at=closed_at)
    for turn, most in enumerate((10, 1)):  # before the close is known, and when it is
        coming = [
            an_input(asked, sits, slot=f"{turn}-{late}", received_at=closed_at + timedelta(microseconds=late))
            for late in (0, 1)
        ]
        with django_assert_max_num_queries(most):
            assert store_for_good(coming) == [None, InputRefusal.CLOSED]
    end_round(led=led, by=coordinator())
    assert store_for_good([an_input(asked, sits, slot="2", received_at=closed_at)]) == [
        InputRefusal.ROUND_ENDED
    ]
    assert set(Input.objects.values_list("slot", flat=True)) == {"1", "0-0", "1-0"}


def test_a_step_that_opens_again_takes_what_comes_then(led, asked):
    sits, now = seat(led), timezone.now()
    Prompt.objects.update(closed_at=now)
    late = an_input(asked, sits, received_at=now + timedelta(seconds=1))
    assert store_for_good([late]) == [InputRefusal.CLOSED]
    Prompt.objects.update(closed_at=None)
    assert store_for_good([late]) == [None]


def test_what_is_sent_again_or_comes_late_counts_as_stored_beside_what_is_new(led, asked):
    sits = seat(led)
    assert store_for_good([an_input(asked, sits, "fem", n=5)]) == [None]
    assert store_for_good([an_input(asked, sits, "tre", n=3), an_input(asked, sits, "ny", slot="2")]) == [
        None,
        None,
    ]
    assert set(Input.objects.values_list("n", "value")) == {(5, '"fem"'), (1, '"ny"')}
