"""A meeting's short lists: its reading tips, the questions that came up, and who took notes."""

from django.db import transaction

from beprovad.journal.actions import record
from beprovad.meetings.actions.meetings import seated_persons
from beprovad.meetings.events import MeetingChanged
from beprovad.meetings.models import FoundQuestion, Meeting, NoteTaker, ReadingTip
from beprovad.people.models import User

Listed = ReadingTip | FoundQuestion | NoteTaker

_FIELDS: dict[type[Listed], str] = {
    ReadingTip: "tips", FoundQuestion: "questions", NoteTaker: "note_takers",
}  # fmt: skip


def add_tip(*, meeting: Meeting, text: str, by: User) -> ReadingTip:
    with transaction.atomic():
        tip = ReadingTip.objects.create(meeting=meeting, text=text)
        _record_changed(tip, by)
    return tip


def add_question(*, meeting: Meeting, text: str, by: User) -> FoundQuestion:
    """A question that no sentence of the notes holds."""
    with transaction.atomic():
        question = FoundQuestion.objects.create(meeting=meeting, text=text)
        _record_changed(question, by)
    return question


def add_note_taker(*, meeting: Meeting, name: str, by: User) -> NoteTaker:
    """Somebody who has a seat at the meeting, written so or called so, is linked."""
    with transaction.atomic():
        person_id = seated_persons(meeting.pk).get(name)
        taker = NoteTaker.objects.create(meeting=meeting, name=name, person_id=person_id)
        _record_changed(taker, by)
    return taker


def reword_tip(*, tip: ReadingTip, text: str, by: User) -> ReadingTip:
    """Nothing changed is nothing written; so for the two below."""
    if text == tip.text:
        return tip
    with transaction.atomic():
        tip.text = text
        tip.save(update_fields=["text"])
        _record_changed(tip, by)
    return tip


def reword_question(*, question: FoundQuestion, text: str, by: User) -> FoundQuestion:
    """The sentence of the notes that it was found in stays as it was written."""
    if text == question.text:
        return question
    with transaction.atomic():
        question.text = text
        question.save(update_fields=["text"])
        _record_changed(question, by)
    return question


def rename_note_taker(*, taker: NoteTaker, name: str, by: User) -> NoteTaker:
    """`name` is held against what the page calls them, so that a known person stays linked."""
    if name == (taker.person.name if taker.person else taker.name):
        return taker
    with transaction.atomic():
        taker.name, taker.person_id = name, seated_persons(taker.meeting_id).get(name)
        taker.save(update_fields=["name", "person"])
        _record_changed(taker, by)
    return taker


def remove_listed(*, line: Listed, by: User) -> None:
    with transaction.atomic():
        _record_changed(line, by)
        line.delete()


def _record_changed(line: Listed, by: User) -> None:
    meeting = line.meeting
    event = MeetingChanged(subject_id=meeting.pk, subject_label=meeting.title, fields=(_FIELDS[type(line)],))
    record(event, by=by.actor)
