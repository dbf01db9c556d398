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
from collections.abc import Mapping
from contextlib import suppress

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

_PLACE = re.compile(
    r"/live/(?P<room>[a-z_]{1,40})/(?P<topic>[\w-]{1,64})/"
    r"(?:(?P<get>events|state)/(?P<channel>[\w-]{1,64})|(?P<post>inputs|seen))",
    re.ASCII,
)


class Live:
    """The application, from `start` to `close`, for the rooms that are registered."""

    def __init__(self, registered: Mapping[str, Room]) -> None:
        self._rooms = registered
        self.hub: Hub | None = None
        self._beat: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.hub = Hub(self._rooms)
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
        place = _PLACE.fullmatch(scope["path"])
        if place is not None and self.hub is not None and place["room"] in self._rooms:
            call = Call(scope, receive, send, place["room"], place["topic"], place["channel"] or "")
            await _answer(self.hub, place, call)
        elif scope["path"] == "/live/health":
            await _tell_health(scope, send)
        else:
            await refuse(send, NOT_HERE)


async def _answer(hub: Hub, place: re.Match[str], call: Call) -> None:
    method, answer = _WAYS[place["get"] or place["post"]]
    if call.scope["method"] != method:
        await refuse(call.send, WRONG_METHOD)
    else:
        await answer(hub, call)


async def _tell_health(scope: Scope, send: Send) -> None:
    if scope["method"] not in ("GET", "HEAD"):
        await refuse(send, WRONG_METHOD)
    else:
        content = json.dumps(health(), ensure_ascii=False).encode()
        await reply(send, 200, content, head=scope["method"] == "HEAD")


def health() -> dict[str, str]:
    """Whether this process answers, and as which version. It asks no database: `beprovad check` does."""
    return {"status": "ok", "product": "Beprövad", "version": beprovad.__version__}


_WAYS = {
    "events": ("GET", stream),
    "state": ("GET", state),
    "inputs": ("POST", take_input),
    "seen": ("POST", take_seen),
}

application = Live(rooms.registered())
