"""A note read into a record: lines, lists of people, fields, the agenda, and what is to come of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from beprovad.lib.notes import prose
from beprovad.lib.notes.fields import (
    Labelled,
    labelled,
    read_date,
    read_next_meeting,
    read_note_takers,
    read_title,
)
from beprovad.lib.notes.headline import Headline, headline, is_sentence, speakers
from beprovad.lib.notes.labels import Label, label_at
from beprovad.lib.notes.lines import Line, Marker, mask, read_lines
from beprovad.lib.notes.listing import Listing, read_listings
from beprovad.lib.notes.matters import matters_in
from beprovad.lib.notes.model import (
    AgendaEntry,
    Doubt,
    Found,
    FoundMatter,
    LineAccount,
    MatterKind,
    Record,
    Span,
)
from beprovad.lib.notes.outline import Ground, Heading, headings
from beprovad.lib.notes.owners import Owners, owners
from beprovad.lib.notes.prose import Block, Shape, blocks
from beprovad.lib.notes.stretch import Stretch, joined, stretch_of
from beprovad.lib.notes.tables import Column, Table, tables


@dataclass(slots=True)
class _Item:
    """A heading with its lines."""

    heading: Heading
    head: Headline
    lines: list[int]
    blocks: list[Block]


def read_note(text: str) -> Record:
    """The draft record of a note. The same text gives the same record; no text makes it fail."""
    plain = mask(text)
    lines = read_lines(plain)
    if not lines:
        return Record(text)
    base = _usual_blanks(lines)
    listing = read_listings(plain, lines, base)
    labels = labelled(plain, lines, set(listing.used), base)
    items, head = _outline(plain, lines, listing, labels, base)
    return _record(text, plain, lines, listing, labels, items, head, base)


def _usual_blanks(lines: list[Line]) -> int:
    """Some text layers put a blank line after every line; then a blank line parts nothing."""
    after_blank = sum(line.blank_before > 0 for line in lines)
    return 1 if after_blank > len(lines) * _MOST else 0


_MOST = 0.75
_KEPT_MARKERS = {Marker.PARAGRAPH, Marker.NUMBER, Marker.HASH}
_FIELD_LABELS = {
    Label.DATE,
    Label.PLACE,
    Label.THEME,
    Label.NOTE_TAKER,
    Label.NEXT,
    Label.CHECKER,
    Label.CHAIR,
    Label.READING,
    Label.OTHER,
}


def _outline(
    plain: str, lines: list[Line], listing: Listing, labels: list[Labelled], base: int
) -> tuple[list[_Item], list[int]]:
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
        if not line.is_furniture
        and (index not in listing.used or (line.marker in _KEPT_MARKERS and _is_list_as_item(line)))
        and index not in in_labels
    ]
    ground = Ground(lines, free, base)
    found = headings(ground, _group_names(listing)) if free else []
    if not found:
        return [], list(range(len(lines)))
    known = frozenset(one.name.value.casefold() for one in (*listing.attendees, *listing.absent))
    items = [_item(plain, lines, found, at, listing, base, known) for at in range(len(found))]
    return items, list(range(found[0].line))


def _group_names(listing: Listing) -> list[str]:
    """Headings of the lists of people and the organisations in them: they come back as headings in the text."""
    organisations = [one.organisation.value for one in listing.attendees if one.organisation]
    return [*listing.groups, *organisations]


def _is_field_line(line: Line) -> bool:
    hit = label_at(line.body)
    return (
        hit is not None
        and (line.marker not in _KEPT_MARKERS or line.marker is Marker.HASH)
        and (hit.label is not Label.OTHER or hit.has_colon)
        and (hit.has_colon or hit.label is not Label.NEXT)
    )


def _is_list_as_item(line: Line) -> bool:
    """As in "§ 2 Närvarande" is an item too; a numbered person is not."""
    return label_at(line.body) is not None and line.marker is not Marker.HASH


def _item(
    plain: str,
    lines: list[Line],
    found: list[Heading],
    at: int,
    listing: Listing,
    base: int,
    known: frozenset[str],
) -> _Item:
    heading = found[at]
    end = found[at + 1].line if at + 1 < len(found) else len(lines)
    line = lines[heading.line]
    last = _last_of_title(lines, heading.line, end, base)
    text = joined(
        [
            line.stretch(plain),
            *(
                stretch_of(plain, lines[i].start, lines[i].end)
                for i in range(heading.line + 1, last + 1)
                if not lines[i].is_furniture
            ),
        ]
    )
    if line.is_row:
        text = line.stretch(plain).strip("|")
    head = headline(
        text, line, known=known, at_dash=_is_inline(heading, line), at_colon=line.marker is Marker.BULLET
    )
    head = replace(head, doubts=(*head.doubts, *heading.doubts))
    body = [index for index in range(last + 1, end) if index not in listing.used]
    return _Item(heading, head, list(range(heading.line, end)), blocks(plain, lines, body, base, head.rest))


def _is_inline(heading: Heading, line: Line) -> bool:
    """Items that carry their text on the heading's line may be parted by a dash."""
    return (heading.level > 0 and line.marker is Marker.BULLET) or (
        line.marker is None and Doubt.NO_NUMBERING in heading.doubts
    )


def _last_of_title(lines: list[Line], first: int, end: int, base: int) -> int:
    """A heading goes on over the lines that begin with a small letter."""
    last = first
    while last + 1 < end:
        line = lines[last + 1]
        if line.is_furniture:
            break
        if (
            line.marker is not None
            or line.is_row
            or not line.text[:1].islower()
            or line.blank_before > base + 1
        ):
            break
        if lines[last].text.rstrip().endswith((".", ":", "?", "!")) or prose.is_att(line.text):
            break
        last += 1
    return last


def _record(
    text: str,
    plain: str,
    lines: list[Line],
    listing: Listing,
    labels: list[Labelled],
    items: list[_Item],
    head: list[int],
    base: int,
) -> Record:
    extra = [content for label, content in listing.chairs_and_takers if label is Label.NOTE_TAKER]
    takers, taker_lines = read_note_takers(plain, lines, labels, listing.attendees, extra)
    day, hint = read_date(plain, lines, head, labels)
    held_on = date.fromisoformat(day.value) if day else None
    spoken = [(item.head.title, item.lines[1:], item.head.rest) for item in items]
    following, following_hint, next_lines = read_next_meeting(plain, lines, labels, spoken, held_on)
    place, theme = _first(labels, Label.PLACE), _first(labels, Label.THEME)
    field_lines = taker_lines | next_lines | _field_lines(labels, head)
    people = _with_prose(listing, plain, lines, head, base)
    who = owners((*people.attendees, *people.absent))
    asked = _questions([item.blocks for item in items])
    opening = _opening_blocks(plain, lines, head, listing, field_lines, base)
    title = read_title(plain, lines, [index for index in head if index not in listing.used])
    title_lines = {
        index
        for index in head[:_TITLE_LINES]
        if title and title.spans[0].start >= lines[index].start and title.spans[0].end <= lines[index].end
    }
    asked_there = _questions([opening])
    agenda, found_matters, tips = _agenda(plain, lines, items, who, field_lines, asked)
    opening = [block for block in opening if not set(block.lines) & title_lines]
    loose, loose_tips = _loose(opening, who, asked_there)
    record = Record(
        text=text,
        title=title,
        date=day,
        date_hint=hint,
        place=place,
        theme=theme,
        attendees=tuple(people.attendees),
        absent=tuple(people.absent),
        agenda=agenda,
        matters=(*loose, *found_matters),
        reading_tips=(*loose_tips, *tips),
        questions=tuple(block.text.found() for block in (*asked_there, *asked)),
        note_takers=tuple(takers),
        next_meeting=following,
        next_meeting_hint=following_hint,
    )
    return _accounted(record, plain, lines, listing, items, head, field_lines | title_lines)


_TITLE_LINES = 40


def _first(labels: list[Labelled], label: Label) -> Found | None:
    return next((one.content.found() for one in labels if one.label is label and one.content), None)


def _field_lines(labels: list[Labelled], head: list[int]) -> set[int]:
    """Lines in the head that are nothing but a day, a place or a theme."""
    in_head = set(head)
    kinds = {Label.DATE, Label.PLACE, Label.THEME, Label.CHECKER, Label.CHAIR}
    return {
        index
        for one in labels
        if one.label in kinds and (one.content or one.label is Label.CHECKER) and set(one.lines) <= in_head
        for index in one.lines
    }


def _opening_blocks(
    plain: str, lines: list[Line], head: list[int], listing: Listing, field_lines: set[int], base: int
) -> list[Block]:
    free = [index for index in head if index not in listing.used and index not in field_lines]
    return blocks(plain, lines, free, base)


def _loose(
    opening: list[Block], who: Owners, asked: list[Block]
) -> tuple[tuple[FoundMatter, ...], tuple[Found, ...]]:
    """Matters and reading tips that stand before the first item, or in a note without items."""
    asked_lines = {line for block in asked for line in block.lines}
    read = [block for block in opening if not (block.lines and set(block.lines) <= asked_lines)]
    tips, read = prose.reading_tips(read)
    sentences = [block for block in read if _is_running(block)]
    return tuple(matters_in(sentences, who, ())), tuple(tip.found() for tip in tips)


def _is_running(block: Block) -> bool:
    return (
        bool(re.search(r"[.:!]\Z|[.!]\s", block.text.text))
        or len(block.text.text.split()) >= _WORDS_OF_A_SENTENCE
    )


_WORDS_OF_A_SENTENCE = 6


def _agenda(
    plain: str, lines: list[Line], items: list[_Item], who: Owners, field_lines: set[int], asked: list[Block]
) -> tuple[tuple[AgendaEntry, ...], list[FoundMatter], list[Found]]:
    tops: list[AgendaEntry] = []
    found: list[FoundMatter] = []
    tips: list[Found] = []
    asked_at = {id(block) for block in asked}
    tasks = {table.first: table for table in tables(plain, lines) if table.lists_tasks}
    for item in items:
        is_sub = item.heading.level > 0 and tops
        path = (len(tops) - 1, len(tops[-1].sub)) if is_sub else (len(tops),)
        kept = [
            block
            for block in item.blocks
            if not _is_field_block(block, field_lines) and id(block) not in asked_at
        ]
        told, kept = prose.reading_tips(kept)
        tips.extend(tip.found() for tip in told)
        spoken = [Block(item.head.title, Shape.PARAGRAPH, ())] if is_sentence(item.head.title.text) else []
        found.extend(matters_in([*spoken, *kept], who, path))
        found.extend(_tasks(tasks, item, path))
        entry = _entry(plain, lines, item, kept, who, field_lines)
        if is_sub:
            tops[-1] = replace(tops[-1], sub=(*tops[-1].sub, entry))
        else:
            tops.append(entry)
    return tuple(tops), found, tips


def _is_field_block(block: Block, field_lines: set[int]) -> bool:
    return bool(block.lines) and set(block.lines) <= field_lines


def _entry(
    plain: str, lines: list[Line], item: _Item, kept: list[Block], who: Owners, field_lines: set[int]
) -> AgendaEntry:
    presenters = item.head.presenters or _who_speaks(kept, who)
    body = [Span(span.start, span.end) for span in (item.head.rest.spans() if item.head.rest else ())]
    rest_lines = [
        index
        for index in item.lines[1:]
        if index not in field_lines and not _holds(item.head.title, lines[index])
    ]
    body.extend(Span(lines[index].start, lines[index].end) for index in rest_lines)
    return AgendaEntry(item.head.title.found(*item.head.doubts), presenters, (), tuple(_disjoint(body)))


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end


def _holds(title: Stretch, line: Line) -> bool:
    return any(line.start <= span.start < line.end for span in title.spans())


def _who_speaks(kept: list[Block], who: Owners) -> tuple[Found, ...]:
    for block in kept:
        for sentence in prose.sentences(block.text):
            names = speakers(sentence, who)
            if names:
                return names
    return ()


def _tasks(tasks: dict[int, Table], item: _Item, path: tuple[int, ...]) -> Iterator[FoundMatter]:
    """The rows of a table of things to do."""
    for index in item.lines:
        table = tasks.get(index)
        for row in table.rows if table else ():
            task, owner, due = (table.cell(row, column) for column in (Column.TASK, Column.OWNER, Column.DUE))  # type: ignore[union-attr]
            if task:
                kind = MatterKind.DISPATCH if prose.is_sent(task.text) else MatterKind.ASSIGNMENT
                yield FoundMatter(
                    task.found(), kind, owner.found() if owner else None, due.found() if due else None, path
                )


_ASKED = re.compile(r"\b(?:frågor|spørgsmål|spørsmål|questions)\b", re.IGNORECASE)
_FEWEST_QUESTIONS = 2


def _questions(groups: list[list[Block]]) -> list[Block]:
    """Bullets under a line that announces questions, or a list where most end with a question mark."""
    asked: list[Block] = []
    for group in groups:
        announced = False
        run: list[Block] = []
        for block in group:
            if block.shape is Shape.BULLET:
                run.append(block)
                continue
            asked.extend(_asked_in(run, announced=announced))
            run = []
            announced = bool(block.text.text.endswith(":") and (_ASKED.search(block.text.text) or announced))
        asked.extend(_asked_in(run, announced=announced))
    return asked


def _asked_in(run: list[Block], *, announced: bool) -> list[Block]:
    marked = sum(block.text.text.endswith("?") for block in run)
    if announced and marked:
        return run
    return run if marked >= _FEWEST_QUESTIONS and marked == len(run) else []


def _with_prose(listing: Listing, plain: str, lines: list[Line], head: list[int], base: int) -> Listing:
    """Where no list stands, sentences may tell who came: "Vi som var där var …"."""
    from beprovad.lib.notes.told import tell_people  # noqa: PLC0415 - kept beside its rules

    return tell_people(listing, plain, lines, head, base)


def _accounted(
    record: Record,
    plain: str,
    lines: list[Line],
    listing: Listing,
    items: list[_Item],
    head: list[int],
    field_lines: set[int],
) -> Record:
    """The record with its preamble and with every line's account."""
    fields = _fields_by_line(record, lines)
    for index, names in listing.used.items():
        fields.setdefault(index, set()).update(names)
    preamble = tuple(
        Span(lines[index].start, lines[index].end)
        for index in head
        if index not in field_lines and (index not in listing.used or index in listing.rests)
    )
    accounts = tuple(
        LineAccount(
            Span(line.start, line.end),
            tuple(sorted(fields.get(index, ()))) or (("furniture",) if line.is_furniture else ("note",)),
        )
        for index, line in enumerate(lines)
    )
    return replace(record, preamble=preamble, lines=accounts)


def _fields_by_line(record: Record, lines: list[Line]) -> dict[int, set[str]]:
    from beprovad.lib.notes.account import fields_at  # noqa: PLC0415

    return fields_at(record, lines)
