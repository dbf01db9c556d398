"""Phones that answer until they are cut off, and listeners that tell what they were sent; raw sockets."""

from __future__ import annotations

import json
import select
import socket
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

import httpx

from tests.liveroom.room import NAME, TOPIC, cookie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Said = dict[tuple[str, int], tuple[int, str]]  # (seat, slot) → (n, value)
OK = b"HTTP/1.1 200"


def request(seat: str, slot: int, n: int, value: str, topic: str = TOPIC) -> bytes:
    """An input as bytes."""
    body = json.dumps({"prompt": 1, "slot": slot, "n": n, "value": value}).encode()
    head = (
        f"POST /live/{NAME}/{topic}/inputs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nCookie: {cookie(seat, topic)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass
class Phones:
    """Many connections that send one new input after the other; every input is a row of its own."""

    port: int
    name: str
    connections: int = 64
    sent: Said = field(default_factory=dict)
    acknowledged: Said = field(default_factory=dict)

    def answer(self, seconds: float, cut: Callable[[], None]) -> None:
        """Answer for some seconds, then call `cut` in the middle of it; what has its receipt by then is kept."""
        numbers = count()
        poll = select.epoll()
        phones: dict[int, socket.socket] = {}
        asked: dict[int, tuple[str, int]] = {}
        for _ in range(self.connections):
            phone = socket.create_connection(("127.0.0.1", self.port))
            phones[phone.fileno()] = phone
            poll.register(phone.fileno(), select.EPOLLIN)
            asked[phone.fileno()] = self._send(phone, next(numbers))
        until = time.monotonic() + seconds
        is_cut = False
        while phones:
            if not is_cut and time.monotonic() >= until:
                cut()
                is_cut = True
            for number, _ in poll.poll(10):
                if self._take(phones[number], asked[number]) and not is_cut:
                    asked[number] = self._send(phones[number], next(numbers))
                else:
                    phones.pop(number).close()

    def say_again(self, places: Iterable[tuple[str, int]]) -> set[bytes]:
        """What phones do that are back: the same inputs with the same numbers. The heads of the answers."""
        heads = set()
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as phone:
            for place in places:
                phone.sendall(request(*place, *self.sent[place]))
                heads.add(phone.recv(65536)[: len(OK)])
        return heads

    def _send(self, phone: socket.socket, number: int) -> tuple[str, int]:
        place = (f"{self.name}{number % 1000}", number // 1000)
        self.sent[place] = (1, f"svar {number}")
        with suppress(OSError):  # noticed when it is read
            phone.sendall(request(*place, *self.sent[place]))
        return place

    def _take(self, phone: socket.socket, place: tuple[str, int]) -> bool:
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


def say(browser: httpx.Client, seat: str, n: int = 1, *, slot: int = 1, topic: str = TOPIC) -> httpx.Response:
    """One input, and what is answered."""
    return browser.post(
        f"/live/{NAME}/{topic}/inputs",
        json={"prompt": 1, "slot": slot, "n": n, "value": f"svar {n}"},
        headers={"cookie": cookie(seat, topic)},
    )


@contextmanager
def listening(browser: httpx.Client, seat: str, topic: str = TOPIC) -> Iterator[Iterator[str]]:
    """What a listener is sent, line by line."""
    where, carried = f"/live/{NAME}/{topic}/events/phones", {"cookie": cookie(seat, topic)}
    with browser.stream("GET", where, headers=carried) as answer:
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
