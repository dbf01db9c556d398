"""How long the facilitator's press takes, and taking a seat, while a whole room answers without a pause.

One JSON line for each. The baseline is the same act in the same round while nobody answers, as many times, one after
the other. All of them write, as the answers do, and the database takes one write at a time:
what is shown is whether those who come seldom get their turn beside those who never stop.
"""

from __future__ import annotations

import json
import multiprocessing
import statistics
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.live_answers import answers
from bench.livebench.joining import leading
from bench.livebench.phones import keep_asking, open_many_files
from bench.livebench.rooms import Asked, Chosen, chosen, house_of
from tests.liveroom.houses import take_seats, venue_of
from tests.liveroom.serving import port_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEATS, CONNECTIONS = 2_000, 64
ACTS = 100  # of each; an even number of presses leaves the round open
SLICE = 0.5  # seconds


def main() -> int:
    open_many_files()
    of = chosen(("rounds",))
    with house_of(of) as (site, house):
        led = house.open(seats=SEATS)
        at = Asked(of, site, venue_of(led), list(led["seats"]))
        acts = {
            "press": leading(site, led, "lock"),
            "seat": lambda: take_seats(site, led["code"], 1),
        }
        for act in acts.values():
            took(act, 10)
        still = {name: took(act, ACTS) for name, act in acts.items()}
        with pouring(at) as stored:
            for name, act in acts.items():
                say(of, name, took(act, ACTS), still[name])
    told = {
        "bench": "live_leading",
        "workers": of.workers,
        "answers_meanwhile": stored[0],
        "refused": stored[1],
    }
    print(json.dumps(told), flush=True)
    return 0 if stored[0] and not stored[1] else 1


def took(act: Callable[[], object], count: int) -> list[float]:
    """Seconds that each took, one after the other."""
    seconds = []
    for _ in range(count):
        began = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - began)
    return seconds


@contextmanager
def pouring(at: Asked) -> Iterator[list[int]]:
    """All phones answer, one answer after the other, from a process of their own: how many were stored and refused."""
    context = multiprocessing.get_context("fork")
    counted = context.Array("q", 2)
    pours = context.Process(target=_pour, args=(at, counted))
    pours.start()
    time.sleep(2 * SLICE)
    stored = [0, 0]
    try:
        yield stored
    finally:
        stored[:] = counted
        pours.terminate()
        pours.join()


def _pour(at: Asked, counted: list[int]) -> None:
    requests = answers(at, {})
    while True:
        told = keep_asking(port_of(at.site), CONNECTIONS, requests, SLICE)
        counted[0] += len(told.took)
        counted[1] += told.refused


def say(of: Chosen, act: str, ours: list[float], still: list[float]) -> None:
    percentiles = [[at(seconds, 50), at(seconds, 95), at(seconds, 100)] for seconds in (ours, still)]
    figures = {
        "bench": "live_leading",
        "workers": of.workers,
        "act": act,
        "connections": CONNECTIONS,
        "p50_p95_max_ms": percentiles[0],
        "baseline_p50_p95_max_ms": percentiles[1],
        "ratio_p95": round(percentiles[0][1] / percentiles[1][1], 2),
    }
    print(json.dumps(figures), flush=True)


def at(seconds: list[float], percent: int) -> float:
    """A percentile, in milliseconds; 100 is the longest."""
    cut = max(seconds) if percent == 100 else statistics.quantiles(seconds, n=100)[percent - 1]  # noqa: PLR2004
    return round(cut * 1000, 1)


if __name__ == "__main__":
    sys.exit(main())
