"""Who can be given something to do in this note: its people in every short form, its organisations, its roles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from beprovad.lib.notes.model import Attendee
from beprovad.lib.notes.names import is_given, name_at
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.words import set_of

_ROLES = set_of(
    """
    ordföranden ordförande ordf sekreteraren sekreterare kassören kassör vice styrelsen au
    arbetsutskottet valberedningen kansliet sekretariatet prefekten rektorn rektor samordnaren
    projektledaren projektgruppen arbetsgruppen styrgruppen referensgruppen beredningsgruppen
    beredningsgrupperna redaktören webmaster kommunen regionen förvaltningen ledningsgruppen
    bestyrelsen formanden kassereren formannen lederen styret leder nestleder secretariat chair
    secretary alla vi samtliga kontoret skolan föreningen gruppen nätverket
    """
)
_JOIN = re.compile(r"\s*(?:,|\boch\b|\bsamt\b|&|/|\+|\bog\b|\band\b)\s*")
_INITIALS = re.compile(r"[A-ZÅÄÖÆØ]{1,4}\Z")


@dataclass(frozen=True, slots=True)
class Owners:
    """Folded forms of those who may own something."""

    people: frozenset[str]
    organisations: frozenset[str]

    def knows(self, words: str) -> bool:
        """A person of the note, one of its organisations, or a role — alone or several in a row."""
        pieces = [piece for piece in _JOIN.split(words.strip(" .:")) if piece]
        return bool(pieces) and all(self._knows_one(piece) for piece in pieces)

    def _knows_one(self, piece: str) -> bool:
        folded = piece.casefold().rstrip(".")
        if folded in self.people or folded in self.organisations or folded in _ROLES:
            return True
        hit = name_at(piece, 0)
        return hit is not None and hit.is_known and hit.end >= len(piece) - 1

    def is_person(self, piece: str) -> bool:
        folded = piece.casefold().strip(" .:")
        if folded in self.people:
            return True
        hit = name_at(piece, 0)
        return bool(hit and hit.is_known and hit.end >= len(piece.rstrip(" .:")))


def owners(people: Iterable[Attendee]) -> Owners:
    forms: set[str] = set()
    organisations: set[str] = set()
    for person in people:
        forms |= _forms(person.name.value)
        if person.organisation:
            organisations.add(person.organisation.value.casefold())
    return Owners(frozenset(forms), frozenset(organisations))


def _forms(name: str) -> set[str]:
    """Anna-Karin Öhrn Ek: the whole, the given name, its first half, given name and initial, all initials."""
    words = name.replace(".", "").split()
    given = next((word for word in words if is_given(word)), words[0])
    rest = [word for word in words if word != given]
    forms = {name.casefold(), given.casefold()}
    forms |= {f"{given} {word[0]}".casefold() for word in rest if word}
    forms.add(" ".join(words[:2]).casefold() if len(words) > 2 else name.casefold())  # noqa: PLR2004
    if rest:
        forms.add(rest[-1].casefold())
        forms.add("".join(word[0] for word in words).casefold())
        forms.add("".join(part[0] for word in words for part in word.split("-") if part).casefold())
    return forms


def is_initials(words: str) -> bool:
    return bool(_INITIALS.match(words))


_NAME = r"[A-ZÅÄÖÆØÉ][\w’'-]*"
_LAST_NAMES = rf"(?:\s(?:(?:von|af|de|van|del|der)\s)?{_NAME}\.?){{0,3}}"
_AND = r"\s?(?:,|/|&|\boch\b|\bsamt\b|\bog\b|\band\b)\s?"
_APPOSITION = r"(?:\s?\([^()]{1,40}\)|,[^,.]{2,60},)?"
_SUBJECT = re.compile(
    rf"(?P<who>{_NAME}(?:\.(?=\s))?{_LAST_NAMES}(?:{_AND}{_NAME}\.?{_LAST_NAMES}){{0,5}}){_APPOSITION}"
)


@lru_cache(maxsize=16)
def subject_of(sentence: Stretch) -> tuple[Stretch, int] | None:
    """The capitalised words that open a sentence, and where they end (past an apposition). Several rules ask for it."""
    found = _SUBJECT.match(sentence.text)
    return (sentence.cut(*found.span("who")), found.end()) if found else None
