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
    from collections.abc import Iterator, Sequence

OK = b"HTTP/1.1 200"
SENT_BEFORE_LOOKING = 32  # of a burst, before the first answers are taken
PATIENCE = 20.0  # seconds
DIGITS = 6  # in the number of a change


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
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n{_carried(cookie)}\r\n"
    ).encode() + body


def get(path: str, cookie: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{_carried(cookie)}\r\n".encode()


def _carried(cookie: str) -> str:
    return f"Cookie: {cookie}\r\n" if cookie else ""


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


class Screens:
    """Connected listeners, and one phone that causes the changes. A change is known by its number in `mark`."""

    def __init__(self, port: int, requests: Sequence[bytes], mark: bytes) -> None:
        self._mark = mark
        self._poll = select.epoll()
        self._newest: dict[int, int] = {}
        self.length = 0  # bytes that one change was told in
        self._screens: dict[int, socket.socket] = {}
        began = time.perf_counter()
        for number, request in enumerate(requests):
            screen = connect(port, number)
            screen.send(request)
            self._screens[screen.fileno()] = screen
            self._poll.register(screen.fileno(), select.EPOLLIN)
        self._wait_until_all_have_heard()
        self.connected_in = time.perf_counter() - began
        self._phone = connect(port, len(requests))
        self._screens[self._phone.fileno()] = self._phone
        self._poll.register(self._phone.fileno(), select.EPOLLIN)

    def change(self, requests: dict[int, bytes], every: float) -> list[float]:
        """Send a request for each number, in time; seconds until each screen had that change or a newer one."""
        took: list[float] = []
        sent: dict[int, float] = {}
        first, last = min(requests), max(requests)
        waiting = set(self._screens) - {self._phone.fileno()}
        self._newest = dict.fromkeys(self._screens, first - 1)
        gc.disable()
        next_at = time.perf_counter()
        while waiting:
            now = time.perf_counter()
            if len(sent) < len(requests) and now >= next_at:
                number = first + len(sent)
                sent[number] = now
                self._phone.send(requests[number])
                next_at += every
            left = next_at - time.perf_counter() if len(sent) < len(requests) else PATIENCE
            ready = self._poll.poll(max(left, 0))
            if not ready and left == PATIENCE:
                raise AssertionError(f"{len(waiting)} screens were never told the newest")
            for screen, _ in ready:
                if self._see(screen, sent, took) >= last:
                    waiting.discard(screen)
        gc.enable()
        return took

    def close(self) -> None:
        for screen in self._screens.values():
            screen.close()

    def _see(self, screen: int, sent: dict[int, float], took: list[float]) -> int:
        """The newest change that this screen has been told."""
        got = self._screens[screen].recv(65536)
        now = time.perf_counter()
        place = got.rfind(self._mark)
        if place < 0 or screen == self._phone.fileno():
            return 0
        self.length = self.length or len(got)
        begin = place + len(self._mark)
        newest = int(got[begin : begin + DIGITS])
        took.extend(now - sent[number] for number in range(self._newest[screen] + 1, newest + 1))
        self._newest[screen] = newest
        return newest

    def _wait_until_all_have_heard(self) -> None:
        silent = set(self._screens)
        while ready := self._poll.poll(PATIENCE if silent else 0.3):
            for screen, _ in ready:
                self._screens[screen].recv(65536)
                silent.discard(screen)
        if silent:
            raise AssertionError(f"{len(silent)} screens were never told anything")
