"""Two who write at the same moment, where the database lets them."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from beprovad.rounds.actions import sitting
from beprovad.rounds.actions.leading import end_round, lock_joining
from beprovad.rounds.actions.sitting import SeatRefused, take_seat
from beprovad.rounds.actions.storing import store_for_good
from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.rules.inputs import InputRefusal, Sent
from beprovad.rounds.rules.seating import SeatRefusal
from beprovad.rounds.tests.makers import a_round, coordinator, opened, prompt, running, seat

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


@pytest.fixture
def led():
    return running(a_round())


@contextmanager
def meanwhile(work, *given, **named):
    """Let somebody else do it while the block's transaction is not over: it waits. Its result is what is given."""
    results = []
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            yield results
            theirs = pool.submit(closing, work, *given, **named)
            wait_until_somebody_waits()
        results.append(theirs.exception(10) or theirs.result())


def test_an_input_that_waits_for_the_close_is_told_of_it(led):
    asked, closed_at = opened(prompt(led)), timezone.now()
    early, late = (sent(asked, seat(led), closed_at + timedelta(microseconds=n)) for n in (0, 1))
    assert store_for_good([early]) == [None]
    with meanwhile(store_for_good, [late]) as verdicts:
        Prompt.objects.filter(pk=asked.pk).update(closed_at=closed_at)
    assert verdicts == [[InputRefusal.CLOSED]]
    assert Input.objects.count() == 1


def test_an_input_that_waits_for_the_end_of_its_round_is_told_of_it(led):
    """The step closed by the clock before, so that nothing but the end refuses what was sent in time."""
    asked = opened(
        prompt(led), at=timezone.now() - timedelta(minutes=2), closes_at=timezone.now() - timedelta(minutes=1)
    )
    in_time = timezone.now() - timedelta(seconds=90)
    first, second = (sent(asked, seat(led), in_time) for _ in range(2))
    assert store_for_good([first]) == [None]
    with meanwhile(store_for_good, [second]) as verdicts:
        end_round(led=led, by=coordinator())
    assert verdicts == [[InputRefusal.ROUND_ENDED]]
    assert Input.objects.count() == 1


def test_a_number_that_somebody_else_is_taking_is_not_given_twice(led, monkeypatch):
    monkeypatch.setattr(sitting, "_drawn_numbers", lambda: [4000, 5000] * 4)
    with meanwhile(take_seat, led=led) as taken:
        first = take_seat(led=led)
    assert (first.number, taken[0].number) == (4000, 5000)
    assert Seat.objects.count() == 2


def test_whoever_holds_the_round_and_takes_a_seat_is_not_held_up_by_those_who_wait(led, monkeypatch):
    monkeypatch.setattr(sitting, "_drawn_numbers", lambda: [4000, 5000] * 4)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Round.objects.select_for_update().get(pk=led.pk)
            theirs = pool.submit(closing, take_seat, led=led)
            wait_until_somebody_waits()
            first = take_seat(led=led, is_keyed_in=True)
        assert (first.number, theirs.result(10).number) == (4000, 5000)


@pytest.mark.parametrize(
    ("act", "refusal"), [(end_round, SeatRefusal.NOT_RUNNING), (lock_joining, SeatRefusal.LOCKED)]
)
def test_nobody_sits_down_in_a_round_that_is_being_ended_or_locked(led, act, refusal):
    with meanwhile(take_seat, led=led) as told:
        act(led=led, by=coordinator())
    assert isinstance(told[0], SeatRefused)
    assert told[0].refusal is refusal
    assert not Seat.objects.exists()


def sent(asked, sits, received_at):
    return Sent(asked.pk, sits.pk, "1", 1, json.dumps("Vad kostar det?"), received_at, False)


def closing(work, *given, **named):
    """In a thread, whose connection nobody else closes."""
    try:
        return work(*given, **named)
    finally:
        connection.close()


def wait_until_somebody_waits():
    until = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            if cursor.fetchall():
                return
    pytest.fail("Nobody waits.")
