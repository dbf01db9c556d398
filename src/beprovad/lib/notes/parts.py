"""A row of a list cut at its separators, with the brackets that follow each part."""

import re

from beprovad.lib.notes.drafts import Part
from beprovad.lib.notes.names import name_at, without_title
from beprovad.lib.notes.stretch import Stretch

_SEPARATOR = re.compile(
    r"(?P<strong>[;])|(?P<comma>,(?!\d)(?:\s+(?:och|samt|og|and|&)(?=\s))?)|(?P<gap>\s{2,}|\t|\|)|(?P<dash>\s[–—-]+\s|(?<=[a-zåäöæøé])[–—-]\s(?=[A-ZÅÄÖÆØ])|\s[–—-](?=[A-ZÅÄÖÆØ]))|(?P<and>\s(?:och|"
    r"samt|og|and|&|\+|o\.?)\s)"
    r"|(?P<stop>(?<=[a-zåäöæøé]{3})\.(?=\s|$))|(?P<bullet>[•·●])|(?P<slash>\s/\s|/(?=[A-ZÅÄÖ][a-zåäö]))",
)


def parts_of(row: Stretch) -> list[Part]:
    parts: list[Part] = []
    before, start, position = "", 0, 0
    brackets: list[tuple[int, int]] = []
    text = row.text
    while position < len(text):
        if text[position] in "([":
            close = _closing(text, position)
            brackets.append((position, close))
            position = close
            continue
        found = _SEPARATOR.match(text, position)
        if found and not _is_part_of_name(text, found, start):
            _keep(parts, row, start, found.start(), brackets, before)
            is_and = found.lastgroup == "comma" and len(found[0]) > 1 and _names_follow(text, found.end())
            before = "and" if is_and else found.lastgroup or ""
            start = position = found.end()
            brackets = []
            continue
        position += 1
    _keep(parts, row, start, len(text), brackets, before)
    return parts


def _closing(text: str, start: int) -> int:
    limit = start + _LONGEST_BRACKET
    end = min(
        (at for at in (text.find(")", start, limit), text.find("]", start, limit)) if at >= 0), default=-1
    )
    return end + 1 if end >= 0 else start + 1


_LONGEST_BRACKET = 120
_BLANKS = re.compile(r"\s*")


def _names_follow(text: str, at: int) -> bool:
    return name_at(text, at + without_title(text[at:]), single=True) is not None


#: A dash between two blanks; one that touches a word is a separator only before a person ("Alm- Anna Ek").
_WITH_BLANKS = 3


def _is_part_of_name(text: str, found: re.Match[str], start: int) -> bool:
    """As in "och" inside an organisation ("Vård- och omsorgsnämnden") is no separator: a person must follow it."""
    if found.lastgroup == "and":
        return not _names_follow(text, found.end())
    if found.lastgroup == "gap" and found.end() == len(text):
        return False
    if found.lastgroup == "stop":
        hit = name_at(text, _BLANKS.match(text, start).end())  # type: ignore[union-attr]  # matches anything
        return hit is None or hit.end < found.start()
    if found.lastgroup == "dash" and len(found[0]) < _WITH_BLANKS:
        before, after = name_at(text, start), name_at(text, found.end())
        return after is None or not (after.is_known or (before is not None and before.is_known))
    if found.lastgroup == "slash":
        return name_at(text, found.end()) is None
    return False


def _keep(  # noqa: PLR0913, PLR0917 - the state of one part
    parts: list[Part], row: Stretch, start: int, end: int, brackets: list[tuple[int, int]], before: str
) -> None:
    """A part and its brackets; a name after a bracket, with nothing between, begins a part of its own."""
    position = start
    inner: list[Stretch] = []
    pieces: list[tuple[Stretch, list[Stretch]]] = []
    for low, high in brackets:
        piece = row.cut(position, low)
        if piece or not pieces:
            inner = []
            pieces.append((piece, inner))
        inner.append(row.cut(low + 1, high - 1 if row.text[high - 1] in ")]" else high))
        position = high
    tail = row.cut(position, end)
    if tail:
        pieces.append((tail, []))
    for index, (piece, inside) in enumerate(pieces):
        if piece or inside:
            parts.append(
                Part(
                    piece.strip("*:."[:2]) if piece else piece,
                    tuple(inside),
                    before if index == 0 else "bracket",
                )
            )
