"""Whom does a note mean by a name, be it only a part of one: "Alva", "Ekström", "Alva E", "AE"? Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from beprovad.lib.notes.names import is_given, is_name_word
from beprovad.lib.text import name_key, without_accents
from beprovad.people.rules.matching import KnownPerson, candidates


@dataclass(frozen=True)
class Bearer:
    """Somebody whom a name may mean: at a seat of the note (that finding's id), a known person, or both.

    `keys`: every form of the name, as `name_key` reads it.
    """

    name: str
    keys: frozenset[str]
    seat: int | None = None
    person: int | None = None

    @property
    def value(self) -> str:
        """As a form sends it."""
        return f"seat-{self.seat}" if self.seat else f"person-{self.person}"


@dataclass(frozen=True)
class Circles:
    """Who may be meant, the nearest first: those present, those absent, the networks' members. Then everybody."""

    near: tuple[tuple[Bearer, ...], ...]
    everybody: tuple[Bearer, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """`is_asked`: a person is named, but which one is not certain. Nobody, not asked: no person is named."""

    bearers: tuple[Bearer, ...] = ()
    is_asked: bool = False

    @property
    def certain(self) -> Bearer | None:
        return self.bearers[0] if self.bearers and not self.is_asked else None


def meaning(words: str, circles: Circles) -> Meaning:
    """The first of the names in the words that means just one person; else whom it may mean, to ask about.

    A part of a name means somebody of the nearest circle only; a whole name may be anybody's.
    """
    names = tuple(names_in(words))
    read = [_of_one(name, circles) for name in names]
    certain = next((one for one in read if one.certain), None)
    return certain or next((one for one in read if one.is_asked), Meaning())


def names_in(words: str) -> Iterator[str]:
    """The names in "Farid och Dragana" and "Alva (Norrvik)", one by one; "kansliet" is none."""
    for piece in _BETWEEN.split(words):
        name = piece.strip(" .:–-")
        if name[:1].isupper():
            yield name


_BETWEEN = re.compile(r"\s*(?:[,;&/+()]|\boch\b|\bsamt\b|\bog\b|\band\b)\s*")


def _of_one(name: str, circles: Circles) -> Meaning:
    for circle in circles.near:
        bearers = _whole(name, circle) or _part(name, circle)
        if bearers:
            return Meaning(bearers, is_asked=len(bearers) > 1)
    if " " not in name_key(name):
        return Meaning(is_asked=_is_given_name(name))
    bearers = _whole(name, circles.everybody)
    return Meaning(bearers, is_asked=len(bearers) > 1) if bearers else _alike(name, circles)


def _is_given_name(name: str) -> bool:
    return len(name) > 1 and is_name_word(name) and is_given(name)


def _whole(name: str, among: Sequence[Bearer]) -> tuple[Bearer, ...]:
    key = without_accents(name_key(name))
    return _those(among, lambda known: known == key)


def _part(name: str, among: Sequence[Bearer]) -> tuple[Bearer, ...]:
    words = tuple(without_accents(name_key(name)).split())
    if _INITIALS.fullmatch(name):
        return _those(among, lambda known: "".join(word[0] for word in known.split()) == words[0])
    return _those(among, lambda known: _is_part(words, tuple(known.split())))


_INITIALS = re.compile(r"[A-ZÅÄÖ]{2,4}")


def _those(among: Sequence[Bearer], is_theirs: Callable[[str], bool]) -> tuple[Bearer, ...]:
    return tuple(one for one in among if any(is_theirs(without_accents(key)) for key in one.keys))


def _is_part(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """The beginning or the end of the name; or with an initial, as "Alva E" and "A Ekström"."""
    if not words or not known:
        return False
    if len(words) < len(known) and words in (known[: len(words)], known[-len(words) :]):
        return len(words[-1]) > 1
    return len(words) == _WITH_INITIAL and _fits(words[0], known[0]) and _fits(words[1], known[-1])


def _fits(word: str, known: str) -> bool:
    return word == known or (len(word) == 1 and known.startswith(word))


_WITH_INITIAL = 2


def _alike(name: str, circles: Circles) -> Meaning:
    """A whole name that nobody bears, but that somebody near nearly does: never certain."""
    near = [bearer for circle in circles.near for bearer in circle]
    known = [KnownPerson(n, one.name, one.keys, (), frozenset(), 0) for n, one in enumerate(near)]
    bearers = tuple(near[found.person.id] for found in candidates(name, None, known))
    return Meaning(bearers, is_asked=bool(bearers))
