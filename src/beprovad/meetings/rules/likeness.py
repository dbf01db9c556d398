"""Does a sentence speak of a matter that we already have? A suggestion, never a verdict. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

_COMMON = """
    och att det som en ett av för på i till med om är den de vi så kan ska inte har vid från under hur när vad
    frågan fråga samtalet samtal dialog dialogen dialoger arbetet mötet nästa fortsätter parkeras tillsvidare
    uppdrag beslut kring gällande angående återkommer återkomma förslag nätverket
"""
_STOP = frozenset(_COMMON.split())
THRESHOLD = 0.34


def likeness(one: str, other: str) -> float:
    """Cosine of the texts' word stems, 0–1. Stems are the first six letters: Swedish inflects at the end."""
    return _cosine(_stems(one), _stems(other))


def known_matter(sentence: str, matters: Mapping[int, Sequence[str]]) -> int | None:
    """The matter (id → its title and sentences) that is most like the sentence, None below the threshold.

    Ties go to the newest (highest id), so that the same question asked twice gives the same answer.
    """
    stems = _stems(sentence)
    scored = [
        (max((_cosine(stems, _stems(text)) for text in texts), default=0.0), pk)
        for pk, texts in matters.items()
    ]
    best, pk = max(scored, default=(0.0, None))
    return pk if best >= THRESHOLD else None


def _stems(text: str) -> Counter[str]:
    words = re.findall(r"[a-zåäöéü]{4,}", text.casefold())
    return Counter(word[:6] for word in words if word not in _STOP)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[stem] for stem, count in one.items())
    lengths = sqrt(sum(c * c for c in one.values())) * sqrt(sum(c * c for c in other.values()))
    return shared / lengths if lengths else 0.0
