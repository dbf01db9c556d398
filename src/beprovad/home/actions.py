"""What a person does on the start page itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from beprovad.home.events import GuideHidden, GuideShown, MeetingVisited
from beprovad.home.models import GuideChoice, Visit
from beprovad.journal.actions import record
from beprovad.journal.events import event_name
from beprovad.journal.models import Entry
from beprovad.meetings.models import Meeting
from beprovad.people.models import User

A_VISIT = timedelta(hours=1)


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


def notice_visit(*, by: User, now: datetime) -> datetime | None:
    """When the visit before this one began; None at the first. A look is no act: the journal does not have it.

    A visit lasts an hour, so that what is new stays new while one looks around, and is written down once.
    """
    visit, is_first = Visit.objects.get_or_create(user=by, defaults={"began_at": now})
    if is_first or now - visit.began_at < A_VISIT:
        return visit.earlier_at
    Visit.objects.filter(pk=visit.pk, began_at=visit.began_at).update(earlier_at=F("began_at"), began_at=now)
    return visit.began_at
