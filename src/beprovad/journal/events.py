"""What every room's events have in common. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to one subject; rooms subclass it in their own `events.py`."""

    subject_id: int
    subject_label: str


@dataclass(frozen=True)
class Actor:
    """Who did it, as the journal keeps it: an id and a name, no foreign key."""

    id: int | None
    label: str


SYSTEM = Actor(id=None, label="Beprövad")


def event_name(event_type: type[Event]) -> str:
    """`beprovad.meetings.events.NotesReleased` is `meetings.NotesReleased`."""
    room = event_type.__module__.split(".")[-2]
    return f"{room}.{event_type.__name__}"
