"""Nothing stands in the journal under its code name."""

import inspect

import pytest

from beprovad.assessments import events as assessments
from beprovad.home import events as home
from beprovad.journal.events import Event, event_name
from beprovad.journal.words import words_for
from beprovad.knowledge import events as knowledge
from beprovad.meetings import events as meetings
from beprovad.people import events as people

EVENTS = [
    event
    for room in (home, assessments, knowledge, meetings, people)
    for _, event in inspect.getmembers(room, inspect.isclass)
    if issubclass(event, Event) and event.__module__ == room.__name__
]


@pytest.mark.parametrize("event", EVENTS, ids=event_name)
def test_every_event_is_said_in_words(event):
    assert words_for(event_name(event)) != event_name(event)
