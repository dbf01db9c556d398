"""Which fields each line of the note went to, by the spans of what was found."""

from bisect import bisect_right
from collections.abc import Iterator

from beprovad.lib.notes.lines import Line
from beprovad.lib.notes.model import AgendaEntry, Attendee, Found, Record, Span


def fields_at(record: Record, lines: list[Line]) -> dict[int, set[str]]:
    """Index of a line → names of the fields that have a span in it."""
    starts = [line.start for line in lines]
    fields: dict[int, set[str]] = {}
    for name, span in _spans(record):
        first = max(0, bisect_right(starts, span.start) - 1)
        for index in range(first, len(lines)):
            if lines[index].start >= span.end:
                break
            if lines[index].end > span.start:
                fields.setdefault(index, set()).add(name)
    return fields


def _spans(record: Record) -> Iterator[tuple[str, Span]]:
    for name in ("title", "date", "date_hint", "place", "theme", "next_meeting", "next_meeting_hint"):
        found: Found | None = getattr(record, name)
        yield from ((name, span) for span in (found.spans if found else ()))
    for name, several in (
        ("reading_tips", record.reading_tips),
        ("questions", record.questions),
        ("note_takers", record.note_takers),
        ("matters", tuple(matter.text for matter in record.matters)),
    ):
        yield from ((name, span) for one in several for span in one.spans)
    for name, people in (("attendees", record.attendees), ("absent", record.absent)):
        yield from ((name, span) for person in people for span in _person(person))
    yield from (("agenda", span) for entry in record.agenda for span in _titles(entry))


def _person(person: Attendee) -> Iterator[Span]:
    for found in (person.name, person.organisation, person.role, person.group):
        yield from found.spans if found else ()


def _titles(entry: AgendaEntry) -> Iterator[Span]:
    yield from entry.title.spans
    for one in entry.presenters:
        yield from one.spans
    for below in entry.sub:
        yield from _titles(below)
