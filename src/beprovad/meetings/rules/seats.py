"""Who sits there? A name with its organisation run into it, and who resembles somebody known. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from beprovad.lib.notes.names import is_given
from beprovad.lib.text import name_key
from beprovad.people.rules.matching import MOST, Candidate, KnownPerson, Likeness, candidates
from beprovad.people.rules.naming import KnownOrganisation, match_organisation

_NAME = 2  # words that a name has at least: a given name and a surname
_LONGEST_TAIL = 4
_VAGUE = (Likeness.INITIAL, Likeness.GIVEN_NAME)


def without_organisation(written: str, known: Sequence[KnownOrganisation]) -> tuple[str, str]:
    """The name and the organisation in "Linnea Oskarsson Tallheden"; the organisation is "" where none ends it.

    Only one that is here counts, and never straight after a given name: then it is a surname.
    """
    here = [one for one in known if one.id is not None]
    words = written.split()
    for count in range(min(_LONGEST_TAIL, len(words) - _NAME), 0, -1):
        name, tail = words[:-count], " ".join(words[-count:])
        if not is_given(name[-1]) and len(match_organisation(tail, here)) == 1:
            return " ".join(name).rstrip(","), tail
    return written, ""


def persons_alike(
    written: str, organisation_id: int | None, known: Sequence[KnownPerson]
) -> tuple[Candidate, ...]:
    """As `candidates`; where that finds nobody, those elsewhere who resemble, and by the first two words alone."""
    found = candidates(written, organisation_id, known)
    if found:
        return found
    words = name_key(written).split()
    elsewhere = candidates(written, None, known) if organisation_id is not None else ()
    begun: tuple[Candidate, ...] = ()
    if len(words) > _NAME and not is_given(words[1]):
        begun = candidates(" ".join(words[:_NAME]), None, known)
    named = [one for one in (*begun, *elsewhere) if one.likeness not in _VAGUE]
    alike = {one.person.id: one for one in named}
    begins = {one.person.id for one in begun}
    return tuple(_doubtful(one) if pk in begins else one for pk, one in alike.items())[:MOST]


def _doubtful(found: Candidate) -> Candidate:
    """The note has words more than the name that fits: that is no certain one."""
    return replace(found, likeness=Likeness.ADDED_SURNAME)


def letters_apart(written: str, person: KnownPerson) -> int:
    """How many letters differ between what was written and the form of the person's name that is nearest to it.

    Two letters that changed places are one difference, and é is another letter than e.
    """
    key = name_key(written)
    return min(OSA.distance(key, known) for known in {name_key(person.name), *person.keys})
