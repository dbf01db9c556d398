"""One piece of evidence, and what has happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from beprovad.journal.events import event_name
from beprovad.journal.models import Entry
from beprovad.journal.words import words_for
from beprovad.knowledge import access
from beprovad.knowledge.events import EvidenceAdded, EvidenceChanged, EvidenceWithdrawn
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.queries.pieces import PieceRow
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Transferability,
)
from beprovad.knowledge.words import (
    ASKED_WORDS,
    ASPECT_WORDS,
    CERTAINTY_WORDS,
    DIRECTION_WORDS,
    DOCUMENTED_WORDS,
    FIELD_WORDS,
    NO,
    THE_REGION,
    TRANSFERABILITY_WORDS,
    YES,
    Words,
)
from beprovad.people.rules import Reach

KINDS = tuple(map(event_name, (EvidenceAdded, EvidenceChanged, EvidenceWithdrawn)))


@dataclass(frozen=True)
class Happening:
    """An act on the piece; `was` is what the changed fields said before."""

    at: datetime
    who: str
    words: Words
    was: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True)
class EvidencePage:
    row: PieceRow
    history: tuple[Happening, ...]
    may_edit: bool


def evidence_page(reach: Reach, piece: Evidence) -> EvidencePage:
    return EvidencePage(
        row=PieceRow(piece),
        history=history(piece),
        may_edit=access.may_edit_evidence(reach, piece) and not piece.is_withdrawn,
    )


def history(piece: Evidence) -> tuple[Happening, ...]:
    """The newest first, as the journal has it."""
    entries = Entry.objects.filter(event__in=KINDS, subject_id=piece.pk).order_by("-at", "-pk")
    return tuple(
        Happening(entry.at, entry.actor_label, words_for(entry.event), _was(entry.details.get("was", {})))
        for entry in entries
    )


def _was(before: Mapping[str, str]) -> tuple[tuple[Words, Words], ...]:
    return tuple((FIELD_WORDS.get(name, name), said(name, value)) for name, value in before.items())


def said(name: str, value: str) -> Words:
    """A column's value as a person says it."""
    if name == "owner" and not value:
        return THE_REGION
    if name == "is_shared":
        return YES if value == "True" else NO
    kind, words = _KINDS_OF.get(name, (None, {}))
    return words[kind(value)] if kind and value else value


_KINDS_OF: Mapping[str, tuple[Any, Mapping[Any, Words]]] = {
    "direction": (Direction, DIRECTION_WORDS),
    "certainty": (Certainty, CERTAINTY_WORDS),
    "transferability": (Transferability, TRANSFERABILITY_WORDS),
    "documented": (Documented, DOCUMENTED_WORDS),
    "asked_how": (Asked, ASKED_WORDS),
    "aspect": (Aspect, ASPECT_WORDS),
}
