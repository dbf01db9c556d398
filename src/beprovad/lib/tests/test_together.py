"""Many threads, one that does."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from beprovad.lib.crew import Crew
from beprovad.lib.together import Together


def test_alone_it_is_done_as_it_is_wanted():
    done = []

    def double(wanted):
        done.append(list(wanted))
        return [2 * one for one in wanted]

    together = Together(double)
    assert [together(1), together(2)] == [2, 4]
    assert done == [[1], [2]]


def test_what_is_wanted_meanwhile_is_done_in_the_next_go_and_each_is_given_its_own():
    goes, begun, go_on = [], Event(), Event()

    def double(wanted):
        goes.append(sorted(wanted))
        begun.set()
        assert go_on.wait(10)
        return [2 * one for one in wanted]

    together = Together(double)
    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(together, 0)
        assert begun.wait(10)
        others = [pool.submit(together, n) for n in range(1, 9)]
        while len(together._waiting) < 8:
            pass
        go_on.set()
        assert [one.result(10) for one in (first, *others)] == [2 * n for n in range(9)]
    assert goes == [[0], list(range(1, 9))]


def test_one_that_cannot_be_done_fails_alone():
    begun, go_on = Event(), Event()

    def invert(wanted):
        begun.set()
        assert go_on.wait(10)
        return [1 / one for one in wanted]

    together = Together(invert)
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(together, 1)
        assert begun.wait(10)
        others = [pool.submit(together, n) for n in (2, 0, 4)]
        while len(together._waiting) < 3:
            pass
        go_on.set()
        assert first.result(10) == 1
        assert [others[0].result(10), others[2].result(10)] == [0.5, 0.25]
        with pytest.raises(ZeroDivisionError):
            others[1].result(10)
    assert together(5) == 0.2  # and nothing is stuck


def test_from_many_threads_each_is_done_once():
    done = []

    def keep(wanted):
        done.extend(wanted)
        return wanted

    together = Together(keep)
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(together, range(500))) == list(range(500))
    assert sorted(done) == list(range(500))


def test_what_has_taken_long_lately_lets_others_of_a_crew_work_meanwhile(monkeypatch):
    """One at a time works: the second go ends only if the next task is begun beside it."""
    monkeypatch.setattr("beprovad.lib.crew.HELD_UP", 3600.0)
    monkeypatch.setattr("beprovad.lib.together.LONG", 0.0)
    may_go_on = Event()

    def keep(wanted):
        assert wanted == ["first"] or may_go_on.wait(10)
        return wanted

    together = Together(keep)
    crew = Crew(2, name="crew", at_once=1)

    async def ask():
        await crew.do(lambda: together("first"))
        second = crew.do(lambda: together("second"))
        await crew.do(may_go_on.set)
        return await second

    try:
        assert asyncio.run(ask()) == "second"
    finally:
        crew.close()
