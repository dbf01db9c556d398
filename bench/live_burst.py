"""How long a receipt takes when a whole room answers in the same instant; one JSON line for each size of room.

The phones are connected before. The baseline is the same burst at a bare ASGI application on the same server; the two
take turns, and the medians are compared. In pairs, ours stands first; `all_ms` is when the last one had its answer.
Every answer must be stored once, and none refused. `best_peer_s` is what the best other product took on such a machine.
The room is the smallest there is; with `--room rounds` it is a round of the product's own. `--workers 2` asks as many
processes on a PostgreSQL made for it; the baseline stays one process.
"""

from __future__ import annotations

import itertools
import json
import statistics
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.livebench import servers
from bench.livebench.phones import Crowd, Told, open_many_files
from bench.livebench.rooms import asked, chosen
from tests.liveroom.serving import port_of

if TYPE_CHECKING:
    from bench.livebench.rooms import Asked, Chosen

SIZES = (200, 600, 2_000, 5_000)
WAVES = 7
RATIO_PROMISED = 2.0
BEST_PEER_S = {200: 0.8, 600: 2.1, 2_000: 5.4}
VALUE = "Hur märker brukaren det?"


def burst(at: Asked, slot: int, size: int) -> list[bytes]:
    """One answer from each phone."""
    return [at.post((seat, slot), 1, VALUE) for seat in at.seats[:size]]


def main() -> int:
    open_many_files()
    kept = []
    with asked(chosen(), max(SIZES)) as at, servers.bare() as bare:
        for first, size in zip(itertools.count(1, WAVES + 1), SIZES, strict=False):
            slots = range(first, first + WAVES + 1)
            ours, echo = waves(at, size, slots, port_of(bare))
            stored = sum(slot in slots for _, slot in at.stored())
            kept.append(say(at.chosen, size, ours, echo, stored=stored))
    return 0 if all(kept) else 1


def waves(at: Asked, size: int, slots: range, echo: int) -> tuple[list[Told], list[Told]]:
    """The same crowd at both servers, wave after wave; the first one warms up."""
    told: tuple[list[Told], list[Told]] = ([], [])
    with closing(Crowd(port_of(at.site), size)) as here, closing(Crowd(echo, size)) as there:
        for slot in slots:
            requests = burst(at, slot, size)
            path = at.venue.inputs.encode()
            told[1].append(there.all_at_once([one.replace(path, b"/live/echo", 1) for one in requests]))
            told[0].append(here.all_at_once(requests))
    return told


def say(of: Chosen, size: int, ours: list[Told], echo: list[Told], *, stored: int) -> bool:
    """Print what came of one size; whether it is what we promise."""
    refused = sum(told.refused for told in ours)
    measured = (ours[1:], echo[1:])
    p95 = [median(told.ms(95) for told in side) for side in measured]
    ratio = round(p95[0] / p95[1], 2)
    kept = ratio <= RATIO_PROMISED and not refused and stored == size * (WAVES + 1)
    figures = {
        "bench": "live_burst",
        **asdict(of),
        "phones": size,
        "ours_p95_ms": p95[0],
        "baseline_p95_ms": p95[1],
        "ratio": ratio,
        "promised": RATIO_PROMISED,
        "p50_ms": [median(told.ms(50) for told in side) for side in measured],
        "all_ms": [median(told.seconds * 1000 for told in side) for side in measured],
        "best_peer_s": BEST_PEER_S.get(size),
        "phones_us": round(sum(told.own_cpu for told in ours) / (size * len(ours)) * 1e6, 1),
        "sent": size * (WAVES + 1),
        "stored": stored,
        "refused": refused,
        "kept": kept,
    }
    print(json.dumps(figures), flush=True)
    return kept


def median(values: object) -> float:
    return round(statistics.median(values), 1)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
