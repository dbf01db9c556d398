"""The items of the agenda with what stands under them: bodies, presenters, matters, reading tips."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from beprovad.lib.notes.fields import Labelled
from beprovad.lib.notes.headline import Headline, headline, speakers
from beprovad.lib.notes.labels import Label, label_at
from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.listed import Listing
from beprovad.lib.notes.matters import matters_in
from beprovad.lib.notes.model import AgendaEntry, Doubt, Found, FoundMatter, MatterKind, Span
from beprovad.lib.notes.outline import Ground, Heading, headings, is_dispatch
from beprovad.lib.notes.owners import Owners
from beprovad.lib.notes.prose import Block, Shape, blocks, is_att, is_sent, reading_tips
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of
from beprovad.lib.notes.tables import Column, Table, TableRow, tables

_KEPT_MARKERS = {Marker.PARAGRAPH, Marker.NUMBER, Marker.HASH}
_FIELD_LABELS = set(Label) - {Label.PRESENT, Label.ABSENT, Label.TITLE}
_LISTS = {Label.PRESENT, Label.ABSENT}


@dataclass(slots=True)
class Item:
    """A heading with its lines. `path` is its place in the agenda."""

    heading: Heading
    head: Headline
    lines: list[int]
    blocks: list[Block]
    path: tuple[int, ...] = ()
    tips: list[Stretch] = field(default_factory=list)

    def leave_out(self, asked: frozenset[int], field_lines: set[int]) -> None:
        """Take away what has become a question, a field or a reading tip."""
        kept = [
            block
            for block in unlisted(self.blocks, asked)
            if not (set(block.lines) <= field_lines and block.lines)
        ]
        self.tips, self.blocks = reading_tips(kept)


def unlisted(found: list[Block], asked: frozenset[int]) -> list[Block]:
    """The blocks without those that are questions; `asked` holds their identities."""
    return [block for block in found if id(block) not in asked]


def outline_of(
    plain: str, lines: list[Line], base: int, listing: Listing, labels: list[Labelled]
) -> tuple[list[Item], list[int]]:
    """The items with their lines, and the lines before the first of them."""
    in_labels = {
        index
        for one in labels
        if one.label in _FIELD_LABELS
        for index in one.lines
        if _is_field_line(lines[index])
    }
    free = [
        index
        for index, line in enumerate(lines)
        if not line.is_furniture and index not in in_labels and _is_free(index, line, listing)
    ]
    found = headings(Ground(lines, free, base), _group_names(listing)) if free else []
    if not found:
        return [], list(range(len(lines)))
    known = frozenset(one.name.value.casefold() for one in (*listing.attendees, *listing.absent))
    reader = _Reader(plain, lines, base, listing, known)
    ends = [*(heading.line for heading in found[1:]), len(lines)]
    items = [reader.item(heading, end) for heading, end in zip(found, ends, strict=True)]
    return _placed(items), list(range(found[0].line))


def _is_free(index: int, line: Line, listing: Listing) -> bool:
    """As in "§ 2 Närvarande" is an item too, though its list is taken; a numbered person is not."""
    if index not in listing.used:
        return True
    return line.marker in _KEPT_MARKERS and line.marker is not Marker.HASH and label_at(line.body) is not None


def _is_field_line(line: Line) -> bool:
    hit = label_at(line.body)
    if hit is None or line.marker in {Marker.PARAGRAPH, Marker.NUMBER}:
        return False
    return hit.has_colon or hit.label not in {Label.OTHER, Label.NEXT}


def _group_names(listing: Listing) -> list[str]:
    """Headings of the lists of people and the organisations in them: they come back as headings in the text."""
    return [*listing.groups, *(one.organisation.value for one in listing.attendees if one.organisation)]


def _placed(items: list[Item]) -> list[Item]:
    """Each item with its path: top items in a row, the others under the one above."""
    top, sub = -1, -1
    for item in items:
        if item.heading.level > 0 and top >= 0:
            sub += 1
            item.path = (top, sub)
        else:
            top, sub = top + 1, -1
            item.path = (top,)
    return items


@dataclass(frozen=True, slots=True)
class _Reader:
    plain: str
    lines: list[Line]
    base: int
    listing: Listing
    known: frozenset[str]

    def item(self, heading: Heading, end: int) -> Item:
        line = self.lines[heading.line]
        last = self._last_of_title(heading.line, end)
        head = self._headline(heading, line, last)
        if not head.title:
            head = replace(head, title=stretch_of(self.plain, line.start, line.end))
        head = replace(head, doubts=(*head.doubts, *heading.doubts))
        body = [index for index in range(last + 1, end) if index not in self.listing.used]
        found = blocks(self.plain, self.lines, body, self.base, head.rest)
        if is_dispatch(head.title.text):
            found = [block for index in body for block in blocks(self.plain, self.lines, [index], self.base)]
        return Item(heading, head, list(range(heading.line, end)), found)

    def _headline(self, heading: Heading, line: Line, last: int) -> Headline:
        hit = label_at(line.body) if heading.line in self.listing.used else None
        if hit is not None and hit.label in _LISTS:
            return Headline(stretch_of(self.plain, line.body_start, line.body_start + hit.end), (), None)
        more = (self.lines[at] for at in range(heading.line + 1, last + 1) if not self.lines[at].is_furniture)
        text = joined(
            [line.stretch(self.plain), *(stretch_of(self.plain, one.start, one.end) for one in more)]
        )
        text = text or stretch_of(self.plain, line.start, line.end)
        is_bullet = line.marker is Marker.BULLET
        at_dash = is_bullet if heading.level else line.marker is None and Doubt.NO_NUMBERING in heading.doubts
        return headline(text, line, known=self.known, at_dash=at_dash, at_colon=is_bullet)

    def _last_of_title(self, first: int, end: int) -> int:
        """A heading goes on over the lines that begin with a small letter."""
        last = first
        if (
            not self.lines[first].body.strip()
            and first + 1 < end
            and self._may_be_title(self.lines[first + 1])
        ):
            last += 1
        while last + 1 < end and self._goes_on(self.lines[last + 1], self.lines[last]):
            last += 1
        return last

    def _may_be_title(self, line: Line) -> bool:
        """As in "§ 4" alone on its line has its title on the next."""
        return not line.is_furniture and not line.is_row and line.marker is None

    def _goes_on(self, line: Line, above: Line) -> bool:
        if line.is_furniture or line.is_row or line.marker is not None or line.blank_before > self.base + 1:
            return False
        is_open = not above.text.rstrip().endswith((".", ":", "?", "!"))
        return is_open and line.text[:1].islower() and not is_att(line.text)


def agenda_of(
    items: list[Item], lines: list[Line], who: Owners, field_lines: set[int]
) -> tuple[AgendaEntry, ...]:
    """The items as a tree, with the note text under each."""
    tops: list[tuple[AgendaEntry, list[AgendaEntry]]] = []
    for item in items:
        entry = _entry(item, lines, who, field_lines)
        if len(item.path) > 1:
            tops[-1][1].append(entry)
        else:
            tops.append((entry, []))
    return tuple(replace(entry, sub=tuple(below)) for entry, below in tops)


def _entry(item: Item, lines: list[Line], who: Owners, field_lines: set[int]) -> AgendaEntry:
    body = [*(item.head.rest.spans() if item.head.rest else ())]
    title = item.head.title.spans()
    kept = (at for at in item.lines[1:] if at not in field_lines and not _holds(title, lines[at]))
    body.extend(Span(lines[at].start, lines[at].end) for at in kept)
    return AgendaEntry(
        item.head.title.found(*item.head.doubts),
        item.head.presenters or _who_speaks(item, who),
        (),
        tuple(_disjoint(body)),
    )


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end


def _holds(title: tuple[Span, ...], line: Line) -> bool:
    return any(line.start <= span.start < line.end for span in title)


def _who_speaks(item: Item, who: Owners) -> tuple[Found, ...]:
    """The first in the item who tells of something, be it in a title that is a sentence."""
    said = [Block(item.head.said, Shape.PARAGRAPH, ())] if item.head.said else []
    for block in [*said, *item.blocks]:
        for sentence in block.sentences():
            names = speakers(sentence, who)
            if names:
                return names
    return ()


def matters_of(items: list[Item], plain: str, lines: list[Line], who: Owners) -> list[FoundMatter]:
    """The matters of all items. A heading that is a sentence is read as one too."""
    to_do = {table.first: table for table in tables(plain, lines) if table.lists_tasks}
    found: list[FoundMatter] = []
    for item in items:
        spoken = [Block(item.head.said, Shape.PARAGRAPH, ())] if item.head.said else []
        read = matters_in([*spoken, *item.blocks], who, item.path)
        found.extend(_sent(read) if is_dispatch(item.head.title.text) else read)
        for index in item.lines if to_do else ():
            found.extend(_tasks(to_do.get(index), item.path))
    return found


def _sent(found: Iterable[FoundMatter]) -> Iterator[FoundMatter]:
    """What somebody does in a section of things to send is to be sent."""
    for one in found:
        yield replace(one, kind=MatterKind.DISPATCH) if one.kind is MatterKind.ASSIGNMENT else one


def _tasks(table: Table | None, path: tuple[int, ...]) -> Iterator[FoundMatter]:
    """The rows of a table of things to do."""
    for row in table.rows if table else ():
        task = table.cell(row, Column.TASK) if table else None
        if table and task:
            kind = MatterKind.DISPATCH if is_sent(task.text) else MatterKind.ASSIGNMENT
            owner, due = _cell(table, row, Column.OWNER), _cell(table, row, Column.DUE)
            yield FoundMatter(task.found(), kind, owner, due, path)


def _cell(table: Table, row: TableRow, column: Column) -> Found | None:
    cell = table.cell(row, column)
    return cell.found() if cell else None


def tips_of(items: list[Item]) -> list[Found]:
    return [tip.found() for item in items for tip in item.tips]
