"""Who may see and change meetings, notes and matters. A draft is seen by those who prepare; a sent note by members."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from beprovad.meetings.models import Attendance, Material, Matter, MatterEvent, MatterReport, Meeting, Reading
from beprovad.meetings.rules.matters import State, refuse_report
from beprovad.people.access import reach_of
from beprovad.people.models import Network
from beprovad.people.rules import Act, Reach


def may_see_meetings(request: HttpRequest) -> bool:
    """Whether there is a list of meetings for this reader, be it empty."""
    return reach_of(request.user).may(Act.SEE_SENT_WHERE_PRESENT)


def may_see_matters(request: HttpRequest) -> bool:
    return reach_of(request.user).may(Act.SEE_MATTERS)


def meetings(reach: Reach) -> QuerySet[Meeting]:
    """Drafts of the networks that one prepares, sent notes of those that one is in, and for guests where they sat."""
    return Meeting.objects.filter(_of_seen_meetings(reach, "pk"))


def _of_seen_meetings(reach: Reach, column: str) -> Q:
    """Rows whose column names a meeting that one sees. Each network is asked about once, by what reaches furthest."""
    drafts = reach.networks_where(Act.SEE_DRAFT)
    sent = reach.networks_where(Act.SEE_SENT)
    held_in = Meeting.networks.through.objects.filter(
        Q(network__in=drafts) | Q(network__in=sent - drafts, meeting__released_at__isnull=False)
    )
    seen = Q(**{f"{column}__in": held_in.values("meeting")})
    as_guest = reach.networks_where(Act.SEE_SENT_WHERE_PRESENT) - sent
    if not as_guest:
        return seen
    seats = Attendance.objects.filter(
        person_id=reach.person_id or 0,
        is_present=True,
        meeting__released_at__isnull=False,
        meeting__networks__in=as_guest,
    )
    return seen | Q(**{f"{column}__in": seats.order_by().values("meeting")})


def meeting_or_404(reach: Reach, meeting_id: int) -> Meeting:
    return get_object_or_404(meetings(reach), pk=meeting_id)


def network_ids(meeting: Meeting) -> frozenset[int]:
    return frozenset(network.pk for network in meeting.networks.all())


def meeting_to_or_404(reach: Reach, meeting_id: int, act: Act) -> Meeting:
    """The meeting, where this act is allowed in one of its networks."""
    meeting = meeting_or_404(reach, meeting_id)
    if not reach.may_in(act, network_ids(meeting)):
        raise Http404
    return meeting


def networks_to(reach: Reach, act: Act) -> QuerySet[Network]:
    return Network.objects.filter(pk__in=reach.networks_where(act))


def material_or_404(reach: Reach, material_id: int) -> Material:
    return get_object_or_404(
        Material.objects.select_related("meeting").filter(meeting__in=meetings(reach)), pk=material_id
    )


def readings(reach: Reach) -> QuerySet[Reading]:
    """Readings of networks that one prepares. One without a network yet is its starter's own."""
    mine = Q(networks=None, started_by__person_id=reach.person_id or 0)
    prepared = Q(networks__in=reach.networks_where(Act.READ_NOTES_IN))
    if not reach.may(Act.READ_NOTES_IN):
        return Reading.objects.none()
    return Reading.objects.filter(pk__in=Reading.objects.filter(mine | prepared).values("pk"))


def reading_or_404(reach: Reach, reading_id: int) -> Reading:
    return get_object_or_404(readings(reach), pk=reading_id)


def original_or_404(reach: Reach, reading_id: int) -> Reading:
    """The original belongs to those who prepare: a released note is what members get, the file may hold more."""
    return reading_or_404(reach, reading_id)


def matter_events(reach: Reach) -> QuerySet[MatterEvent]:
    """Events of meetings that one sees, and those made by hand."""
    return MatterEvent.objects.filter(Q(meeting=None) | _of_seen_meetings(reach, "meeting"))


def matters(reach: Reach) -> QuerySet[Matter]:
    """Matters of one's networks of which at least one event is visible."""
    return matters_of_networks(reach).filter(Exists(matter_events(reach).filter(matter=OuterRef("pk"))))


def matters_of_networks(reach: Reach) -> QuerySet[Matter]:
    """Matters of one's networks, whether or not anything of them is visible: never shown as they are."""
    return Matter.objects.filter(pk__in=matters_in_networks(reach).values("matter"))


def matters_in_networks(reach: Reach) -> QuerySet[Any]:
    """Pairs of a matter and one of the reader's networks, again whether or not anything is visible."""
    return Matter.networks.through.objects.filter(network__in=reach.networks_where(Act.SEE_MATTERS))


def matter_or_404(reach: Reach, matter_id: int) -> Matter:
    return get_object_or_404(matters(reach), pk=matter_id)


def known_titles(reach: Reach, matter_ids: Collection[int]) -> frozenset[tuple[int, str]]:
    """(matter, title): what these matters are and were called, in events that this reader sees."""
    told = matter_events(reach).filter(
        matter__in=matters_of_networks(reach).filter(pk__in=matter_ids).values("pk")
    )
    return frozenset(told.order_by().values_list("matter", "title").distinct())


def may_report(reach: Reach, event: MatterEvent, networks: Collection[int]) -> bool:
    """May this reader leave a report? `event` is how the matter stands to them, `networks` are the matter's.

    Not a role's right but the responsible person's own, or their organisation's; its members must also be in one of the
    matter's networks.
    """
    is_own = reach.person_id is not None and event.responsible_person_id == reach.person_id
    is_ours = event.responsible_organisation_id in reach.organisations
    refusal = refuse_report(
        State(event.to_state),
        is_responsible=(is_own or is_ours) and reach.may_in(Act.SEE_MATTERS, networks),
        takes_steps=reach.may_in(Act.CHANGE_MATTERS, networks),
    )
    return refusal is None


def reports_to_read(reach: Reach) -> QuerySet[MatterReport]:
    """Reports that wait for one who takes the steps of their matters, each with the `title` that this reader knows."""
    changing = reach.networks_where(Act.CHANGE_MATTERS) & reach.networks_where(Act.SEE_MATTERS)
    mine = Matter.networks.through.objects.filter(matter=OuterRef("matter"), network__in=changing)
    newest_first = matter_events(reach).filter(matter=OuterRef("matter")).order_by("-happened_on", "-pk")
    waiting = MatterReport.objects.filter(Exists(mine), read_at=None, matter__joined_into=None)
    known = waiting.annotate(title=Subquery(newest_first.values("title")[:1]))
    return known.filter(title__isnull=False)  # of a matter without a visible event nothing is told


def matters_to_change(reach: Reach) -> QuerySet[Matter]:
    """Those of which this reader may also take the steps."""
    changing = Matter.networks.through.objects.filter(network__in=reach.networks_where(Act.CHANGE_MATTERS))
    return matters(reach).filter(pk__in=changing.values("matter"))


def matter_to_change_or_404(reach: Reach, matter_id: int) -> Matter:
    matter = matter_or_404(reach, matter_id)
    if not reach.may_in(Act.CHANGE_MATTERS, {network.pk for network in matter.networks.all()}):
        raise Http404
    return matter
