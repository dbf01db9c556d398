"""What may stand in a note, which saves belong together, and how two texts differ. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from beprovad.lib.identity import identity_numbers

TEXT_LIMIT = 200_000
"""Characters in one note; a whole day's notes are a tenth of it."""

SAVED_TOGETHER = timedelta(minutes=10)
"""One author's autosaves within this time of the first are one revision in the history."""

_COMPARED_WORDS = 3_000
_AKIN = 0.4


class Refusal(StrEnum):
    """Why a text is not saved; `meetings/meeting_words.py` says it with the way out."""

    IDENTITY_NUMBER = "identity_number"
    TOO_LONG = "too_long"


class Choice(StrEnum):
    """How a conflict is settled."""

    THEIRS = "theirs"
    MINE = "mine"
    JOINED = "joined"


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same, only in the earlier text (gone) or only in the later (new)."""

    change: Change
    text: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, or the lines of a list. `lines` of a paragraph are its own line breaks."""

    is_list: bool
    lines: tuple[str, ...]

    @property
    def has_links(self) -> bool:
        """Something in it may be an address; most passages have none, and are shown the faster for it."""
        return any("://" in line or "www." in line or "@" in line for line in self.lines)


def refuse_text(text: str) -> Refusal | None:
    """None when the text may be kept. Personal identity numbers are masked by a human first."""
    if len(text) > TEXT_LIMIT:
        return Refusal.TOO_LONG
    return Refusal.IDENTITY_NUMBER if identity_numbers(text) else None


def belong_together(*, began_at: datetime, now: datetime) -> bool:
    return timedelta(0) <= now - began_at <= SAVED_TOGETHER


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """How `before` became `after`, by lines and within changed lines by words.

    The pieces that are not new give `before`; those that are not gone give `after`.
    """
    return tuple(_joined_alike(_by_lines(before, after)))


def _by_lines(before: str, after: str) -> Iterator[Piece]:
    one, other = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for same, old, new in _matched(one, other):
        if same:
            yield Piece(Change.SAME, old)
        else:
            yield from _by_words(old, new)


def _by_words(before: str, after: str) -> Iterator[Piece]:
    one, other = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    if len(one) + len(other) > _COMPARED_WORDS or not _are_akin(before, after):
        yield from _replaced(before, after)
        return
    for same, old, new in _matched(one, other):
        if same:
            yield Piece(Change.SAME, old)
        else:
            yield from _replaced(old, new)


def _are_akin(before: str, after: str) -> bool:
    """Lines with hardly a word in common are read easier one after the other than word by word."""
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio() >= _AKIN


def _replaced(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(Change.GONE, before)
    if after:
        yield Piece(Change.NEW, after)


def _matched(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    matcher = SequenceMatcher(None, one, other, autojunk=len(one) + len(other) > _COMPARED_WORDS)
    for tag, start, end, first, last in matcher.get_opcodes():
        yield tag == "equal", "".join(one[start:end]), "".join(other[first:last])


def _joined_alike(pieces: Iterator[Piece]) -> Iterator[Piece]:
    kept: Piece | None = None
    for piece in pieces:
        if kept is not None and kept.change == piece.change:
            kept = Piece(kept.change, kept.text + piece.text)
            continue
        if kept is not None:
            yield kept
        kept = piece
    if kept is not None:
        yield kept


def joined_text(theirs: str, mine: str) -> str:
    """Both texts in one, to go on from: what is alike once, where they differ theirs and then mine."""
    one, other = theirs.splitlines(), mine.splitlines()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    lines: list[str] = []
    for tag, start, end, first, last in matcher.get_opcodes():
        lines += one[start:end]
        lines += [] if tag == "equal" else other[first:last]
    return "\n".join(lines)


def stands_in(sentence: str, text: str) -> bool:
    """Whether the text holds the sentence, however it is broken into lines."""
    return " ".join(sentence.split()).casefold() in " ".join(text.split()).casefold()


def passages(text: str) -> tuple[Passage, ...]:
    """The text as paragraphs and lists. A blank line parts paragraphs; lines with a dash are a list."""
    found: list[Passage] = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        found += _passages_in(block)
    return tuple(found)


_BULLET = re.compile(r"^\s*(?:[-–•*·o]|\uf0b7)\s+(?=\S)")


def _passages_in(block: str) -> Iterator[Passage]:
    lines: list[str] = []
    is_list = False
    for line in filter(str.strip, block.splitlines()):
        bullet = _BULLET.match(line)
        if lines and (bullet is not None) != is_list:
            yield Passage(is_list, tuple(lines))
            lines = []
        is_list = bullet is not None
        lines.append(line[bullet.end() :].strip() if bullet else line.strip())
    if lines:
        yield Passage(is_list, tuple(lines))
