"""The clover's rule as tables that a person can read: built from the rule's own constants, so that they agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from beprovad.knowledge.rules import clover as rule
from beprovad.knowledge.rules.kinds import Asked, Certainty
from beprovad.knowledge.words import (
    ASKED_WORDS,
    CERTAINTY_PHRASES,
    CERTAINTY_WORDS,
    DOCUMENTED_WORDS,
    TRANSFERABILITY_WORDS,
    WEIGHT_WORDS,
    Words,
)


@dataclass(frozen=True)
class Weighed:
    what: Words
    weight: Words
    more: Words = ""


@dataclass(frozen=True)
class CloverHelp:
    certainty: tuple[Weighed, ...]
    transferability: tuple[Weighed, ...]
    documented: tuple[Weighed, ...]
    systematic: tuple[Words, ...]
    casual: tuple[Words, ...]
    some: int
    many: int
    aspects_for_fair: int
    aspects_for_strong: int


def clover_help() -> CloverHelp:
    return CloverHelp(
        certainty=_weighed(rule.CERTAINTY_WEIGHT, CERTAINTY_PHRASES, _GRADES),
        transferability=_weighed(rule.TRANSFERABILITY_ALLOWS, TRANSFERABILITY_WORDS),
        documented=_weighed(rule.DOCUMENTED_WEIGHT, DOCUMENTED_WORDS),
        systematic=_ways(rule.SYSTEMATIC_WAYS),
        casual=_ways(rule.CASUAL_WAYS),
        some=rule.SOME_ANSWERED,
        many=rule.MANY_ANSWERED,
        aspects_for_fair=rule.ASPECTS_FOR_FAIR,
        aspects_for_strong=rule.ASPECTS_FOR_STRONG,
    )


_GRADES = {each: words for each, words in CERTAINTY_WORDS.items() if each != Certainty.UNGRADED}


def _weighed(
    weights: Mapping[Any, int], words: Mapping[Any, Words], more: Mapping[Any, Words] | None = None
) -> tuple[Weighed, ...]:
    return tuple(
        Weighed(words[each], WEIGHT_WORDS[weight], (more or {}).get(each, ""))
        for each, weight in weights.items()
    )


def _ways(ways: tuple[Asked, ...]) -> tuple[Words, ...]:
    return tuple(ASKED_WORDS[way] for way in ways)
