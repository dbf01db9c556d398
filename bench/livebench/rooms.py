"""What the live benches ask: the smallest room there is, or with `--room rounds` a round of the product's own.

By one process on SQLite, or with `--workers 2` by several on a PostgreSQL that is made for it. The bare application
that it is held against stays one process without any database.
"""

from __future__ import annotations

import argparse
import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bench.livebench import servers
from bench.livebench.phones import post
from tests.liveroom import serving
from tests.liveroom.houses import venue_of
from tests.liveroom.room import NAME
from tests.liveroom.venues import OPEN
from tests.run import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.liveroom.houses import Rounds
    from tests.liveroom.venues import Place, Said, Venue
    from tests.serving import Site

ROOMS = (NAME, "rounds")


@dataclass(frozen=True)
class Asked:
    """A server, the venue there with its seats, and what stands in the database."""

    chosen: Chosen
    site: Site
    venue: Venue
    seats: list[str]

    def post(self, place: Place, n: int, value: str) -> bytes:
        """An input, as a phone's browser sends it, without what no server reads."""
        seat, slot = place
        body = json.dumps(self.venue.words(slot, n, value), ensure_ascii=False).encode()
        return post(self.venue.inputs, body, self.venue.seats[seat])

    def stored(self) -> Said:
        if self.chosen.room == NAME:
            rows = serving.rows(self.site.environment, "SELECT seat, slot, n, value FROM liveroom_answer")
            return {(seat, slot): (n, value) for seat, slot, n, value in rows}
        rows = serving.rows(self.site.environment, "SELECT seat_id, slot, n, value FROM rounds_input")
        return {(str(seat), int(slot)): (n, json.loads(value)) for seat, slot, n, value in rows}


@dataclass(frozen=True)
class Chosen:
    """On the command line."""

    room: str
    workers: int


def chosen(rooms: tuple[str, ...] = ROOMS) -> Chosen:
    """`--room`, of those that can be asked, and `--workers`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--room", choices=rooms, default=rooms[0])
    parser.add_argument("--workers", type=int, default=1)
    return Chosen(**vars(parser.parse_args()))


@contextmanager
def asked(of: Chosen, seats: int) -> Iterator[Asked]:
    """That room, served, with so many seats that are taken already."""
    if of.room == NAME:
        with database(of) as url, servers.ours(workers=of.workers, database_url=url) as site:
            yield Asked(of, site, OPEN, [f"s{number}" for number in range(seats)])
    else:
        with house_of(of) as (site, house):
            told: dict[str, Any] = house.open(seats=seats)
            yield Asked(of, site, venue_of(told), list(told["seats"]))


@contextmanager
def house_of(of: Chosen) -> Iterator[tuple[Site, Rounds]]:
    """The product as it is, where rounds are opened."""
    with database(of) as url, servers.rounds(workers=of.workers, database_url=url) as (site, house):
        yield site, house


@contextmanager
def database(of: Chosen) -> Iterator[str]:
    """The address of a PostgreSQL for several processes, that keeps what it has said to have kept; "" for SQLite."""
    if of.workers == 1:
        yield ""
    else:
        with postgresql(durable=True) as url:
            yield url
