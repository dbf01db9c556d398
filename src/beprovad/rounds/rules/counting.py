"""A tally as rows of numbers, for a table on paper or in a spreadsheet. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from beprovad.asking.readings import (
    Bar,
    ChoiceReading,
    DotsReading,
    RankingReading,
    ScaleReading,
    WordsReading,
    reading,
)
from beprovad.asking.specs import Spec
from beprovad.asking.tallies import Tally


class Unit(StrEnum):
    """What a number counts."""

    ANSWERS = "answers"
    DOTS = "dots"
    POINTS = "points"
    FIRSTS = "firsts"  # how many put it first
    MEAN_PLACE = "mean_place"
    MEAN = "mean"
    MEDIAN = "median"
    INPUTS = "inputs"
    VOTES = "votes"


@dataclass(frozen=True)
class Counted:
    """`what` is empty where the number is about the whole; `share` is 0–1, None where there is no whole to share."""

    what: str
    unit: Unit
    number: float
    share: float | None = None


def counted_rows(spec: Spec, tally: Tally) -> Iterator[Counted]:
    """In the order of the screen. Of texts nothing: they are told one by one."""
    match reading(spec, tally):
        case ChoiceReading(bars=bars):
            yield from (_bar(bar, Unit.ANSWERS) for bar in bars)
        case DotsReading(bars=bars):
            yield from (_bar(bar, Unit.DOTS) for bar in bars)
        case ScaleReading() as scale:
            yield from _scale(scale)
        case RankingReading() as ranking:
            yield from _ranking(ranking)
        case WordsReading(words=words):
            yield from (Counted(word.text, Unit.ANSWERS, word.count) for word in words)


def _bar(bar: Bar, unit: Unit) -> Counted:
    return Counted(bar.text, unit, bar.count, bar.share)


def _scale(scale: ScaleReading) -> Iterator[Counted]:
    """The first and the last step with the words of their end."""
    ends = {"1": scale.low, str(len(scale.bars)): scale.high}
    for bar in scale.bars:
        what = f"{bar.text} ({ends[bar.text]})" if ends.get(bar.text) else bar.text
        yield Counted(what, Unit.ANSWERS, bar.count, bar.share)
    if scale.mean is not None and scale.median is not None:
        yield Counted("", Unit.MEAN, scale.mean)
        yield Counted("", Unit.MEDIAN, scale.median)


def _ranking(ranking: RankingReading) -> Iterator[Counted]:
    for place in ranking.places:
        yield Counted(place.text, Unit.POINTS, place.points, place.share)
        yield Counted(place.text, Unit.FIRSTS, place.firsts)
        if place.mean is not None:
            yield Counted(place.text, Unit.MEAN_PLACE, place.mean)
