"""Rows that name everybody with the surname first and no comma: "Ek Anna HSO Alm Bo Miljönämnden …".

Such a row is told from one of ordinary names by the given names in it: no surname follows them.
"""

import re
from itertools import pairwise

from beprovad.lib.municipalities import municipality_named
from beprovad.lib.notes.drafts import Draft
from beprovad.lib.notes.model import Doubt
from beprovad.lib.notes.names import TOKEN, is_given, is_name_word
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.telling import tell_rest

_LEAST = 3
_MOST_OTHERS = 0.25
_RUN = 60


def surnames_lead(row: Stretch) -> list[Draft]:
    """Everybody in such a row, named as written there; nobody where the row is of another kind."""
    if len(row.text) < _RUN:
        return []
    words = [(found[0], found.start()) for found in TOKEN.finditer(row.text)]
    ends: list[tuple[int, int]] = []
    others = 0
    for at, (word, start) in enumerate(words):
        if not is_given(word.rstrip(".")) or not at:
            others += not at and is_given(word)
            continue
        first = _first_of_surname(row.text, words, at)
        if _is_surname(row.text, words, at + 1):
            others += first is None
        elif first is not None:
            ends.append((words[first][1], start + len(word)))
    if len(ends) < _LEAST or others > len(ends) * _MOST_OTHERS:
        return []
    edges = [*ends, (len(row.text), 0)]
    return [_draft(row, low, high, following) for (low, high), (following, _) in pairwise(edges)]


def _draft(row: Stretch, low: int, high: int, following: int) -> Draft:
    draft = Draft(row.cut(low, high), (Doubt.NO_SEPARATOR,))
    tell_rest(row.cut(high, following), draft)
    return draft


def _first_of_surname(text: str, words: list[tuple[str, int]], at: int) -> int | None:
    """Where the surname before a given name begins; it has two words at most."""
    if not _stands_right_before(text, words, at):
        return None
    is_double = (
        at > 1
        and _stands_right_before(text, words, at - 1)
        and not is_given(words[at - 2][0])
        and not _is_unit(words[at - 2][0])
    )
    return at - 2 if is_double else at - 1


def _stands_right_before(text: str, words: list[tuple[str, int]], at: int) -> bool:
    word, start = words[at - 1]
    return text[start + len(word) : words[at][1]] == " " and is_name_word(word) and not _is_unit(word)


def _is_surname(text: str, words: list[tuple[str, int]], at: int) -> bool:
    """Whether the word at `at` goes on with the name before it."""
    if at >= len(words):
        return False
    word, start = words[at]
    end = start + len(word)
    is_joined = start == words[at - 1][1] + len(words[at - 1][0]) + 1 and text[end : end + 1] != "-"
    return is_joined and is_name_word(word.rstrip(".")) and not _is_unit(word)


_CAPITALS = re.compile(r"[A-ZÅÄÖ&]{2,}\Z")


def _is_unit(word: str) -> bool:
    return len(word) == 1 or bool(_CAPITALS.match(word)) or municipality_named(word) is not None
