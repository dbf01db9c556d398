"""What has happened to something, as the journal has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from beprovad.journal.events import Event, event_name
from beprovad.journal.models import Entry
from beprovad.journal.words import words_for
from beprovad.knowledge.models import Source
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Stage,
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
    SOURCE_KIND_WORDS,
    STAGE_WORDS,
    THE_REGION,
    TRANSFERABILITY_WORDS,
    YES,
    Words,
)

MOST = 100


@dataclass(frozen=True)
class Use:
    """What was said of how an organisation uses a method."""

    organisation: str
    stage: Words
    since_on: date


@dataclass(frozen=True)
class Happening:
    """One act; `was` is what the changed fields said before."""

    at: datetime
    who: str
    words: Words
    was: tuple[tuple[Words, Words], ...]
    use: Use | None = None


def history(subject_id: int, *kinds: type[Event]) -> tuple[Happening, ...]:
    """The newest first; one query."""
    names = [event_name(kind) for kind in kinds]
    entries = Entry.objects.filter(event__in=names, subject_id=subject_id).order_by("-at", "-pk")
    return tuple(map(_happening, entries[:MOST]))


def _happening(entry: Entry) -> Happening:
    was = entry.details.get("was", {})
    return Happening(entry.at, entry.actor_label, words_for(entry.event), _was(was), _use(entry.details))


def _use(details: Mapping[str, Any]) -> Use | None:
    if not {"organisation", "stage", "since_on"} <= details.keys():
        return None
    since_on = date.fromisoformat(details["since_on"])
    return Use(details["organisation"], STAGE_WORDS[Stage(details["stage"])], since_on)


def _was(before: Mapping[str, str]) -> tuple[tuple[Words, Words], ...]:
    return tuple((FIELD_WORDS.get(name, name), said(name, value)) for name, value in before.items())


def said(name: str, value: str) -> Words:
    """A column's value as a person says it."""
    if name == "owner" and not value:
        return THE_REGION
    if name in ("is_shared", "is_year_only"):
        return YES if value == "True" else NO
    kind, words = _KINDS_OF.get(name, (None, {}))
    return words[kind(value)] if kind and value else value


_KINDS_OF: Mapping[str, tuple[Any, Mapping[Any, Words]]] = {
    "kind": (Source.Kind, SOURCE_KIND_WORDS),
    "direction": (Direction, DIRECTION_WORDS),
    "certainty": (Certainty, CERTAINTY_WORDS),
    "transferability": (Transferability, TRANSFERABILITY_WORDS),
    "documented": (Documented, DOCUMENTED_WORDS),
    "asked_how": (Asked, ASKED_WORDS),
    "aspect": (Aspect, ASPECT_WORDS),
}
