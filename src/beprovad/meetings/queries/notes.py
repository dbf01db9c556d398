"""Reads for a note's pages: its history, its conflict."""

from dataclasses import dataclass
from datetime import datetime

from beprovad.meetings.models import Note, NoteConflict, NoteRevision
from beprovad.meetings.rules.notes import Passage, Piece, differences, joined_text, passages
from beprovad.people.models import User


@dataclass(frozen=True)
class NotePart:
    """A note as the page shows it. `changed_after_release`: the revision that differs from what was sent."""

    id: int
    revision: int
    text: str
    changed_after_release: NoteRevision | None
    has_my_conflict: bool

    @property
    def passages(self) -> tuple[Passage, ...]:
        return passages(self.text)


def note_part(note: Note, user: User) -> NotePart:
    """One note for the meeting's page, by itself."""
    released_at = note.meeting.released_at
    later = note.revisions.filter(began_at__gt=released_at, revision__gt=1) if released_at else None
    return NotePart(
        id=note.pk,
        revision=note.revision,
        text=note.text,
        changed_after_release=later.order_by("-revision").first() if later is not None else None,
        has_my_conflict=NoteConflict.objects.filter(note=note, author=user).exists(),
    )


@dataclass(frozen=True)
class HistoryEntry:
    """One revision and how it differs from the one before; the first stands as it is."""

    revision: NoteRevision
    pieces: tuple[Piece, ...]
    is_first: bool
    is_current: bool
    is_after_release: bool


def note_history(note: Note, *, start: int, stop: int) -> tuple[HistoryEntry, ...]:
    """Newest first, the entries from `start` to `stop`; one more row is read for what the last differs from."""
    rows = list(note.revisions.order_by("-revision")[start : stop + 1])
    shown = rows[: stop - start]
    released_at = note.meeting.released_at
    return tuple(
        HistoryEntry(
            revision=row,
            pieces=differences(rows[place + 1].text if place + 1 < len(rows) else "", row.text),
            is_first=place + 1 >= len(rows),
            is_current=row.revision == note.revision,
            is_after_release=released_at is not None
            and row.began_at > released_at
            and not place + 1 >= len(rows),
        )
        for place, row in enumerate(shown)
    )


@dataclass(frozen=True)
class ConflictPage:
    """Two texts side by side; `pieces` lead from theirs to yours."""

    conflict: NoteConflict
    theirs: str
    revision: int
    author: str
    is_own: bool
    at: datetime
    pieces: tuple[Piece, ...]
    joined: str


def open_conflict(note: Note, user: User) -> NoteConflict | None:
    """The latest of the user's own refused texts; when it is settled the one before is next."""
    return NoteConflict.objects.filter(note=note, author=user).order_by("-at", "-pk").first()


def is_with_oneself(conflict: NoteConflict) -> bool:
    """What stands saved was written by the same account, in another window."""
    latest = NoteRevision.objects.filter(note=conflict.note_id).order_by("-revision").first()
    return latest is not None and latest.author_id == conflict.author_id


def conflict_page(conflict: NoteConflict) -> ConflictPage:
    """As the note stands now: it may have moved on since the text was refused."""
    note = Note.objects.get(pk=conflict.note_id)
    latest = note.revisions.order_by("-revision").first()
    return ConflictPage(
        conflict=conflict,
        theirs=note.text,
        revision=note.revision,
        author=latest.author_label if latest else "",
        is_own=latest is not None and latest.author_id == conflict.author_id,
        at=note.changed_at,
        pieces=differences(note.text, conflict.text),
        joined=joined_text(note.text, conflict.text),
    )
