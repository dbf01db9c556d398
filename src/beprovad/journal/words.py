"""What events are called on the journal's page."""

from django.utils.functional import Promise

from beprovad.journal.events import Event, event_name

Words = str | Promise

_words: dict[str, Words] = {}


def describe(words: dict[type[Event], Words]) -> None:
    """Say what happened as the rest of a sentence after a name; called from a room's `apps.py`."""
    _words.update({event_name(event_type): said for event_type, said in words.items()})


def words_for(name: str) -> Words:
    return _words.get(name, name)
