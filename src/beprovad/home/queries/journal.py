"""The pages that the journal's entries are about, where the reader may see them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from beprovad.assessments import access as assessments
from beprovad.assessments import events as assessment_events
from beprovad.checklists import access as checklists
from beprovad.checklists import events as checklist_events
from beprovad.home.access import events_in
from beprovad.home.events import MeetingVisited
from beprovad.journal.events import Event, event_name
from beprovad.journal.models import Entry
from beprovad.knowledge import access as knowledge_access
from beprovad.knowledge import events as knowledge
from beprovad.meetings import access, events
from beprovad.meetings.models import SendItem
from beprovad.people import access as people_access
from beprovad.people import events as people
from beprovad.people.access import reach_of
from beprovad.people.rules import Reach


def _sendings(reach: Reach) -> QuerySet[SendItem]:
    return SendItem.objects.filter(meeting__in=access.meetings(reach))


@dataclass(frozen=True)
class Lead:
    """These kinds of act lead to this page; `page_of` is the page's own number, as a field of the subject."""

    url_name: str
    visible: Callable[[Reach], QuerySet[Any]]
    kinds: tuple[type[Event], ...]
    page_of: str = "pk"

    def pages(self, reach: Reach, subjects: set[int]) -> dict[int, str]:
        found = self.visible(reach).filter(pk__in=subjects).values_list("pk", self.page_of)
        return {pk: reverse(self.url_name, args=[page]) for pk, page in found}


LEADS = (
    Lead("meetings:meeting", access.meetings, (
        MeetingVisited, events.MeetingSaved, events.MeetingChanged, events.NotesReleased, events.NoteEdited,
        events.NoteConflictSettled, events.MaterialUploaded, events.MaterialRemoved,
    )),
    Lead("meetings:meeting", _sendings, (events.SendingTicked,), page_of="meeting"),
    Lead("meetings:matter", access.matters, (
        events.MatterRaised, events.MatterMoved, events.MatterEdited, events.MatterReported,
        events.MatterReportRead, events.MattersJoined, events.MattersParted,
    )),
    Lead("knowledge:method", knowledge_access.methods, (
        knowledge.MethodAdded, knowledge.MethodChanged, knowledge.AdoptionSet,
    )),
    Lead("knowledge:source", knowledge_access.sources, (knowledge.SourceAdded, knowledge.SourceChanged)),
    Lead("knowledge:evidence", knowledge_access.evidence, (
        knowledge.EvidenceAdded, knowledge.EvidenceChanged, knowledge.EvidenceWithdrawn,
    )),
    Lead("checklists:checklist", checklists.checklists, events_in(checklist_events)),
    Lead("assessments:assessment", assessments.assessments, events_in(assessment_events)),
    Lead("assessments:side_by_side", knowledge_access.methods, (assessment_events.CommonAnswerWritten,)),
    Lead("people:person", people_access.persons, (
        people.PersonAdded, people.PersonChanged, people.PersonNameRemembered, people.PersonNameForgotten,
        people.PersonsMerged, people.MergeUndone, people.MembershipBegan, people.MembershipRoleChanged,
        people.MembershipEnded, people.AppointmentBegan, people.AppointmentEnded, people.PersonInvited,
    )),
)  # fmt: skip
_LEAD_OF = {event_name(kind): lead for lead in LEADS for kind in lead.kinds}


def addresses(request: HttpRequest, entries: Sequence[Entry]) -> dict[int, str]:
    """Entry → address. One query for each sort of page; what is gone or may not be seen has none."""
    reach = reach_of(request.user)
    wanted: dict[Lead, dict[int, int]] = {}
    for entry in entries:
        lead = _LEAD_OF.get(entry.event)
        if lead is not None:
            wanted.setdefault(lead, {})[entry.pk] = _subject(entry, lead)
    return {
        pk: pages[subject]
        for lead, subjects in wanted.items()
        for pages in [lead.pages(reach, set(subjects.values()))]
        for pk, subject in subjects.items()
        if subject in pages
    }


def _subject(entry: Entry, lead: Lead) -> int:
    """A material's entry names its meeting beside itself."""
    if lead.visible is access.meetings:
        return int(entry.details.get("meeting_id") or entry.subject_id)
    return entry.subject_id
