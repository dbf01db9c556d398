"""What answers under `/live/`: a small ASGI application that Django never sees.

* `GET  /live/health`
* `GET  /live/<room>/<topic>/events/<channel>`: server-sent events
* `GET  /live/<room>/<topic>/state/<channel>`: the same as JSON, for those who ask now and then
* `POST /live/<room>/<topic>/inputs`: answered when the input is stored
* `POST /live/<room>/<topic>/seen`: what a phone shows now
"""

import asyncio
import json
import re
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

import beprovad
from beprovad.live import beat, rooms
from beprovad.live.asgi import Receive, Scope, Send
from beprovad.live.calls import Call
from beprovad.live.hub import Hub
from beprovad.live.inputs import take_input, take_seen
from beprovad.live.listening import state, stream
from beprovad.live.replies import NOT_HERE, refuse, reply
from beprovad.live.rooms import Refused, Room

WRONG_METHOD = Refused(405, "method")
SWITCH_SECONDS = (
    0.002  # with Python's 5 ms a busy page holds up the loop; with less, turns cost more than the work
)

Answer = Callable[[Hub, Call], Awaitable[None]]

_WAYS: dict[str, tuple[str, Answer]] = {
    "events": ("GET", stream),
    "state": ("GET", state),
    "inputs": ("POST", take_input),
    "seen": ("POST", take_seen),
}
_PLACE = re.compile(
    r"/live/([a-z_]{1,40})/([\w-]{1,64})/(?:(events|state)/([\w-]{1,64})|(inputs|seen))", re.ASCII
)


class Live:
    """The application, from `start` to `close`, for the rooms that are registered."""

    def __init__(self, registered: Mapping[str, Room], *, with_others: bool = False) -> None:
        self._rooms = registered
        self._with_others = with_others
        self.hub: Hub | None = None
        self._beat: asyncio.Task[None] | None = None

    async def start(self) -> None:
        sys.setswitchinterval(SWITCH_SECONDS)
        self.hub = Hub(self._rooms, with_others=self._with_others)
        self._beat = asyncio.create_task(beat.keep(self.hub), name="live beat")

    def end_streams(self) -> None:
        if self.hub is not None:
            self.hub.end_streams()

    async def close(self) -> None:
        if self._beat is not None:
            self._beat.cancel()
            with suppress(asyncio.CancelledError):
                await self._beat
        if self.hub is not None:
            await self.hub.close()
        self.hub = self._beat = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request under `/live/`."""
        if scope["type"] != "http":
            return
        place = place_of(scope["path"])
        if place is not None and self.hub is not None and place.room in self._rooms:
            if scope["method"] != place.method:
                await refuse(send, WRONG_METHOD)
            else:
                headers = dict(scope["headers"])
                call = Call(scope, headers, receive, send, place.room, place.topic, place.channel)
                await place.answer(self.hub, call)
        elif scope["path"] == "/live/health":
            await _tell_health(scope, send)
        else:
            await refuse(send, NOT_HERE)


@dataclass(frozen=True, slots=True)
class Place:
    """What an address says."""

    method: str
    answer: Answer
    room: str
    topic: str
    channel: str


@lru_cache(maxsize=4096)
def place_of(path: str) -> Place | None:
    """None for an address that is none of ours. Remembered: a round has few addresses and many requests."""
    found = _PLACE.fullmatch(path)
    if found is None:
        return None
    room, topic, listening, channel, sending = found.groups()
    return Place(*_WAYS[listening or sending], room, topic, channel or "")


async def _tell_health(scope: Scope, send: Send) -> None:
    if scope["method"] not in ("GET", "HEAD"):
        await refuse(send, WRONG_METHOD)
    else:
        content = json.dumps(health(), ensure_ascii=False).encode()
        await reply(send, 200, content, head=scope["method"] == "HEAD")


def health() -> dict[str, str]:
    """Whether this process answers, and as which version. It asks no database: `beprovad check` does."""
    return {"status": "ok", "product": "Beprövad", "version": beprovad.__version__}


application = Live(rooms.registered(), with_others=connection.vendor == "postgresql")
