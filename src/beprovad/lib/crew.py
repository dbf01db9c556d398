"""Threads that do what an event loop hands them, in order.

Python lets one thread work at a time: several that all have something to do take the turn from each other, and that
costs as much as the work. So only some of a crew work, and the others stand by: when one is held up, by the disk or by
another's transaction, somebody else works on meanwhile. Work that knows that it will wait says so (`let_others_work`).
"""

import asyncio
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

R = TypeVar("R")

HELD_UP = 0.01  # seconds at one task: then somebody else works too


@dataclass(eq=False, slots=True)
class _Task(Generic[R]):
    work: Callable[[], R]
    done: "asyncio.Future[R]"
    loop: asyncio.AbstractEventLoop
    result: R | None = None
    error: BaseException | None = None

    def run(self) -> None:
        if self.done.cancelled():
            return
        try:
            self.result = self.work()
        except StopIteration as stop:  # which no future takes
            self.error = RuntimeError("Work that ended in StopIteration")
            self.error.__cause__ = stop
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
            self.error = error

    def settle(self) -> None:
        if self.done.cancelled():
            return
        if self.error is not None:
            self.done.set_exception(self.error)
            self.error = None  # it holds what holds it
        else:
            self.done.set_result(self.result)  # type: ignore[arg-type]


_here = threading.local()


def let_others_work() -> None:
    """For work that is about to wait: somebody else works meanwhile. Done by no crew, it has nobody to tell."""
    worker: _Worker | None = getattr(_here, "worker", None)
    if worker is not None:
        worker.give_turn()


class Crew:
    """So many threads, of which `at_once` work; all when it is not said. `begin` is called in each as it begins.

    For one event loop at a time: what was handed over on a loop that has ended is done, and told to nobody.
    """

    def __init__(
        self, threads: int, *, name: str, at_once: int | None = None, begin: Callable[[], object] = bool
    ) -> None:
        self.tasks: SimpleQueue[_Task[object] | None] = SimpleQueue()
        self.turns = threading.Semaphore(at_once or threads)
        self._stands_by = at_once is not None and at_once < threads
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_closed = False
        self._under_way = 0
        self._is_watched = False
        self._done: deque[_Task[object]] = deque()
        self._is_telling = False
        self._workers = [_Worker(self, f"{name}-{number}", begin) for number in range(threads)]
        for worker in self._workers:
            worker.start()

    def do(self, work: Callable[[], R]) -> "asyncio.Future[R]":
        """Its result, or what it raised. Called on an event loop. What is cancelled before its turn is not begun.

        Raises RuntimeError after the end.
        """
        if self._is_closed:
            raise RuntimeError("The crew has ended.")
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._begin_with(loop)
        done: asyncio.Future[R] = loop.create_future()
        self._under_way += 1
        self.tasks.put(_Task(work, done, loop))  # type: ignore[arg-type]
        if self._stands_by and not self._is_watched:
            self._is_watched = True
            loop.call_later(HELD_UP, self._watch, loop)
        return done

    def tell(self, task: _Task[object]) -> None:
        """Called in any thread. Those that end while the loop is busy are told in one go."""
        if task.loop is not self._loop:
            return
        self._done.append(task)
        if not self._is_telling:
            self._is_telling = True
            with suppress(RuntimeError):  # the loop has ended: nobody waits any more
                task.loop.call_soon_threadsafe(self._settle)

    def close(self) -> None:
        """End when everything that was handed over is done. Not on the loop: results are told there."""
        self._is_closed = True
        for _ in self._workers:
            self.tasks.put(None)
        for worker in self._workers:
            worker.join()

    def _begin_with(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop, self._under_way = loop, 0
        self._is_watched = self._is_telling = False
        self._done.clear()

    def _settle(self) -> None:
        self._is_telling = False
        while self._done:
            self._under_way -= 1
            self._done.popleft().settle()

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        self._is_watched = self._under_way > 0
        if self._is_watched:
            loop.call_later(HELD_UP, self._watch, loop)
        long_ago = time.monotonic() - HELD_UP
        for worker in self._workers:
            if worker.since < long_ago:
                worker.give_turn()


class _Worker(threading.Thread):
    """Works while it has the turn, and stands by when somebody else has taken it over."""

    def __init__(self, crew: Crew, name: str, begin: Callable[[], object]) -> None:
        super().__init__(name=name, daemon=True)
        self.since = math.inf  # when it began what it does, monotonic seconds
        self._turn: list[bool] = []  # one, or none; to take it out is one act, whoever does it
        self._crew = crew
        self._begin = begin

    def run(self) -> None:
        _here.worker = self
        self._begin()
        while self._work():
            pass

    def give_turn(self) -> None:
        """Called in any thread. If it has none, nothing happens."""
        with suppress(IndexError):
            self._turn.pop()
            self._crew.turns.release()

    def _work(self) -> bool:
        """Until the turn is over; whether there is more to come."""
        self._crew.turns.acquire()
        self._turn.append(True)
        while self._turn:
            task = self._crew.tasks.get()
            if task is None:
                self.give_turn()
                return False
            self.since = time.monotonic()
            task.run()
            self.since = math.inf
            self._crew.tell(task)
            del task
        return True
