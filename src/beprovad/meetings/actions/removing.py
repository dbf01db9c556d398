"""Taking away a draft meeting, with the matters that only it raised. What members have seen is never removed."""

from functools import partial

from django.db import transaction

from beprovad.journal.actions import record
from beprovad.lib.text import name_key
from beprovad.meetings.actions.matters import settle_matter
from beprovad.meetings.events import MeetingRemoved
from beprovad.meetings.models import Finding, Matter, Meeting, Reading
from beprovad.meetings.queries.removing import matters_only_of, touched_matters
from beprovad.people.models import User


class ReleasedStays(Exception):
    """The members have seen the notes: they are a public record."""


def remove_draft(*, meeting: Meeting, by: User) -> Reading | None:
    """The meeting goes with its notes, seats and materials, and matters stand as they would without it.

    A note that was read in is under review again, since its original is still here: the answer is that reading.
    People and organisations that became known stay. Raises ReleasedStays; then nothing has changed.
    """
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if meeting.is_released:
            raise ReleasedStays
        reading = _open_reading(meeting)
        going, touched = set(matters_only_of(meeting).values_list("pk", flat=True)), touched_matters(meeting)
        files = [(one.file.storage, str(one.file.name)) for one in meeting.materials.all()]
        event = MeetingRemoved(subject_id=meeting.pk, subject_label=meeting.title, matters=len(going))
        meeting.delete()
        Matter.objects.filter(joined_into__in=going).update(joined_into=None)
        Matter.objects.filter(pk__in=going).delete()
        for matter in Matter.objects.filter(pk__in=set(touched) - going):
            settle_matter(matter)
        record(event, by=by.actor)
        for storage, name in files:
            transaction.on_commit(partial(storage.delete, name))
    return reading


def _open_reading(meeting: Meeting) -> Reading | None:
    """Under review again, with those whom the first saving made as known: a second one makes nobody twice."""
    reading = Reading.objects.select_for_update().filter(meeting=meeting).first()
    if reading is None:
        return None
    seated = {(name_key(seat.written_name), seat.network_id): seat for seat in meeting.attendances.all()}
    rows = list(reading.findings.filter(kind__in=(Finding.Kind.ATTENDEE, Finding.Kind.ABSENT)))
    for row in rows:
        seat = seated.get((name_key(row.text), row.network_id))
        if seat is not None:
            row.person_id = row.person_id or seat.person_id
            row.organisation_id = row.organisation_id or seat.organisation_id
    Finding.objects.bulk_update(rows, ["person", "organisation"])
    _know_organisations(reading, rows)
    reading.meeting, reading.state = None, Reading.State.OPEN
    reading.save(update_fields=["meeting", "state"])
    return reading


def _know_organisations(reading: Reading, seats: list[Finding]) -> None:
    known = {row.organisation_text.casefold(): row.organisation_id for row in seats if row.organisation_id}
    rows = list(reading.findings.filter(kind=Finding.Kind.ORGANISATION, organisation=None))
    for row in rows:
        row.organisation_id = known.get(row.text.casefold())
    Finding.objects.bulk_update(rows, ["organisation"])
