import asyncio
import os
import signal
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from beprovad.lib.waking import WakingLoop

PATIENCE = 20.0  # seconds, for what should be there at once


def run(what):
    async def patiently():
        async with asyncio.timeout(PATIENCE):
            return await what

    with asyncio.Runner(loop_factory=WakingLoop) as runner:
        return runner.run(patiently())


@contextmanager
def woken(monkeypatch):
    """How often asyncio's own waking was asked for, as a list that grows."""
    times = []
    monkeypatch.setattr(asyncio.SelectorEventLoop, "_write_to_self", lambda _: times.append(1))
    yield times
    monkeypatch.undo()


def test_what_a_thread_hands_over_while_it_sleeps_is_done():
    async def wait():
        loop = asyncio.get_running_loop()
        for _ in range(20):
            done = loop.create_future()
            hand = threading.Timer(0.002, loop.call_soon_threadsafe, [done.set_result, "done"])
            hand.start()
            assert await done == "done"

    run(wait())


def test_nothing_is_lost_between_threads_that_never_stop_and_a_loop_that_often_sleeps():
    threads, each = 8, 400

    async def take():
        loop, came, all_came = asyncio.get_running_loop(), [], asyncio.Event()

        def arrived(number):
            came.append(number)
            if len(came) == threads * each:
                all_came.set()

        def hand():
            for number in range(each):
                loop.call_soon_threadsafe(arrived, number)
                time.sleep(0 if number % 7 else 0.0005)

        for _ in range(threads):
            threading.Thread(target=hand).start()
        await all_came.wait()

    run(take())


def test_one_that_is_awake_is_not_woken(monkeypatch):
    async def take():
        loop, came = asyncio.get_running_loop(), []
        with woken(monkeypatch) as times:
            thread = threading.Thread(
                target=lambda: [loop.call_soon_threadsafe(came.append, n) for n in range(50)]
            )
            thread.start()
            thread.join()  # the loop stands still meanwhile, awake
            assert not times
        await asyncio.sleep(0)
        return came

    assert run(take()) == list(range(50))


def test_it_is_woken_once_for_what_several_hand_over(monkeypatch):
    loop = WakingLoop()
    try:
        with woken(monkeypatch) as times:
            loop.is_asleep = True  # as in the middle of its sleep
            for _ in range(5):
                loop.call_soon_threadsafe(int)
            assert len(times) == 1
    finally:
        loop.close()


def test_sockets_times_and_signals_wake_it_as_ever():
    async def wait():
        loop = asyncio.get_running_loop()
        here, there = socket.socketpair()
        here.setblocking(False)
        with here, there:
            threading.Timer(0.01, there.send, [b"word"]).start()
            assert await loop.sock_recv(here, 10) == b"word"
        await asyncio.sleep(0.01)
        told = asyncio.Event()
        loop.add_signal_handler(signal.SIGUSR2, told.set)
        threading.Timer(0.01, os.kill, [os.getpid(), signal.SIGUSR2]).start()
        await told.wait()
        loop.remove_signal_handler(signal.SIGUSR2)

    run(wait())


def test_what_a_thread_raises_comes_back():
    async def wait():
        with pytest.raises(ZeroDivisionError):
            await asyncio.to_thread(lambda: 1 // 0)

    run(wait())
