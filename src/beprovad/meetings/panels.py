"""What meetings show on a person's page, and tell the people room of how often somebody comes.

And what rooms above show on a meeting's page and print in its notes, registered in their `apps.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Subquery, Window
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.documents.outline import Section
from beprovad.meetings import access
from beprovad.meetings.models import AgendaItem, Attendance, Meeting
from beprovad.meetings.queries.matters import matter_row, standing_events
from beprovad.meetings.rules.matters import LIVING
from beprovad.people.models import Person
from beprovad.people.panels import Panel
from beprovad.people.rules import Reach

MOST = 10

QuestionsPanel = Callable[[Meeting, frozenset[int], Reach], Panel | None]

_questions_panels: list[QuestionsPanel] = []


def register_questions_panel(panel: QuestionsPanel) -> None:
    """Show this below a meeting's questions; it is given the meeting and the ids of its networks."""
    if panel not in _questions_panels:
        _questions_panels.append(panel)


def questions_panels(meeting: Meeting, networks: frozenset[int], reach: Reach) -> tuple[Panel, ...]:
    found = (panel(meeting, networks, reach) for panel in _questions_panels)
    return tuple(panel for panel in found if panel is not None)


def _nothing(_item: AgendaItem) -> None:
    return None


@dataclass(frozen=True)
class AgendaPanels:
    """`of_item` says what stands below an item; `below` stands below the whole agenda."""

    of_item: Callable[[AgendaItem], Panel | None] = _nothing
    below: Panel | None = None


AgendaShows = Callable[[Meeting, frozenset[int], Reach], AgendaPanels]

_agenda_panels: list[AgendaShows] = []


def register_agenda_panels(panels: AgendaShows) -> None:
    """Show these at a meeting's agenda; it is given the meeting and the ids of its networks, and asked once a page."""
    if panels not in _agenda_panels:
        _agenda_panels.append(panels)


def agenda_panels(meeting: Meeting, networks: frozenset[int], reach: Reach) -> tuple[AgendaPanels, ...]:
    return tuple(panels(meeting, networks, reach) for panels in _agenda_panels)


Printed = Callable[[Meeting, Reach], Iterable[Section]]

_printed: list[Printed] = []


def register_printed(sections: Printed) -> None:
    """Print these after the agenda in a meeting's notes; what the reader may not see is left out."""
    if sections not in _printed:
        _printed.append(sections)


def printed_sections(meeting: Meeting, reach: Reach) -> tuple[Section, ...]:
    return tuple(section for sections in _printed for section in sections(meeting, reach))


MOVE_WORDS: Mapping[str, str | Promise] = {
    "meetings.attendance.person": _("närvaro vid möten"),
    "meetings.presenter.person": _("punkter som personen höll i"),
    "meetings.notetaker.person": _("anteckningar som personen skrev"),
    "meetings.matter.responsible_person": _("ärenden som personen har"),
    "meetings.matterevent.responsible_person": _("händelser i ärenden"),
    "meetings.finding.person": _("förslag ur inlästa anteckningar"),
}


def meetings_of_person(person: Person, reach: Reach) -> Panel | None:
    """The latest meetings that the person was at and the reader may see, and how many there are; one query."""
    rows = (
        access.meetings(reach)
        .filter(pk__in=Attendance.objects.filter(person=person, is_present=True).order_by().values("meeting"))
        .annotate(count=Window(Count("pk")), **_came_from(person))
        .order_by("-held_on", "-pk")
    )
    latest = list(rows[:MOST])
    if not latest:
        return None
    shown = {"meetings": latest, "count": latest[0].count}
    return Panel("meetings/person_panel.html", shown, order=10)


def _came_from(person: Person) -> dict[str, Subquery]:
    """Where they came from and as what, as the list of each meeting has it."""
    seats = Attendance.objects.filter(person=person, is_present=True, meeting=OuterRef("pk")).order_by("pk")
    return {
        "came_from": Subquery(seats.exclude(organisation=None).values("organisation__name")[:1]),
        "came_as": Subquery(seats.exclude(role_text="").values("role_text")[:1]),
    }


def matters_of_person(person: Person, reach: Reach) -> Panel | None:
    """What the person has promised and has not yet come back with, as far as the reader may see; one query."""
    living = standing_events(reach).filter(responsible_person=person, to_state__in=LIVING)
    nearest = living.select_related("matter", "meeting").order_by(F("when_on").asc(nulls_last=True), "-pk")
    rows = [matter_row(event, timezone.localdate()) for event in nearest[:MOST]]
    return Panel("meetings/matters/person_panel.html", {"rows": rows}, order=5) if rows else None


def meetings_attended() -> Mapping[int, int]:
    rows = Attendance.objects.filter(is_present=True).order_by()
    counted = rows.values("person").annotate(meetings=Count("meeting", distinct=True))
    return dict(counted.values_list("person", "meetings"))
