"""Rows that name people by less than a full name: given names, initials, the surname first."""

import re
from itertools import pairwise

from beprovad.lib.notes.drafts import Draft
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import is_given
from beprovad.lib.notes.stretch import Stretch, joined
from beprovad.lib.notes.words import ROLE

_GIVEN = r"[A-ZÅÄÖÆØ][a-zåäöæøé]+(?:-[A-ZÅÄÖÆØ]?[a-zåäöæøé]+)*"
_NAME = rf"{_GIVEN}(?:\s[A-ZÅÄÖÆØ]\.?)?"


def nicknamed(row: Stretch, *, is_plain_list: bool) -> list[Draft]:
    """As in "Närvarande: Anna, Knatte och Bo (sekreterare)": given names, where one or the other may be a nickname.

    Outside a list on the heading's own line nearly all of them must be known.
    """
    if heading := CLASS.match(row.text):
        return _of_class(row, heading)
    edges = [(0, 0), *(found.span() for found in _BETWEEN_NAMES.finditer(row.text)), (len(row.text),) * 2]
    pieces = [piece for (_, low), (high, _) in pairwise(edges) if (piece := row.cut(low, high).strip("."))]
    named = [(piece, found) for piece in pieces if (found := _NICKNAMED.match(piece.text))]
    known = sum(is_given(found["name"].split()[0]) for _, found in named)
    least, share = (_LEAST_NICKNAMES, 2) if is_plain_list else (_LEAST_NICKNAMES * 2, 4)
    if len(named) < len(pieces) or not all(_is_short(found["name"]) for _, found in named):
        return []
    if len(pieces) < least or (len(pieces) - known) * share > len(pieces):
        return []
    return [_familiar_draft(piece, found) for piece, found in named]


#: "Åk 1: Ismail & Walter", "Klass 4B, Tea": a class and its pupils.
CLASS = re.compile(
    r"(?:Åk|Årskurs|Klass|År|Avd\.?|Avdelning)\s?\w{1,3}\s?[:,–-]\s*(?=[A-ZÅÄÖÆØ])", re.IGNORECASE
)


def _of_class(row: Stretch, heading: re.Match[str]) -> list[Draft]:
    """The pupils of one class, be it one alone."""
    rest = row.cut(heading.end())
    people = nicknamed(rest, is_plain_list=True)
    if not people and _NICKNAMED.match(rest.text) and is_given(rest.text.split(maxsplit=1)[0]):
        people = [Draft(rest, (Doubt.ONLY_GIVEN_NAME,))]
    for one in people:
        one.group = row.cut(0, heading.end()).strip(" :,–-")
    return people


def _is_short(name: str) -> bool:
    """One given name, be it with an initial; or two, as in "Kari Lise"."""
    first, _, second = name.partition(" ")
    return len(second.strip(".")) <= 1 or (is_given(first) and is_given(second))


def _familiar_draft(piece: Stretch, found: re.Match[str]) -> Draft:
    draft = Draft(piece.cut(*found.span("name")), (Doubt.ONLY_GIVEN_NAME,))
    for group in ("before", "role"):
        if found.groupdict().get(group):
            draft.roles.append(piece.cut(*found.span(group)))
    if found.groupdict().get("place"):
        draft.organisation = piece.cut(*found.span("place"))
    return draft


_NICKNAMED = re.compile(
    rf"(?:(?P<before>[a-zåäö]{{4,20}})\s)?(?P<name>{_NAME}|{_GIVEN} {_GIVEN})(?:\sfrån\s(?P<place>[\wåäö -]{{3,30}}))?"
    r"(?:\s?\((?P<role>[a-zåäö][^()]{2,40})\))?\Z"
)
_FAMILIAR = re.compile(
    r"(?P<name>[A-ZÅÄÖÆØ][a-zåäöæøé]+(?:\s[A-ZÅÄÖÆØ]\.?)?)(?:\s?[-–]\s?|\s+)(?P<role>[a-zåäö][^.!?]{2,60})\Z"
)
_COMMAS = re.compile(r"\s*[,;]\s*")


def familiar(row: Stretch) -> list[Draft]:
    """As in "Kerstin- internetansvarig, Sten – ekonomiansvarig": given names with what each of them does."""
    edges = [(0, 0), *(found.span() for found in _COMMAS.finditer(row.text)), (len(row.text),) * 2]
    people: list[Draft] = []
    for (_, low), (high, _) in pairwise(edges):
        piece = row.cut(low, high).strip(".")
        found = _FAMILIAR.match(piece.text)
        if found is None or not is_given(found["name"].split()[0]) or not ROLE.search(found["role"]):
            return []
        people.append(_familiar_draft(piece, found))
    return people


_SURNAME_FIRST = re.compile(
    r"(?P<last>[A-ZÅÄÖÆØ][\w’'-]+), (?P<first>[A-ZÅÄÖÆØ][\w’'-]+)(?:\s[A-ZÅÄÖÆØ]\.?)?\Z"
)


def surname_first(row: Stretch) -> list[Draft]:
    """As in "Ek, Anna; Alm, Bo": the person is named as people are, Anna Ek."""
    people: list[Draft] = []
    for found in re.finditer(r"[^;]+", row.text):
        piece = row.cut(*found.span()).strip(".")
        named = _SURNAME_FIRST.match(piece.text)
        if named is None or is_given(named["last"]) or not is_given(named["first"]):
            return []
        people.append(Draft(joined([piece.cut(*named.span("first")), piece.cut(*named.span("last"))])))
    return people


_SIGNS = re.compile(r"[A-ZÅÄÖ]{2,4}(?:\s?[,–-]\s?[A-ZÅÄÖ]{2,4})+\.?")


def initials_only(row: Stretch) -> list[Draft]:
    """As in "BS - KL - MHÖ": people who are known by their initials throughout the note."""
    columns = [found for found in _COLUMN.finditer(row.text) if _SIGNS.fullmatch(found[0])]
    if not columns or columns[0].start():
        return []
    return [
        Draft(row.cut(*sign.span()), (Doubt.UNKNOWN_NAME,))
        for column in columns
        for sign in re.compile(r"\w+").finditer(row.text, *column.span())
    ]


_COLUMN = re.compile(r"\S+(?:\s\S+)*")
_LEAST_NICKNAMES = 2
_BETWEEN_NAMES = re.compile(r"\s*[,;&]\s*|\s(?:och|samt|og|and)\s")
