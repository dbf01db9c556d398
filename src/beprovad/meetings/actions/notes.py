"""Notes: save on top of the revision that one has read, settle a conflict, restore an older revision."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.lib.text import tidy
from beprovad.meetings.events import NoteConflictSettled, NoteEdited
from beprovad.meetings.models import AgendaItem, Meeting, Note, NoteConflict, NoteRevision
from beprovad.meetings.rules.notes import Choice, Refusal, belong_together, refuse_text
from beprovad.people.models import User


@dataclass(frozen=True)
class Saved:
    """The text is on disk; the next save stands on `revision`."""

    revision: int
    at: datetime


@dataclass(frozen=True)
class Conflict:
    """Somebody saved meanwhile. Nothing was written over; `yours` is kept until its author has settled it.

    What an author writes on, from the same base, takes the place of their refused text; from another base it
    is kept beside it.
    """

    current_text: str
    current_revision: int
    current_author: str
    at: datetime
    yours: str


class NoteRefused(Exception):
    """The text may not be kept as it is; nothing has changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def save_note(*, note_id: int, base_revision: int, text: str, by: User) -> Saved | Conflict:
    """Save `text` if nobody has saved since `base_revision`: of any number who try at once, one is accepted.

    Sending the same text from the same base again (the receipt was lost) gives a receipt and changes nothing.
    Raises NoteRefused for a text that may not be kept.
    """
    wanted = _acceptable(text)
    with transaction.atomic():
        return _save(note_id, base_revision, wanted, by, keep=_lengthen_or_begin)


def settle_conflict(
    *, conflict: NoteConflict, choice: Choice, seen_revision: int, text: str, by: User
) -> Saved | Conflict:
    """Keep theirs, keep mine, or save the joined text on top of the revision that the author was shown.

    When somebody has saved once more since then, the conflict stands, with the text that was to be saved.
    """
    kept = {Choice.MINE: conflict.text, Choice.JOINED: text}
    with transaction.atomic():
        outcome = (
            _current(conflict.note_id)
            if choice == Choice.THEIRS
            else _save(conflict.note_id, seen_revision, _acceptable(kept[choice]), by, keep=_begin)
        )
        if isinstance(outcome, Saved) or conflict.base_revision != seen_revision:
            NoteConflict.objects.filter(pk=conflict.pk).delete()
        if isinstance(outcome, Saved):
            _record_settled(conflict.note_id, choice, by)
    return outcome


def restore_revision(*, revision: NoteRevision, base_revision: int, by: User) -> Saved | Conflict:
    """The older text becomes the newest revision; what stood in between stays in the history."""
    wanted = _acceptable(revision.text)
    with transaction.atomic():
        return _save(revision.note_id, base_revision, wanted, by, keep=_begin)


def begin_note(*, meeting: Meeting, item: AgendaItem | None, by: User) -> Note:
    """An empty note under the item, or (None) before all items; the one that is there, if there is one."""
    with transaction.atomic():
        Meeting.objects.select_for_update().only("pk").get(pk=meeting.pk)
        note = Note.objects.filter(meeting=meeting, item=item).first()
        if note is None:
            note = Note.objects.create(meeting=meeting, item=item)
            _add_revision(note.pk, note.revision, note.text, by, timezone.now())
    return note


def _acceptable(text: str) -> str:
    wanted = tidy(text)
    refusal = refuse_text(wanted)
    if refusal is not None:
        raise NoteRefused(refusal)
    return wanted


Keeping = Callable[[int, int, str, User, datetime], None]


def _save(note_id: int, base: int, text: str, by: User, *, keep: Keeping) -> Saved | Conflict:
    """Compare and set: one statement decides who was first, on every database."""
    now = timezone.now()
    unchanged_since = Note.objects.filter(pk=note_id, revision=base).exclude(text=text)
    if unchanged_since.update(text=text, revision=F("revision") + 1, changed_at=now):
        keep(note_id, base + 1, text, by, now)
        return Saved(base + 1, now)
    note = Note.objects.select_for_update().get(pk=note_id)
    base = min(base, note.revision)  # nobody has seen what is yet to come
    return _already_saved(note, base, text, by) or _keep_conflict(note, base, text, by, now)


def _lengthen_or_begin(note_id: int, revision: int, text: str, by: User, now: datetime) -> None:
    """One author's autosaves in a row are one revision in the history."""
    latest = NoteRevision.objects.filter(note_id=note_id).select_related("note__meeting").first()
    if latest is not None and _may_be_lengthened(latest, by, now):
        NoteRevision.objects.filter(pk=latest.pk).update(revision=revision, text=text, at=now)
    else:
        _begin(note_id, revision, text, by, now)


def _may_be_lengthened(latest: NoteRevision, by: User, now: datetime) -> bool:
    """The text that a note began with, and the text that was released, stay in the history as they were."""
    released_at = latest.note.meeting.released_at
    return (
        latest.author_id == by.pk
        and latest.from_revision > 1
        and belong_together(began_at=latest.began_at, now=now)
        and (released_at is None or latest.began_at >= released_at)
    )


def _begin(note_id: int, revision: int, text: str, by: User, now: datetime) -> None:
    """A new revision in the history is what the journal hears of."""
    _add_revision(note_id, revision, text, by, now)
    meeting = Meeting.objects.get(notes=note_id)
    event = NoteEdited(subject_id=meeting.pk, subject_label=meeting.title, note_id=note_id)
    record(event, by=by.actor)


def _add_revision(note_id: int, revision: int, text: str, by: User, now: datetime) -> None:
    NoteRevision.objects.create(
        note_id=note_id, from_revision=revision, revision=revision, text=text,
        author_id=by.pk, author_label=by.label, began_at=now, at=now,
    )  # fmt: skip


def _already_saved(note: Note, base: int, text: str, by: User) -> Saved | None:
    if note.revision == base and note.text == text:
        return Saved(note.revision, note.changed_at)
    mine = NoteRevision.objects.filter(
        note=note, author_id=by.pk, text=text, from_revision__lte=base + 1, revision__gt=base
    ).first()
    return Saved(mine.revision, mine.at) if mine else None


def _keep_conflict(note: Note, base: int, text: str, by: User, now: datetime) -> Conflict:
    NoteConflict.objects.bulk_create(
        [NoteConflict(note=note, author=by, base_revision=base, text=text, at=now)],
        update_conflicts=True,
        unique_fields=["note", "author", "base_revision"],
        update_fields=["text", "at"],
    )
    latest = NoteRevision.objects.filter(note=note).first()
    author = latest.author_label if latest else ""
    return Conflict(note.text, note.revision, author, note.changed_at, text)


def _current(note_id: int) -> Saved:
    note = Note.objects.get(pk=note_id)
    return Saved(note.revision, note.changed_at)


def _record_settled(note_id: int, choice: Choice, by: User) -> None:
    meeting = Meeting.objects.get(notes=note_id)
    event = NoteConflictSettled(
        subject_id=meeting.pk, subject_label=meeting.title, note_id=note_id, kept=choice.value
    )
    record(event, by=by.actor)
