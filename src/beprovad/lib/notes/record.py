"""A note read into a record: lines, lists of people, fields, the agenda, and what is to come of it."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from beprovad.lib.notes.account import fields_at
from beprovad.lib.notes.acting import tell_actors
from beprovad.lib.notes.asking import questions
from beprovad.lib.notes.coming import read_next_meeting
from beprovad.lib.notes.fields import Labelled, is_bare_kind, is_only_a_day, labelled, read_date, read_title
from beprovad.lib.notes.items import Item, agenda_of, matters_of, outline_of, tips_of, unlisted
from beprovad.lib.notes.labels import Label
from beprovad.lib.notes.lines import Line, mask, read_lines
from beprovad.lib.notes.listed import Listing
from beprovad.lib.notes.listing import read_listings
from beprovad.lib.notes.matters import matters_in
from beprovad.lib.notes.model import Found, FoundMatter, LineAccount, Record, Span
from beprovad.lib.notes.owners import Owners, owners
from beprovad.lib.notes.prose import Block, Shape, blocks, is_running, reading_tips
from beprovad.lib.notes.sweep import sweep
from beprovad.lib.notes.takers import read_note_takers
from beprovad.lib.notes.told import tell_people


@dataclass(slots=True)
class _Note:
    """The note while it is read."""

    text: str
    plain: str
    lines: list[Line]
    base: int
    listing: Listing
    labels: list[Labelled]
    items: list[Item]
    head: list[int]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing that reading makes is circular, so looking for circles among it only costs time, more in long texts."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collecting()
def read_note(text: str) -> Record:
    """The draft record of a note. The same text gives the same record; no text makes it fail."""
    plain = mask(text)
    lines = read_lines(plain)
    if not lines:
        return Record(text)
    base = _usual_blanks(lines)
    listing = read_listings(plain, lines, base)
    labels = labelled(plain, lines, set(listing.used), base)
    items, head = outline_of(plain, lines, base, listing, labels)
    sweep(listing, plain, lines, head)
    return _record(_Note(text, plain, lines, base, listing, labels, items, head))


def _usual_blanks(lines: list[Line]) -> int:
    """Some text layers put a blank line after every line; then a blank line parts nothing."""
    after_blank = sum(line.blank_before > 0 for line in lines)
    return 1 if after_blank > len(lines) * _MOST else 0


_MOST = 0.75


def _record(note: _Note) -> Record:
    record, field_lines = _with_fields(note)
    people = tell_people(note.listing, note.plain, note.lines, note.head, note.base)
    sweep(people, note.plain, note.lines, note.head, is_late=True)
    if not people.attendees:
        tell_actors(people, note.plain, note.lines)
    who = owners((*people.attendees, *people.absent))
    asked = questions([item.blocks for item in note.items])
    taken, asked_blocks = set(field_lines), _identities(asked)
    for item in note.items:
        item.leave_out(asked_blocks, taken)
    opening = _opening(note, field_lines)
    asked_there = questions([opening])
    loose, loose_tips = _loose(opening, who, asked_there)
    agenda = agenda_of(note.items, note.lines, who, taken)
    record = replace(
        record,
        attendees=tuple(people.attendees),
        absent=tuple(people.absent),
        agenda=agenda,
        matters=(*loose, *matters_of(note.items, note.plain, note.lines, who)),
        reading_tips=(*loose_tips, *tips_of(note.items)),
        questions=tuple(block.text.found() for block in (*asked_there, *asked)),
    )
    return _accounted(record, note, field_lines)


def _identities(found: list[Block]) -> frozenset[int]:
    return frozenset(id(block) for block in found)


def _with_fields(note: _Note) -> tuple[Record, dict[int, str]]:
    """The record's single fields, and the lines that are nothing but a field: index of the line → its field."""
    takers_by_list = [
        content for label, content in note.listing.chairs_and_takers if label is Label.NOTE_TAKER
    ]
    takers, taker_lines = read_note_takers(
        note.plain, note.lines, note.labels, note.listing.attendees, takers_by_list
    )
    day, hint = read_date(note.plain, note.lines, note.head, note.labels)
    spoken = [(item.head.title, item.lines[1:], item.head.rest) for item in note.items]
    held_on = date.fromisoformat(day.value) if day else None
    coming, coming_hint, coming_lines = read_next_meeting(
        note.plain, note.lines, note.labels, spoken, held_on
    )
    title = read_title(note.plain, note.lines, [at for at in note.head if at not in note.listing.used])
    field_lines = {
        **_labelled_lines(note),
        **dict.fromkeys(taker_lines, "note_takers"),
        **dict.fromkeys(coming_lines, "next_meeting"),
        **dict.fromkeys(_lines_of(title, note), "title"),
        **_lines_of_day(day or hint, note),
    }
    record = Record(
        text=note.text,
        title=title,
        date=day,
        date_hint=hint,
        place=_first(note.labels, Label.PLACE),
        theme=_first(note.labels, Label.THEME),
        note_takers=tuple(takers),
        next_meeting=coming,
        next_meeting_hint=coming_hint,
    )
    return record, field_lines


def _first(labels: list[Labelled], label: Label) -> Found | None:
    return next((one.content.found() for one in labels if one.label is label and one.content), None)


def _lines_of_day(day: Found | None, note: _Note) -> dict[int, str]:
    """The line of the head that is nothing but the meeting's day, and one that says only that this is a note."""
    found = {at: "date" for at in note.head if day and is_only_a_day(note.lines[at], day)}
    first = note.head[0] if note.head else None
    if first is not None and is_bare_kind(note.lines[first].body):
        found[first] = "title"
    return found


def _lines_of(title: Found | None, note: _Note) -> list[int]:
    """The line that the title takes whole; of a longer one the rest is still note text."""
    if title is None:
        return []
    first, last = title.spans[0].start, title.spans[-1].end
    lines = note.lines
    return [at for at in note.head if lines[at].start <= first and last <= lines[at].end <= last + _LITTLE]


_LITTLE = 3


def _labelled_lines(note: _Note) -> dict[int, str]:
    """Lines in the head that are nothing but a day, a place, a theme, a chair or who checks the note."""
    in_head = set(note.head)
    kinds = {Label.DATE, Label.PLACE, Label.THEME, Label.CHECKER, Label.CHAIR}
    return {
        index: one.label.value
        for one in note.labels
        if one.label in kinds and (one.content or one.label is Label.CHECKER) and set(one.lines) <= in_head
        for index in one.lines
    }


def _opening(note: _Note, field_lines: dict[int, str]) -> list[Block]:
    """The text before the first item, or all of it in a note without items, and what follows a list on its line."""
    free = [index for index in note.head if index not in note.listing.used and index not in field_lines]
    after_lists = [
        Block(rest, Shape.PARAGRAPH, (index,))
        for index, rest in note.listing.rests.items()
        if index in note.head
    ]
    return [*after_lists, *blocks(note.plain, note.lines, free, note.base)]


def _loose(
    opening: list[Block], who: Owners, asked: list[Block]
) -> tuple[tuple[FoundMatter, ...], tuple[Found, ...]]:
    """Matters and reading tips that stand before the first item."""
    tips, read = reading_tips(unlisted(opening, _identities(asked)))
    sentences = [block for block in read if is_running(block)]
    return tuple(matters_in(sentences, who, ())), tuple(tip.found() for tip in tips)


def _accounted(record: Record, note: _Note, field_lines: dict[int, str]) -> Record:
    """The record with its preamble and with every line's account."""
    fields = fields_at(record, note.lines)
    for index, names in note.listing.used.items():
        fields.setdefault(index, set()).update(names)
    for index, name in field_lines.items():
        fields.setdefault(index, set()).add(name)
    kept = (at for at in note.head if at not in field_lines and _is_note_text(at, note.listing))
    return replace(
        record,
        preamble=tuple(Span(note.lines[at].start, note.lines[at].end) for at in kept),
        lines=tuple(
            LineAccount(Span(line.start, line.end), _where(line, fields.get(index, ())))
            for index, line in enumerate(note.lines)
        ),
    )


def _is_note_text(index: int, listing: Listing) -> bool:
    return index not in listing.used or index in listing.rests


def _where(line: Line, fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(fields)) or (("furniture",) if line.is_furniture else ("note",))
