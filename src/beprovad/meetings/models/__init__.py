"""Nouns of the meetings room, cut by journey: holding a meeting, following a matter, reading a note in."""

from beprovad.meetings.models.matters import Matter, MatterEvent, MatterJoin, MatterReport
from beprovad.meetings.models.meetings import (
    AgendaItem,
    Attendance,
    FoundQuestion,
    Material,
    Meeting,
    Note,
    NoteConflict,
    NoteRevision,
    NoteTaker,
    Presenter,
    ReadingTip,
    SendItem,
)
from beprovad.meetings.models.reading import Finding, Reading

__all__ = [
    "AgendaItem",
    "Attendance",
    "Finding",
    "FoundQuestion",
    "Material",
    "Matter",
    "MatterEvent",
    "MatterJoin",
    "MatterReport",
    "Meeting",
    "Note",
    "NoteConflict",
    "NoteRevision",
    "NoteTaker",
    "Presenter",
    "Reading",
    "ReadingTip",
    "SendItem",
]
