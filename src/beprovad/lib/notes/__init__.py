"""Reading a meeting's note into a draft record: pure rules, no model, no network.

>>> from beprovad.lib.notes import read_note
>>> read_note("Närvarande: Alva Ekström, Norrvik").attendees[0].name.value
'Alva Ekström'
"""

from beprovad.lib.notes.dates import resolve_day
from beprovad.lib.notes.model import (
    AgendaEntry,
    Attendee,
    Doubt,
    Found,
    FoundMatter,
    LineAccount,
    MatterKind,
    Record,
    Span,
)
from beprovad.lib.notes.record import read_note

__all__ = [
    "AgendaEntry",
    "Attendee",
    "Doubt",
    "Found",
    "FoundMatter",
    "LineAccount",
    "MatterKind",
    "Record",
    "Span",
    "read_note",
    "resolve_day",
]
