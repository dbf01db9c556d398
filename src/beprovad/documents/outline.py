"""What is printed, before anybody has chosen paper, Word or screen.

A room turns its queries into a `Document`; `pdf`, `docx` and `html` write it down. All text here is
data: a writer never reads it as markup, so `#let`, `<script>` and `*bold*` are printed as they stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from beprovad.documents.drawing import calm_svg

_SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")
_DEEPEST_HEADING = 5
_NARROWEST, _WIDEST = 15, 48


class Language(StrEnum):
    """The language a document is written in; screen readers choose their voice by it."""

    SWEDISH = "sv"
    ENGLISH = "en"


class Tone(StrEnum):
    """How a notice speaks: to inform, to tell of something uncertain, or to ask for attention."""

    CALM = "calm"
    UNCERTAIN = "uncertain"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one hand."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    page: str = ""
    """A page of ours where it is read on screen; on paper and in Word it is only text."""

    @property
    def href(self) -> str:
        """The link if it leads to the web, a mailbox or a telephone; anything else is only text."""
        return self.link if self.link.lower().startswith(_SAFE_LINKS) else ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with what stands below it (often another list)."""

    runs: Runs
    below: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    kind: ClassVar[str] = "bullets"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    kind: ClassVar[str] = "numbers"
    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `shares` are the columns' relative widths, if they are to be set by hand."""

    kind: ClassVar[str] = "table"
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""
    shares: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        return max([len(self.header), *map(len, self.rows)], default=0)

    @property
    def full_header(self) -> tuple[Runs, ...]:
        return _filled(self.header, self.width)

    @property
    def full_rows(self) -> tuple[tuple[Runs, ...], ...]:
        """Every row as wide as the widest, so that no writer meets a ragged edge."""
        return tuple(_filled(row, self.width) for row in self.rows)

    @property
    def full_shares(self) -> tuple[int, ...]:
        """The given shares, or else shares after the longest cell of each column, within reason."""
        if len(self.shares) == self.width:
            return self.shares
        columns = zip(*(self.full_header, *self.full_rows), strict=True)
        return tuple(min(max(*map(_length, column), _NARROWEST), _WIDEST) for column in columns)


@dataclass(frozen=True, slots=True)
class Definition:
    term: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Definitions:
    """Rows of a term and what it says, such as "Plats" and "Regionhuset"."""

    kind: ClassVar[str] = "definitions"
    rows: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A box that asks to be read."""

    kind: ClassVar[str] = "notice"
    runs: Runs
    title: str = ""
    tone: Tone = Tone.CALM


@dataclass(frozen=True, slots=True)
class Quote:
    kind: ClassVar[str] = "quote"
    runs: Runs
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of our own, as SVG, and the words that say the same thing.

    A figure without alternative text, or with an SVG that reaches outside itself, cannot be made.
    """

    kind: ClassVar[str] = "figure"
    svg: str
    alt: str
    caption: str = ""
    share: int = 100
    """Per cent of the text's width."""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure needs alternative text")
        object.__setattr__(self, "svg", calm_svg(self.svg))


@dataclass(frozen=True, slots=True)
class Beside:
    """A small figure, as wide as its `share` says, and what is read beside it; in Word it stands below."""

    kind: ClassVar[str] = "beside"
    figure: Figure
    block: "Block"


@dataclass(frozen=True, slots=True)
class PageBreak:
    kind: ClassVar[str] = "break"


Block = (
    Paragraph | BulletList | NumberedList | Table | Definitions | Notice | Quote | Figure | Beside | PageBreak
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; a section without heading continues the one before."""

    heading: str = ""
    level: int = 1
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `marks` stand beside the title ("Utkast"), `meta` below it ("Datum", "Plats").

    So many sections as `opening` says make a first page of their own, set smaller where it would not hold them (in
    Word, where nobody knows the page, set closer).
    `reference` is the registration number or the like, told on every page.
    `written_at` goes into the file's properties; without it the same outline gives the same bytes
    on any day.
    """

    title: str
    subtitle: str = ""
    language: Language = Language.SWEDISH
    meta: tuple[Definition, ...] = ()
    marks: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    opening: int = 0
    reference: str = ""
    author: str = ""
    written_at: datetime | None = field(default=None)


def bold(text: str) -> Run:
    return Run(text, bold=True)


def italic(text: str) -> Run:
    return Run(text, italic=True)


def link(text: str, address: str) -> Run:
    return Run(text, link=address)


def runs(*parts: str | Run) -> Runs:
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Run) -> Paragraph:
    return Paragraph(runs(*parts))


def bullets(*items: str | Run | Item) -> BulletList:
    return BulletList(_items(items))


def numbers(*items: str | Run | Item, start: int = 1) -> NumberedList:
    return NumberedList(_items(items), start=start)


def item(*parts: str | Run, below: tuple[Block, ...] = ()) -> Item:
    return Item(runs(*parts), below)


def definition(term: str, *parts: str | Run) -> Definition:
    return Definition(term, runs(*parts))


def table(header: Sequence[str | Run], *rows: Sequence[str | Run], caption: str = "") -> Table:
    """A table of plain cells; build `Table` itself when a cell holds several runs."""
    return Table(_cells(header), tuple(_cells(row) for row in rows), caption=caption)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A person's text as paragraphs: a blank line parts two, a single line break stays within one."""
    parts = "\n".join(line.rstrip() for line in text.splitlines()).split("\n\n")
    return tuple(paragraph(part.strip("\n")) for part in parts if part.strip())


def heading_levels(sections: Sequence[Section]) -> Iterator[int]:
    """A level for each section such that the first is 1 and no step down skips one (PDF/UA, WCAG)."""
    deepest = 0
    for section in sections:
        level = min(max(section.level, 1), deepest + 1, _DEEPEST_HEADING)
        deepest = level if section.heading.strip() else deepest
        yield level


def _items(items: Sequence[str | Run | Item]) -> tuple[Item, ...]:
    return tuple(entry if isinstance(entry, Item) else item(entry) for entry in items)


def _cells(cells: Sequence[str | Run]) -> tuple[Runs, ...]:
    return tuple(runs(cell) for cell in cells)


def _filled(cells: tuple[Runs, ...], width: int) -> tuple[Runs, ...]:
    return cells + ((),) * (width - len(cells))


def _length(cell: Runs) -> int:
    return sum(len(run.text) for run in cell)
