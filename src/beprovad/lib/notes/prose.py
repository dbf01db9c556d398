"""Running text: lines joined to paragraphs, paragraphs cut into sentences."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of

_END = re.compile(r"(?:[.!?…][\"”’)]*|:)\Z")
_DECISION_LEAD = re.compile(
    r"(?:\b(?:beslut|beslöt|beslutade|beslutar|beslutades|beslöts|meddelar|att)|:)\s*\Z", re.IGNORECASE
)
_ATT = re.compile(r"(?:[-–•*]\s*)?att\s", re.IGNORECASE)
_SIGN = re.compile(r"[-–—•·*➢✓✔→]\s+\S")
_FULL_LINE = 0.6


#: A line that opens with one of these goes on with nothing.
_OPENS = re.compile(
    r"(?:Lästips|Litteraturtips|Boktips|Läs mer|Beslut\w*|Vedtak|Ansvarig\w*|Åtgärd|Uppdrag|"
    r"Information|Förslag|Vid pennan|Antecknat|Nästa möte)\s*:"
    r"|[A-ZÅÄÖÆØ][\w.-]*(?:(?: och|,| &|/)? [A-ZÅÄÖÆØ][\w.-]{0,40}){0,2}:(?:\s|$)|(?:BESLUT|Beslut)$"
)


class Shape(StrEnum):
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ATT = "att"
    ROW = "row"


@dataclass(slots=True)
class Block:
    """Lines that belong together. `lines` are their indexes."""

    text: Stretch
    shape: Shape
    lines: tuple[int, ...]
    indent: int = 0
    _sentences: list[Stretch] | None = field(default=None, repr=False, compare=False)

    def sentences(self) -> list[Stretch]:
        """The block's sentences, which several readers ask for: they are cut once."""
        if self._sentences is None:
            self._sentences = sentences(self.text)
        return self._sentences


def blocks(
    plain: str, lines: list[Line], indexes: list[int], base: int, first: Stretch | None = None
) -> list[Block]:
    """The lines as paragraphs and bullets. `first` is text that a heading left over on its own line."""
    made: list[Block] = []
    parts: list[Stretch] = [first] if first else []
    members: list[int] = []
    shape, indent = Shape.PARAGRAPH, 0
    above: Line | None = None
    width = _width(lines, indexes)

    def close() -> None:
        nonlocal parts, members
        if parts:
            made.append(Block(joined(parts), shape, tuple(members), indent))
        parts, members = [], []

    for index in indexes:
        line = lines[index]
        if line.is_furniture:
            continue
        if not (parts and joins(line, parts[-1].text, above, base=base, width=width)):
            close()
            shape, indent = _shape_of(line), line.indent
            parts = [stretch_of(plain, line.body_start if shape is Shape.BULLET else line.start, line.end)]
        else:
            parts.append(stretch_of(plain, line.start, line.end))
        members.append(index)
        above = line
    close()
    return made


def _shape_of(line: Line) -> Shape:
    if line.is_row:
        return Shape.ROW
    if _ATT.match(line.text):
        return Shape.BULLET if line.marker is Marker.BULLET else Shape.ATT
    return Shape.BULLET if line.marker in {Marker.BULLET, Marker.LETTER, Marker.NUMBER} else Shape.PARAGRAPH


def _width(lines: list[Line], indexes: list[int]) -> int:
    """The width at which the text was wrapped: the longest line of an ordinary text."""
    lengths = sorted(len(lines[index].text) for index in indexes)
    return lengths[-1 - len(lengths) // 20] if lengths else 0


def joins(line: Line, above_text: str, above: Line | None, *, base: int, width: int) -> bool:
    """Whether a line goes on with the one above it."""
    if (
        line.marker is not None
        or line.is_row
        or _OPENS.match(line.text)
        or (above is not None and above.is_row)
    ):
        return False
    if _ATT.match(line.text) and (_DECISION_LEAD.search(above_text) or _ATT.match(above_text)):
        return False
    if line.text[:1].islower() or (above_text.endswith("-") and line.blank_before <= base):
        return line.blank_before <= base + 1
    if line.blank_before > base or _END.search(above_text):
        return line.blank_before <= base and bool(
            above and not above_text.endswith(":") and _is_full(above, width)
        )
    return above is None or _is_full(above, width)


def _is_full(line: Line, width: int) -> bool:
    """A short line was ended on purpose."""
    return len(line.text) + line.indent >= width * _FULL_LINE


_SENTENCE_END = re.compile(
    r"[.!?…]+[\"”’)\]]*(?=\s+(?:[\"”’(\[–•-]?\s?[A-ZÅÄÖÆØÉ\d(]|att\s))|[.!?…]+[\"”’)\]]*(?=\s*\Z)|"
    r"(?<=[a-zåäö)])\s+(?=[–-]\s[A-ZÅÄÖ])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:t\.?\s?ex|bl\.?\s?a|m\.?\s?m|m\.?\s?fl|d\.?\s?v\.?\s?s|dvs|s\.?\s?k|f\.?\s?d|"
    r"fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|o\.?\s?s\.?\s?v|osv|ca|c:a|kl|nr|st|tel|resp|inkl|exkl|ev|etc|"
    r"kap|sid|s|p|jfr|enl|ang|betr|f\.?\s?n|fn|"
    r"jan|feb|febr|mar|apr|aug|sept|sep|okt|oct|nov|dec|des|kr|min|tim|vard|mån|tis|ons|tors|fre|ordf|"
    r"sekr|adj|ers|dr|prof|d|bl|mkt|forts|gm|r|mr|mrs|ms|no|pga|p\.?\s?g\.?\s?a|a\.?\s?a|i\.?\s?st|"
    r"h\.?\s?t|v\.?\s?t)|(?<![\w])[A-ZÅÄÖ]|\b\d{1,2})\.\Z",
    re.IGNORECASE,
)
_LOWER_ONLY = re.compile(
    r"\b(?:m\.?\s?m|m\.?\s?fl|etc|osv|o\.?\s?s\.?\s?v|kr|st|min|tim|nov|s|p|d|r|no)\.\Z", re.IGNORECASE
)
_OWNER_IN_BRACKETS = re.compile(r"\s*\(([^()]{1,50})\)\.?(?=\s|\Z)")

_OWNER_AFTER = re.compile(r"\s*(?:Ansvarig\w*|Ansv\.?|Ansvar|Action|Ansvarlig)\s*:\s*[^.:]{1,60}(?:\.|\Z)")


def sentences(text: Stretch) -> list[Stretch]:
    """The sentences of a paragraph. A bracket that stands after the full stop belongs to the sentence before."""
    found: list[Stretch] = []
    start = 0
    last = len(text.text.rstrip())
    for end in _SENTENCE_END.finditer(text.text):
        stop = end.end()
        if stop <= start or _is_abbreviation(text.text, start, end, last):
            continue
        bracket = _OWNER_IN_BRACKETS.match(text.text, stop)
        owner = bracket or _OWNER_AFTER.match(text.text, stop)
        if owner and end[0].strip():
            stop = owner.end()
        piece = text.cut(start, stop)
        if piece:
            found.append(piece)
        start = stop
    tail = text.cut(start)
    if tail:
        found.append(tail)
    return found


def _is_abbreviation(text: str, start: int, end: re.Match[str], last: int) -> bool:
    if end[0] != ".":
        return False
    before = text[max(start, end.start() - 12) : end.end()]
    if end.end() >= last:
        return False
    found = _ABBREVIATION.search(before)
    if found is None:
        return False
    following = text[end.end() : end.end() + 9].lstrip()[:1]
    if re.search(r"\d\.\Z", before):
        return not re.search(r"\d{1,2}[.:/]\d{1,2}\.\Z|\d{3,}\.\Z", before) and not following.isupper()
    return not (_LOWER_ONLY.search(before) and following.isupper())


_TIP = re.compile(
    r"(?:(?:lästips|litteraturtips|boktips|lesetips|læsetips|tips på läsning|"
    r"reading tips?)\b\s*[:–-]?|läs mer\s*:)\s*",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:är|ska|enades|beslutade|beslut|gör|tar|skickas|\w+ade|\w+ades|återkommer|får)\b", re.IGNORECASE
)


_SENT = re.compile(
    r"\b(?:skicka|sänd|mejla|maila)\b.{0,12}\b(?:ut|inbjudan|anteckning\w*|material\w*)\b", re.IGNORECASE
)


def reading_tips(found: list[Block]) -> tuple[list[Stretch], list[Block]]:
    """What the note recommends for reading, and the blocks that are left.

    A tip stands after "Lästips" on its line, or as bullets under that word; sentences after it that tell of
    something else are left.
    """
    tips: list[Stretch] = []
    left: list[Block] = []
    is_list = False
    for block in found:
        opened = _TIP.match(block.text.text)
        is_next = is_list and (block.shape is Shape.BULLET or not _TELLS.search(block.text.text))
        if opened is None and not is_next:
            is_list = False
            left.append(block)
            continue
        tip = block.text.cut(opened.end()) if opened else block.text
        is_list = not tip or is_list
        own, rest = _own_sentences(tip)
        if own:
            tips.append(own)
        if rest:
            left.append(Block(rest, Shape.PARAGRAPH, block.lines, block.indent))
    return tips, left


def _own_sentences(tip: Stretch) -> tuple[Stretch, Stretch]:
    """The first sentence, and those after it up to the first that tells of something."""
    parts = sentences(tip)
    for at, sentence in enumerate(parts):
        if at and _TELLS.search(sentence.text):
            return joined(parts[:at]), joined(parts[at:])
    return tip, Stretch("", ())


def is_att(text: str) -> bool:
    """A clause of a decision: "att bevilja …"."""
    return bool(_ATT.match(text))


def is_sent(text: str) -> bool:
    """A task that is to send something to everybody."""
    return bool(_SENT.search(text))


_WORDS_OF_A_SENTENCE = 6


def is_running(block: Block) -> bool:
    """Text that says something, in contrast to a line of a heading or a list."""
    text = block.text.text
    return bool(re.search(r"[.:!]\Z|[.!]\s", text)) or len(text.split()) >= _WORDS_OF_A_SENTENCE
