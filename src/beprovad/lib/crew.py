"""Threads that do what an event loop hands them, in order.

Python lets one thread work at a time: several that all have something to do take the turn from each other, and that
costs as much as the work. So only some of a crew work, and the others stand by. One that is about to wait says
`step_aside`: another one works on meanwhile, and it ends what it has begun beside it.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

R = TypeVar("R")


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
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
            self.error = error

    def settle(self) -> None:
        if self.done.cancelled():
            return
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)  # type: ignore[arg-type]


class Crew:
    """So many threads, of which `at_once` work; all when it is not said."""

    def __init__(self, threads: int, *, at_once: int | None = None, name: str) -> None:
        self._tasks: SimpleQueue[_Task[object] | None] = SimpleQueue()
        self._turns = threading.Semaphore(at_once or threads)
        self._done: deque[_Task[object]] = deque()
        self._is_telling = False
        self._threads = [
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def do(self, work: Callable[[], R]) -> "asyncio.Future[R]":
        """Its result, or what it raised. Called on an event loop. One that is cancelled before its turn is not begun."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[R] = loop.create_future()
        self._tasks.put(_Task(work, done, loop))  # type: ignore[arg-type]
        return done

    def close(self) -> None:
        """End when everything that was handed over is done. Not on the loop: results are told there."""
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while True:
            self._turns.acquire()
            turn = _local.turn = _Turn(self._turns.release)
            while not turn.is_over:
                task = self._tasks.get()
                if task is None:
                    turn.end()
                    return
                task.run()
                self._tell(task)
                del task

    def _tell(self, task: _Task[object]) -> None:
        """Those that end while the loop is busy are told in one go."""
        self._done.append(task)
        if not self._is_telling:
            self._is_telling = True
            with suppress(RuntimeError):  # the loop has ended: nobody waits any more
                task.loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        self._is_telling = False
        while self._done:
            self._done.popleft().settle()


class _Turn:
    """To work, until it is handed on."""

    def __init__(self, hand_on: Callable[[], None]) -> None:
        self._hand_on = hand_on
        self.is_over = False

    def end(self) -> None:
        if not self.is_over:
            self.is_over = True
            self._hand_on()


def step_aside() -> None:
    """Said before something that waits: for the disk, for another's transaction, for a slow client."""
    turn: _Turn | None = getattr(_local, "turn", None)
    if turn is not None:
        turn.end()


_local = threading.local()
