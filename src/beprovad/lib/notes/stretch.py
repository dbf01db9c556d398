"""Text joined from pieces of the source, which still knows where each character came from."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from beprovad.lib.notes.model import Doubt, Found, Span

_HYPHENATED = re.compile(r"[a-zåäöæøé]-\Z")
_NOT_A_WORD_END = re.compile(r"(?:och|eller|samt|og|eller)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A reading of one or several places in the text. `pieces` are (offset here, offset in source, length)."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    @property
    def start(self) -> int:
        return self.pieces[0][1] if self.pieces else 0

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Where the characters [start, end) stand in the source, one span for each piece."""
        end = len(self.text) if end is None else end
        first = max(0, bisect_right(self.pieces, (start, 1 << 62, 0)) - 1)
        spans: list[Span] = []
        for at in range(first, len(self.pieces)):
            here, there, length = self.pieces[at]
            if here >= end:
                break
            low, high = max(start, here), min(end, here + length)
            if low < high:
                spans.append(Span(there + low - here, there + high - here))
        return tuple(spans)

    def cut(self, start: int = 0, end: int | None = None) -> "Stretch":
        """The stretch between two offsets, without blanks at its ends."""
        end = len(self.text) if end is None else min(end, len(self.text))
        if len(self.pieces) == 1:
            return self._cut_one(start, end)
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        if start >= end:
            return Stretch("", ())
        first = max(0, bisect_right(self.pieces, (start, 1 << 62, 0)) - 1)
        kept: list[tuple[int, int, int]] = []
        for at in range(first, len(self.pieces)):
            here, there, length = self.pieces[at]
            if here >= end:
                break
            low, high = max(start, here), min(end, here + length)
            if low < high:
                kept.append((low - start, there + low - here, high - low))
        return Stretch(self.text[start:end], tuple(kept))

    def _cut_one(self, start: int, end: int) -> "Stretch":
        """The same for what stands in one place, as nearly everything does."""
        part = self.text[start:end]
        bare = part.lstrip()
        start += len(part) - len(bare)
        bare = bare.rstrip()
        if not bare:
            return _NOTHING
        here, there, length = self.pieces[0]
        if here or length < start + len(bare):
            low, high = max(start, here), min(start + len(bare), here + length)
            return Stretch(bare, ((low - start, there + low - here, high - low),) if low < high else ())
        return Stretch(bare, ((0, there + start, len(bare)),))

    def strip(self, characters: str) -> "Stretch":
        """Without the given characters (and blanks) at either end."""
        left = len(self.text) - len(self.text.lstrip(characters + " \t"))
        right = len(self.text.rstrip(characters + " \t"))
        return self.cut(left, max(left, right))

    def found(self, *doubts: Doubt) -> Found:
        return Found(" ".join(self.text.split()), self.spans(), doubts)

    def __bool__(self) -> bool:
        return bool(self.text)


def stretch_of(plain: str, start: int, end: int) -> Stretch:
    part = plain[start:end]
    bare = part.lstrip()
    start += len(part) - len(bare)
    bare = bare.rstrip()
    return Stretch(bare, ((0, start, len(bare)),)) if bare else _NOTHING


_NOTHING = Stretch("", ())


def joined(parts: Iterable[Stretch]) -> Stretch:
    """The parts in a row with a blank between them; a word that was hyphenated at a wrap is made whole."""
    text: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    last = ""
    for part in parts:
        if not part:
            continue
        if last and _is_hyphenated(last, part.text):
            text[-1] = text[-1][:-1]
            length -= 1
            here, there, size = pieces[-1]
            pieces[-1] = (here, there, size - 1)
        elif last:
            text.append(" ")
            length += 1
        pieces.extend((here + length, there, size) for here, there, size in part.pieces)
        text.append(part.text)
        length += len(part.text)
        last = part.text
    return Stretch("".join(text), tuple(piece for piece in pieces if piece[2]))


def _is_hyphenated(left: str, right: str) -> bool:
    return bool(_HYPHENATED.search(left[-2:]) and right[:1].islower() and not _NOT_A_WORD_END.match(right))
