"""Many phones in one cheap process: raw sockets and epoll, no library, answers looked at no closer than needed."""

from __future__ import annotations

import gc
import resource
import select
import socket
import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OK = b"HTTP/1.1 200"
SENT_BEFORE_LOOKING = 32  # of a burst, before the first answers are taken


@dataclass
class Told:
    """How long each answer took, in seconds, how many were not 200, and what the phones themselves cost."""

    took: list[float] = field(default_factory=list)
    refused: int = 0
    seconds: float = 0.0
    own_cpu: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.took) / self.seconds

    def ms(self, percent: int) -> float:
        """A percentile, in milliseconds."""
        return statistics.quantiles(self.took, n=100)[percent - 1] * 1000


def open_many_files() -> None:
    """As many as the system lets us."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def connect(port: int, number: int = 0) -> socket.socket:
    """A connection; by its number from one of several addresses of this machine."""
    phone = socket.socket()
    phone.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    phone.bind((f"127.0.0.{2 + number // 1500}", 0))
    phone.connect(("127.0.0.1", port))
    phone.setblocking(False)
    return phone


def post(path: str, body: bytes, cookie: str = "") -> bytes:
    """A request as a phone's browser sends it, without what no server reads."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nCookie: {cookie}\r\n\r\n"
    ).encode() + body


def get(path: str, cookie: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()


def keep_asking(port: int, connections: int, requests: Iterator[bytes], seconds: float) -> Told:
    """Each connection sends its next request when it has its answer."""
    told = Told()
    phones = {}
    poll = select.epoll()
    for number in range(connections):
        phone = connect(port, number)
        phones[phone.fileno()] = phone
        poll.register(phone.fileno(), select.EPOLLIN)
    gc.collect()
    gc.disable()
    clock, began, cpu = time.perf_counter, time.perf_counter(), time.process_time()
    until = began + seconds
    asked = {}
    for number, phone in phones.items():
        asked[number] = clock()
        phone.send(next(requests))
    while asked:
        for number, _ in poll.poll():
            answer = phones[number].recv(65536)
            now = clock()
            if not answer.startswith(OK):
                told.refused += 1
            told.took.append(now - asked[number])
            if now < until and answer:
                asked[number] = now
                phones[number].send(next(requests))
            else:
                del asked[number]
                poll.unregister(number)
    told.seconds, told.own_cpu = clock() - began, time.process_time() - cpu
    gc.enable()
    for phone in phones.values():
        phone.close()
    return told


class Crowd:
    """Phones that are connected and idle, until all of them send in the same instant."""

    def __init__(self, port: int, count: int) -> None:
        self._poll = select.epoll()
        self._phones: dict[int, socket.socket] = {}
        for number in range(count):
            phone = connect(port, number)
            self._phones[phone.fileno()] = phone
            self._poll.register(phone.fileno(), select.EPOLLIN)

    def all_at_once(self, requests: Sequence[bytes]) -> Told:
        """Each phone sends its request; the time of each counts from its own sending."""
        told = Told()
        gc.collect()
        gc.disable()
        asked: dict[int, float] = {}
        began, cpu = time.perf_counter(), time.process_time()
        for number, (phone, request) in enumerate(zip(self._phones.values(), requests, strict=True)):
            asked[phone.fileno()] = time.perf_counter()
            phone.send(request)
            if number % SENT_BEFORE_LOOKING == 0:
                self._take(0, asked, told)
        while len(told.took) < len(requests):
            self._take(60, asked, told)
        told.seconds, told.own_cpu = time.perf_counter() - began, time.process_time() - cpu
        gc.enable()
        return told

    def close(self) -> None:
        for phone in self._phones.values():
            phone.close()

    def _take(self, seconds: float, asked: dict[int, float], told: Told) -> None:
        for number, _ in self._poll.poll(seconds):
            answer = self._phones[number].recv(65536)
            told.took.append(time.perf_counter() - asked[number])
            told.refused += not answer.startswith(OK)


@dataclass
class Screens:
    """Connected listeners; `changes` asks for a change and waits until all have it."""

    port: int
    count: int
    request: bytes
    phones: dict[int, socket.socket] = field(default_factory=dict)
    poll: select.epoll = field(default_factory=select.epoll)

    def open(self) -> float:
        """Seconds until all are connected and have been sent something."""
        began = time.perf_counter()
        for number in range(self.count):
            phone = connect(self.port, number)
            phone.send(self.request)
            self.phones[phone.fileno()] = phone
            self.poll.register(phone.fileno(), select.EPOLLIN)
            if number % 100 == 0:
                self._drain(0)
        silent = set(self.phones) - self._heard
        while silent:
            silent -= self._drain(1)
        took = time.perf_counter() - began
        while self._drain(0.3):  # whatever follows the first word
            pass
        return took

    _heard: set[int] = field(default_factory=set)

    def _drain(self, seconds: float) -> set[int]:
        ready = {number for number, _ in self.poll.poll(seconds)}
        for number in ready:
            self.phones[number].recv(65536)
        self._heard |= ready
        return ready

    def change(self, mark: bytes, ask: Callable[[], None], *, pause: float) -> list[float]:
        """Ask for a change whose bytes hold `mark`; seconds until each screen has it. Lasts `pause` at least."""
        began = time.perf_counter()
        ask()
        took: list[float] = []
        missing = set(self.phones)
        while missing:
            for number, _ in self.poll.poll(5) or _lost(missing):
                got = self.phones[number].recv(65536)
                if mark in got and number in missing:
                    missing.discard(number)
                    took.append(time.perf_counter() - began)
        while (left := began + pause - time.perf_counter()) > 0:
            self._drain(left)
        return took

    def close(self) -> None:
        for phone in self.phones.values():
            phone.close()


def _lost(missing: set[int]) -> list[tuple[int, int]]:
    raise AssertionError(f"{len(missing)} screens were never told")
