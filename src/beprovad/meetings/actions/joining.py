"""Two matters that are one: join them with a trail, and part them again exactly as they were."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.meetings.actions.matters import seen_latest, settle_matter
from beprovad.meetings.events import MattersJoined, MattersParted
from beprovad.meetings.models import Matter, MatterEvent, MatterJoin, MatterReport
from beprovad.meetings.rules.matters import JoinRefusal
from beprovad.people.models import User


class JoinRefused(Exception):
    """`refusal` says why; `meetings/words.py` says it in words."""

    def __init__(self, refusal: JoinRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def join_matters(kept: Matter, joined: Matter, *, by: User) -> MatterJoin:
    """`joined` was the same matter all along: its history and networks go to `kept`, its address leads there.

    How `kept` stands is what the latest event of both says. It keeps its title, but who does not see a draft does not
    see a title that only the draft has told of: to them the matter is called what it was. Raises JoinRefused; then
    nothing has changed.
    """
    if kept.pk == joined.pk:
        raise JoinRefused(JoinRefusal.SAME_MATTER)
    with transaction.atomic():
        kept, joined = _both_locked(kept, joined)
        if kept.joined_into_id is not None or joined.joined_into_id is not None:
            raise JoinRefused(JoinRefusal.ALREADY_JOINED)
        names = (seen_latest(kept, by).title, seen_latest(joined, by).title)
        moving = list(joined.events.all())
        titles = {event.pk: event.title for event in moving}
        join = MatterJoin.objects.create(kept=kept, joined=joined, titles=titles, by_label=by.label[:200])
        join.events.set(moving)
        join.reports.set(joined.reports.all())
        join.networks.set(set(joined.networks.all()) - set(kept.networks.all()))
        _move_events(moving, kept)
        MatterReport.objects.filter(matter=joined).update(matter=kept)
        kept.networks.add(*join.networks.all())
        joined.joined_into = kept
        joined.save(update_fields=["joined_into"])
        settle_matter(kept)
        label, joined_label = names
        event = MattersJoined(
            subject_id=kept.pk, subject_label=label, joined_id=joined.pk, joined_label=joined_label
        )
        record(event, by=by.actor)
    return join


def _move_events(moving: Sequence[MatterEvent], kept: Matter) -> None:
    told = list(kept.events.select_related("meeting").order_by("happened_on", "id"))
    for event in moving:
        known = [one.title for one in told if _is_known_with(event, one)]
        event.matter, event.title = kept, known[-1] if known else event.title
    MatterEvent.objects.bulk_update(moving, ["matter", "title"])


def _is_known_with(event: MatterEvent, other: MatterEvent) -> bool:
    """Whoever sees `event` may know of `other`."""
    meeting = other.meeting
    return meeting is None or meeting.is_released or meeting.pk == event.meeting_id


def part_matters(join: MatterJoin, *, by: User) -> Matter:
    """Undo a joining: events and networks that moved move back; what happened since stays where it happened.

    The answer is the matter that is its own again. Undoing twice changes nothing the second time.
    """
    with transaction.atomic():
        kept, joined = _both_locked(join.kept, join.joined)
        join = MatterJoin.objects.select_for_update().get(pk=join.pk)
        if join.undone_at is not None:
            return joined
        if kept.joined_into_id is not None:
            raise JoinRefused(JoinRefusal.JOINED_ONWARD)
        moved = list(join.events.all())
        for one in moved:
            one.matter, one.title = joined, join.titles[str(one.pk)]
        MatterEvent.objects.bulk_update(moved, ["matter", "title"])
        MatterReport.objects.filter(pk__in=join.reports.values("pk")).update(matter=joined)
        kept.networks.remove(*join.networks.all())
        joined.joined_into = None
        joined.save(update_fields=["joined_into"])
        join.undone_at = timezone.now()
        join.save(update_fields=["undone_at"])
        settle_matter(kept)
        settle_matter(joined)
        event = MattersParted(
            subject_id=kept.pk, subject_label=seen_latest(kept, by).title,
            joined_id=joined.pk, joined_label=seen_latest(joined, by).title,
        )  # fmt: skip
        record(event, by=by.actor)
    return joined


def _both_locked(one: Matter, other: Matter) -> tuple[Matter, Matter]:
    """In the order of their numbers, so that two people who join the same pair wait instead of locking up."""
    rows = {
        row.pk: row
        for row in Matter.objects.select_for_update().filter(pk__in=(one.pk, other.pk)).order_by("pk")
    }
    return rows[one.pk], rows[other.pk]
