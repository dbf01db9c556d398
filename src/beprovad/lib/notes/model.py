"""What a note becomes: values with the places they stand on. No value is without its span."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the text that was given, in code points."""

    start: int
    end: int


class Doubt(StrEnum):
    """Why a value should be looked at by a human before it is believed."""

    NO_YEAR = "no_year"  # a day and a month, but no year
    SEVERAL_DATES = "several_dates"  # another date in the heading could be the meeting's
    YEAR_FROM_MEETING = "year_from_meeting"  # the year was worked out from the meeting's date
    UNKNOWN_NAME = "unknown_name"  # shaped like a name, but the given name is not a known one
    ONLY_GIVEN_NAME = "only_given_name"
    NO_SEPARATOR = "no_separator"  # names stood in a row with nothing between them
    COLUMNS = "columns"  # two columns ran together; who was absent was worked out
    PROSE = "prose"  # read out of a running sentence
    NO_NUMBERING = "no_numbering"  # a heading by its looks alone
    TITLE_RUNS_ON = "title_runs_on"  # no sign between the heading and its text
    OWNER_GUESSED = "owner_guessed"  # who is responsible was worked out from the sentence
    WEAK_WORDS = "weak_words"  # the words that made it a matter are weak ones


@dataclass(frozen=True, slots=True)
class Found:
    """A value as written (whitespace and line wraps evened out), where it stands, and what is unsure."""

    value: str
    spans: tuple[Span, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_certain(self) -> bool:
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person in a list. A person who sits in two networks stands here twice."""

    name: Found
    organisation: Found | None = None
    group: Found | None = None
    role: Found | None = None
    network_or_role: str | None = None
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item with what was said under it; `body` leaves out the text of its sub-items."""

    title: Found
    presenters: tuple[Found, ...] = ()
    sub: tuple["AgendaEntry", ...] = ()
    body: tuple[Span, ...] = ()


class MatterKind(StrEnum):
    """What a sentence asks of somebody, in the order of the contract."""

    ASSIGNMENT = "assignment"
    PARKED = "parked"
    CONTINUING = "continuing"
    DECISION = "decision"
    DISPATCH = "dispatch"
    CONTRIBUTION = "contribution"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class FoundMatter:
    """A sentence that something is to come of. `agenda` is the path of indexes to its item, () for none."""

    text: Found
    kind: MatterKind
    responsible: Found | None = None
    due: Found | None = None
    agenda: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LineAccount:
    """Where a non-blank line went: names of fields, "note" for note text, "furniture" for headers and footers."""

    span: Span
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A draft of the meeting. Nothing in it is stored; a human looks at it first."""

    text: str
    title: Found | None = None
    date: Found | None = None
    date_hint: Found | None = None
    place: Found | None = None
    theme: Found | None = None
    attendees: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaEntry, ...] = ()
    preamble: tuple[Span, ...] = ()
    matters: tuple[FoundMatter, ...] = ()
    reading_tips: tuple[Found, ...] = ()
    questions: tuple[Found, ...] = ()
    note_takers: tuple[Found, ...] = ()
    next_meeting: Found | None = None
    next_meeting_hint: Found | None = None
    lines: tuple[LineAccount, ...] = field(default=())

    def contract(self) -> dict[str, Any]:
        """The record as plain values: exactly the keys and shapes of an expected.json."""
        from beprovad.lib.notes.contract import contract  # noqa: PLC0415 - contract.py knows the model

        return contract(self)

    def contract_spans(self) -> dict[str, Any]:
        """The same shape as `contract`, with [[start, end], …] in the place of every extracted value."""
        from beprovad.lib.notes.contract import contract_spans  # noqa: PLC0415

        return contract_spans(self)
