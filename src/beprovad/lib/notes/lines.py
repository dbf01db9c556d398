"""The text as lines: what opens each (bullet, number, paragraph sign) and what is only a page's furniture."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from beprovad.lib.notes.stretch import Stretch, stretch_of
from beprovad.lib.notes.unroll import COMMITTEE, cuts, page_numbers
from beprovad.lib.notes.wording import Wording

_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u200b\u200c\u200d\ufeff\u2002\u2003"), " ")
_BULLETS = dict.fromkeys(
    map(
        ord,
        "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u2219\u2981\u25ab\u25b8\u2b9a\u27a4\uf0a8\uf06e\uf0e0",
    ),
    "•",
)
_ODD = _BLANKS | _BULLETS
_HAS_ODD = re.compile("[" + "".join(map(chr, _ODD)) + "]")
#: What a web page's editor left: "[spacer height=”20px”]".
_SHORTCODE = re.compile(r"\[/?[a-z_]{3,20}(?: [a-z_]{2,20}=[^\[\]]{0,60})?\]")
_EMPHASIS = re.compile(r"\*\*|__(?=\w)|(?<=[\w:.])__")


class Marker(StrEnum):
    """What a line opens with."""

    PARAGRAPH = "paragraph"  # § 4, Sak 12/10, Punkt 3
    NUMBER = "number"  # 3.  3)  3.1
    LETTER = "letter"  # a)
    BULLET = "bullet"
    HASH = "hash"  # a markdown heading


@dataclass(frozen=True, slots=True)
class Line:
    """A line (or a part of one that ran on) without its outer blanks; offsets point into the source."""

    start: int
    end: int
    text: str
    blank_before: int = 0
    indent: int = 0
    marker: Marker | None = None
    sign: str = ""
    number: tuple[int, ...] = ()
    body_start: int = 0
    is_cut: bool = False
    is_furniture: bool = False
    is_row: bool = False

    @property
    def body(self) -> str:
        """The text after the marker."""
        return self.text[self.body_start - self.start :]

    def stretch(self, plain: str) -> Stretch:
        return stretch_of(plain, self.body_start, self.end)


def mask(text: str) -> str:
    """The text with odd blanks, odd bullets and emphasis signs made plain; every offset stays where it was."""
    plain = text.translate(_ODD) if _HAS_ODD.search(text) else text
    if "[" in plain:
        plain = _SHORTCODE.sub(lambda found: " " * len(found[0]), plain)
    return _EMPHASIS.sub("  ", plain) if "**" in plain or "__" in plain else plain


def read_lines(plain: str) -> list[Line]:
    """Every non-blank line, in order; a line that holds a whole page is cut where its parts begin."""
    lines: list[Line] = []
    blank, position = 0, 0
    physical = _BREAK.split(plain)
    pages = page_numbers(physical)
    inner = cuts(physical)
    for index, raw in enumerate(physical):
        start = position
        position += len(raw) + 1
        if not raw.strip():
            blank += 1
            continue
        blank = 0 if raw.startswith("\n") else blank
        lines.extend(_parts(start, raw, blank, pages.get(index, 0), inner.get(index, [])))
        blank = 0
    return _with_furniture(lines)


def _parts(start: int, raw: str, blank: int, page: int, inner: list[int]) -> list[Line]:
    """One physical line as one or several lines."""
    edges = [0, *([page] if page else []), *(cut for cut in inner if cut > page), len(raw)]
    parts: list[Line] = []
    for low, high in pairwise(edges):
        piece = raw[low:high]
        if not piece.strip():
            continue
        left = len(piece) - len(piece.lstrip())
        text = piece.strip()
        opening = _opening(text)
        parts.append(
            Line(
                start + low + left,
                start + low + left + len(text),
                text,
                blank_before=0 if parts else blank,
                indent=0 if parts else left,
                marker=opening.marker,
                sign=opening.sign,
                number=opening.number,
                body_start=start + low + left + opening.end,
                is_cut=bool(parts),
                is_furniture=bool(page) and low == 0,
                is_row=text.startswith("|"),
            ),
        )
    return parts


_MARKER = re.compile(
    rf"(?:{COMMITTEE}(?=§))?(?:[•·]\s+(?=\d{{1,2}}[.)]?\s+[A-ZÅÄÖÆØ]))?"
    r"""(?:(?P<hash>\#{1,6})\s+)?
    (?:
      (?P<paragraph>§{1,2}\s?\d{1,4}(?:\s?[:/–-]\s?\d{1,4})?[a-z]?\s?[.:)/]?(?=\s|[A-ZÅÄÖ]|$)
        |[Aa][Dd]\.?\s?\d{1,2}[.:)]?(?=\s|$)
        |(?:[Pp]unkt|[Pp]aragraf|PUNKT|(?:[Ss]ak|SAK)(?:\s+[Nn]r\.?)?|[Pp]kt\.?|[Ää]rende|
        Dagordningspunkt|Nr(?=\s+\d{1,3}\s*$))\s+\d{1,3}(?:[/.-]\d{1,4})?\s?[.:)–-]?(?=\s|$)
        |\d{1,4}(?:/\d{2,4})?\s?§{1,2}(?=\s|$)
        |(?:KHR|KPR|KPHR|FHR|RFF|KFR|HR|KTR|RPR|LHR)\s\d{1,3}(?=\s[A-ZÅÄÖ][a-zåäö])
        |\d{1,3}(?:/\d{2,4}|\.(?:19|20)\d\d)\s(?=[A-ZÅÄÖÆØ])
        |[A-ZÅÄÖ]{2,4}\s\d{1,4}/\d{4}\s(?=[A-ZÅÄÖ][a-zåäö]))
     |(?P<number>(?!\d\d?\.\d\d?\.\d\d\b)\d{1,2}(?:\.\d{1,2}){0,3}(?:[.):/]|(?=\s+["”A-ZÅÄÖÆØÉ])|(?<=\.\d)|(?<=\.\d\d))|\d{3}(?:\.|(?=\s+[A-ZÅÄÖÆØÉ])))(?=\s|[A-ZÅÄÖÆØ]|$)
     |(?P<letter>[a-zåäöA-H]\))(?=\s)
     |(?P<bullet>[•·●▪■◦‣∙➢➤►▶✓✔→»□❑❖◆○]|[-–—*+o](?=\s))
    )?\s*
    (?:(?<=[\d.:§]\s)(?:Dnr|Diarienr)\.?:?\s?[A-ZÅÄÖa-zåäö]{0,6}[\s/]?\d[\d/:.-]*\s+)?""",
    re.VERBOSE,
)


_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a line opens with, and where its own text begins."""

    marker: Marker | None = None
    sign: str = ""
    number: tuple[int, ...] = ()
    end: int = 0


_NO_OPENING = _Opening()


def _opening(text: str) -> _Opening:
    if text.startswith("|"):
        return _NO_OPENING
    found = _MARKER.match(text)
    if found is None or not found.end() or (found.end() >= len(text) > 1 and not found["paragraph"]):
        return _NO_OPENING
    if found["number"] and found["number"].isdigit() and _MONTH.match(text, found.end()):
        return _NO_OPENING
    inner = next((one for one in Marker if one is not Marker.HASH and found[one.value]), None)
    if inner is None and not found["hash"]:
        return _NO_OPENING
    sign = found[(inner or Marker.HASH).value]
    number = tuple(int(digits) for digits in _UP_TO_FOUR.findall(sign)) if inner else ()
    if found["hash"] and inner not in {Marker.PARAGRAPH, Marker.NUMBER}:
        return _Opening(Marker.HASH, found["hash"], number, found.end())
    return _Opening(inner, sign, number, found.end())


_UP_TO_FOUR = re.compile(r"\d{1,4}")


_PAGE = re.compile(
    r"(?:(?:sid(?:a|an|nr)?|page|side|s)\.?\s*)?\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|/\s*\d{1,3}|"
    r"av\s+\d{1,3}|of\s+\d{1,3})?\.?",
    re.IGNORECASE,
)
_PAGE_MARK = re.compile(r"\b(?:sid(?:a|an)?|page|side)\.?\s*\d|\b\d{1,2}\s?\(\d{1,2}\)", re.IGNORECASE)
_POSTAL = re.compile(
    r"(?P<code>\b(?:SE?-)?\d{3}\s?\d{2}\s+[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]+)|(?P<box>\bBox\s+\d+)|"
    r"(?P<phone>\b(?:tel|telefon|tfn|fax|telefax|mobil|växel|phone)\b[.:]?\s*[\d+(]?)"
    r"|(?P<mail>\S+@\S+\.\w+|\be-?post:|\be-?mail:)|(?P<web>\bwww\.\S+|\bhttps?://\S+)"
    r"|(?P<giro>\b(?:bankgiro|plusgiro|postgiro|org(?:\.|anisations)?\s?-?n(?:r|ummer)|bg|pg)\b[.:]?\s*[\d-]*)"
    r"|(?P<address>\b(?:postadress|besöksadress|besøksadresse|postadresse|adress)\b:?)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"[A-ZÅÄÖ][\w. ]{2,40}(?:gatan|vägen|gränd|torget|allén|backen|gata|väg|esplanaden)\s+\d+\s?[A-Z]?,?"
)
#: Where none of these stands there is no address; looking for them is cheap.
_SIGN_OF_POST = Wording(
    r"\d|tel|tfn|fax|mobil|växel|phone|@|epost|e-post|mail|www|http|giro|org|bg|pg|adress|box"
)
_POSTAL_LENGTH = 200
_LONE_POSTAL_LENGTH = 60
_REPEATS = 3


def _with_furniture(lines: list[Line]) -> list[Line]:
    """Page numbers, postal footers, and headers that come back page after page."""
    shapes = [_shape(line) for line in lines]
    seen: Counter[str] = Counter(shapes)
    met: set[str] = set()
    marked: list[Line] = []
    for line, shape in zip(lines, shapes, strict=True):
        repeats = bool(shape) and shape in met and _comes_back(line, seen[shape])
        met.add(shape)
        is_furniture = line.is_furniture or repeats or _is_page_number(line) or is_postal(line.text)
        marked.append(replace(line, is_furniture=True) if is_furniture else line)
    return marked


def _shape(line: Line) -> str:
    return (
        _DIGITS.sub("#", " ".join(line.text.casefold().split())) if len(line.text) <= _POSTAL_LENGTH else ""
    )


_DIGITS = re.compile(r"\d+")


def _comes_back(line: Line, times: int) -> bool:
    """A repeated line is a header if it carries a page mark, or comes back at least three times word for word."""
    if line.marker is not None or len(line.text) <= _REPEATS:
        return False
    return bool(_PAGE_MARK.search(line.text)) or (
        times >= _REPEATS
        and not line.text.endswith((":", ".", "?"))
        and "," not in line.text
        and " " in line.text
        and len(line.text.split()) > _REPEATS
        and not line.is_row
    )


def _is_page_number(line: Line) -> bool:
    last = line.text[-1]
    return (last.isdigit() or last in ").") and bool(_PAGE.fullmatch(line.text))


def is_postal(text: str) -> bool:
    """A footer with an address: two of its signs in one line, or one that is nearly the whole line."""
    if len(text) > _POSTAL_LENGTH:
        return False
    if not _SIGN_OF_POST.search(text):
        return False
    signs = {found.lastgroup for found in _POSTAL.finditer(text)}
    if len(signs) > 1:
        return True
    if _STREET.fullmatch(text):
        return True
    lone = _POSTAL.match(text)
    return bool(
        lone
        and len(text) < _LONE_POSTAL_LENGTH
        and lone.lastgroup in {"code", "web", "giro", "address", "box", "phone"}
    )
