"""What was promised to be sent after a meeting: add, tick, untick, connect to the file that it became."""

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.meetings.events import MeetingChanged, SendingTicked
from beprovad.meetings.models import AgendaItem, Material, Meeting, SendItem
from beprovad.people.models import User


def tick_sending(*, sending: SendItem, by: User) -> SendItem:
    """It is sent. Ticking twice keeps the first tick."""
    with transaction.atomic():
        sending = SendItem.objects.select_for_update().get(pk=sending.pk)
        if sending.done_at is None:
            sending.done_at = timezone.now()
            sending.done_by_label = by.label
            _save_tick(sending, by)
    return sending


def untick_sending(*, sending: SendItem, by: User) -> SendItem:
    with transaction.atomic():
        sending = SendItem.objects.select_for_update().get(pk=sending.pk)
        if sending.done_at is not None:
            sending.done_at = None
            sending.done_by_label = ""
            _save_tick(sending, by)
    return sending


def _save_tick(sending: SendItem, by: User) -> None:
    sending.save(update_fields=["done_at", "done_by_label"])
    event = SendingTicked(
        subject_id=sending.pk, subject_label=sending.text[:300], is_done=sending.done_at is not None
    )
    record(event, by=by.actor)


def connect_material(*, sending: SendItem, material: Material | None, by: User) -> SendItem:
    """What was promised is this file (None: no longer)."""
    with transaction.atomic():
        sending.material = material
        sending.save(update_fields=["material"])
        _record_changed(sending.meeting, by)
    return sending


def add_sending(*, meeting: Meeting, text: str, item: AgendaItem | None = None, by: User) -> SendItem:
    with transaction.atomic():
        sending = SendItem.objects.create(meeting=meeting, item=item, text=text)
        _record_changed(meeting, by)
    return sending


def remove_sending(*, sending: SendItem, by: User) -> None:
    with transaction.atomic():
        _record_changed(sending.meeting, by)
        sending.delete()


def _record_changed(meeting: Meeting, by: User) -> None:
    event = MeetingChanged(subject_id=meeting.pk, subject_label=meeting.title, fields=("sending",))
    record(event, by=by.actor)
