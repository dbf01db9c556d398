"""How fast a note is read: one JSON line with ours, a baseline from the same run, and their ratio.

The baseline is what nobody can go below: the lines of the text and one pass of one regular expression over it.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from beprovad.lib.notes import read_note

NOTE = Path(__file__).parents[1] / "src/beprovad/lib/tests/notes/example.txt"
PAGE = 3000  # characters
PAGES = 5
SMALL, LARGE = 500_000, 5_000_000
PROMISED_MS = 50
ROUNDS = 7
WORDS = re.compile(r"\w+")


def text_of(size: int) -> str:
    """Notes after each other, numbers and all, up to the size."""
    note = NOTE.read_text(encoding="utf-8")
    return (note * (size // len(note) + 1))[:size]


def plain_reading(text: str) -> int:
    return len(text.splitlines()) + sum(1 for _ in WORDS.finditer(text))


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def main() -> int:
    five_pages = text_of(PAGE * PAGES)
    read_note(five_pages)
    ours = seconds(lambda: read_note(five_pages))
    baseline = seconds(lambda: plain_reading(five_pages))
    small, large = text_of(SMALL), text_of(LARGE)
    small_s = seconds(lambda: read_note(small), rounds=1)
    large_s = seconds(lambda: read_note(large), rounds=1)
    growth = (large_s / small_s) / (LARGE / SMALL)
    print(
        json.dumps(
            {
                "bench": "notes",
                "ours_ms": round(ours * 1000, 2),
                "baseline_ms": round(baseline * 1000, 3),
                "ratio": round(ours / baseline, 1),
                "promised_ms": PROMISED_MS,
                "half_a_megabyte_s": round(small_s, 2),
                "five_megabytes_s": round(large_s, 2),
                "growth_against_linear": round(growth, 2),
            },
        ),
    )
    return 0 if ours * 1000 < PROMISED_MS else 1


if __name__ == "__main__":
    sys.exit(main())
