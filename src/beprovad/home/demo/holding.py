"""The story's meetings become rows: agenda, notes, people present, papers and promises."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from beprovad.home.demo.papers import media_type, paper_bytes
from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.story.shape import MeetingStory, Paper, Promise
from beprovad.journal import actions as journal
from beprovad.meetings.actions.materials import upload_materials
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.sending import tick_sending
from beprovad.meetings.events import MeetingSaved
from beprovad.meetings.models import (
    AgendaItem,
    Attendance,
    FoundQuestion,
    Material,
    Meeting,
    Note,
    NoteRevision,
    NoteTaker,
    Presenter,
    ReadingTip,
    SendItem,
)
from beprovad.people.models import User


@dataclass(frozen=True)
class Held:
    """A meeting of the story with its points by title."""

    meeting: Meeting
    items: dict[str, AgendaItem]


def hold(story: MeetingStory, cast: Cast, *, by: User, at: datetime) -> Held:
    """The meeting as it was saved, its notes still a draft."""
    meeting = Meeting.objects.create(
        title=story.title,
        held_on=story.held_on,
        time_text=story.time,
        place=story.place,
        theme=story.theme,
        next_meeting_on=story.next_on,
        next_meeting_text=story.next_text,
    )
    meeting.networks.set(cast.networks[name] for name in story.networks)
    held = Held(meeting, _agenda(meeting, story, cast))
    _seat(meeting, story, cast)
    _write_notes(held, story, by, at)
    _write_lists(held, story, cast)
    journal.record(MeetingSaved(subject_id=meeting.pk, subject_label=meeting.title), by=by.actor)
    return held


def bring_papers(held: Held, story: MeetingStory, *, by: User) -> None:
    for paper in story.papers:
        material = _upload(held, paper, by)
        promised = [promise.text for promise in story.promises if promise.paper == paper.file_name]
        held.meeting.send_items.filter(text__in=promised).update(material=material)


def release(held: Held, *, by: User, at: datetime) -> None:
    release_notes(meeting=held.meeting, by=by)
    Meeting.objects.filter(pk=held.meeting.pk).update(released_at=at)


def keep_promise(held: Held, promise: Promise, *, by: User, at: datetime) -> None:
    row = held.meeting.send_items.get(text=promise.text)
    tick_sending(sending=row, by=by)
    SendItem.objects.filter(pk=row.pk).update(done_at=at)


def _agenda(meeting: Meeting, story: MeetingStory, cast: Cast) -> dict[str, AgendaItem]:
    rows: dict[str, AgendaItem] = {}
    for position, item in enumerate(story.items):
        rows[item.title] = AgendaItem.objects.create(
            meeting=meeting,
            parent=rows.get(item.under),
            position=position,
            title=item.title,
            network=cast.networks.get(item.network),
        )
    Presenter.objects.bulk_create(
        Presenter(item=rows[item.title], name=name, person=cast.people[name])
        for item in story.items
        for name in item.presenters
    )
    return rows


def _seat(meeting: Meeting, story: MeetingStory, cast: Cast) -> None:
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=cast.people[chair.person],
            written_name=chair.written or chair.person,
            organisation=cast.organisations[chair.organisation],
            network=cast.networks.get(chair.network),
            group_text=chair.group,
            role_text=chair.role,
            is_present=chair.is_present,
        )
        for chair in story.chairs
    )


def _write_notes(held: Held, story: MeetingStory, by: User, at: datetime) -> None:
    notes = [Note(meeting=held.meeting, item=held.items[item.title], text=item.note) for item in story.items]
    Note.objects.bulk_create(notes)
    NoteRevision.objects.bulk_create(
        NoteRevision(
            note=note,
            from_revision=1,
            revision=1,
            text=note.text,
            author_id=by.pk,
            author_label=by.label,
            began_at=at,
            at=at,
        )
        for note in notes
    )


def _write_lists(held: Held, story: MeetingStory, cast: Cast) -> None:
    meeting = held.meeting
    told = [(item, held.items[item.title]) for item in story.items]
    ReadingTip.objects.bulk_create(
        ReadingTip(meeting=meeting, item=row, text=tip) for item, row in told for tip in item.tips
    )
    FoundQuestion.objects.bulk_create(
        FoundQuestion(meeting=meeting, item=row, text=question, sentence=question)
        for item, row in told
        for question in item.questions
    )
    NoteTaker.objects.bulk_create(
        NoteTaker(meeting=meeting, name=name, person=cast.people[name]) for name in story.takers
    )
    SendItem.objects.bulk_create(
        SendItem(meeting=meeting, item=held.items[promise.item], text=promise.text)
        for promise in story.promises
    )


def _upload(held: Held, paper: Paper, by: User) -> Material:
    file = SimpleUploadedFile(paper.file_name, paper_bytes(paper), media_type(paper.file_name))
    uploaded = upload_materials(meeting=held.meeting, item=held.items[paper.item], files=[file], by=by)
    (material,) = uploaded.kept
    Material.objects.filter(pk=material.pk).update(title=paper.title)
    return material
