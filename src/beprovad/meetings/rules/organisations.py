"""Which known organisations do written words resemble, part by part? Suggestions, never a decision. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from beprovad.lib.text import name_key

MOST = 5
_ENOUGH = 0.4
_OF_KIND = 0.3  # what the word for a kind of organisation weighs beside a name


@dataclass(frozen=True)
class Placed:
    """An organisation in its tree: `path` is the names from the top to its own, `keys` its own written forms."""

    id: int
    path: tuple[str, ...]
    keys: frozenset[str]

    @property
    def label(self) -> str:
        """As "Individ- och familjeförvaltningen, Norrvik": its own name, then where it lies."""
        return ", ".join(reversed(self.path))


def alike_organisations(written: str, known: Sequence[Placed]) -> tuple[Placed, ...]:
    """Those that share words with what was written, best first, at most five.

    At least one word is the organisation's own; others may be of what it lies under ("Storhamn Centrum").
    """
    words = _words(name_key(written))
    scored = [(_score(words, one), one) for one in known]
    alike = [(score, one) for score, one in scored if score[0] >= _ENOUGH]
    return tuple(one for _, one in sorted(alike, key=lambda pair: (-pair[0][0], -pair[0][1], pair[1].label)))[
        :MOST
    ]


def _score(words: Sequence[str], one: Placed) -> tuple[float, float]:
    """How much of what was written is found at the organisation, and how much of its own name was written."""
    above = [word for name in one.path[:-1] for word in _words(name_key(name))]
    shares = [_share(words, _words(key), above) for key in one.keys]
    initials = {"".join(word[0] for word in key.split()) for key in one.keys if " " in key}
    if len(words) == 1 and words[0] in initials:
        return 1.0, 1.0
    return max(shares, default=(0.0, 0.0))


def _share(words: Sequence[str], own: Sequence[str], above: Sequence[str]) -> tuple[float, float]:
    total, whole = sum(map(_weight, words)), sum(map(_weight, own))
    hits = [word for word in words if any(_is_same(word, known) for known in own)]
    beside = [word for word in words if word not in hits and any(_is_same(word, known) for known in above)]
    if not hits or not total or not whole:
        return 0.0, 0.0
    said = sum(map(_weight, hits))
    return (said + sum(map(_weight, beside))) / total, min(said / whole, 1.0)


def _words(key: str) -> tuple[str, ...]:
    return tuple(word for word in key.split() if word not in _SMALL)


def _weight(word: str) -> float:
    return _OF_KIND if _KIND.fullmatch(word) else 1.0


_SMALL = frozenset({"i", "och", "för", "inom", "vid", "av", "på", "the", "of"})
_KIND = re.compile(
    r"kommun\w*|stad\w*|region\w*|\w*(?:förvaltning|nämnd|enhet|avdelning|förbund)\w*|\w*kontor\w*"
)
_LONG = 5


def _is_same(word: str, known: str) -> bool:
    """The same word, with an ending more or one letter otherwise."""
    if word == known:
        return True
    if min(len(word), len(known)) < _LONG:
        return False
    return word.startswith(known) or known.startswith(word) or OSA.distance(word, known, score_cutoff=1) <= 1
