"""Who may read what stands in the head of the start page's room, and how much of the journal."""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import ModuleType
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from beprovad.assessments import access as assessments
from beprovad.assessments import events as assessment_events
from beprovad.home.events import MeetingVisited
from beprovad.journal.events import Event, event_name
from beprovad.journal.models import Entry
from beprovad.meetings import access, events
from beprovad.meetings.models import SendItem
from beprovad.people.access import reach_of
from beprovad.people.rules import Act, Reach

Place = Callable[[Reach], QuerySet[Any]]


def may_read_journal(request: HttpRequest) -> bool:
    return reach_of(request.user).may(Act.READ_JOURNAL)


def reads_for_committee(reach: Reach) -> bool:
    """Whether the committee's page is what this reader comes for: those who see decisions and take no part in them."""
    return bool(reach.authorities_where(Act.SEE_DECISIONS)) and not reach.authorities_where(Act.ASSESS)


def may_start_assessments(reach: Reach) -> bool:
    return bool(reach.authorities_where(Act.LEAD_ASSESSMENTS))


def unseen_entries(request: HttpRequest, entries: Sequence[Entry]) -> frozenset[int]:
    """Acts on meetings, matters and assessments that the reader may not see: no role opens what it does not open.

    What is gone, or of a kind that nobody has placed here, is seen by nobody.
    """
    reach = reach_of(request.user)
    by_place: dict[Place, dict[int, int]] = {}
    for entry in entries:
        if entry.event.startswith(_GUARDED):
            place, subject = _PLACES.get(entry.event, _nowhere), entry.subject_id
            if place is access.meetings:
                subject = entry.details.get("meeting_id") or subject
            by_place.setdefault(place, {})[entry.pk] = subject
    unseen = frozenset(
        pk for place, subjects in by_place.items() for pk in subjects.keys() - _seen(place(reach), subjects)
    )
    return unseen | _named_in_drafts(reach, entries, by_place.get(access.matters, {}).keys() - unseen)


def _named_in_drafts(reach: Reach, entries: Sequence[Entry], matters: Collection[int]) -> frozenset[int]:
    """Acts on matters that the reader sees, but written down by a title that only a draft has told of."""
    acts = [entry for entry in entries if entry.pk in matters]
    known = access.known_titles(reach, {entry.subject_id for entry in acts}) if acts else frozenset()
    return frozenset(entry.pk for entry in acts if (entry.subject_id, entry.subject_label) not in known)


def _seen(visible: QuerySet[Any], subjects: Mapping[int, int]) -> frozenset[int]:
    ids = set(visible.filter(pk__in=set(subjects.values())).values_list("pk", flat=True))
    return frozenset(pk for pk, subject in subjects.items() if subject in ids)


def _sendings(reach: Reach) -> QuerySet[SendItem]:
    return SendItem.objects.filter(meeting__in=access.meetings(reach))


def _nowhere(_reach: Reach) -> QuerySet[SendItem]:
    return SendItem.objects.none()


def events_in(room: ModuleType) -> tuple[type[Event], ...]:
    """Every kind of act that a room's `events` defines."""
    kinds = (one for one in vars(room).values() if isinstance(one, type) and issubclass(one, Event))
    return tuple(kind for kind in kinds if kind.__module__ == room.__name__)


_KINDS: Mapping[Place, tuple[type[Event], ...]] = {
    access.meetings: (
        MeetingVisited, events.MeetingSaved, events.MeetingChanged, events.NotesReleased, events.NoteEdited,
        events.NoteConflictSettled, events.MaterialUploaded, events.MaterialRemoved, events.MeetingRemoved,
    ),
    access.readings: (
        events.NoteReadIn, events.ReadingDiscarded, events.IdentityNumbersMasked, events.OriginalRead,
    ),
    access.matters: (
        events.MatterRaised, events.MatterMoved, events.MatterEdited, events.MatterReported,
        events.MatterReportRead, events.MattersJoined, events.MattersParted,
    ),
    _sendings: (events.SendingTicked,),
    assessments.assessments: events_in(assessment_events),
}  # fmt: skip
_PLACES = {event_name(kind): place for place, kinds in _KINDS.items() for kind in kinds}
_GUARDED = ("meetings.", "assessments.", event_name(MeetingVisited))
