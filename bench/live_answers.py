"""How many answers one process takes, each stored for good before its receipt; one JSON line for each number of phones.

The baseline is a bare ASGI application on the same server that answers with what it was sent. The two take turns, a few
seconds each, and the medians are compared: a neighbour on the machine disturbs both. `server_us` is what one answer
costs the server's processor, `phones_us` what it costs the phones, which share the machine; `commit_ms` is what the
disk takes for a durable write meanwhile. In pairs, ours stands first. At the end the newest answer of each seat and
slot must stand in the table.

The room is the smallest there is; with `--room rounds` it is a round of the product's own. `--workers 2` asks as many
processes on a PostgreSQL made for it; the baseline stays one process.
"""

from __future__ import annotations

import itertools
import json
import random
import statistics
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.livebench import servers
from bench.livebench.phones import Told, keep_asking, open_many_files
from bench.livebench.rooms import asked, chosen
from tests.liveroom.serving import port_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.livebench.rooms import Asked, Chosen
    from tests.liveroom.venues import Said
    from tests.serving import Site

SEATS, SLOTS = 2_000, 8
VALUE = "Vem håller i det här i vardagen?"
TURNS, SECONDS = 5, 3.0
PROMISED = {64: 0.5, 256: 0.75}
P99_PROMISED = 2.5


@dataclass
class Side:
    """One of the two servers, and what it has done so far."""

    site: Site
    requests: Iterator[bytes]
    told: list[Told] = field(default_factory=list)
    cpu: float = 0.0

    def turn(self, connections: int, seconds: float) -> None:
        before = servers.cpu_seconds(self.site)
        self.told.append(keep_asking(port_of(self.site), connections, self.requests, seconds))
        self.cpu += servers.cpu_seconds(self.site) - before

    def forget(self) -> None:
        self.told, self.cpu = [], 0.0

    @property
    def per_second(self) -> float:
        return statistics.median(told.per_second for told in self.told)

    def ms(self, percent: int) -> float:
        return statistics.median(told.ms(percent) for told in self.told)

    @property
    def answers(self) -> int:
        return sum(len(told.took) for told in self.told)


def answers(at: Asked, newest: Said) -> Iterator[bytes]:
    """Every seat in turn says something, slot by slot, and when all slots are used says it anew."""
    seats = random.sample(at.seats, len(at.seats))
    for turn in itertools.count():
        n, slot = 1000 + turn // SLOTS, 10 + turn % SLOTS
        for seat in seats:
            newest[seat, slot] = (n, VALUE)
            yield at.post((seat, slot), n, VALUE)


def echoes(at: Asked) -> Iterator[bytes]:
    """The same to the bare application."""
    for request in answers(at, {}):
        yield request.replace(at.venue.inputs.encode(), b"/live/echo", 1)


def main() -> int:
    open_many_files()
    with asked(chosen(), SEATS) as at, servers.bare() as bare:
        newest: Said = {}
        ours = Side(at.site, answers(at, newest))
        echo = Side(bare, echoes(at))
        kept = [compare(at.chosen, ours, echo, connections) for connections in PROMISED]
        stored = at.stored()
    lost = sum(stored.get(place) != said for place, said in newest.items())
    told = {"bench": "live_answers", **asdict(at.chosen), "rows": len(newest), "lost": lost}
    print(json.dumps(told), flush=True)
    return 0 if all(kept) and not lost else 1


def compare(of: Chosen, ours: Side, echo: Side, connections: int) -> bool:
    """Take turns, print what came of it; whether it is what we promise."""
    for side in (echo, ours):
        side.turn(connections, 1.0)
        side.forget()
    for _ in range(TURNS):
        for side in (echo, ours):
            side.turn(connections, SECONDS)
    refused = sum(told.refused for side in (ours, echo) for told in side.told)
    ratio = round(ours.per_second / echo.per_second, 2)
    p99_ratio = round(ours.ms(99) / echo.ms(99), 2)
    kept = ratio >= PROMISED[connections] and p99_ratio <= P99_PROMISED and not refused
    figures = {
        "bench": "live_answers",
        **asdict(of),
        "connections": connections,
        "ours": round(ours.per_second),
        "baseline": round(echo.per_second),
        "ratio": ratio,
        "promised": PROMISED[connections],
        "p50_ms": [round(ours.ms(50), 1), round(echo.ms(50), 1)],
        "p99_ms": [round(ours.ms(99), 1), round(echo.ms(99), 1)],
        "p99_ratio": p99_ratio,
        "p99_promised": P99_PROMISED,
        "server_us": [round(side.cpu / side.answers * 1e6, 1) for side in (ours, echo)],
        "phones_us": [
            round(sum(told.own_cpu for told in side.told) / side.answers * 1e6, 1) for side in (ours, echo)
        ],
        "commit_ms": servers.commit_ms(ours.site.folder),
        "refused": refused,
        "kept": kept,
    }
    print(json.dumps(figures), flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(main())
