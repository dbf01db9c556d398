"""Recording what happened, and telling the rooms above that asked to know."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from beprovad.journal.events import Actor, Event, event_name
from beprovad.journal.words import describe, words_for

if TYPE_CHECKING:
    from beprovad.journal.models import Entry

__all__ = ["describe", "record", "subscribe", "words_for"]

E = TypeVar("E", bound=Event)

_subscribers: dict[type[Event], list[Callable[[Event, Actor], None]]] = defaultdict(list)


def record(event: Event, *, by: Actor) -> "Entry":
    """Write the event down and run its subscribers, in the caller's transaction.

    Must be called inside a transaction: an act and its entry are kept or lost together.
    """
    from beprovad.journal.models import Entry  # noqa: PLC0415 - apps.py imports this module before any model

    if not transaction.get_connection().in_atomic_block:
        msg = f"{event_name(type(event))} was recorded outside a transaction"
        raise RuntimeError(msg)
    details = {
        key: value for key, value in asdict(event).items() if key not in ("subject_id", "subject_label")
    }
    entry = Entry.objects.create(
        actor_id=by.id,
        actor_label=by.label[:200],
        event=event_name(type(event)),
        subject_id=event.subject_id,
        subject_label=event.subject_label[:300],
        details=details,
    )
    for subscriber in _subscribers[type(event)]:
        subscriber(event, by)
    return entry


def subscribe(event_type: type[E], subscriber: Callable[[E, Actor], None]) -> None:
    """Called from a room's `apps.py` only, so that one search lists every subscription."""
    _subscribers[event_type].append(subscriber)  # type: ignore[arg-type]
