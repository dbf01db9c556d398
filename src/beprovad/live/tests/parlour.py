"""An invented room for the tests: a parlour where guests say a word each, kept in memory; and somebody to visit it."""

import asyncio
import json
import threading
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from beprovad.live.application import Live
from beprovad.live.rooms import Entry, Loaded, Refused, Seat

CHANNELS = frozenset({"guests"})


@dataclass
class Parlour:
    """`topic` "salon" is there, and nobody has a seat in the attic. A token is a name; "host" is the board's."""

    is_open: bool = True
    words: dict[tuple[Any, ...], tuple[int, str]] = field(default_factory=dict)
    batches: list[int] = field(default_factory=list)
    loads: int = 0
    again_at: datetime | None = None
    breaks: Exception | None = None
    loading_breaks: Exception | None = None
    may_write: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.may_write.set()

    def seat(self, topic: str, token: str) -> Seat | None:
        if topic == "attic":
            return None
        if token == "host":
            return Seat(token, frozenset({"board", "guests"}))
        return Seat(token, CHANNELS, may_send=True) if token.isalpha() else None

    def load(self, topic: str) -> Loaded | None:
        self.loads += 1
        if self.loading_breaks is not None:
            raise self.loading_breaks
        if topic != "salon":
            return None
        words = json.dumps([word for _, word in self.words.values()]).encode()
        door = b"true" if self.is_open else b"false"
        parts = {"door": door, "words": words}
        return Loaded(self.is_open, {"guests": parts, "board": parts}, self.again_at)

    def judge(self, loaded: Loaded, seat: Seat, said: object, received_at: datetime) -> Entry | Refused:
        if not loaded.rules or received_at.tzinfo is None:
            return Refused(409, "closed")
        match said:
            case {"word": "fragile"}:
                raise RuntimeError("what a room should not do")
            case {"word": str(word), "n": int(n)}:
                return Entry((seat.id,), n, (word,))
        return Refused(422, "not_a_word")

    def write(self, entries: Sequence[Entry]) -> Sequence[Refused | None]:
        self.may_write.wait(5)
        if self.breaks is not None:
            raise self.breaks
        if any(entry.row == ("poison",) for entry in entries):
            raise ValueError("this one breaks the batch")
        self.batches.append(len(entries))
        return [self._put(entry) for entry in entries]

    def _put(self, entry: Entry) -> Refused | None:
        if entry.row == ("late",):
            return Refused(409, "closed")
        if entry.n > self.words.get(entry.slot, (0, ""))[0]:
            self.words[entry.slot] = (entry.n, str(entry.row[0]))
        return None


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Stream:
    """An open request; `frames` are the parts that have come, `leave` closes it from the client's side."""

    def __init__(self, live: Live, scope: dict[str, Any], body: bytes) -> None:
        self.frames: list[bytes] = []
        self.status = 0
        self.headers: dict[str, str] = {}
        self.takes = asyncio.Event()  # cleared: a client that reads nothing
        self.takes.set()
        self._came = asyncio.Event()
        self._said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._said.put_nowait({"type": "http.request", "body": body, "more_body": False})
        self.task = asyncio.create_task(live(scope, self._said.get, self._send))  # type: ignore[arg-type]

    async def _send(self, message: Any) -> None:
        await self.takes.wait()
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            self.frames.append(message["body"])
        self._came.set()

    async def until(self, words: str) -> str:
        """Everything that has come, once these words are in it."""
        async with asyncio.timeout(5):
            while words not in self.text:
                self._came.clear()
                await self._came.wait()
        return self.text

    @property
    def text(self) -> str:
        return b"".join(self.frames).decode()

    async def leave(self) -> None:
        self._said.put_nowait({"type": "http.disconnect"})
        await self.task


@dataclass
class Visit:
    """A running transport with one parlour."""

    parlour: Parlour
    live: Live

    def open(
        self, path: str, body: bytes = b"", *, method: str = "GET", cookie: str = "", **headers: str
    ) -> Stream:
        named = {"cookie": cookie, "content_type": "application/json", **headers}
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "client": ("192.0.2.1", 1234),
            "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in named.items() if v],
        }
        return Stream(self.live, scope, body)

    async def ask(self, path: str, body: bytes = b"", **more: Any) -> Answer:
        stream = self.open(path, body, **more)
        async with asyncio.timeout(10):
            await stream.task
        return Answer(stream.status, stream.headers, b"".join(stream.frames))

    async def say(self, word: object, n: int = 1, guest: str = "anna", topic: str = "salon") -> Answer:
        body = json.dumps({"word": word, "n": n}).encode()
        return await self.post(body, guest=guest, topic=topic)

    async def post(self, body: bytes, guest: str = "anna", topic: str = "salon", **more: str) -> Answer:
        path = f"/live/parlour/{topic}/inputs"
        return await self.ask(path, body, method="POST", cookie=f"seat-parlour-{topic}={guest}", **more)

    def listen(self, guest: str = "anna", channel: str = "guests", **headers: str) -> Stream:
        kind = "board" if guest == "host" else "seat"
        return self.open(
            f"/live/parlour/salon/events/{channel}", cookie=f"{kind}-parlour-salon={guest}", **headers
        )


def visit(
    happening: Callable[[Visit], Coroutine[Any, Any, None]],
    parlour: Parlour | None = None,
    *,
    with_others: bool = False,
) -> Parlour:
    """Let something happen at a parlour whose transport runs meanwhile."""
    parlour = parlour or Parlour()

    async def run() -> None:
        live = Live({"parlour": parlour}, with_others=with_others)
        await live.start()
        try:
            await happening(Visit(parlour, live))
        finally:
            await live.close()

    asyncio.run(run())
    return parlour
