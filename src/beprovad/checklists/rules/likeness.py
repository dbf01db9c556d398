"""Which questions seem to ask the same: suggestions for a person to join, always. Pure."""

import re
from collections.abc import Sequence
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
    groups: list[list[int]] = []
    joined: dict[int, list[int]] = {}
    for first, second in combinations(range(len(texts)), 2):
        if not _are_alike(texts[first], texts[second]):
            continue
        group = joined.get(first)
        if group is None and second not in joined:
            group = [first]
            groups.append(group)
            joined[first] = group
        if (
            group is not None
            and second not in joined
            and all(_are_alike(texts[each], texts[second]) for each in group)
        ):
            group.append(second)
            joined[second] = group
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _are_alike(one: str, other: str) -> bool:
    mine, theirs = _telling(one), _telling(other)
    if _denies(one) != _denies(other) or not mine or not theirs:
        return False
    if set(mine) == set(theirs):
        return True
    near = fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs)) >= ALIKE
    ask, asked = {sign.slug for sign in signs(one)}, {sign.slug for sign in signs(other)}
    return near and (ask == asked or bool(ask & asked))


def _telling(text: str) -> list[str]:
    return [word for word in (found.casefold() for found in _WORD.findall(text)) if word not in _EMPTY]


def _denies(text: str) -> bool:
    return any(word.casefold() in _NOT for word in _WORD.findall(text))
