"""What can happen in the meetings room."""

from dataclasses import dataclass

from beprovad.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class NoteReadIn(Event):
    """A file or a pasted text became a draft to review. The subject is the reading."""


@dataclass(frozen=True, kw_only=True)
class ReadingDiscarded(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class IdentityNumbersMasked(Event):
    """Personal identity numbers in a note were masked before it was saved; the original is gone."""

    count: int


@dataclass(frozen=True, kw_only=True)
class MeetingSaved(Event):
    """A reading, or a person's own form, became a meeting. The subject is the meeting."""

    reading_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingChanged(Event):
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingRemoved(Event):
    """A draft was taken away, with so many matters that nothing else spoke of."""

    matters: int = 0


@dataclass(frozen=True, kw_only=True)
class NotesReleased(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class NoteEdited(Event):
    """One author's autosaves in a row. The subject is the meeting."""

    note_id: int


@dataclass(frozen=True, kw_only=True)
class NoteConflictSettled(Event):
    note_id: int
    kept: str


@dataclass(frozen=True, kw_only=True)
class MaterialUploaded(Event):
    meeting_id: int


@dataclass(frozen=True, kw_only=True)
class MaterialRemoved(Event):
    meeting_id: int


@dataclass(frozen=True, kw_only=True)
class SendingTicked(Event):
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class OriginalRead(Event):
    """Someone downloaded the original of a note."""


@dataclass(frozen=True, kw_only=True)
class MatterRaised(Event):
    meeting_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MatterMoved(Event):
    from_state: str
    to_state: str
    reason: str = ""
    meeting_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MatterEdited(Event):
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MatterReported(Event):
    """The one who answers for a matter said how it goes; what they said stands on the matter."""

    proposes_done: bool = False


@dataclass(frozen=True, kw_only=True)
class MatterReportRead(Event):
    """Somebody who takes the matter's steps has read a report."""


@dataclass(frozen=True, kw_only=True)
class MattersJoined(Event):
    """Two matters were the same one. The subject is the one that was kept."""

    joined_id: int
    joined_label: str


@dataclass(frozen=True, kw_only=True)
class MattersParted(Event):
    """A joining was undone. The subject is the one that had been kept."""

    joined_id: int
    joined_label: str
