import asyncio
import threading
from contextlib import contextmanager

import pytest

from beprovad.lib.crew import Crew, let_others_work

PATIENCE = 20.0  # seconds, for what should be there at once


@contextmanager
def crew(threads, **more):
    made = Crew(threads, name="crew", **more)
    try:
        yield made
    finally:
        made.close()


def run(what):
    async def patiently():
        async with asyncio.timeout(PATIENCE):
            return await what()

    return asyncio.run(patiently())


def test_each_is_told_its_result_or_what_it_raised():
    with crew(3) as made:

        async def ask():
            results = await asyncio.gather(*(made.do(lambda n=n: n * n) for n in range(50)))
            with pytest.raises(ZeroDivisionError):
                await made.do(lambda: 1 // 0)
            return results

        assert run(ask) == [n * n for n in range(50)]


@pytest.fixture
def nobody_is_held_up(monkeypatch):
    """However slow the machine is."""
    monkeypatch.setattr("beprovad.lib.crew.HELD_UP", 3600.0)


def most_at_once(made):
    """How many of a crew are seen at work at the same time."""
    at_work, most = set(), []

    def work():
        at_work.add(threading.get_ident())
        most.append(len(at_work))
        sum(range(2_000))
        at_work.discard(threading.get_ident())

    async def ask():
        await asyncio.gather(*(made.do(work) for _ in range(200)))

    run(ask)
    return max(most)


@pytest.mark.usefixtures("nobody_is_held_up")
def test_one_works_and_the_others_stand_by():
    with crew(4, at_once=1) as made:
        assert most_at_once(made) == 1


@pytest.mark.usefixtures("nobody_is_held_up")
def test_who_says_that_it_will_wait_lets_another_work():
    may_go_on = threading.Event()

    def wait():
        let_others_work()
        let_others_work()  # its turn is given once
        return may_go_on.wait(PATIENCE)

    with crew(4, at_once=1) as made:

        async def ask():
            waiting = made.do(wait)
            await made.do(may_go_on.set)
            return await waiting

        assert run(ask)
        assert most_at_once(made) == 1


def test_outside_a_crew_there_is_nobody_to_tell():
    let_others_work()


@pytest.mark.parametrize("threads", [2, 4])
def test_when_one_is_held_up_somebody_else_works_on(threads):
    """All but the last wait for the last one: every thread there is must have come to work."""
    may_go_on = threading.Event()
    with crew(threads, at_once=1) as made:

        async def ask():
            waiting = [made.do(lambda: may_go_on.wait(PATIENCE)) for _ in range(threads - 1)]
            await made.do(may_go_on.set)
            return await asyncio.gather(*waiting)

        assert run(ask) == [True] * (threads - 1)


def test_after_somebody_was_held_up_one_works_again(monkeypatch):
    with crew(5, at_once=1) as made:

        async def ask():
            for _ in range(3):
                may_go_on = threading.Event()
                held_up = made.do(lambda goes=may_go_on: goes.wait(PATIENCE))
                await made.do(may_go_on.set)
                assert await held_up
            monkeypatch.setattr("beprovad.lib.crew.HELD_UP", 3600.0)
            return await asyncio.gather(*(made.do(threading.get_ident) for _ in range(100)))

        at_work = run(ask)
    assert len(set(at_work[-50:])) == 1  # the one that was overtaken may end what it was about to begin


def test_what_was_handed_over_is_done_before_the_end():
    done = []
    with crew(2, at_once=1) as made:

        async def ask():
            return [made.do(lambda n=n: done.append(n)) for n in range(100)]

        run(ask)
    assert done == list(range(100))


def test_what_is_cancelled_before_its_turn_is_not_begun():
    begun, may_go_on = [], threading.Event()
    with crew(1) as made:

        async def ask():
            first = made.do(lambda: may_go_on.wait(PATIENCE))
            second = made.do(lambda: begun.append("second"))
            second.cancel()
            may_go_on.set()
            await first
            await made.do(lambda: begun.append("third"))

        run(ask)
    assert begun == ["third"]


def test_each_thread_begins_once():
    begun = []
    with crew(3, begin=lambda: begun.append(threading.current_thread().name)):
        pass
    assert sorted(begun) == ["crew-0", "crew-1", "crew-2"]


def test_on_another_loop_it_works_as_on_the_first():
    """Whatever was left on the loop that ended, somebody who is held up is overtaken, and results are told."""
    with crew(2, at_once=1) as made:

        async def leave():
            made.do(lambda: None)

        async def ask():
            may_go_on = threading.Event()
            waiting = made.do(lambda: may_go_on.wait(PATIENCE))
            await made.do(may_go_on.set)
            return await waiting

        run(leave)
        assert run(ask)
        assert run(ask)


def test_after_the_end_nothing_is_taken():
    with crew(1) as made:
        pass

    async def ask():
        await made.do(lambda: None)

    with pytest.raises(RuntimeError, match="ended"):
        run(ask)


def test_work_that_stops_an_iteration_is_told_as_an_error_and_holds_nobody_up():
    with crew(1) as made:

        async def ask():
            stopped, other = made.do(lambda: next(iter(()))), made.do(lambda: "done")
            with pytest.raises(RuntimeError):
                await stopped
            return await other

        assert run(ask) == "done"
