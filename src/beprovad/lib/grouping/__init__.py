"""Which short texts say nearly the same: proposals for a human to join. Pure Python, deterministic.

A text is its character n-grams weighed by how rare they are (TF-IDF); two texts are as alike as the cosine between
them; groups grow by average link (UPGMA: Sokal & Michener 1958). A sentence and its negation never stand in one
group, however alike they look (`opposites`). The same texts give the same groups in whatever order they come.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from beprovad.lib.grouping.joining import Join, grown, joined
from beprovad.lib.grouping.opposites import are_opposed, blocked
from beprovad.lib.grouping.weighing import likenesses, weighed, words_of

__all__ = ["THRESHOLD", "Likeness", "are_opposed", "likeness", "propose", "words_of"]

THRESHOLD = 0.3
"""What is proposed unless one moves the slider: on invented proposals nothing was chosen on, F1 of pairs is 0.97."""

Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Likeness:
    """What `likeness` found: computed once, cut at any threshold at once."""

    places: tuple[tuple[int, ...], ...]
    """For each distinct text, where it stands among the texts that were given."""

    rows: Sequence[Sequence[float]]
    """How alike the distinct texts are, 0–1; below 0 for a pair that is opposed."""

    grown: tuple[Join, ...]

    def cut(self, threshold: float = THRESHOLD) -> Groups:
        """Groups of two and more; texts that stand alone are left out.

        `threshold` is over 0, up to 1. A higher one only parts groups, it never joins.
        """
        found = (self._indexes(group) for group in joined(len(self.places), self.grown, threshold))
        return tuple(sorted(group for group in found if len(group) > 1))

    def nearest(self, index: int, most: int = 5) -> tuple[int, ...]:
        """The texts most like this one, best first; none that is opposed or has nothing in common with it."""
        own = next(place for place, indexes in enumerate(self.places) if index in indexes)
        ranked = sorted(range(len(self.places)), key=lambda other: -self.rows[own][other])
        alike = [own, *(other for other in ranked if other != own and self.rows[own][other] > 0)]
        near = (text for place in alike for text in self.places[place] if text != index)
        return tuple(near)[:most]

    def _indexes(self, group: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted(index for place in group for index in self.places[place]))


def propose(texts: Sequence[str], threshold: float = THRESHOLD) -> Groups:
    """Groups of indexes, each ascending; texts that stand alone are left out."""
    return likeness(texts).cut(threshold)


def likeness(texts: Sequence[str]) -> Likeness:
    """Read all texts once. Texts that differ only in case, punctuation and spaces are one and the same.

    The time grows with the square of their number: 500 take about a third of a second, 2,000 some five seconds.
    """
    told = sorted(_by_words(texts).items())
    worded = [words for words, _places in told]
    rows = likenesses(weighed(worded))
    for row, mask in zip(rows, blocked(worded), strict=True):
        row[:] = [-1.0 if mask >> other & 1 else alike for other, alike in enumerate(row)]
    places = tuple(places for _words, places in told)
    return Likeness(places, rows, grown(rows, [len(each) for each in places]))


def _by_words(texts: Sequence[str]) -> Mapping[tuple[str, ...], tuple[int, ...]]:
    """Where each distinct text stands; a text without a word is like no other."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if words := tuple(words_of(text)):
            places[words].append(index)
    return {words: tuple(indexes) for words, indexes in places.items()}
