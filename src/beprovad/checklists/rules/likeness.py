"""Which questions seem to ask the same: suggestions for a person to join, always. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from beprovad.checklists.rules.signs import signs

ALIKE = 74.0
"""Of 100 (RapidFuzz's token sort ratio on stems): found on invented lists; below it, joins were more often wrong."""

_WORD = re.compile(r"[^\W\d_]+")
_NOT = frozenset({"inte", "ej", "ingen", "inga", "inget", "aldrig", "utan", "not", "no", "never"})
_EMPTY = frozenset(
    (
        "vad", "vilka", "vilket", "vilken", "hur", "är", "det", "den", "de", "som", "för", "av", "i", "på", "att",
        "finns", "ska", "vi", "kommer", "blir", "får", "har", "man", "du", "en", "ett", "och", "eller", "till", "om",
        "när", "vem", "kan",
    )
)  # fmt: skip


def alike(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Groups of places in `texts` that seem to ask the same, each in order; nothing stands in two groups.

    Two questions are alike when they have the same words, or the same one thing that they ask; a question and its
    negation never are. Deterministic; the order of groups follows their first members.
    """
    read = [_read(text) for text in texts]
    groups: list[list[int]] = []
    joined: dict[int, list[int]] = {}
    for first, second in combinations(range(len(texts)), 2):
        if not _are_alike(read[first], read[second]):
            continue
        group = joined.get(first)
        if group is None and second not in joined:
            group = [first]
            groups.append(group)
            joined[first] = group
        if (
            group is not None
            and second not in joined
            and all(_are_alike(read[each], read[second]) for each in group)
        ):
            group.append(second)
            joined[second] = group
    return tuple(tuple(group) for group in groups if len(group) > 1)


@dataclass(frozen=True)
class _Read:
    """A question as it is compared: the words that tell something, whether it denies, and what it seems to ask."""

    words: frozenset[str]
    sorted_words: str
    denies: bool
    asks: frozenset[str]


def _read(text: str) -> _Read:
    every = [found.casefold() for found in _WORD.findall(text)]
    telling = [word for word in every if word not in _EMPTY]
    return _Read(
        words=frozenset(telling),
        sorted_words=" ".join(sorted(telling)),
        denies=not _NOT.isdisjoint(every),
        asks=frozenset(sign.slug for sign in signs(text)),
    )


def _are_alike(one: _Read, other: _Read) -> bool:
    if one.denies != other.denies or not one.words or not other.words:
        return False
    if one.words == other.words:
        return True
    if one.asks != other.asks and one.asks.isdisjoint(other.asks):
        return False
    return fuzz.ratio(one.sorted_words, other.sorted_words) >= ALIKE
