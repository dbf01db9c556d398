"""How fast what is alike is found: five hundred proposals, forty names among two thousand people; one JSON line each.

The baseline for proposals is every pair's shared trigrams counted as sets, without weights, groups or negations; the
one for names is every pair's plain edit ratio by rapidfuzz, without name forms or organisations. `slider_ms` is one
move of the threshold, of which each must feel instant.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from itertools import combinations, permutations
from pathlib import Path

from rapidfuzz import fuzz

from beprovad.lib.grouping import likeness
from beprovad.people.rules.matching import KnownPerson, candidates, name_key

PARAPHRASES = Path(__file__).parents[1] / "src/beprovad/lib/tests/paraphrases.txt"
PROPOSALS, WORDS_EACH = 500, 9
ASKED = 40
TURNS = 5
PROPOSALS_MS, SLIDER_MS, NAMES_MS = 1000, 10, 1000


def ms(work: Callable[[], object]) -> float:
    """The median of several turns, in milliseconds of processor."""
    took = []
    for _ in range(TURNS):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return round(statistics.median(took), 1)


def proposals() -> list[str]:
    """The same texts each time."""
    words = PARAPHRASES.read_text(encoding="utf-8").split()
    choose = random.Random(4)
    return [" ".join(choose.choices(words, k=WORDS_EACH)) for _ in range(PROPOSALS)]


def plain_pairs(texts: list[str]) -> int:
    grams = [{text[at : at + 3] for at in range(len(text) - 2)} for text in texts]
    return sum(len(one & other) for one, other in combinations(grams, 2))


def people() -> list[KnownPerson]:
    given = ["".join(letters).title() for letters in permutations("bdfgkln", 4)] * 3
    names = [f"{name}a {name[::-1]}sson" for name in given]
    return [
        KnownPerson(number, name, frozenset([name_key(name)]), ((1, "Granö"),), frozenset(), meetings=0)
        for number, name in enumerate(names)
    ]


def main() -> int:
    texts, everybody = proposals(), people()
    found = likeness(texts)
    asked = everybody[:ASKED]
    grouping = {
        "bench": "proposals",
        "texts": len(texts),
        "ours_ms": ms(lambda: likeness(texts)),
        "baseline_ms": ms(lambda: plain_pairs(texts)),
        "promised_ms": PROPOSALS_MS,
        "slider_ms": round(ms(lambda: [found.cut(step / 100) for step in range(10, 90)]) / 80, 2),
        "slider_promised_ms": SLIDER_MS,
    }
    matching = {
        "bench": "names",
        "asked": len(asked),
        "among": len(everybody),
        "ours_ms": ms(lambda: [candidates(one.name, 1, everybody) for one in asked]),
        "baseline_ms": ms(lambda: [fuzz.ratio(one.name, other.name) for one in asked for other in everybody]),
        "promised_ms": NAMES_MS,
    }
    for each in (grouping, matching):
        print(json.dumps({**each, "ratio": round(each["ours_ms"] / each["baseline_ms"], 1)}), flush=True)
    is_slow = any(each["ours_ms"] > each["promised_ms"] for each in (grouping, matching))
    return 1 if is_slow or grouping["slider_ms"] > SLIDER_MS else 0


if __name__ == "__main__":
    sys.exit(main())
