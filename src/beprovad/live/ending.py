"""The first sign of the end, which the server keeps to itself: it waits for connections, and streams never end."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress


def call_when_told_to_stop(what: Callable[[], None]) -> None:
    """Call `what` on the running loop when the process is told to stop. The server's own handlers are called as before.

    They stand in the event loop; what is set here runs beside them. Outside the main thread nobody is told.
    """
    loop = asyncio.get_running_loop()

    def told(*_: object) -> None:
        loop.call_soon_threadsafe(what)

    with suppress(ValueError):
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, told)
