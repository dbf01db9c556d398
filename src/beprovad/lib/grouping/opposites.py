"""Texts that must never be taken for one: a sentence and its negation, a thing and its opposite. Pure.

Better a proposal too few than one that turns somebody's words around. So a pair is kept apart when the one denies
more often than the other, when each denies what the other says, when one says a word and the other its opposite
(mer/mindre, tydlig/otydlig).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TypeVar

from beprovad.lib.grouping.small_words import SMALL_WORDS

_DENIALS = frozenset(
    """
    inte ej icke ingen inget inga ingenting ingenstans aldrig utan varken knappast knappt sällan nej saknar saknas
    sakna saknade brist brister bristen slippa slipper slippt undvika undviker undvik avstå avstår avskaffa avskaffar
    not no never without none nobody nothing neither nor cannot lack lacks lacking avoid avoids hardly seldom
    aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent wont wouldnt
    """.split()  # noqa: SIM905 - a list to read
)
_STOPS = frozenset("sluta slutar slutade slutat stoppa stoppar stop stops stopped stopping".split())  # noqa: SIM905
_TURNS = frozenset("och eller men när om som att så utan and or but when if that so".split())  # noqa: SIM905
_OPPOSITES = (
    ("mer mera fler flera more", "mindre färre less fewer"),
    ("bättre better förbättra förbättras förbättrar", "sämre värre worse försämra försämras försämrar"),
    (
        "öka ökar ökas ökade ökat höja höjs höjer increase",
        "minska minskar minskas minskat sänka sänks sänker decrease",
    ),
    ("börja börjar börjat fortsätta fortsätter start begin continue", "sluta slutar slutat stop"),
    ("före before", "efter after"),
    ("alla all everyone allt everything", "ingen inga inget none nobody nothing"),
    ("alltid always", "aldrig never"),
    ("ja yes", "nej no"),
    ("vinst vinster fördel fördelar advantages", "förlust förluster nackdel nackdelar disadvantages"),
    ("lätt lätta lättare enkelt enkla easy", "svår svårt svåra svårare hard difficult"),
    ("snabb snabbt snabba snabbare fast", "långsam långsamt långsamma långsammare slow"),
    ("stor stort stora större large big", "liten litet små mindre small"),
    ("lagligt tillåtet legal allowed", "olagligt förbjudet illegal forbidden"),
    ("styrka styrkor strengths", "svaghet svagheter weaknesses"),
    ("med with", "utan without"),
)
_PREFIXES = ("icke", "miss", "dis", "un", "o")
_STEM, _SHORTEST = 5, 4
Sign = TypeVar("Sign", bound=Hashable)


def are_opposed(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, given as their words, must not stand in one group."""
    return blocked((one, other))[0] >> 1 & 1 == 1


def blocked(texts: Sequence[Sequence[str]]) -> list[int]:
    """For each text, a whole number whose bit n says that it must not stand with text n."""
    signs = [_counted_otherwise(texts), _turned(texts), _prefixed(texts), *_on_other_sides(texts)]
    return [reduce(or_, masks) for masks in zip(*signs, strict=True)]


def _counted_otherwise(texts: Sequence[Sequence[str]]) -> list[int]:
    """The texts that deny more or fewer times."""
    counts = [len(list(_denials(words))) for words in texts]
    same = _masks((count, index) for index, count in enumerate(counts))
    everybody = (1 << len(texts)) - 1
    return [everybody & ~same[count] for count in counts]


def _turned(texts: Sequence[Sequence[str]]) -> list[int]:
    """The texts that deny what this one says, and say what this one denies."""
    denied = [{_denied(words, at) for at in _denials(words)} - {""} for words in texts]
    told = [
        {_stem(word) for word in words if _weighs(word)} - denied[index] for index, words in enumerate(texts)
    ]
    deny = _masks((stem, index) for index, stems in enumerate(denied) for stem in stems)
    tell = _masks((stem, index) for index, stems in enumerate(told) for stem in stems)
    return [_any(tell, denied[index]) & _any(deny, told[index]) for index in range(len(texts))]


def _prefixed(texts: Sequence[Sequence[str]]) -> list[int]:
    """The texts with "tydlig" where this one has "otydlig", or the other way round."""
    told = [{_stem(word) for word in words} for words in texts]
    bare = [{_stem(rest) for word in words for rest in _without_prefix(word)} for words in texts]
    tell = _masks((stem, index) for index, stems in enumerate(told) for stem in stems)
    deny = _masks((stem, index) for index, stems in enumerate(bare) for stem in stems)
    plain = {stem: tell[stem] & ~mask for stem, mask in deny.items() if stem in tell}
    return [_any(plain, bare[at]) | _any(deny, told[at] - bare[at]) for at in range(len(texts))]


def _on_other_sides(texts: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """For each pair of opposites, the texts with only the other side of it."""
    for one, other in ((set(one.split()), set(other.split())) for one, other in _OPPOSITES):
        sides = [bool(one.intersection(words)) - bool(other.intersection(words)) for words in texts]
        masks = _masks((side, index) for index, side in enumerate(sides))
        yield [masks.get(-side, 0) if side else 0 for side in sides]


def _denials(words: Sequence[str]) -> Iterator[int]:
    """Where the text denies. "Vad slutar vi med?" does; "när projektet slutar" does not."""
    for at, word in enumerate(words):
        stops = word in _STOPS and at + 1 < len(words) and words[at + 1] not in _TURNS
        if stops or word in _DENIALS:
            yield at


def _denied(words: Sequence[str], at: int) -> str:
    """What is denied there: the next word that weighs, before the sentence turns; else the last one before."""
    turn = next((place for place in range(at + 1, len(words)) if words[place] in _TURNS), len(words))
    near = (*words[at + 1 : turn], *reversed(words[:at]))
    return next((_stem(word) for word in near if _weighs(word)), "")


def _weighs(word: str) -> bool:
    return not (word in SMALL_WORDS or word in _DENIALS or word in _STOPS)


def _without_prefix(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            yield word.removeprefix(prefix)


def _stem(word: str) -> str:
    return word[:_STEM]


def _masks(signs: Iterable[tuple[Sign, int]]) -> dict[Sign, int]:
    masks: dict[Sign, int] = defaultdict(int)
    for sign, index in signs:
        masks[sign] |= 1 << index
    return dict(masks)


def _any(masks: Mapping[str, int], signs: Iterable[str]) -> int:
    return reduce(or_, (masks.get(sign, 0) for sign in signs), 0)
