"""What a screen shows of a tally, for each kind. Pure; `words` says a sentence about it, templates draw it.

Shares and lengths are 0–1. A `length` is what a bar is drawn with: 1 for the longest.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from beprovad.asking.specs import Choice, Dots, Option, Ranking, Scale, Spec, Texts, Words
from beprovad.asking.tallies import Tally


@dataclass(frozen=True)
class Bar:
    """One option or step: how many, and which share of all there were."""

    key: str
    text: str
    count: int
    share: float
    length: float


@dataclass(frozen=True)
class ChoiceReading:
    """Bars in the options' order; the share is of those who answered, so shares may add up to more than 1."""

    answered: int
    is_single: bool
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class DotsReading:
    """Bars by dots, most first; the share is of all dots that were placed."""

    answered: int
    placed: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class ScaleReading:
    """A bar for each step; `mean` and `median` are None before the first answer."""

    answered: int
    low: str
    high: str
    bars: tuple[Bar, ...]
    mean: float | None
    median: float | None


@dataclass(frozen=True)
class Place:
    """One option of a ranking. `mean` is the mean place that it was given; None if nobody gave it one."""

    key: str
    text: str
    points: int
    share: float
    length: float
    mean: float | None
    firsts: int
    ranked: int


@dataclass(frozen=True)
class RankingReading:
    """By points, most first.

    An answer that ranks m options gives its best m points, the next m − 1, … , its last 1, and 0 to what it left
    out: the count that Borda proposed to the Académie in 1770, as P. Emerson restores it for answers that are not
    complete ("The original Borda count and partial voting", Social Choice and Welfare 40, 2013, 353–358).
    """

    answered: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class CloudWord:
    """A word in its commonest spelling; `weight` is 1 (small) to 6 (large)."""

    text: str
    count: int
    weight: int


@dataclass(frozen=True)
class WordsReading:
    """The words that are the same but for case and punctuation as one; most first, then by the alphabet."""

    answered: int
    words: tuple[CloudWord, ...]


@dataclass(frozen=True)
class TextsReading:
    """How many texts, and how many of them differ."""

    answered: int
    different: int


Reading = ChoiceReading | DotsReading | ScaleReading | RankingReading | WordsReading | TextsReading


@dataclass(frozen=True)
class ShiftRow:
    """One option or step, before and after, as shares; `change` is the difference, −1 to 1."""

    key: str
    text: str
    before: float
    after: float
    length_before: float
    length_after: float

    @property
    def change(self) -> float:
        return self.after - self.before


@dataclass(frozen=True)
class Shift:
    """Two votes on the same thing. The means are a scale's, and None for other kinds or without answers."""

    answered_before: int
    answered_after: int
    rows: tuple[ShiftRow, ...]
    mean_before: float | None = None
    mean_after: float | None = None


def reading(spec: Spec, tally: Tally) -> Reading:
    """What the tally of this spec says. Counts of options that are not in the spec are left out."""
    counts = dict(tally.counts)
    match spec:
        case Choice():
            bars = _bars(spec.options, counts, tally.answered)
            return ChoiceReading(tally.answered, spec.most == 1, bars)
        case Dots():
            return _dots_reading(spec, tally.answered, counts)
        case Scale():
            return _scale_reading(spec, tally.answered, counts)
        case Ranking():
            return _ranking_reading(spec, tally.answered, counts)
        case Words():
            return WordsReading(tally.answered, _cloud(counts))
        case Texts():
            return TextsReading(tally.answered, len(counts))


def shift(spec: Spec, before: Tally, after: Tally) -> Shift | None:
    """The change from the first vote to the second; None for kinds where one writes.

    Of a ranking the shares of all points are compared. The rows stand as in the options, or by what the
    second vote says where a result stands by it (dots, ranking).
    """
    first, second = reading(spec, before), reading(spec, after)
    if isinstance(first, TextsReading | WordsReading) or isinstance(second, TextsReading | WordsReading):
        return None
    return Shift(
        before.answered,
        after.answered,
        _shift_rows(_shares(first), _shares(second), _order(second)),
        first.mean if isinstance(first, ScaleReading) else None,
        second.mean if isinstance(second, ScaleReading) else None,
    )


def _dots_reading(spec: Dots, answered: int, counts: Mapping[str, int]) -> DotsReading:
    placed = sum(counts.get(option.key, 0) for option in spec.options)
    bars = sorted(_bars(spec.options, counts, placed), key=lambda bar: -bar.count)
    return DotsReading(answered, placed, tuple(bars))


def _scale_reading(spec: Scale, answered: int, counts: Mapping[str, int]) -> ScaleReading:
    steps = [Option(str(step), str(step)) for step in range(1, spec.steps + 1)]
    bars = _bars(steps, counts, answered)
    chosen = [(int(bar.key), bar.count) for bar in bars]
    return ScaleReading(answered, spec.low, spec.high, bars, _mean(chosen), _median(chosen))


def _ranking_reading(spec: Ranking, answered: int, counts: Mapping[str, int]) -> RankingReading:
    points = {option.key: counts.get(f"{option.key}:points", 0) for option in spec.options}
    bars = _bars(spec.options, points, sum(points.values()))
    places = [_place(bar, counts, len(spec.options)) for bar in bars]
    return RankingReading(answered, tuple(sorted(places, key=lambda place: -place.points)))


def _place(bar: Bar, counts: Mapping[str, int], options: int) -> Place:
    given = [(place, counts.get(f"{bar.key}:{place}", 0)) for place in range(1, options + 1)]
    ranked = sum(count for _place, count in given)
    return Place(bar.key, bar.text, bar.count, bar.share, bar.length, _mean(given), given[0][1], ranked)


def _bars(options: Iterable[Option], counts: Mapping[str, int], whole: int) -> tuple[Bar, ...]:
    options = tuple(options)
    longest = max((counts.get(option.key, 0) for option in options), default=0)
    return tuple(
        Bar(option.key, option.text, count, _share(count, whole), _share(count, longest))
        for option in options
        for count in [counts.get(option.key, 0)]
    )


def _cloud(counts: Mapping[str, int]) -> tuple[CloudWord, ...]:
    spellings: dict[str, Counter[str]] = {}
    for word, count in sorted(counts.items()):
        spellings.setdefault(_word_key(word), Counter())[word] += count
    totals = {key: sum(spelled.values()) for key, spelled in spellings.items()}
    most = max(totals.values(), default=0)
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return tuple(CloudWord(_commonest(spellings[key]), count, _weight(count, most)) for key, count in ordered)


def _word_key(word: str) -> str:
    return word.casefold().strip(" .,;:!?–—-…\"'”’()") or word


def _commonest(spelled: Counter[str]) -> str:
    """The spelling that most chose; of equals the first by the alphabet, capitals first."""
    return min(spelled, key=lambda word: (-spelled[word], word))


_FEW = 5


def _weight(count: int, most: int) -> int:
    """The area of a word follows its count; a word said twice in a room of two is not yet the largest."""
    return 1 + round(5 * sqrt((count - 1) / max(most - 1, _FEW)))


def _mean(chosen: Iterable[tuple[int, int]]) -> float | None:
    pairs = list(chosen)
    answered = sum(count for _step, count in pairs)
    return sum(step * count for step, count in pairs) / answered if answered else None


def _median(chosen: Iterable[tuple[int, int]]) -> float | None:
    """The middle answer; of an even number the mean of the two in the middle."""
    steps = [step for step, count in chosen for _one in range(count)]
    if not steps:
        return None
    return (steps[(len(steps) - 1) // 2] + steps[len(steps) // 2]) / 2


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


_Shared = ChoiceReading | DotsReading | ScaleReading | RankingReading


def _rows(found: _Shared) -> tuple[Bar, ...] | tuple[Place, ...]:
    return found.places if isinstance(found, RankingReading) else found.bars


def _shares(found: _Shared) -> Mapping[str, float]:
    return {row.key: row.share for row in _rows(found)}


def _order(found: _Shared) -> list[tuple[str, str]]:
    return [(row.key, row.text) for row in _rows(found)]


def _shift_rows(
    before: Mapping[str, float], after: Mapping[str, float], order: Iterable[tuple[str, str]]
) -> tuple[ShiftRow, ...]:
    longest = max([*before.values(), *after.values()], default=0.0) or 1.0
    return tuple(
        ShiftRow(key, text, before[key], after[key], before[key] / longest, after[key] / longest)
        for key, text in order
    )
