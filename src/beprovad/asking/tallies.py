"""How answers add up. Pure.

A tally is a sum: the order of the answers, and the parts in which they are counted, say nothing.

    Texts, Words   how often each text or word was written, as written
    Choice         how many chose each option
    Dots           how many dots each option has
    Scale          how many chose each step
    Ranking        "key:2" how many gave it that place, "key:points" its Borda points (`readings`)
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from beprovad.asking.answers import Refusal, Value, validate
from beprovad.asking.specs import Ranking, Spec


@dataclass(frozen=True)
class Tally:
    """`answered` is how many answers (their weights summed), `counts` what they said: sorted, none with 0."""

    answered: int = 0
    counts: tuple[tuple[str, int], ...] = ()


NOTHING = Tally()


def tally(spec: Spec, values: Iterable[tuple[object, int]]) -> Tally:
    """All answers together; an answer of weight 3 counts as three. What is no answer to the spec counts as nothing."""
    answered = 0
    counts: Counter[str] = Counter()
    for raw, weight in values:
        value = validate(spec, raw)
        if weight < 1 or isinstance(value, Refusal):
            continue
        answered += weight
        for key, count in _counted(spec, value):
            counts[key] += count * weight
    return _summed(answered, counts)


def merge(one: Tally, other: Tally) -> Tally:
    """Both together."""
    return _summed(one.answered + other.answered, Counter(dict(one.counts)) + Counter(dict(other.counts)))


def take_away(whole: Tally, part: Tally) -> Tally:
    """The whole without a part of it, such as an answer that is replaced. `ValueError` for what was no part."""
    counts = Counter(dict(whole.counts))
    counts.subtract(dict(part.counts))
    if part.answered > whole.answered or any(count < 0 for count in counts.values()):
        raise ValueError("What is taken away was never counted.")
    return _summed(whole.answered - part.answered, counts)


def _counted(spec: Spec, value: Value) -> Iterator[tuple[str, int]]:
    match value:
        case dict():
            yield from value.items()
        case list() if isinstance(spec, Ranking):
            for place, key in enumerate(value, start=1):
                yield f"{key}:{place}", 1
                yield f"{key}:points", len(value) - place + 1
        case list():
            yield from ((part, 1) for part in value)
        case _:
            yield str(value), 1


def _summed(answered: int, counts: Counter[str]) -> Tally:
    return Tally(answered, tuple(sorted((key, count) for key, count in counts.items() if count)))
