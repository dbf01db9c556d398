"""Places that stand right after the name: "Alva Ekström Norrvik" in a list where most people have one.

Alone such a word may be a second surname. It is a place where other people of the list have the same, or where
the list gives most of its people one.
"""

from collections import Counter
from dataclasses import replace

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.model import Attendee, Found, Span
from beprovad.lib.notes.names import is_given, is_surname
from beprovad.lib.notes.words import PARTICLES

_WORDS = 3
_LEAST = 2
_SAME = 2


def with_places(people: list[Attendee], others: list[Attendee]) -> list[Attendee]:
    """The people, each last word that is a place told as what they stand for; `others` are of the same note."""
    everybody = [*people, *others]
    trailing = [word for one in everybody if (word := _trailing(one))]
    if not trailing:
        return people
    told = Counter(trailing)
    named = Counter(one.organisation.value for one in everybody if one.organisation)
    is_usual = len(trailing) >= _LEAST and _is_usual(trailing, everybody)
    return [
        _divided(one) if (word := _trailing(one)) and (is_usual or told[word] + named[word] >= _SAME) else one
        for one in people
    ]


def _is_usual(trailing: list[str], everybody: list[Attendee]) -> bool:
    """Half of the people at least have such a word or an organisation, and few of the words end as surnames do."""
    with_one = len(trailing) + sum(one.organisation is not None for one in everybody)
    like_surnames = sum(is_surname(word) for word in trailing)
    return with_one * 2 >= len(everybody) and like_surnames * 2 < len(trailing)


def _trailing(one: Attendee) -> str | None:
    """The third word of somebody's name who stands for nothing, after a given name and one of any other shape."""
    words = one.name.value.split()
    if one.organisation is not None or len(words) != _WORDS or not is_given(words[0]):
        return None
    middle, last = words[1:]
    if is_given(middle) or middle.casefold() in PARTICLES or len(middle.strip(".")) == 1 or is_given(last):
        return None
    return last


def _divided(one: Attendee) -> Attendee:
    name, _, place = one.name.value.rpartition(" ")
    *before, last = one.name.spans
    edge = last.end - len(place)
    kept = Span(last.start, max(last.start, edge - 1))
    spans = (*before, kept) if kept.end > kept.start else tuple(before)
    return replace(
        one,
        name=Found(name, spans, one.name.doubts),
        organisation=Found(place, (Span(max(last.start, edge), last.end),)),
        municipality=municipality_named(place),
    )
