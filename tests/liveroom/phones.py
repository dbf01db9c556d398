"""Phones that answer until they are cut off, and listeners that tell what they were sent; raw sockets."""

from __future__ import annotations

import select
import socket
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

import httpx

from tests.liveroom.venues import OPEN, Place, Said, Venue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

OK = b"HTTP/1.1 200"
FROM_ONE_SEAT = 45  # inputs in a burst; the transport takes fifty


@dataclass
class Phones:
    """Many connections that send one new input after the other; every input is a row of its own."""

    port: int
    seats: Sequence[str]
    venue: Venue = OPEN
    connections: int = 64
    sent: Said = field(default_factory=dict)
    acknowledged: Said = field(default_factory=dict)

    def answer(self, seconds: float, cut: Callable[[], None]) -> None:
        """Answer for some seconds, then call `cut` in the middle of it; what has its receipt by then is kept.

        It is cut sooner when the seats have sent all that they may.
        """
        numbers = count()
        poll = select.epoll()
        phones: dict[int, socket.socket] = {}
        asked: dict[int, Place] = {}
        for _ in range(self.connections):
            phone = socket.create_connection(("127.0.0.1", self.port))
            phones[phone.fileno()] = phone
            poll.register(phone.fileno(), select.EPOLLIN)
            asked[phone.fileno()] = self._send(phone, next(numbers))
        until, most = time.monotonic() + seconds, len(self.seats) * FROM_ONE_SEAT
        is_cut = False
        while phones:
            if not is_cut and (time.monotonic() >= until or len(self.sent) >= most):
                cut()
                is_cut = True
            for number, _ in poll.poll(10):
                if self._take(phones[number], asked[number]) and not is_cut:
                    asked[number] = self._send(phones[number], next(numbers))
                else:
                    phones.pop(number).close()

    def say_again(self, places: Iterable[Place]) -> set[bytes]:
        """What phones do that are back: the same inputs with the same numbers. The heads of the answers."""
        heads = set()
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as phone:
            for place in places:
                phone.sendall(self.venue.request(place, *self.sent[place]))
                heads.add(phone.recv(65536)[: len(OK)])
        return heads

    def _send(self, phone: socket.socket, number: int) -> Place:
        place = (self.seats[number % len(self.seats)], number // len(self.seats))
        self.sent[place] = (1, f"svar {number}")
        with suppress(OSError):  # noticed when it is read
            phone.sendall(self.venue.request(place, *self.sent[place]))
        return place

    def _take(self, phone: socket.socket, place: Place) -> bool:
        try:
            answer = phone.recv(65536)
        except OSError:
            return False
        if answer.startswith(OK):
            self.acknowledged[place] = self.sent[place]
        return bool(answer)


def client(address: str) -> httpx.Client:
    """A browser without cookies."""
    return httpx.Client(base_url=address, timeout=30, verify=False)  # noqa: S501  (no encryption: nothing to verify)


def say(
    browser: httpx.Client, seat: str, n: int = 1, *, slot: int = 1, venue: Venue = OPEN
) -> httpx.Response:
    """One input, and what is answered."""
    words, carried = venue.words(slot, n, f"svar {n}"), {"cookie": venue.seats[seat]}
    return browser.post(venue.inputs, json=words, headers=carried)


def listening(browser: httpx.Client, seat: str, venue: Venue = OPEN) -> AbstractContextManager[Iterator[str]]:
    """What a seat is sent, line by line."""
    return stream(browser, venue.events, cookie=venue.seats[seat])


@contextmanager
def stream(browser: httpx.Client, path: str, **headers: str) -> Iterator[Iterator[str]]:
    """What is sent there, line by line, to whoever the browser is."""
    with browser.stream("GET", path, headers=headers) as answer:
        assert answer.status_code == 200
        yield answer.iter_lines()


def wait_for(lines: Iterator[str], words: str) -> None:
    """Until a line with these words has come. A stream is never silent for long: it gives signs of life."""
    deadline = time.monotonic() + 30
    for line in lines:
        if words in line:
            return
        assert time.monotonic() < deadline, f"the stream did not say {words}"
    raise AssertionError(f"the stream ended before it said {words}")
