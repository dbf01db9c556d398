"""`make soak`: phones come to a round, answer and leave for ten minutes; memory stays flat, and no receipt is untrue.

Five hundred phones are in the room. Each comes in by the code as a browser does, listens, says what it shows, answers
every few seconds, and leaves after a while; then another comes, or the same one with the seat that it had. Every
quarter of a minute the facilitator opens the next step, of another kind. The memory is what all processes of the server
have resident, in MiB. It is warm when every kind of step has been before the room, and a fifth of the time has passed;
the highest after that is held against the highest until then, since one kind needs more than another.

`MINUTES` changes the time, and `DATABASE_URL` names a PostgreSQL to make a database in.
"""

from __future__ import annotations

import heapq
import json
import os
import random
import re
import select
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.livebench import servers
from bench.livebench.coming import Ask, WrongAnswer, answer_in
from bench.livebench.joining import leading, to_seat
from bench.livebench.phones import connect, get, open_many_files, post
from tests.liveroom.serving import port_of
from tests.serving import fresh_database

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Generator

    from bench.livebench.coming import Answer
    from tests.liveroom.houses import Rounds
    from tests.serving import Site

PHONES = 500
COME_WITHIN = 15.0  # seconds, at first
STAYS = (20.0, 60.0)
THINKS = (3.0, 8.0)
ENDED_WITHIN = 30.0
SHOWS_AFTER = (0.3, 1.5)
STEP = 15.0
KINDS = ("texts", "scale", "words", "questions")
MOST_STEPS = 40
COME_BACK = 0.5  # of those who leave
WARM_UP = 0.2  # of the time, and at least one step of each kind
LOOKED_AT, TOLD = 5.0, 30.0  # how often the memory is
GROWTH_PROMISED = 10.0  # percent
TEXT = "Vem håller i det här i vardagen, och vad kostar det om två år? ({})"
OVER = ("closed",)  # what somebody is told who answers as the step is closed

_PROMPT = re.compile(rb'data-prompt=\\"(\d+)\\"')
_VERSION = re.compile(rb"\nid: (\S+)\n")

Slot = tuple[int, str, str]  # prompt, seat, slot


@dataclass
class Ledger:
    """The newest number that was sent and that has its receipt, slot by slot; and what else was answered."""

    sent: dict[Slot, int] = field(default_factory=dict)
    acknowledged: dict[Slot, int] = field(default_factory=dict)
    inputs: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    came: int = 0
    came_back: int = 0


class Pause(float):
    """Seconds that a phone waits before it goes on."""


class Phone:
    """What it does, on a connection that it asks by and one that it listens at."""

    def __init__(self, room: Room, cookies: str = "") -> None:
        self.room = room
        self.cookies = cookies
        self.line = connect(room.port)
        self.stream: socket.socket | None = None
        self.read = b""
        self.heard = b"\n"
        self.shows = b""
        self.told = b""
        self.prompt = 0
        self.life = self._life()

    @property
    def seat(self) -> str:
        return self.cookies.partition("seat-rounds-")[2].partition(".")[2].partition(":")[0]

    def _life(self) -> Generator[Ask | Pause, Answer | None, None]:
        """Come in, answer every few seconds, leave."""
        room, ledger = self.room, self.room.ledger
        if self.cookies:
            (yield from _asked(get(f"/r/{room.code}/", self.cookies))).must_be(200)
            ledger.came_back += 1
        else:
            self.cookies = yield from to_seat(room.told)  # type: ignore[misc,arg-type]
            ledger.came += 1
        self.stream = connect(room.port)
        self.stream.send(get(f"/live/rounds/{room.topic}/events/phone-sv", self.cookies))
        room.listen(self, self.stream)
        until = time.monotonic() + random.uniform(*STAYS)
        while time.monotonic() < until and not room.is_closing:
            thinks = time.monotonic() + random.uniform(*THINKS)
            while (left := thinks - time.monotonic()) > 0:
                yield Pause(min(left, random.uniform(*SHOWS_AFTER)))
                yield from self._tell_seen()
            if self.prompt and not room.is_closing:
                yield from self._answer()

    def _tell_seen(self) -> Generator[Ask | Pause, Answer | None, None]:
        if self.shows != self.told:
            self.told = self.shows
            body = json.dumps({"version": self.shows.decode()}).encode()
            (yield from _asked(post(f"{self.room.topic_path}/seen", body, self.cookies))).must_be(200)

    def _answer(self) -> Generator[Ask | Pause, Answer | None, None]:
        ledger, slot, value = self.room.ledger, *self._words()
        n = ledger.sent.get(slot, 0) + 1
        ledger.sent[slot] = n
        ledger.inputs += 1
        said = {"prompt": slot[0], "slot": slot[2], "n": n, "value": value}
        answer = yield from _asked(
            post(f"{self.room.topic_path}/inputs", json.dumps(said).encode(), self.cookies)
        )
        if answer.status == 200:  # noqa: PLR2004
            ledger.acknowledged[slot] = n
        else:
            told = json.loads(answer.text)["refused"]
            (ledger.refused if told in OVER else ledger.wrong)[told] += 1

    def _words(self) -> tuple[Slot, object]:
        """A new text, or one that is written anew; of any other kind there is the one answer."""
        kind = self.room.kinds[self.prompt]
        if kind in ("texts", "questions"):
            slot = (self.prompt, self.seat, str(random.randint(1, 12)))
            return slot, TEXT.format(random.randint(1, 10**6))
        slot = (self.prompt, self.seat, "")
        if kind == "scale":
            return slot, random.randint(1, 5)
        return slot, [f"ord{random.randint(1, 300)}" for _ in range(3)]

    def hear(self) -> None:
        """What the stream says: the step before the room, and which version that is."""
        part = self.stream.recv(262_144) if self.stream is not None else b""
        if not part:
            self.room.lose_stream(self)
        self.heard = self.heard[-200:] + part
        for found in _PROMPT.findall(self.heard):
            self.prompt = int(found)
        for found in _VERSION.findall(self.heard):
            self.shows = found


def _asked(request: bytes) -> Generator[Ask, Answer | None, Answer]:
    answer = yield Ask(request)
    if answer is None:
        raise WrongAnswer("no answer")
    return answer


class Room:
    """All phones, in one process: what has come is read, and what is due is done."""

    def __init__(self, site: Site, told: dict[str, Any], kinds: list[str]) -> None:
        self.port = port_of(site)
        self.told, self.code, self.topic = told, told["code"], told["topic"]
        self.topic_path = f"/live/rounds/{self.topic}"
        self.kinds = dict(zip(told["prompts"], kinds, strict=True))
        self.ledger = Ledger()
        self.is_closing = False
        self.here = 0
        self._poll = select.epoll()
        self._ready: dict[int, Callable[[], None]] = {}
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._turns = 0
        self._away: list[str] = []

    def later(self, seconds: float, what: Callable[[], None]) -> None:
        self._turns += 1
        heapq.heappush(self._due, (time.monotonic() + seconds, self._turns, what))

    def every(self, seconds: float, what: Callable[[], None]) -> None:
        def again() -> None:
            what()
            self.later(seconds, again)

        self.later(seconds, again)

    def listen(self, phone: Phone, stream: socket.socket) -> None:
        self._ready[stream.fileno()] = phone.hear
        self._poll.register(stream.fileno(), select.EPOLLIN)

    def lose_stream(self, phone: Phone) -> None:
        """The server has ended it, which it never does while it serves."""
        self.ledger.wrong["stream ended"] += 1
        if phone.stream is not None:
            self._forget(phone.stream)
            phone.stream = None

    def run(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until and (self.here or not self.is_closing):
            while self._due and self._due[0][0] <= now:
                heapq.heappop(self._due)[2]()
            left = (self._due[0][0] if self._due else until) - time.monotonic()
            for number, _ in self._poll.poll(min(max(left, 0.0), 1.0)):
                if number in self._ready:  # it may have left meanwhile
                    self._ready[number]()

    def let_in(self) -> None:
        """A new phone, or one that was here before."""
        back = self._away.pop(random.randrange(len(self._away))) if self._away and self._comes_back() else ""
        phone = Phone(self, back)
        self.here += 1
        self._ready[phone.line.fileno()] = partial(self._take, phone)
        self._poll.register(phone.line.fileno(), select.EPOLLIN)
        self._go_on(phone, None)

    def _comes_back(self) -> bool:
        return random.random() < COME_BACK

    def _take(self, phone: Phone) -> None:
        part = phone.line.recv(262_144)
        phone.read += part
        found = answer_in(phone.read)
        if found is not None:
            answer, phone.read = found
            self._go_on(phone, answer)
        elif not part:
            self._leave(phone, "cut off")

    def _go_on(self, phone: Phone, answer: Answer | None) -> None:
        try:
            wants = phone.life.send(answer)
        except StopIteration:
            self._leave(phone)
        except WrongAnswer as wrong:
            self._leave(phone, str(wrong))
        else:
            if isinstance(wants, Pause):
                self.later(wants, partial(self._go_on, phone, None))
            else:
                phone.line.send(wants.request)

    def _leave(self, phone: Phone, wrong: str = "") -> None:
        if wrong:
            self.ledger.wrong[wrong] += 1
        for connection in (phone.line, phone.stream):
            if connection is not None:
                self._forget(connection)
        self.here -= 1
        if phone.seat:
            self._away.append(phone.cookies)
        if not self.is_closing:
            self.later(0.0, self.let_in)

    def _forget(self, connection: socket.socket) -> None:
        self._ready.pop(connection.fileno(), None)
        self._poll.unregister(connection.fileno())
        connection.close()


class Memory:
    """What the server has resident: looked at often, told now and then."""

    def __init__(self, site: Site, warm_after: float) -> None:
        self._site = site
        self._warm_after = warm_after
        self._began = self._told_at = time.monotonic()
        self.cold: list[float] = []
        self.warm: list[float] = []

    def look(self, room: Room) -> None:
        now, mib = time.monotonic(), servers.resident_bytes(self._site) / 2**20
        (self.warm if now - self._began > self._warm_after else self.cold).append(mib)
        if now - self._told_at >= TOLD - 1:
            self._told_at = now
            minutes, stored = (now - self._began) / 60, len(room.ledger.acknowledged)
            print(f"{minutes:5.1f} min {mib:7.1f} MiB {room.here:5} here {stored:7} stored", flush=True)

    @property
    def growth(self) -> float:
        """In percent."""
        return round((max(self.warm) / max(self.cold) - 1) * 100, 1)


def soak(site: Site, house: Rounds, seconds: float) -> bool:
    """Let them come, and at the end go; whether it is what we promise."""
    steps = min(MOST_STEPS, max(len(KINDS) + 1, round(seconds / STEP)))
    kinds = [KINDS[number % len(KINDS)] for number in range(steps)]
    told = house.open(kinds=" ".join(kinds))
    room = Room(site, told, kinds)
    memory = Memory(site, max(WARM_UP * seconds, len(KINDS) * seconds / steps))
    lead = leading(site, told)
    for number in range(PHONES):
        room.later(COME_WITHIN * number / PHONES, room.let_in)
    room.every(seconds / steps, lambda: threading.Thread(target=lead, daemon=True).start())
    room.every(min(LOOKED_AT, seconds / 20), partial(memory.look, room))
    room.run(seconds)
    room.is_closing = True
    room.run(ENDED_WITHIN)
    return say(room, house.inputs(room.topic), memory, seconds / 60)


def say(room: Room, rows: list[tuple[int, str, str, int, str]], memory: Memory, minutes: float) -> bool:
    """Print the last line; whether it is what we promise."""
    ledger, stored = room.ledger, {(prompt, seat, slot): n for prompt, seat, slot, n, _ in rows}
    lost = sum(stored.get(slot, 0) < n for slot, n in ledger.acknowledged.items())
    made_up = sum(ledger.sent.get(slot, 0) < n for slot, n in stored.items())
    are_all_there = not lost and not made_up and len(rows) == len(stored) == len(ledger.acknowledged)
    kept = memory.growth <= GROWTH_PROMISED and are_all_there and not ledger.wrong
    figures = {
        "bench": "soak",
        "minutes": round(minutes, 1),
        "phones": PHONES,
        "warm_mib": round(max(memory.cold), 1),
        "first_mib": round(memory.warm[0], 1),
        "last_mib": round(memory.warm[-1], 1),
        "highest_mib": round(max(memory.warm), 1),
        "growth_percent": memory.growth,
        "promised_percent": GROWTH_PROMISED,
        "came": ledger.came,
        "came_back": ledger.came_back,
        "inputs": ledger.inputs,
        "receipts": len(ledger.acknowledged),
        "stored": len(rows),
        "lost": lost,
        "made_up": made_up,
        "too_late": sum(ledger.refused.values()),
        "wrong": dict(ledger.wrong),
        "kept": kept,
    }
    print(json.dumps(figures), flush=True)
    return kept


def main() -> int:
    open_many_files()
    seconds = float(os.environ.get("MINUTES", "10")) * 60
    with (
        fresh_database(os.environ.get("DATABASE_URL", "")) as url,
        servers.rounds(database_url=url) as (site, house),
    ):
        return 0 if soak(site, house, seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
