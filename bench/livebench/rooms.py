"""Which room the live benches ask: the smallest there is, or with `--room rounds` a round of the product's own."""

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.liveroom.venues import Place, Said, Venue
    from tests.serving import Site

ROOMS = (NAME, "rounds")


@dataclass(frozen=True)
class Asked:
    """A server, the venue there with its seats, and what stands in the database."""

    room: str
    site: Site
    venue: Venue
    seats: list[str]

    def post(self, place: Place, n: int, value: str) -> bytes:
        """An input, as a phone's browser sends it, without what no server reads."""
        seat, slot = place
        body = json.dumps(self.venue.words(slot, n, value), ensure_ascii=False).encode()
        return post(self.venue.inputs, body, self.venue.seats[seat])

    def stored(self) -> Said:
        if self.room == NAME:
            rows = serving.rows(self.site.environment, "SELECT seat, slot, n, value FROM liveroom_answer")
            return {(seat, slot): (n, value) for seat, slot, n, value in rows}
        rows = serving.rows(self.site.environment, "SELECT seat_id, slot, n, value FROM rounds_input")
        return {(str(seat), int(slot)): (n, json.loads(value)) for seat, slot, n, value in rows}


def chosen_room() -> str:
    """By `--room`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--room", choices=ROOMS, default=NAME)
    return str(parser.parse_args().room)


@contextmanager
def asked(room: str, seats: int) -> Iterator[Asked]:
    """That room, served, with so many seats that are taken already."""
    if room == NAME:
        with servers.ours() as site:
            yield Asked(room, site, OPEN, [f"s{number}" for number in range(seats)])
    else:
        with servers.rounds() as (site, house):
            told: dict[str, Any] = house.open(seats=seats)
            yield Asked(room, site, venue_of(told), list(told["seats"]))
