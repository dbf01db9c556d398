"""Server-sent events: each listener is sent the newest that it lacks, when it can take it."""

import asyncio
import random
from collections.abc import Iterable

from beprovad.live.asgi import Message, Receive, Send
from beprovad.live.channels import Channel, body
from beprovad.live.presence import Sitting

RETRY = (800, 4000)  # milliseconds: drawn for each client, so that not all come back in the same second
WOKEN_AT_ONCE = 250  # listeners; inputs get their turn in between

_BEAT = body(b":\n\n")
_HEAD: Message = {
    "type": "http.response.start",
    "status": 200,
    "headers": [
        (b"content-type", b"text/event-stream"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
    ],
}


class Listener:
    """One stream. `version` is what it has been sent of its channel."""

    __slots__ = ("channel", "is_gone", "is_idle", "sitting", "version", "waiter")

    def __init__(self, channel: Channel, sitting: Sitting | None) -> None:
        self.channel = channel
        self.sitting = sitting
        self.version = 0
        self.is_gone = False
        self.is_idle = False  # nothing was sent since the last heartbeat
        self.waiter: asyncio.Future[None] | None = None

    async def serve(self, last_event_id: str, receive: Receive, send: Send) -> None:
        """Send until the client leaves or `end` is called."""
        self.version = self.channel.version_shown(last_event_id)
        watch = asyncio.create_task(self._until_gone(receive))
        try:
            await send(_HEAD)
            await send(body(b"retry: %d\n\n%s" % (random.randint(*RETRY), self._first())))  # noqa: S311
            while not self.is_gone:
                await send(await self._next())
            await send({"type": "http.response.body", "body": b""})
        finally:
            self.is_gone = True
            watch.cancel()

    def wake(self) -> None:
        """There is something new."""
        waiter, self.waiter = self.waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    def beat(self) -> None:
        """A sign of life to whoever has been sent nothing since the last one."""
        if self.is_idle:
            self.wake()
        self.is_idle = True

    def end(self) -> None:
        self.is_gone = True
        self.wake()

    def _first(self) -> bytes:
        """What it lacks when it comes, sent with the rest of the beginning."""
        return b"" if self.version == self.channel.version else bytes(self._news()["body"])

    async def _next(self) -> Message:
        if self.version == self.channel.version:
            self.waiter = asyncio.get_running_loop().create_future()
            await self.waiter
            if self.version == self.channel.version:
                return _BEAT
        return self._news()

    def _news(self) -> Message:
        self.is_idle = False
        message = self.channel.news(self.version)
        self.version = self.channel.version
        if self.sitting is not None and not self.sitting.has_said:
            self.sitting.shows = self.channel.id
        return message

    async def _until_gone(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.end()


def wake_all(listeners: Iterable[Listener]) -> None:
    """Wake them in portions, one in each turn of the event loop."""
    _wake_some([listener for listener in listeners if listener.waiter is not None], 0)


def _wake_some(listeners: list[Listener], begin: int) -> None:
    end = begin + WOKEN_AT_ONCE
    for listener in listeners[begin:end]:
        listener.wake()
    if end < len(listeners):
        asyncio.get_running_loop().call_soon(_wake_some, listeners, end)
