"""Who may be the same person: those with a name alike, each with the reason."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from beprovad.people.models import Person
from beprovad.people.queries.known import known_names, known_persons
from beprovad.people.queries.persons import PersonLine, Somebody, person_lines
from beprovad.people.rules.matching import KnownPerson, Likeness, candidates, pairs


class Pair(NamedTuple):
    """Two persons who may be one; `kept` was here first."""

    kept: PersonLine
    other: PersonLine
    likeness: Likeness


def namesakes(person: Person) -> tuple[tuple[PersonLine, Likeness], ...]:
    """Others whose names are so alike that they may be the same person, with why."""
    known = known_persons()
    own = [name for one in known if one.id == person.pk for name in (one.name, *one.keys)]
    others = [one for one in known if one.id != person.pk]
    found: dict[int, Likeness] = {}
    for name in own:
        for candidate in candidates(name, None, others):
            found.setdefault(candidate.person.id, candidate.likeness)
    return tuple((line, found[line.person.pk]) for line in person_lines(list(found)))


def alike(
    name: str, email: str = "", organisation_id: int | None = None
) -> tuple[tuple[PersonLine, Likeness], ...]:
    """Whom somebody about to be added may be: who has the address, then those with a name alike."""
    found: dict[int, Likeness] = {}
    if email:
        bearers = Person.objects.filter(merged_into=None, email__iexact=email).values_list("pk", flat=True)
        found = dict.fromkeys(bearers, Likeness.SAME_EMAIL)
    for candidate in candidates(name, organisation_id, known_persons()):
        found.setdefault(candidate.person.id, candidate.likeness)
    return tuple((line, found[line.person.pk]) for line in person_lines(list(found)))


def count_possible_duplicates(among: Iterable[Somebody]) -> int:
    return len(_pairs(known_names(among)))


def possible_duplicates(
    among: Iterable[Somebody], first: int = 0, past: int | None = None
) -> tuple[Pair, ...]:
    """Those who may be somebody else too, pair by pair, the best reason first; a part of them."""
    shown = _pairs(known_names(among))[first:past]
    lines = {
        line.person.pk: line
        for line in person_lines(list({one.id for kept, other, _ in shown for one in (kept, other)}))
    }
    return tuple(Pair(lines[kept.id], lines[other.id], why) for kept, other, why in shown)


@lru_cache(maxsize=1)
def _pairs(known: tuple[KnownPerson, ...]) -> tuple[tuple[KnownPerson, KnownPerson, Likeness], ...]:
    """Worked out again when somebody has come, gone or got another name."""
    return pairs(known)
