"""Whether a line reads as an entry of a list of people."""

import re
from functools import lru_cache

from beprovad.lib.notes.familiar import CLASS
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import name_at, without_title
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.stretch import stretch_of
from beprovad.lib.notes.words import ROLE

LONGEST_ENTRY = 70


#: The end of a sentence before another: the text tells of something before it comes to anybody.
_TELLS = re.compile(r"[a-zåäö]{3}[.!?]\s+[A-ZÅÄÖ]")


@lru_cache(maxsize=4096)
def is_entry(text: str) -> bool:
    """Whether a line reads as an entry of a list of people."""
    hit = name_at(text)
    row = read_row(stretch_of(text, 0, len(text)))
    if not row.people or (row.rest is not None and len(row.people) < 3):  # noqa: PLR2004
        return False
    if not _begins_an_entry(text, row.people[0].name.start):
        return False
    if hit is not None and hit.is_known:
        return True
    known = sum(Doubt.UNKNOWN_NAME not in one.doubts for one in row.people)
    return known * 2 >= len(row.people) or len(" ".join(text.split())) <= LONGEST_ENTRY


def _begins_an_entry(text: str, at: int) -> bool:
    """Before the first name of an entry stands nothing, a heading with its colon, a column, a title or a role."""
    before = text[:at]
    bare = before.strip(" *(")
    if len(bare) > LONGEST_ENTRY and _TELLS.search(bare):
        return False
    if (heading := CLASS.match(text)) and heading.end() == at:
        return True
    if not bare or bare.endswith((":", ";", "–", "-")) or before.endswith(("  ", "\t")):
        return True
    return without_title(text) == at or ROLE.fullmatch(bare) is not None or bare.isupper()


def begins_with_a_rest(text: str) -> bool:
    """The second half of a name or of an organisation that was wrapped: no person begins here."""
    head = re.split(r"[,;(]", text, maxsplit=1)[0].strip(" .")
    if name_at(head, 0) is not None and name_at(head).is_known:  # type: ignore[union-attr]
        return False
    words = head.split()
    return len(words) <= 3 and (len(words) < len(text.split()) or len(words) == 1) and ":" not in head  # noqa: PLR2004


def is_known_person(text: str) -> bool:
    hit = name_at(text)
    return hit is not None and hit.is_known and hit.end >= len(text)
