"""Releasing: a draft's notes become the members' to read."""

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.meetings.events import NotesReleased
from beprovad.meetings.models import Meeting
from beprovad.people.models import User


def release_notes(*, meeting: Meeting, by: User) -> Meeting:
    """From now on the members of the meeting's networks see the notes and what they say of matters.

    Cannot be taken back: what was sent is a public record. Releasing twice keeps the first time.
    """
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if meeting.released_at is not None:
            return meeting
        meeting.released_at = timezone.now()
        meeting.released_by_label = by.label
        meeting.save(update_fields=["released_at", "released_by_label"])
        record(NotesReleased(subject_id=meeting.pk, subject_label=meeting.title), by=by.actor)
    return meeting
