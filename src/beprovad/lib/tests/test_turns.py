"""First come, first served."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from beprovad.lib.turns import Turns

PATIENCE = 20.0  # seconds, for what should be there at once


def stand_in_line(turns, pool, count):
    """So many who wait, one behind the other; those who have had the turn, in order, when all is over."""
    served = []

    def wait(number):
        with turns.taken(PATIENCE):
            served.append(number)

    waiting = []
    for number in range(count):
        waiting.append(pool.submit(wait, number))
        while len(turns._waiting) <= number:
            time.sleep(0)
    return waiting, served


def test_who_has_waited_longest_is_next():
    turns = Turns()
    assert turns.take(PATIENCE)
    with ThreadPoolExecutor(5) as pool:
        waiting, served = stand_in_line(turns, pool, 5)
        turns.give()
        for one in waiting:
            one.result(PATIENCE)
    assert served == [0, 1, 2, 3, 4]


def test_who_wants_it_again_at_once_comes_last():
    """As one that writes without a pause: with a mere lock it would have it every time."""
    turns = Turns()
    assert turns.take(PATIENCE)
    with ThreadPoolExecutor(1) as pool:
        _, served = stand_in_line(turns, pool, 1)
        turns.give()
        with turns.taken(PATIENCE):
            assert served == [0]
    assert turns.take(0.0)


def test_patience_ends_and_the_line_goes_on_without_the_one_who_left():
    turns = Turns()
    assert turns.take(PATIENCE)
    assert not turns.take(0.01)
    with turns.taken(0.01):
        pass  # without the turn, and none is given back
    assert not turns.take(0.01)
    turns.give()
    assert turns.take(0.0)


def test_an_error_gives_the_turn_back():
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.taken(PATIENCE):
        _ = 1 // 0
    assert turns.take(0.0)


def test_who_is_interrupted_leaves_the_line(monkeypatch):
    class Interrupted:
        def acquire(self, **waits):
            if waits:
                raise KeyboardInterrupt

    turns = Turns()
    assert turns.take(PATIENCE)
    monkeypatch.setattr("beprovad.lib.turns.Lock", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        turns.take(PATIENCE)
    turns.give()
    assert turns.take(0.0)


def test_one_at_a_time_whatever_happens():
    turns, at_work, most, had = Turns(), [], [], []

    def work(number):
        for _ in range(50):
            if turns.take(0.0005 if number % 3 == 0 else PATIENCE):
                at_work.append(number)
                most.append(len(at_work))
                time.sleep(0)
                at_work.pop()
                turns.give()
                had.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(PATIENCE)
    assert max(most) == 1
    assert {number for number in range(8) if number % 3} <= set(had)
    assert turns.take(0.0)
