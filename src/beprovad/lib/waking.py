"""An event loop that other threads wake only when it sleeps.

Each thing that a thread hands to asyncio's loop is told through a socket, also to a loop that is awake and will look by
itself before it sleeps: a write, a read, and for the thread a turn given away. A loop with many threads beside it is
mostly awake.
"""

import asyncio
import selectors
from collections.abc import Sized
from typing import Any, Protocol


class _Sleeper(Protocol):
    is_asleep: bool
    _ready: Sized


class WakingLoop(asyncio.SelectorEventLoop):
    """asyncio's own, but for when it is woken.

    Nothing is lost: a thread hands over first and looks then whether the loop sleeps; the loop says first that it
    sleeps and looks then whether something was handed over. One of the two sees the other.
    """

    def __init__(self) -> None:
        self.is_asleep = False
        super().__init__(_Sleep(self))

    def _write_to_self(self) -> None:
        """Called by asyncio in the thread that has handed something over."""
        if self.is_asleep:
            self.is_asleep = False
            super()._write_to_self()  # type: ignore[misc]  # the stubs do not know it


class _Sleep(selectors.DefaultSelector):
    def __init__(self, loop: Any) -> None:
        super().__init__()
        self._loop: _Sleeper = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        loop = self._loop
        loop.is_asleep = True
        try:
            return super().select(0 if loop._ready else timeout)  # noqa: SLF001 - where asyncio keeps what is to be called
        finally:
            loop.is_asleep = False
