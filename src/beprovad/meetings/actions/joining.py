"""Two matters that are one: join them with a trail, and part them again exactly as they were."""

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.meetings.actions.matters import settle_matter
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

    How `kept` stands is what the latest event of both says. Raises JoinRefused; then nothing has changed.
    """
    if kept.pk == joined.pk:
        raise JoinRefused(JoinRefusal.SAME_MATTER)
    with transaction.atomic():
        kept, joined = _both_locked(kept, joined)
        if kept.joined_into_id is not None or joined.joined_into_id is not None:
            raise JoinRefused(JoinRefusal.ALREADY_JOINED)
        join = MatterJoin.objects.create(kept=kept, joined=joined, by_label=by.label[:200])
        join.events.set(joined.events.all())
        join.reports.set(joined.reports.all())
        join.networks.set(set(joined.networks.all()) - set(kept.networks.all()))
        MatterEvent.objects.filter(matter=joined).update(matter=kept)
        MatterReport.objects.filter(matter=joined).update(matter=kept)
        kept.networks.add(*join.networks.all())
        joined.joined_into = kept
        joined.save(update_fields=["joined_into"])
        settle_matter(kept)
        event = MattersJoined(
            subject_id=kept.pk, subject_label=kept.title, joined_id=joined.pk, joined_label=joined.title
        )
        record(event, by=by.actor)
    return join


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
        MatterEvent.objects.filter(pk__in=join.events.values("pk")).update(matter=joined)
        MatterReport.objects.filter(pk__in=join.reports.values("pk")).update(matter=joined)
        kept.networks.remove(*join.networks.all())
        joined.joined_into = None
        joined.save(update_fields=["joined_into"])
        join.undone_at = timezone.now()
        join.save(update_fields=["undone_at"])
        settle_matter(kept)
        settle_matter(joined)
        event = MattersParted(
            subject_id=kept.pk, subject_label=kept.title, joined_id=joined.pk, joined_label=joined.title
        )
        record(event, by=by.actor)
    return joined


def _both_locked(one: Matter, other: Matter) -> tuple[Matter, Matter]:
    """In the order of their numbers, so that two people who join the same pair wait instead of locking up."""
    rows = {
        row.pk: row
        for row in Matter.objects.select_for_update().filter(pk__in=(one.pk, other.pk)).order_by("pk")
    }
    return rows[one.pk], rows[other.pk]
