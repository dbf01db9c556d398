"""From what the reader found to what a human is asked. Pure.

The order of the drafts is the order of the page. `item` points at another draft by its place in the list.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from beprovad.lib.notes import (
    AgendaEntry,
    Attendee,
    Found,
    FoundMatter,
    MatterKind,
    Record,
    Span,
    resolve_day,
)

Spans = list[list[int]]


class Kind(StrEnum):
    GROUP = "group"
    ORGANISATION = "organisation"
    TITLE = "title"
    DATE = "date"
    PLACE = "place"
    THEME = "theme"
    ATTENDEE = "attendee"
    ABSENT = "absent"
    ITEM = "item"
    SUBITEM = "subitem"
    MATTER = "matter"
    SENDING = "sending"
    TIP = "tip"
    QUESTION = "question"
    NOTE_TAKER = "note_taker"
    NEXT_MEETING = "next_meeting"
    NOTE = "note"


class Ask(StrEnum):
    """What the meetings room asks, beside the reader's own doubts."""

    DATE_MISSING = "date_missing"
    TITLE_MISSING = "title_missing"
    WHICH_NETWORK = "which_network"
    WHICH_ORGANISATION = "which_organisation"
    WHICH_PERSON = "which_person"
    KNOWN_MATTER = "known_matter"
    WHICH_RESPONSIBLE = "which_responsible"
    ADDED_BY_HAND = "added_by_hand"


@dataclass(frozen=True)
class Draft:
    """One finding before it is stored; the fields are `models.Finding`'s."""

    kind: Kind
    text: str = ""
    on: date | None = None
    organisation_text: str = ""
    group_text: str = ""
    role_text: str = ""
    presenters_text: str = ""
    matter_kind: str = ""
    responsible_text: str = ""
    due_text: str = ""
    spans: tuple[Span, ...] = ()
    body_spans: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()
    item: int | None = None


def drafts(record: Record) -> tuple[Draft, ...]:
    """Everything that the reader found, as drafts in page order. A meeting without date or title is asked about."""
    head = [*_head(record), *_people(record)]
    agenda, places = _agenda(record.agenda, first=len(head))
    return (*head, *agenda, *_matters(record.matters, places), *_lists(record))


def _head(record: Record) -> Iterable[Draft]:
    if record.title is None:
        yield Draft(kind=Kind.TITLE, doubts=(Ask.TITLE_MISSING,))
    yield from _one(Kind.TITLE, record.title)
    yield _date(record)
    yield from _one(Kind.PLACE, record.place)
    yield from _one(Kind.THEME, record.theme)


def _date(record: Record) -> Draft:
    if record.date is not None:
        day = date.fromisoformat(record.date.value)
        return replace(_draft(Kind.DATE, record.date), text=_words(record, record.date), on=day)
    if record.date_hint is not None:
        return replace(_draft(Kind.DATE, record.date_hint), doubts=(Ask.DATE_MISSING,))
    return Draft(kind=Kind.DATE, doubts=(Ask.DATE_MISSING,))


def _words(record: Record, found: Found) -> str:
    return " ".join(record.text[s.start : s.end] for s in found.spans) or found.value


def _one(kind: Kind, found: Found | None) -> tuple[Draft, ...]:
    return () if found is None else (_draft(kind, found),)


def _draft(kind: Kind, found: Found) -> Draft:
    return Draft(kind=kind, text=found.value, spans=found.spans, doubts=tuple(found.doubts))


def _people(record: Record) -> Iterable[Draft]:
    everybody = (*record.attendees, *record.absent)
    yield from _once(Kind.GROUP, (a.group for a in everybody))
    yield from _once(Kind.ORGANISATION, (a.organisation for a in everybody))
    for attendee in record.attendees:
        yield _seat(Kind.ATTENDEE, attendee)
    for attendee in record.absent:
        yield _seat(Kind.ABSENT, attendee)


def _once(kind: Kind, found: Iterable[Found | None]) -> Iterable[Draft]:
    """Each written form once, standing on its first place."""
    seen: set[str] = set()
    for value in found:
        if value is not None and value.value.casefold() not in seen:
            seen.add(value.value.casefold())
            yield Draft(kind=kind, text=value.value, spans=value.spans)


def _seat(kind: Kind, attendee: Attendee) -> Draft:
    parts = [part for part in (attendee.name, attendee.organisation, attendee.role) if part is not None]
    spans = attendee.name.spans + tuple(
        span for part in parts[1:] for span in part.spans if _is_near(attendee.name, span)
    )
    return Draft(
        kind=kind,
        text=attendee.name.value,
        organisation_text=_value(attendee.organisation),
        group_text=_value(attendee.group),
        role_text=_value(attendee.role),
        spans=tuple(sorted(set(spans))),
        doubts=tuple(dict.fromkeys(doubt for part in parts for doubt in part.doubts)),
    )


def _is_near(name: Found, span: Span) -> bool:
    """An organisation shared by four people is marked at the person whom it stands beside."""
    return bool(name.spans) and 0 <= span.start - name.spans[-1].end <= _BESIDE


_BESIDE = 4


def _value(found: Found | None) -> str:
    return "" if found is None else found.value


def _agenda(entries: Sequence[AgendaEntry], *, first: int) -> tuple[list[Draft], dict[tuple[int, ...], int]]:
    found: list[Draft] = []
    places: dict[tuple[int, ...], int] = {}

    def walk(entry: AgendaEntry, path: tuple[int, ...], parent: int | None) -> None:
        places[path] = first + len(found)
        mine = places[path]
        kind = Kind.ITEM if parent is None else Kind.SUBITEM
        found.append(
            replace(
                _draft(kind, entry.title),
                presenters_text=", ".join(p.value for p in entry.presenters),
                body_spans=entry.body,
                item=parent,
            )
        )
        for index, sub in enumerate(entry.sub):
            walk(sub, (*path, index), mine)

    for index, entry in enumerate(entries):
        walk(entry, (index,), None)
    return found, places


def _matters(matters: Sequence[FoundMatter], places: dict[tuple[int, ...], int]) -> Iterable[Draft]:
    for matter in matters:
        yield replace(
            _draft(_KIND_OF.get(matter.kind, Kind.MATTER), matter.text),
            matter_kind=matter.kind.value,
            responsible_text=_value(matter.responsible),
            due_text=_value(matter.due),
            item=places.get(matter.agenda),
        )


_KIND_OF = {MatterKind.DISPATCH: Kind.SENDING, MatterKind.INFORMATION: Kind.NOTE}


def _lists(record: Record) -> Iterable[Draft]:
    yield from (_draft(Kind.TIP, found) for found in record.reading_tips)
    yield from (_draft(Kind.QUESTION, found) for found in record.questions)
    yield from (_draft(Kind.NOTE_TAKER, found) for found in record.note_takers)
    if record.next_meeting is not None:
        day = date.fromisoformat(record.next_meeting.value)
        words = _words(record, record.next_meeting)
        yield replace(_draft(Kind.NEXT_MEETING, record.next_meeting), text=words, on=day)
    elif record.next_meeting_hint is not None:
        yield _draft(Kind.NEXT_MEETING, record.next_meeting_hint)


def text_digest(text: str) -> str:
    """SHA-256 in hexadecimal of the text's letters and digits: the same note as .txt and as .pdf digests alike."""
    return hashlib.sha256("".join(re.findall(r"\w+", text.casefold())).encode()).hexdigest()


def day_in(words: str, meeting_on: date | None) -> date | None:
    """The day that the words name, when the meeting's day is known."""
    return None if meeting_on is None or not words else resolve_day(words, meeting_on)


def note_text(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The note text of the spans as paragraphs: lines that the page's width broke are joined again.

    A new line begins where the writer began one: at a bullet, after a full stop, or after an empty line.
    """
    paragraphs: list[str] = []
    for start, end in spans:
        for line in text[start:end].splitlines():
            _add_line(paragraphs, line.strip())
        paragraphs.append("")
    return "\n".join(_squeezed(paragraphs)).strip()


def _add_line(paragraphs: list[str], line: str) -> None:
    runs_on = bool(paragraphs) and bool(paragraphs[-1]) and bool(line) and _runs_on(paragraphs[-1], line)
    if runs_on:
        paragraphs[-1] = f"{paragraphs[-1]} {line}"
    else:
        paragraphs.append(line)


def _runs_on(before: str, line: str) -> bool:
    return not before.endswith((".", "?", "!", ":", ";")) and bool(re.match(r"[a-zåäöéü(0-9]", line))


def _squeezed(lines: Sequence[str]) -> Iterable[str]:
    previous = ""
    for line in lines:
        if line or previous:
            yield line
        previous = line


_SENTENCE = re.compile(r"[^\s.!?•–-][^.!?\n]*(?:[.!?]+(?=\s|$)|$)", re.MULTILINE)


def sentences(text: str, spans: Sequence[Sequence[int]]) -> Iterable[tuple[Span, str]]:
    """The sentences of a note text, each with its place; a line that the page broke counts as two."""
    for start, end in spans:
        for found in _SENTENCE.finditer(text, start, end):
            yield Span(found.start(), found.end()), found.group()


_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_YEARS_BACK = 6


def proposed_day(words: str, line: str, today: date) -> date | None:
    """The latest day up to today that a date without a year can be, and that fits the weekday in its line.

    A proposal to look at, never filled in by itself. None when the words name no day.
    """
    named = next((number for number, day in enumerate(_WEEKDAYS) if day in line.casefold()), None)
    for year in range(today.year, today.year - _YEARS_BACK, -1):
        day = resolve_day(words, date(year, 7, 1)) if words else None
        day = _in_year(day, year)
        if day is not None and day <= today and named in (None, day.weekday()):
            return day
    return None


def _in_year(day: date | None, year: int) -> date | None:
    try:
        return day.replace(year=year) if day else None
    except ValueError:  # 29 February
        return None


_CLOCK = re.compile(
    r"\bkl(?:\.|ockan)?\s*(\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d{2})?)?)", re.IGNORECASE
)


def time_in(line: str) -> str:
    """The time of day that a line names after "kl", as written: "9.00–12.00"; "" when it names none."""
    found = _CLOCK.search(line)
    return found.group(1) if found else ""


def line_of(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The whole line that a value stands on; "" for a value without a place."""
    if not spans:
        return ""
    start = text.rfind("\n", 0, spans[0][0]) + 1
    end = text.find("\n", spans[-1][1])
    return text[start : len(text) if end < 0 else end]


class Obstacle(StrEnum):
    """What stands between a review and its meeting."""

    QUESTIONS_LEFT = "questions_left"
    CERTAIN_NOT_ACCEPTED = "certain_not_accepted"
    NO_DATE = "no_date"
    NO_TITLE = "no_title"
    NO_NETWORK = "no_network"
    IDENTITY_NUMBER = "identity_number"
    SAME_NOTE = "same_note"
    SAME_DAY = "same_day"


@dataclass(frozen=True)
class ReviewFacts:
    """What the saving asks about; counts are of findings."""

    unanswered: int
    certain_open: int
    has_date: bool
    has_title: bool
    networks: int
    identity_numbers: int
    is_same_as_saved: bool
    is_same_day: bool = False


def obstacles(facts: ReviewFacts) -> tuple[Obstacle, ...]:
    """All of them, in the order in which they are best removed; none means that the meeting can be saved."""
    standing = {
        Obstacle.IDENTITY_NUMBER: facts.identity_numbers > 0,
        Obstacle.SAME_NOTE: facts.is_same_as_saved,
        Obstacle.SAME_DAY: facts.is_same_day and not facts.is_same_as_saved,
        Obstacle.NO_NETWORK: facts.networks == 0,
        Obstacle.QUESTIONS_LEFT: facts.unanswered > 0,
        Obstacle.NO_DATE: not facts.has_date,
        Obstacle.NO_TITLE: not facts.has_title,
        Obstacle.CERTAIN_NOT_ACCEPTED: facts.certain_open > 0,
    }
    return tuple(obstacle for obstacle, stands in standing.items() if stands)


# A sentence that speaks of a known matter without changing it.
MENTION = "mention"
MATTER_STATES = {
    MatterKind.ASSIGNMENT: "assigned",
    MatterKind.PARKED: "parked",
    MatterKind.CONTINUING: "continuing",
    MatterKind.DECISION: "approved",
    MatterKind.CONTRIBUTION: "open",
}


def matter_title(sentence: str) -> str:
    """A short name for a matter: its first clause, without "Beslut:" and the like, at most 120 characters."""
    words = re.sub(r"^(beslut|uppdrag|åtgärd|att göra)\s*[:–-]\s*", "", sentence.strip(), flags=re.IGNORECASE)
    first = re.split(r"(?<=[.!?])\s|\s[–—]\s", words, maxsplit=1)[0].rstrip(".")
    if len(first) > _TITLE_LENGTH:
        first = first[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
    return first[:1].upper() + first[1:]


_TITLE_LENGTH = 120
