"""How long it takes from `GET /r/CODE` to a seat with the prompt before it, when a whole room comes in.

One JSON line for each room, behind one address, with a round of the product's own. Each phone does what a browser does,
one request after the other: the page with its style sheet, taking a seat, the seat's page with its script, and the
stream, until the prompt has come. The baseline is the same number of requests and bytes from a bare WSGI application
behind the same bridge, and a bare stream. The two take turns, and the medians are compared; in pairs, ours is first.

`server_ms_a_phone` is what one phone costs the server's processor. Where phones come faster than one processor serves
them they stand in line, and the ratio of the times says how long the line is: the work is in the processor's.

`next_step_ms`: the facilitator opens the next step; until the last phone has it, ready to answer. `best_peer_s` is what
the best other product took on such a machine for coming in (95th percentile) and for the next step, with 500 phones.
"""

from __future__ import annotations

import json
import statistics
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.livebench import servers
from bench.livebench.coming import Ask, Came, come_in
from bench.livebench.joining import TOLD, leading, phone
from bench.livebench.phones import get, open_many_files, post
from bench.livebench.rooms import chosen, house_of
from tests.liveroom.serving import port_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.livebench.coming import Steps
    from bench.livebench.rooms import Chosen
    from tests.liveroom.houses import Rounds
    from tests.serving import Site

ROOMS = ((30, 2.0), (300, 20.0), (500, 2.0))  # phones, and the seconds within which they come
TURNS = {300: 3}
USUAL_TURNS = 7  # a neighbour on the machine disturbs one or two of them
RATIO_PROMISED = 3.0
BEST_PEER_S = {500: [7.1, 1.9]}


@dataclass(frozen=True)
class Turn:
    """All came in, and had the next step so many seconds after it was opened; `cpu` is the server's seconds."""

    came: Came
    next_step: float
    cpu: float

    def ms(self, percent: int) -> float:
        """A percentile, in milliseconds."""
        return statistics.quantiles(self.came.took, n=100)[percent - 1] * 1000


def bare_phone(sizes: list[int]) -> Steps:
    """As many requests, for as many bytes."""
    for size in sizes:
        answer = yield Ask(get(f"/bytes/{size}"))
        answer.must_be(200)
    yield Ask(get("/live/stream"), until=b"here")


def main() -> int:
    open_many_files()
    of = chosen(("rounds",))
    with house_of(of) as (site, house), servers.bare() as bare:
        sizes = sizes_of(site, house)
        come_in(port_of(bare), lambda: bare_phone(sizes), 5, 0.1).leave()
        kept = [compare(of, room, (site, house), bare, sizes) for room in ROOMS]
    return 0 if all(kept) else 1


def sizes_of(site: Site, house: Rounds) -> list[int]:
    """Bytes of each answer, of one who comes in alone."""
    told, sizes = house.open(), []
    came = come_in(port_of(site), lambda: phone(told, lambda answer: sizes.append(answer.size)), 1, 0.1)
    came.leave()
    if came.wrong:
        raise AssertionError("Nobody can come in.")
    return sizes


def compare(
    of: Chosen, room: tuple[int, float], ours_at: tuple[Site, Rounds], bare: Site, sizes: list[int]
) -> bool:
    """Take turns, print what came of it; whether it is what we promise."""
    site, house = ours_at
    ours, theirs = [], []
    for _ in range(TURNS.get(room[0], USUAL_TURNS)):
        theirs.append(turn(bare, room, lambda: bare_phone(sizes), lambda: change(bare)))
        told = house.open(kinds="texts texts")
        ours.append(turn(site, room, partial(phone, told), leading(site, told)))
    return say(of, room, (ours, theirs), sizes)


def turn(site: Site, room: tuple[int, float], steps: Callable[[], Steps], lead: Callable[[], None]) -> Turn:
    """All come in, then the next step."""
    before = servers.cpu_seconds(site)
    came = come_in(port_of(site), steps, *room)
    cpu = servers.cpu_seconds(site) - before
    next_step = came.next_step(lead, TOLD)
    came.leave()
    return Turn(came, next_step, cpu)


def change(bare: Site) -> None:
    """Tell all who listen at the bare application something of a step's size."""
    request = post("/live/change", TOLD + b"\ndata: " + b"x" * 2_000)
    come_in(port_of(bare), lambda: (Ask(one) for one in [request]), 1, 0.0).leave()


def say(of: Chosen, room: tuple[int, float], sides: tuple[list[Turn], list[Turn]], sizes: list[int]) -> bool:
    """Print what came of one room; whether it is what we promise."""
    phones, within = room
    p95 = [median(turn.ms(95) for turn in side) for side in sides]
    wrong = sum(turn.came.wrong for turn in sides[0])
    ratio = round(p95[0] / p95[1], 2)
    kept = ratio <= RATIO_PROMISED and not wrong
    figures = {
        "bench": "live_join",
        "workers": of.workers,
        "phones": phones,
        "within_s": within,
        "ours_p95_ms": p95[0],
        "baseline_p95_ms": p95[1],
        "ratio": ratio,
        "promised": RATIO_PROMISED,
        "p50_ms": [median(turn.ms(50) for turn in side) for side in sides],
        "next_step_ms": [median(turn.next_step * 1000 for turn in side) for side in sides],
        "server_ms_a_phone": [median(turn.cpu / phones * 1000 for turn in side) for side in sides],
        "kib_a_phone": round(sum(sizes) / 1024, 1),
        "best_peer_s": BEST_PEER_S.get(phones),
        "wrong": wrong,
        "kept": kept,
    }
    print(json.dumps(figures), flush=True)
    return kept


def median(values: object) -> float:
    return round(statistics.median(values), 1)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
