"""Reads for the list of meetings, and for releasing one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from beprovad.meetings import access
from beprovad.meetings.models import Attendance, MatterEvent, Meeting, Note, NoteConflict, Reading, SendItem
from beprovad.meetings.queries.searching import holds
from beprovad.meetings.queries.sentences import LostSentence, lost_in
from beprovad.meetings.rules.matters import State
from beprovad.people.models import Membership, Network
from beprovad.people.rules import Act, Reach, Role


def listed_meetings(
    reach: Reach, *, year: int | None = None, network: Network | None = None, words: str = ""
) -> QuerySet[Meeting]:
    """Newest first, with networks and how many were present; every word must stand somewhere in the meeting."""
    found = access.meetings(reach)
    if year is not None:
        found = found.filter(held_on__year=year)
    if network is not None:
        found = found.filter(networks=network)
    for word in words.split():
        found = found.filter(pk__in=_meetings_with(word))
    present = Attendance.objects.filter(meeting=OuterRef("pk"), is_present=True).order_by()
    counted = present.values("meeting").annotate(n=Count("person", distinct=True)).values("n")
    return (
        found.annotate(present_count=Subquery(counted))
        .prefetch_related("networks")
        .order_by("-held_on", "-pk")
    )


_SEARCHED = ("title", "place", "theme", "items__title", "notes__text", "items__presenters__name")


def _meetings_with(word: str) -> QuerySet[Meeting, int]:
    return Meeting.objects.filter(holds(word, *_SEARCHED)).order_by().values_list("pk", flat=True)


MOST_READINGS = 10


def begun_readings(reach: Reach) -> QuerySet[Reading]:
    """Notes that somebody has begun to read in and not finished; newest first, a handful."""
    opened = access.readings(reach).filter(state=Reading.State.OPEN).select_related("started_by__person")
    return opened.defer("text", "preamble_spans").order_by("-started_at", "-pk")[:MOST_READINGS]


def meeting_years(reach: Reach) -> Mapping[int, int]:
    """Each year with how many meetings it has, the latest first."""
    years = access.meetings(reach).order_by().values_list(ExtractYear("held_on"))
    return dict(sorted(years.annotate(count=Count("pk")), reverse=True))


def meeting_networks(reach: Reach) -> QuerySet[Network]:
    """Those whose meetings one sees, to choose between."""
    return Network.objects.filter(pk__in=reach.networks_where(Act.SEE_SENT_WHERE_PRESENT))


@dataclass(frozen=True)
class ReadingNetwork:
    """A network and those in it who will see the notes, by name."""

    name: str
    readers: tuple[str, ...]


@dataclass(frozen=True)
class ReleaseFacts:
    """What somebody wants to know before the members see the notes."""

    readers: int
    seats: int
    networks: tuple[ReadingNetwork, ...]
    lost: tuple[LostSentence, ...]
    unowned: tuple[MatterEvent, ...]
    empty_items: int
    open_conflicts: int
    unsent: int


def release_facts(meeting: Meeting, reach: Reach) -> ReleaseFacts:
    """`readers` are others than the one who asks; somebody in two of the networks is one reader."""
    networks = tuple(meeting.networks.all())
    roles = (Role.COORDINATOR, Role.PREPARATION, Role.MEMBER)
    seats = list(
        Membership.objects.filter(network__in=networks, role__in=roles, to_on=None)
        .exclude(person=reach.person_id or 0)
        .order_by("person__name", "person_id")
        .values_list("network_id", "person_id", "person__name")
        .distinct()
    )
    return ReleaseFacts(
        readers=len({person for _network, person, _name in seats}),
        seats=len(seats),
        networks=tuple(
            ReadingNetwork(one.name, tuple(name for network, _person, name in seats if network == one.pk))
            for one in networks
        ),
        lost=lost_in(meeting),
        unowned=tuple(_unowned(meeting)),
        empty_items=Note.objects.filter(meeting=meeting, item__isnull=False, text="").count(),
        open_conflicts=NoteConflict.objects.filter(note__meeting=meeting).count(),
        unsent=SendItem.objects.filter(meeting=meeting, done_at=None).count(),
    )


def _unowned(meeting: Meeting) -> QuerySet[MatterEvent]:
    """Assignments of this meeting that nobody whom we know will see as theirs."""
    return meeting.matter_events.filter(
        to_state=State.ASSIGNED, responsible_person=None, responsible_organisation=None
    ).order_by("pk")
