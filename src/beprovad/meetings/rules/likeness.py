"""Does a sentence speak of a matter that we already have? A suggestion, never a verdict. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

_STOP_WORDS = """
    och att det som en ett av för på i till med om är den de vi så kan ska inte har vid från under hur när vad
    uppdrag beslut kring gällande angående återkommer återkomma tills klar klart klara färdig alla flera andra mellan
    vidare framöver parkeras parkerad parkerat beslutad beslutat beslutade beslutar behöver behövs kommer ligger efter
    tar tas fram upp sedan fortsatt fortsätter tillsvidare nästa innan inför blir blev också samt utan över denna detta
    januari februari mars april juni juli augusti september oktober november december våren hösten
"""
# They stand in so many matters that they say little of which one is meant.
_FAINT_WORDS = """
    gemensam gemensamma gemensamt förslag förslaget förslagen fråga frågan frågor samtal samtalet dialog dialogen
    arbetet arbete arbetar arbetssätt möte mötet nätverk nätverket grupp gruppen kommun kommunen kommunerna kommuner
    kommunförbundet regionen region socialtjänsten socialtjänst verksamhet verksamheten förvaltning förvaltningen
    utredning utredningen information informationen presentation erfarenhet erfarenheter uppföljning utveckling
    samverkan tillsammans diskussion återkoppling sammanställning nytt nya lyfts lyfter lyfta beslutsunderlag
    funktionsstöd organisation chefer chefsnätverket arbetsgrupp arbetsgruppen ansvarar ansvarig ansvariga
"""
THRESHOLD = 0.34
STRONG = 0.5
_AT_LEAST = 2
_FAINT = 0.3  # what a word that stands everywhere weighs beside one that says what it is about
_TELLING = 9  # letters of a word that alone can tell a matter from all others

Weights = Mapping[str, float]


def likeness(one: str, other: str, weights: Weights | None = None) -> float:
    """Cosine of the texts' word stems, 0–1; what many matters share weighs less than what is one's own."""
    return _cosine(_stems(one), _stems(other), weights or {})


def rarity(matters: Mapping[int, Sequence[str]]) -> Weights:
    """How much each stem says of which matter is meant: 1 for what one matter has alone, less for what many have."""
    held = Counter(stem for texts in matters.values() for stem in {s for text in texts for s in _stems(text)})
    whole = log((len(matters) + _SMOOTH) / 2)
    return {
        stem: _FAINT
        if stem in _FAINT_STEMS
        else max(log((len(matters) + _SMOOTH) / (count + 1)) / whole, 0.1)
        for stem, count in held.items()
    }


_SMOOTH = 8


def known_matter(
    sentence: str,
    matters: Mapping[int, Sequence[str]],
    *,
    threshold: float = THRESHOLD,
    weights: Weights | None = None,
) -> int | None:
    """The matter (id → its title and sentences) that is most like the sentence, None below the threshold.

    Two words at least must be shared, and one that says something; or one long word that a single matter has.
    Ties go to the newest (highest id), so that the same question asked twice gives the same answer.
    """
    weighed = rarity(matters) if weights is None else weights
    stems = _stems(sentence)
    scored = [
        (max((_score(stems, _stems(text), weighed) for text in texts), default=0.0), pk)
        for pk, texts in matters.items()
    ]
    best, pk = max(scored, default=(0.0, None))
    return pk if best >= threshold else None


def _score(one: Mapping[str, int], other: Mapping[str, int], weights: Weights) -> float:
    alike = _cosine(one, other, weights)
    tells = any(len(stem) >= _TELLING and weights.get(stem, 0) >= 1 for stem in one.keys() & other.keys())
    return max(alike, THRESHOLD) if tells else alike


def _cosine(one: Mapping[str, int], other: Mapping[str, int], weights: Weights) -> float:
    both = one.keys() & other.keys()
    if len(both) < min(_AT_LEAST, len(one), len(other)) or both <= _FAINT_STEMS:
        return 0.0
    shared = sum(one[stem] * other[stem] * _weight(stem, weights) ** 2 for stem in both)
    return shared / (_length(one, weights) * _length(other, weights)) if shared else 0.0


def _length(stems: Mapping[str, int], weights: Weights) -> float:
    return sqrt(sum((count * _weight(stem, weights)) ** 2 for stem, count in stems.items()))


def _weight(stem: str, weights: Weights) -> float:
    return _FAINT if stem in _FAINT_STEMS else weights.get(stem, 1.0)


@lru_cache(maxsize=50_000)
def _stems(text: str) -> Mapping[str, int]:
    """Kept, since every sentence of a note is held against every matter's texts."""
    words = re.findall(r"[a-zåäöéü]{4,}", text.casefold())
    return Counter(_stem(word) for word in words if word not in _STOP)


_ENDING = re.compile(
    r"(?<=.{3})(?:arnas?|ernas?|ornas?|arens?|ares?|ens|ets|en|et|na|ar|er|or|an|as|a|e|s|(?<=[mgl])t)\Z"
)


def _stem(word: str) -> str:
    """Without its ending, since Swedish inflects there: "jouren" is "jour", and "gemensamma" is "gemensam"."""
    stem = _ENDING.sub("", word)
    return stem[:-1] if stem[-1] == stem[-2] else stem


_STOP = frozenset(_STOP_WORDS.split())
_FAINT_STEMS = frozenset(_stem(word) for word in _FAINT_WORDS.split())
