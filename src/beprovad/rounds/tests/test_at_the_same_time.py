"""Two who write at the same moment, where the database lets them."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from beprovad.rounds.actions import sitting
from beprovad.rounds.actions.sitting import take_seat
from beprovad.rounds.actions.storing import store_for_good
from beprovad.rounds.models import Input, Prompt, Seat
from beprovad.rounds.rules.inputs import InputRefusal, Sent
from beprovad.rounds.tests.makers import a_round, opened, prompt, running, seat

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


def test_an_input_that_waits_for_the_close_is_told_of_it():
    led = running(a_round())
    asked, closed_at = opened(prompt(led)), timezone.now()
    sits = seat(led)

    def sent(slot, received_at):
        return Sent(asked.pk, sits.pk, slot, 1, json.dumps("Vad kostar det?"), received_at, False)

    assert store_for_good([sent("1", closed_at)]) == [None]
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Prompt.objects.filter(pk=asked.pk).update(closed_at=closed_at)
            late = pool.submit(closing, store_for_good, [sent("2", closed_at + timedelta(microseconds=1))])
            wait_until_somebody_waits()
        assert late.result(10) == [InputRefusal.CLOSED]
    assert Input.objects.count() == 1


def test_a_number_that_somebody_else_is_taking_is_not_given_twice(monkeypatch):
    monkeypatch.setattr(sitting, "_drawn_numbers", lambda: [4000, 5000] * 4)
    led = running(a_round())
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first = take_seat(led=led)
            second = pool.submit(closing, take_seat, led=led)
            wait_until_somebody_waits()
        assert (first.number, second.result(10).number) == (4000, 5000)
    assert Seat.objects.count() == 2


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
