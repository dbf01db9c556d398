"""A text as weighed character n-grams, and how alike two texts are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

from beprovad.lib.grouping.small_words import COMMON_STEMS, SMALL_WORDS
from beprovad.lib.text import tidy

Weighed = Mapping[str, float]
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’]")
_LENGTHS = (3, 4, 5)
_PARTICLES = frozenset({"upp", "ut", "in", "bort"})
_SMALL, _COMMON = 0.25, 0.4  # chosen on the half of the invented paraphrases that is for it


def words_of(text: str) -> list[str]:
    """The words in small letters, without punctuation; "don't" is one word."""
    return _WORD.findall(_APOSTROPHES.sub("", tidy(text).casefold()))


def weighed(texts: Sequence[Sequence[str]]) -> list[Weighed]:
    """Each text, given as its words, as a vector of length 1; empty for a text without words."""
    counted = [_grams(words) for words in texts]
    spread = Counter(gram for grams in counted for gram in grams)
    rarity = {gram: log((1 + len(texts)) / (1 + found)) + 1 for gram, found in spread.items()}
    return [
        _of_length_one({gram: weight * rarity[gram] for gram, weight in grams.items()}) for grams in counted
    ]


def likenesses(vectors: Sequence[Weighed]) -> list[list[float]]:
    """Cosines of all pairs, by way of the texts that share an n-gram."""
    rows = [[0.0] * len(vectors) for _ in vectors]
    for holders, grams in _shared(vectors).items():
        for place, (index, weight) in enumerate(holders):
            row, share = rows[index], weight * grams
            for other, its_weight in holders[:place]:
                row[other] += share * its_weight
    for index, row in enumerate(rows):
        for other in range(index):
            rows[other][index] = row[other]
    return rows


def _shared(vectors: Sequence[Weighed]) -> Counter[tuple[tuple[int, float], ...]]:
    """Which texts hold an n-gram and how heavily, and how many n-grams they hold just so: most of one word's do."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for gram, weight in vector.items():
            holders[gram].append((index, weight))
    return Counter(tuple(each) for each in holders.values() if len(each) > 1)


def _grams(words: Sequence[str]) -> dict[str, float]:
    totals: dict[str, float] = defaultdict(float)
    for word in (*words, *_joined_verbs(words)):
        weight = _weight(word)
        for gram in _grams_of(f" {word} "):
            totals[gram] = max(totals[gram], weight)
    return totals


def _weight(word: str) -> float:
    if word in SMALL_WORDS:
        return _SMALL
    return _COMMON if word.startswith(COMMON_STEMS) else 1.0


def _joined_verbs(words: Sequence[str]) -> Iterator[str]:
    """A verb and its particle as one word: "följer vi upp" is "uppföljer" too, and so it meets "uppföljning"."""
    for at, particle in enumerate(words):
        verb = next((word for word in reversed(words[max(0, at - 2) : at]) if word not in SMALL_WORDS), "")
        if particle in _PARTICLES and verb:
            yield particle + verb


def _grams_of(padded: str) -> Iterable[str]:
    return (padded[at : at + length] for length in _LENGTHS for at in range(len(padded) - length + 1))


def _of_length_one(vector: dict[str, float]) -> Weighed:
    norm = sqrt(sum(weight * weight for weight in vector.values()))
    return {gram: weight / norm for gram, weight in vector.items()} if norm else {}
