"""Reports: what the one who answers for a matter says of it, and that it has been read."""

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.meetings.actions.matters import seen_latest
from beprovad.meetings.events import MatterReported, MatterReportRead
from beprovad.meetings.models import Matter, MatterReport
from beprovad.people.models import User


def leave_report(matter: Matter, *, text: str, proposes_done: bool, by: User) -> MatterReport:
    """Whoever takes the matter's steps is told; the matter stands as it did."""
    with transaction.atomic():
        report = MatterReport.objects.create(
            matter=matter, text=text, proposes_done=proposes_done, actor_label=by.label[:200]
        )
        event = MatterReported(
            subject_id=matter.pk,
            subject_label=seen_latest(matter, by).title,
            proposes_done=report.proposes_done,
        )
        record(event, by=by.actor)
    return report


def read_report(report: MatterReport, *, by: User) -> None:
    """It waits for nobody any more. Read twice is read once: the first reader stands."""
    with transaction.atomic():
        report = MatterReport.objects.select_for_update().get(pk=report.pk)
        if report.read_at is not None:
            return
        report.read_at, report.read_by_label = timezone.now(), by.label[:200]
        report.save(update_fields=["read_at", "read_by_label"])
        matter = report.matter
        title = seen_latest(matter, by).title
        record(MatterReportRead(subject_id=matter.pk, subject_label=title), by=by.actor)
