"""Does a sentence speak of a matter that we already have? A suggestion, never a verdict. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

_COMMON = """
    och att det som en ett av för på i till med om är den de vi så kan ska inte har vid från under hur när vad
    frågan fråga samtalet samtal dialog dialogen dialoger arbetet mötet nästa fortsätter parkeras tillsvidare
    uppdrag beslut kring gällande angående återkommer återkomma förslag nätverket tills klar klart klara färdig
    vidare framöver parkerad parkerat beslutad beslutat beslutade beslutar utredningen behöver behövs kommer ligger
    tar tas fram upp sedan fortsatt arbetar gruppen alla flera andra mellan efter innan inför kommunerna kommun
    januari februari mars april juni juli augusti september oktober november december våren hösten
"""
_STOP = frozenset(_COMMON.split())
THRESHOLD = 0.34
STRONG = 0.5
_AT_LEAST = 2


def likeness(one: str, other: str) -> float:
    """Cosine of the texts' word stems, 0–1. Stems are the first six letters: Swedish inflects at the end."""
    return _cosine(_stems(one), _stems(other))


def known_matter(
    sentence: str, matters: Mapping[int, Sequence[str]], *, threshold: float = THRESHOLD
) -> int | None:
    """The matter (id → its title and sentences) that is most like the sentence, None below the threshold.

    Two words at least must be shared: sentences of the same shape are not about the same thing.
    Ties go to the newest (highest id), so that the same question asked twice gives the same answer.
    """
    stems = _stems(sentence)
    scored = [
        (max((_cosine(stems, _stems(text)) for text in texts), default=0.0), pk)
        for pk, texts in matters.items()
    ]
    best, pk = max(scored, default=(0.0, None))
    return pk if best >= threshold else None


@dataclass(frozen=True)
class _Stems:
    counts: Mapping[str, int]
    length: float


@lru_cache(maxsize=50_000)
def _stems(text: str) -> _Stems:
    """Kept, since every sentence of a note is held against every matter's texts."""
    words = re.findall(r"[a-zåäöéü]{4,}", text.casefold())
    counts = Counter(word[:6] for word in words if word not in _STOP)
    return _Stems(dict(counts), sqrt(sum(count * count for count in counts.values())))


def _cosine(one: _Stems, other: _Stems) -> float:
    both = one.counts.keys() & other.counts.keys()
    if len(both) < min(_AT_LEAST, len(one.counts), len(other.counts)):
        return 0.0
    shared = sum(one.counts[stem] * other.counts[stem] for stem in both)
    return shared / (one.length * other.length) if shared else 0.0
