"""Installations that phones answer in: with the invented room, and with the product's own, the rounds.

Each is served, gathers phones at a venue, tells what a listener is sent when something has come, and what is stored.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property, partial
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

from tests.liveroom import serving
from tests.liveroom.venues import OPEN, Venue
from tests.serving import BEPROVAD

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tests.liveroom.venues import Said
    from tests.serving import Site

AT_ONCE = 8  # phones that take their seats at the same time
TOGETHER = 1_000  # seats of the invented room, which cost nothing


@dataclass(frozen=True)
class Invented:
    """The smallest room there is: `tests.liveroom.room`."""

    environment: dict[str, str]

    def serving(self, *, port: int = 0, workers: int = 1) -> AbstractContextManager[Site]:
        return serving.serving(self.environment, port=port, workers=workers)

    def gather(self, site: Site, seats: int = TOGETHER) -> Venue:  # noqa: ARG002  (the rounds need it)
        name = uuid4().hex[:8]
        return replace(OPEN, seats={seat: OPEN.seats[seat] for seat in (f"{name}-{n}" for n in range(seats))})

    def newest(self, n: int) -> str:
        """What a listener is told when the input `n` is the newest."""
        return f'"newest": {n}}}'

    def stored(self, venue: Venue) -> Said:
        """What stands there of the venue's seats."""
        everything = serving.rows(self.environment, "SELECT seat, slot, n, value FROM liveroom_answer")
        return {(seat, slot): (n, value) for seat, slot, n, value in everything if seat in venue.seats}


@dataclass
class Rounds:
    """The product as it is: `beprovad serve`, and a round with a step before the room."""

    environment: dict[str, str]

    def serving(self, *, port: int = 0, workers: int = 1) -> AbstractContextManager[Site]:
        return serving.serving(self.environment, port=port, workers=workers, program=BEPROVAD)

    def open(self, *, seats: int = 0, kinds: str = "texts") -> dict[str, Any]:
        """A new round, with so many seats that nobody has come in for; what `opened.open_round` tells."""
        told: dict[str, Any] = serving.ask(self.environment, "round", str(seats), kinds)
        return told

    def gather(self, site: Site, seats: int = 100) -> Venue:
        """Phones that have come in by the code; all that this house gathers are in one round."""
        return venue_of({**self._round, "seats": take_seats(site, self._round["code"], seats)})

    @cached_property
    def _round(self) -> dict[str, Any]:
        return self.open()

    def newest(self, n: int) -> str:
        return f">svar {n}<"

    def stored(self, venue: Venue) -> Said:
        rows = [row for row in self.inputs(venue.topic) if row[1] in venue.seats]
        kept = {(seat, int(slot)): (n, json.loads(value)) for _, seat, slot, n, value in rows}
        assert len(kept) == len(rows)  # each once
        return kept

    def numbers(self, topic: str) -> list[int]:
        """What the round's seats are numbered, in order."""
        statement = f"SELECT number FROM rounds_seat WHERE round_id = {int(topic)} ORDER BY number"  # noqa: S608
        return [number for (number,) in serving.rows(self.environment, statement)]

    def inputs(self, topic: str) -> list[tuple[int, str, str, int, str]]:
        """Everything that a round has: prompt, seat, slot, n and value."""
        statement = f"""
            SELECT prompt_id, seat_id, slot, n, value FROM rounds_input
            JOIN rounds_prompt ON rounds_prompt.id = prompt_id WHERE round_id = {int(topic)}
        """  # noqa: S608  (a number)
        rows = serving.rows(self.environment, statement)
        return [(prompt, str(seat), slot, n, value) for prompt, seat, slot, n, value in rows]


House = Invented | Rounds


def venue_of(told: dict[str, Any]) -> Venue:
    """The first step of a round that was opened."""
    return Venue("rounds", told["topic"], told["prompts"][0], told["seats"], str, "phone-sv")


def take_seats(site: Site, code: str, count: int) -> dict[str, str]:
    """So many phones come in by the code; the cookie of each, by its seat."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(pool.map(partial(_take_seat, site), [code] * count))


def _take_seat(site: Site, code: str) -> tuple[str, str]:
    status, cookies = exchange(site, "POST", f"/r/{code}/")
    assert status == 302
    carried = next(cookie for cookie in cookies if cookie.startswith("seat-rounds-"))
    return carried.partition("=")[2].partition(".")[2].partition(":")[0], carried


def exchange(
    site: Site, method: str, path: str, form: str = "", *, cookie: str = ""
) -> tuple[int, list[str]]:
    """One request on a connection of its own: the status, and the cookies that are set."""
    form_is = {"Content-Type": "application/x-www-form-urlencoded", "Origin": site.address}
    headers = ({"Cookie": cookie} if cookie else {}) | (form_is if method == "POST" else {})
    with closing(HTTPConnection(urlsplit(site.address).netloc, timeout=30)) as connection:
        connection.request(method, path, form or None, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, [set_.partition(";")[0] for set_ in answer.headers.get_all("set-cookie", [])]
