"""Is this written name somebody we know? Suggestions with their reason, never a decision. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from beprovad.lib.text import name_key, without_accents

MOST = 5


class Likeness(StrEnum):
    """Why somebody is suggested, best reason first."""

    SAME = "same"
    SAME_EMAIL = "same_email"  # in a list of members; no name is compared
    CONFIRMED_VARIANT = "confirmed_variant"
    ACCENTS = "accents"  # Renée, Renee
    SAME_SOUND = "same_sound"  # Ericsson, Eriksson
    SWAPPED_LETTERS = "swapped_letters"  # Malrin, Marlin
    ONE_LETTER = "one_letter"  # Ahlinn, Ahlin
    ADDED_SURNAME = "added_surname"  # the note has one more surname than we know
    DROPPED_SURNAME = "dropped_surname"  # the note has one surname fewer
    SAME_NAME_ELSEWHERE = "same_name_elsewhere"  # same name, not known at this organisation
    INITIAL = "initial"  # A. Ekström
    GIVEN_NAME = "given_name"  # only "Ture"


EXACT = frozenset({Likeness.SAME, Likeness.CONFIRMED_VARIANT})
# So weak that another organisation makes it somebody else.
_WEAK = frozenset({Likeness.ONE_LETTER, Likeness.INITIAL, Likeness.GIVEN_NAME})
_VAGUE = frozenset({Likeness.INITIAL, Likeness.GIVEN_NAME})
_ORDER = {likeness: place for place, likeness in enumerate(Likeness)}
_ELSEWHERE = len(Likeness)


@dataclass(frozen=True)
class KnownPerson:
    """`keys`: the name and the confirmed variants, as `name_key` reads them.

    `organisations` are those that the person stands for, `within` the ids of organisations above them.
    """

    id: int
    name: str
    keys: frozenset[str]
    organisations: tuple[tuple[int, str], ...]
    networks: frozenset[int]
    meetings: int
    within: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Candidate:
    person: KnownPerson
    likeness: Likeness
    is_same_organisation: bool


def candidates(
    written: str, organisation_id: int | None, known: Sequence[KnownPerson]
) -> tuple[Candidate, ...]:
    """Whom the written name may be, best first, at most five.

    Somebody at the organisation goes before somebody elsewhere with the same likeness; then the one who has
    been at most meetings. The order of `known` does not matter.
    """
    key = name_key(written)
    if not key:
        return ()
    form = _form(key)
    found = [found for person in known if (found := _candidate(form, organisation_id, person))]
    return tuple(sorted(found, key=_rank)[:MOST])


def is_certain(found: Sequence[Candidate]) -> bool:
    """Exactly one bears the name at the organisation; or at all, where no organisation was written."""
    bearers = [one for one in found if one.likeness in EXACT]
    here = [one for one in bearers if one.is_same_organisation]
    return len(here or bearers) == 1


Neighbours = Mapping[str, Sequence[KnownPerson]]


def neighbours(known: Sequence[KnownPerson]) -> Neighbours:
    """Everybody under each word of their names, for looking up many names among many people."""
    found: dict[str, dict[int, KnownPerson]] = defaultdict(dict)
    for person in known:
        for key in {_key(person.name), *person.keys}:
            for mark in _form(key).marks:
                found[mark][person.id] = person
    return {mark: tuple(people.values()) for mark, people in found.items()}


def near(written: str, among: Neighbours) -> tuple[KnownPerson, ...]:
    """All whom `candidates` could suggest for this name; the others need not be asked."""
    found = {one.id: one for mark in _form(_key(written)).marks for one in among.get(mark, ())}
    return tuple(found.values())


def pairs(known: Sequence[KnownPerson]) -> tuple[tuple[KnownPerson, KnownPerson, Likeness], ...]:
    """Those who may be one person by their names, each two once, the best reason first.

    Who came first stands first. A name that is only a given name or has only an initial says too little.
    """
    among = neighbours(known)
    found: dict[tuple[int, int], tuple[KnownPerson, KnownPerson, Likeness]] = {}
    for one in known:
        for name in {one.name, *one.keys}:
            later = [other for other in near(name, among) if other.id > one.id]
            for candidate in candidates(name, None, later):
                two, why = (one.id, candidate.person.id), candidate.likeness
                if why not in _VAGUE and (two not in found or _ORDER[why] < _ORDER[found[two][2]]):
                    found[two] = (one, candidate.person, why)
    return tuple(sorted(found.values(), key=lambda two: (_ORDER[two[2]], two[0].name, two[0].id, two[1].id)))


@dataclass(frozen=True)
class _Form:
    key: str
    words: tuple[str, ...]
    plain: str
    plain_words: tuple[str, ...]
    sound: str
    marks: frozenset[str]


@lru_cache(maxsize=50_000)
def _form(key: str) -> _Form:
    plain = without_accents(key)
    words, sound = tuple(plain.split()), _sound(plain)
    return _Form(key, tuple(key.split()), plain, words, sound, frozenset((*words, *sound.split())))


_key = lru_cache(maxsize=50_000)(name_key)


def _candidate(written: _Form, organisation_id: int | None, person: KnownPerson) -> Candidate | None:
    likeness = _likeness_to_person(written, person)
    if likeness is None:
        return None
    is_same = organisation_id is not None and _stands_for(person, organisation_id)
    is_elsewhere = organisation_id is not None and not is_same
    if is_elsewhere and likeness in EXACT:
        likeness = Likeness.SAME_NAME_ELSEWHERE
    if is_elsewhere and likeness in _WEAK and person.organisations:
        return None
    return Candidate(person, likeness, is_same)


def _stands_for(person: KnownPerson, organisation_id: int) -> bool:
    return organisation_id in person.within or any(own == organisation_id for own, _ in person.organisations)


def _likeness_to_person(written: _Form, person: KnownPerson) -> Likeness | None:
    own = _key(person.name)
    if written.key == own:
        return Likeness.SAME
    if written.key in person.keys:
        return Likeness.CONFIRMED_VARIANT
    likenesses = [found for key in {own, *person.keys} if (found := _likeness(written, _form(key)))]
    return min(likenesses, key=_ORDER.__getitem__, default=None)


def _likeness(written: _Form, known: _Form) -> Likeness | None:
    """How two different keys are alike, or None. Names without a word in common, spelled or sounded, are not."""
    if written.marks.isdisjoint(known.marks):
        return None
    if written.plain == known.plain:
        return Likeness.ACCENTS
    if OSA.distance(written.plain, known.plain, score_cutoff=1) == 1 and len(written.words) > 1:
        is_swap = sorted(written.plain) == sorted(known.plain)
        return Likeness.SWAPPED_LETTERS if is_swap else Likeness.ONE_LETTER
    if len(written.words) > 1 and written.sound == known.sound:
        return Likeness.SAME_SOUND
    if not written.plain or not known.plain or written.plain[0] != known.plain[0]:
        return None
    return _likeness_of_words(written.plain_words, known.plain_words)


def _likeness_of_words(written: tuple[str, ...], known: tuple[str, ...]) -> Likeness | None:
    if len(written) == 1:
        return Likeness.GIVEN_NAME if written[0] == known[0] and len(known) > 1 else None
    if len(written) == len(known):
        return Likeness.INITIAL if _are_initials(written, known) else None
    if written[0] != known[0] or len(known) == 1:
        return None
    if len(written) > len(known):
        return Likeness.ADDED_SURNAME if _lies_in(known, written) else None
    return Likeness.DROPPED_SURNAME if _lies_in(written, known) else None


def _are_initials(written: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Each word is the same or the other's first letter, and at least one is the same."""
    pairs = list(zip(written, known, strict=True))
    fits = all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)
    return fits and any(a == b and len(a) > 1 for a, b in pairs)


def _lies_in(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """All words of `short` stand in `long`, in that order."""
    if short[-1] not in long:  # most are ruled out here
        return False
    words = iter(long)
    return all(word in words for word in short)


_SOUNDS = (
    ("ph", "f"), ("th", "t"), ("ch", "k"), ("ck", "k"), ("qv", "kv"), ("qu", "kv"), ("c", "k"), ("q", "k"),
    ("w", "v"), ("z", "s"), ("x", "ks"), ("fv", "v"), ("y", "i"), ("hj", "j"), ("gj", "j"),
)  # fmt: skip


def _sound(plain: str) -> str:
    """Spellings of a Nordic name that sound alike become one: Catharina and Katarina, Ericzon and Ericson."""
    for spelled, sounded in _SOUNDS:
        plain = plain.replace(spelled, sounded)
    return "".join(letter for letter, before in zip(plain, " " + plain, strict=False) if letter != before)


def _rank(found: Candidate) -> tuple[int, int, str, int]:
    """Smaller is better: a doubtful name at the right organisation beats a good one at the wrong."""
    place = _ORDER[found.likeness] + (0 if found.is_same_organisation else _ELSEWHERE)
    return place, -found.person.meetings, name_key(found.person.name), found.person.id
