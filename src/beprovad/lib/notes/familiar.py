"""Rows that name people by less than a full name: given names, initials, the surname first."""

import re
from itertools import pairwise

from beprovad.lib.notes.drafts import Draft
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import is_given
from beprovad.lib.notes.stretch import Stretch, joined
from beprovad.lib.notes.words import ROLE

_ONE_NAME = re.compile(r"[A-ZÅÄÖÆØ][a-zåäöæøé-]+(?:\s[A-ZÅÄÖÆØ]\.?)?\Z")


def nicknamed(row: Stretch) -> list[Draft]:
    """As in "Närvarande: Anna, Knatte och Bo": a list of given names, where one or the other may be a nickname."""
    edges = [(0, 0), *(found.span() for found in _BETWEEN_NAMES.finditer(row.text)), (len(row.text),) * 2]
    pieces = [row.cut(low, high).strip(".") for (_, low), (high, _) in pairwise(edges)]
    pieces = [piece for piece in pieces if piece]
    known = sum(is_given(piece.text.split()[0]) for piece in pieces if _ONE_NAME.match(piece.text))
    if (
        len(pieces) < _LEAST_NICKNAMES
        or known * 2 < len(pieces)
        or not all(_ONE_NAME.match(piece.text) for piece in pieces)
    ):
        return []
    return [Draft(piece, (Doubt.ONLY_GIVEN_NAME,)) for piece in pieces]


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
        people.append(Draft(piece.cut(*found.span("name")), (Doubt.ONLY_GIVEN_NAME,)))
        people[-1].roles.append(piece.cut(*found.span("role")))
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
_LEAST_NICKNAMES = 3
_BETWEEN_NAMES = re.compile(r"\s*[,;&]\s*|\s(?:och|samt)\s")
