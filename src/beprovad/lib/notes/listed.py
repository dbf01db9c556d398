"""Everybody listed so far, and the row that is being read."""

import re
from dataclasses import dataclass, field

from beprovad.lib.notes.drafts import Draft, attendee
from beprovad.lib.notes.labels import Label
from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.model import Attendee, Doubt
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.stretch import Stretch, joined

_PAIR = 2


@dataclass(slots=True)
class Listing:
    """Everybody listed, and for every line that took part in it the fields it went to."""

    attendees: list[Attendee] = field(default_factory=list)
    absent: list[Attendee] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    used: dict[int, set[str]] = field(default_factory=dict)
    rests: dict[int, Stretch] = field(default_factory=dict)
    chairs_and_takers: list[tuple[Label, Stretch]] = field(default_factory=list)
    names: dict[str, dict[str, list[Attendee]]] = field(default_factory=dict)
    tails: list[Stretch] = field(default_factory=list)
    given: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ListRow:
    """Lines that belong together as one row of the list."""

    parts: list[Stretch]
    lines: list[int]
    label: Label
    group: Stretch | None
    is_inline: bool = False


@dataclass(slots=True)
class ListReader:
    plain: str
    lines: list[Line]
    base: int
    listing: Listing = field(default_factory=Listing)
    label: Label = Label.PRESENT
    group: Stretch | None = None
    row: ListRow | None = None
    is_two_columns: bool = False
    column_blocks: int = 0
    last: int = 0
    row_is_inline: bool = False
    is_beside_others: bool = False


def flush(reader: ListReader) -> None:
    row, reader.row = reader.row, None
    if row is None:
        return
    stretch = joined(row.parts)
    read = read_row(stretch, is_plain_list=row.is_inline)
    for draft in read.people:
        add(
            reader.listing,
            draft,
            row,
            in_second_column=reader.is_two_columns and _is_in_second(read.people, draft, stretch),
        )
    for at in row.lines:
        reader.listing.used.setdefault(at, set()).add(row.label.value)
    if read.rest is not None:
        reader.listing.rests[row.lines[-1]] = read.rest


def _is_in_second(people: list[Draft], draft: Draft, row: Stretch) -> bool:
    """Two people in one row of two columns, a gap between them: the second is absent."""
    at = row.text.find(draft.name.text)
    if len(people) < _PAIR or draft is people[0]:
        return False
    return bool(re.search(r"\S\s{2,}", row.text[:at])) or (
        len(people) == _PAIR and Doubt.NO_SEPARATOR in draft.doubts
    )


def add(listing: Listing, draft: Draft, row: ListRow, *, in_second_column: bool) -> None:
    is_absent = draft.is_absent or in_second_column or row.label is Label.ABSENT
    if in_second_column:
        draft.doubts = (*draft.doubts, Doubt.COLUMNS)
    person = attendee(draft, row.group)
    there = listing.absent if is_absent else listing.attendees
    known = listing.names.setdefault("absent" if is_absent else "present", {})
    first, _, last = person.name.value.casefold().partition(" ")
    if not last and first in listing.given:
        return  # "Ordstyrer: Jens" names again one whose full name is in the list.
    if last:
        listing.given.add(first)
    if not _is_there(known, person):
        there.append(person)
        known.setdefault(person.name.value.casefold(), []).append(person)


def _is_there(there: dict[str, list[Attendee]], person: Attendee) -> bool:
    """The same name twice under the same heading is one person; under two headings they sit in both."""
    name = person.name.value.casefold()
    return any(
        one.group is None or person.group is None or one.group.value == person.group.value
        for one in there.get(name, ())
    )
