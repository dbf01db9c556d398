"""Phones that come in one after the other, each on a connection of its own: one request at a time."""

from __future__ import annotations

import gzip
import select
import time
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.livebench.phones import connect

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

PATIENCE = 60.0  # seconds


class WrongAnswer(Exception):
    """It is not what a phone needs to go on."""


@dataclass(frozen=True)
class Ask:
    """A request, and for a stream the words that one waits for."""

    request: bytes
    until: bytes = b""


@dataclass(frozen=True)
class Answer:
    """`size` is what came over the wire."""

    head: str
    content: bytes
    size: int

    @property
    def status(self) -> int:
        return int(self.head.split(" ", 2)[1])

    def must_be(self, status: int, words: str = "") -> Answer:
        """Give it back. Raises WrongAnswer when it is another, or does not hold the words."""
        if self.status != status or words not in self.text:
            raise WrongAnswer(f"{self.status} instead of {status} with {words!r}")
        return self

    @property
    def text(self) -> str:
        is_zipped = "content-encoding: gzip" in self.head.lower()
        return (gzip.decompress(self.content) if is_zipped else self.content).decode()

    @property
    def cookies(self) -> list[str]:
        lines = self.head.split("\r\n")
        return [
            line.partition(":")[2].partition(";")[0].strip()
            for line in lines
            if line.lower().startswith("set-cookie:")
        ]


Steps = Generator[Ask, Answer, object]


@dataclass
class Phone:
    """One that comes in. It stands on its last request, a stream, when its steps have ended."""

    connection: socket.socket
    steps: Steps
    began: float
    waits_for: Ask
    read: bytes = b""
    went_wrong: bool = False

    def take(self) -> bool:
        """Read what has come, and go on if it is an answer. Whether that was the last step."""
        part = b""
        with suppress(BlockingIOError):
            part = self.connection.recv(262_144)
            self.read += part
            if not part:
                self.went_wrong = True
                return True
        while (answer := self._answer()) is not None:
            try:
                self.waits_for = self.steps.send(answer)
            except StopIteration:
                return True
            except WrongAnswer:
                self.went_wrong = True
                return True
            self.connection.send(self.waits_for.request)
        return False

    def _answer(self) -> Answer | None:
        found = answer_in(self.read, self.waits_for.until)
        if found is None:
            return None
        answer, self.read = found
        return answer


def answer_in(read: bytes, until: bytes = b"") -> tuple[Answer, bytes] | None:
    """The first whole answer in what was read, and what follows it; a stream is whole when these words have come."""
    head, is_whole, rest = read.partition(b"\r\n\r\n")
    if not is_whole:
        return None
    if until and head.startswith(b"HTTP/1.1 200"):
        if until not in rest:
            return None
        content, left = rest, b""
    else:
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
        if len(rest) < length:
            return None
        content, left = rest[:length], rest[length:]
    return Answer(head.decode("latin-1"), content, len(head) + 4 + len(content)), left


@dataclass
class Came:
    """How long each took from its first request to its last answer, in seconds; `wrong` did not come in."""

    took: list[float] = field(default_factory=list)
    wrong: int = 0
    phones: list[Phone] = field(default_factory=list)

    def next_step(self, cause: Callable[[], None], words: bytes) -> float:
        """Cause something; seconds until the last of those who came in has been told these words."""
        waiting = {phone.connection.fileno(): phone for phone in self.phones if not phone.went_wrong}
        poll = select.epoll()
        for number, phone in waiting.items():
            phone.read = b""
            poll.register(number, select.EPOLLIN)
        began = time.perf_counter()
        cause()
        until = began + PATIENCE
        while waiting and time.perf_counter() < until:
            for number, _ in poll.poll(1):
                phone = waiting[number]
                phone.read += phone.connection.recv(262_144)
                if words in phone.read:
                    del waiting[number]
                    poll.unregister(number)
        self.wrong += len(waiting)
        return time.perf_counter() - began

    def leave(self) -> None:
        for phone in self.phones:
            phone.connection.close()


def come_in(port: int, steps: Callable[[], Steps], count: int, within: float) -> Came:
    """So many phones begin, evenly within so many seconds, from one address."""
    came = Came()
    poll = select.epoll()
    under_way: dict[int, Phone] = {}
    began = time.perf_counter()
    while len(came.phones) < count or under_way:
        now = time.perf_counter()
        while len(came.phones) < count and now >= began + within * len(came.phones) / count:
            phone = _begin(port, steps(), began + within * len(came.phones) / count)
            came.phones.append(phone)
            under_way[phone.connection.fileno()] = phone
            poll.register(phone.connection.fileno(), select.EPOLLIN)
        left = began + within * len(came.phones) / count - now if len(came.phones) < count else 1.0
        for number, _ in poll.poll(max(left, 0.0)):
            phone = under_way[number]
            if phone.take():
                came.took.append(time.perf_counter() - phone.began)
                came.wrong += phone.went_wrong
                del under_way[number]
                poll.unregister(number)
        if now > began + within + PATIENCE:
            came.wrong += len(under_way)
            break
    return came


def _begin(port: int, steps: Steps, at: float) -> Phone:
    first = next(steps)
    phone = Phone(connect(port), steps, at, first)
    phone.connection.send(first.request)
    return phone
