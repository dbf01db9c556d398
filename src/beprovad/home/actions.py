"""What a person does on the start page itself."""

from django.db import transaction
from django.utils import timezone

from beprovad.home.events import GuideHidden, GuideShown, MeetingVisited
from beprovad.home.models import GuideChoice
from beprovad.journal.actions import record
from beprovad.journal.events import event_name
from beprovad.journal.models import Entry
from beprovad.meetings.models import Meeting
from beprovad.people.models import User


def hide_guide(*, by: User) -> None:
    with transaction.atomic():
        GuideChoice.objects.update_or_create(user=by, defaults={"hidden_at": timezone.now()})
        record(GuideHidden(subject_id=by.pk, subject_label=by.label), by=by.actor)


def show_guide(*, by: User) -> None:
    with transaction.atomic():
        GuideChoice.objects.update_or_create(user=by, defaults={"hidden_at": None})
        record(GuideShown(subject_id=by.pk, subject_label=by.label), by=by.actor)


def visit_meeting(*, meeting: Meeting, by: User) -> None:
    """The guided path's third step; written down once for each meeting and account."""
    with transaction.atomic():
        visits = Entry.objects.filter(event=event_name(MeetingVisited), subject_id=meeting.pk, actor_id=by.pk)
        if not visits.exists():
            record(MeetingVisited(subject_id=meeting.pk, subject_label=meeting.title), by=by.actor)
