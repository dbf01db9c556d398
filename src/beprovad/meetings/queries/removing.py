"""What would go with a draft meeting that is removed, and what would stay."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from beprovad.meetings import access
from beprovad.meetings.models import Matter, MatterEvent, MatterJoin, Meeting, Reading
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class RemovalFacts:
    """`going` are the titles of matters that nothing else speaks of, `staying` of those that live on without it."""

    going: tuple[str, ...]
    staying: tuple[str, ...]
    by_hand: int
    notes: int
    materials: int
    reading: Reading | None


def removal_facts(meeting: Meeting, reach: Reach) -> RemovalFacts:
    """Titles as this reader sees them; matters of networks that are not theirs are counted among none."""
    own = access.matters_in_networks(reach).values("matter")
    going = set(matters_only_of(meeting).values_list("pk", flat=True))
    events = meeting.matter_events.filter(matter__in=own).order_by("pk")
    titles = dict(events.values_list("matter_id", "title"))
    return RemovalFacts(
        going=tuple(title for pk, title in titles.items() if pk in going),
        staying=tuple(title for pk, title in titles.items() if pk not in going),
        by_hand=events.filter(sentence="").exclude(kind=MatterEvent.Kind.RAISED).count(),
        notes=meeting.notes.exclude(text="").count(),
        materials=meeting.materials.count(),
        reading=Reading.objects.filter(meeting=meeting).defer("text", "preamble_spans").first(),
    )


def matters_only_of(meeting: Meeting) -> QuerySet[Matter]:
    """Matters all of whose events are this meeting's; a joined one's events are those that came from it."""
    others = MatterEvent.objects.filter(Q(meeting=None) | ~Q(meeting=meeting))
    own = MatterEvent.objects.filter(meeting=meeting)
    told = Q(Exists(own.filter(matter=OuterRef("pk")))) & ~Exists(others.filter(matter=OuterRef("pk")))
    joins = MatterJoin.objects.filter(joined=OuterRef("pk"), undone_at=None)
    joined = Q(Exists(joins.filter(events__in=own))) & ~Exists(joins.filter(events__in=others))
    return Matter.objects.filter(told | Q(joined_into__isnull=False) & joined)


def touched_matters(meeting: Meeting) -> Collection[int]:
    return frozenset(meeting.matter_events.order_by().values_list("matter_id", flat=True))
