"""Rows of people with the form of address that councils use: "Cllr P Ek (Chair), Cllr Alm and Cllr Holm"."""

import re
from itertools import pairwise

from beprovad.lib.notes.drafts import Draft
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import is_name_word
from beprovad.lib.notes.stretch import Stretch

_ADDRESS = r"(?:Cllrs?|Councillors?|Trustees?)\.?"
_STARTS = re.compile(rf"(?:[A-Z][a-z]+\s?[:;-]\s*)?{_ADDRESS}\s[A-Z]")
_BETWEEN = re.compile(r"\s*(?:,(?:\s+and\b)?|;|\band\b|&)\s*|\s+(?=(?:Cllr|Councillor|Trustee)\s)")
_PERSON = re.compile(
    rf"(?:{_ADDRESS}\s+)?(?P<name>(?:[A-Z]{{1,2}}\.?\s){{0,2}}[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}})"
    r"(?:\s?\((?P<role>[^()]{1,40})\))?[ .]*"
)


def addressed(row: Stretch) -> list[Draft]:
    """Everybody in such a row without the address; one surname is name enough there. The row ends at a sentence."""
    opening = _STARTS.match(row.text)
    if opening is None:
        return []
    start = opening.end() - len(opening[0].split(maxsplit=1)[-1]) if ":" in opening[0] else 0
    edges = [
        (start, start),
        *(found.span() for found in _BETWEEN.finditer(row.text, start)),
        (len(row.text),) * 2,
    ]
    people: list[Draft] = []
    for (_, low), (high, _) in pairwise(edges):
        piece = row.cut(low, high)
        found = _PERSON.match(piece.text)
        if found is None or not is_name_word(found["name"].split()[-1]):
            continue
        people.append(Draft(piece.cut(*found.span("name")), (Doubt.UNKNOWN_NAME,)))
        if found["role"]:
            people[-1].roles.append(piece.cut(*found.span("role")))
        if found.end() < len(piece.text):
            break
    return people
