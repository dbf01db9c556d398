"""How long a change takes to thousands of connected screens, five changes a second; one JSON line.

A change is an input: it is stored for good, the topic is read anew, encoded once and sent to all, each a seat of its
own. The baseline is a bare ASGI application on the same server that sends all screens the bytes it was given. The two
take turns, and the medians are compared; in pairs, ours stands first. The times run from the sending of the input to
its arrival, or that of a newer one, at each screen; all screens share one process with the sender, whose own work is in
the times.

The room is the smallest there is; with `--room rounds` it is a round of the product's own. `--workers 2` asks as many
processes on a PostgreSQL made for it; the baseline stays one process.
"""

from __future__ import annotations

import json
import statistics
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.livebench import servers
from bench.livebench.phones import Screens, get, open_many_files, post
from bench.livebench.rooms import asked, chosen
from tests.liveroom.room import NAME
from tests.liveroom.serving import port_of

if TYPE_CHECKING:
    from bench.livebench.rooms import Asked, Chosen
    from tests.serving import Site

SCREENS = 5_000
TURNS, CHANGES, EVERY = 5, 20, 0.2
RATIO_PROMISED, KIB_PROMISED = 1.2, 40

FIRST = 100_001
MARKS = {NAME: b'"newest": ', "rounds": b"nytt "}  # before the number of a change


def input_of(at: Asked, number: int) -> bytes:
    """The first seat changes what it has said; all are then told the newest."""
    return at.post((at.seats[0], 1), number, f"nytt {number}")


def bare_change(number: int, length: int) -> bytes:
    """As many bytes as ours sends for a change."""
    said = b'id: 0123456789ab\nevent: count\ndata: {"newest": %d' % number
    return post("/live/change", said.ljust(length, b"x"))


def connect(site: Site, requests: list[bytes], mark: bytes) -> tuple[Screens, float]:
    """All screens, and the KiB that each costs the server."""
    before = servers.resident_bytes(site)
    screens = Screens(port_of(site), requests, mark)
    return screens, (servers.resident_bytes(site) - before) / SCREENS / 1024


def main() -> int:
    open_many_files()
    with asked(chosen(), SCREENS + 1) as at, servers.bare() as bare:
        cookies = [at.venue.seats[seat] for seat in at.seats[1:]]
        ours, our_kib = connect(
            at.site, [get(at.venue.events, one) for one in cookies], MARKS[at.chosen.room]
        )
        echo, bare_kib = connect(bare, [get("/live/stream", one) for one in cookies], MARKS[NAME])
        told: tuple[list[list[float]], list[list[float]]] = ([], [])
        with closing(ours), closing(echo):
            for turn in range(TURNS + 1):
                numbers = range(FIRST + turn * CHANGES, FIRST + (turn + 1) * CHANGES)
                told[0].append(ours.change({one: input_of(at, one) for one in numbers}, EVERY))
                told[1].append(echo.change({one: bare_change(one, ours.length) for one in numbers}, EVERY))
        connected = [round(screens.connected_in, 2) for screens in (ours, echo)]
    return 0 if say(at.chosen, told, kib=(our_kib, bare_kib), connected=connected) else 1


def say(
    of: Chosen,
    told: tuple[list[list[float]], list[list[float]]],
    *,
    kib: tuple[float, float],
    connected: list[float],
) -> bool:
    """Print what came of it, the warming up left out; whether it is what we promise."""
    p95 = [ms(side[1:], 95) for side in told]
    ratio = round(p95[0] / p95[1], 2)
    reached = [sum(map(len, side)) for side in told]
    everything = SCREENS * CHANGES * (TURNS + 1)
    kept = ratio <= RATIO_PROMISED and kib[0] <= KIB_PROMISED and reached[0] == everything
    figures = {
        "bench": "live_fanout",
        **asdict(of),
        "screens": SCREENS,
        "changes_per_second": 1 / EVERY,
        "ours_p95_ms": p95[0],
        "baseline_p95_ms": p95[1],
        "ratio": ratio,
        "promised": RATIO_PROMISED,
        "p50_ms": [ms(side[1:], 50) for side in told],
        "p99_ms": [ms(side[1:], 99) for side in told],
        "kib_a_screen": [round(one, 1) for one in kib],
        "kib_promised": KIB_PROMISED,
        "connected_s": connected,
        "reached": reached[0],
        "of": everything,
        "kept": kept,
    }
    print(json.dumps(figures), flush=True)
    return kept


def ms(turns: list[list[float]], percent: int) -> float:
    """The median over the turns of a percentile, in milliseconds."""
    return round(statistics.median(statistics.quantiles(t, n=100)[percent - 1] for t in turns) * 1000, 1)


if __name__ == "__main__":
    sys.exit(main())
