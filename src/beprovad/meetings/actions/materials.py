"""Materials: slides and papers of a meeting, kept in the data folder and never in a public one."""

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from beprovad.journal.actions import record
from beprovad.meetings.events import MaterialRemoved, MaterialUploaded, MeetingChanged
from beprovad.meetings.models import AgendaItem, Material, Meeting
from beprovad.meetings.rules.materials import HEAD, FileKind, Refusal, kind_of, safe_file_name, title_of
from beprovad.people.models import User

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Upload: TypeAlias = "UploadedFile[Any]"


@dataclass(frozen=True)
class RefusedFile:
    name: str
    refusal: Refusal


@dataclass(frozen=True)
class Uploaded:
    """What was kept, what was not, with the reason, and how many files the meeting had already.

    One bad file does not stop the others.
    """

    kept: tuple[Material, ...]
    known: int
    refused: tuple[RefusedFile, ...]


def upload_materials(
    *, meeting: Meeting, item: AgendaItem | None, files: Sequence[Upload], by: User
) -> Uploaded:
    """Keep the files under the item, or with the whole meeting. A file that is in the meeting already is kept once."""
    checked = [(file, _checked(file)) for file in files]
    refused = tuple(RefusedFile(file.name or "", why) for file, why in checked if isinstance(why, Refusal))
    written: list[Material] = []
    try:
        with transaction.atomic():
            for file, kind in checked:
                if isinstance(kind, FileKind) and not _is_here(meeting, file):
                    written.append(_written(Material(meeting=meeting, item=item), file, kind, by))
                    _record_uploaded(written[-1], by)
    except BaseException:
        for material in written:
            material.file.delete(save=False)
        raise
    known = len(files) - len(written) - len(refused)
    return Uploaded(tuple(written), known, refused)


def _is_here(meeting: Meeting, file: Upload) -> bool:
    return Material.objects.filter(meeting=meeting, sha256=_digest(file)).exists()


def _checked(file: Upload) -> FileKind | Refusal:
    if file.size and file.size > settings.UPLOAD_LIMIT:
        return Refusal.TOO_LARGE
    file.seek(0)
    head = file.read(HEAD)
    return kind_of(head, name=file.name or "", entries=_entries(file) if head.startswith(b"PK") else ())


def _entries(file: Upload) -> frozenset[str]:
    """The names in the archive's list of contents; nothing is unpacked."""
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def _written(material: Material, file: Upload, kind: FileKind, by: User) -> Material:
    """The file on disk under a name that nobody can guess, then its row."""
    material.file_name = safe_file_name(file.name or "", kind)
    material.title = title_of(material.file_name)
    material.media_type = kind.media_type
    material.size = file.size or 0
    material.sha256 = _digest(file)
    material.uploaded_by_label = by.label
    file.seek(0)
    material.file.save(f"{uuid4().hex}{kind.suffix}", file, save=False)
    material.save()
    return material


def _record_uploaded(material: Material, by: User) -> None:
    event = MaterialUploaded(
        subject_id=material.pk, subject_label=material.title, meeting_id=material.meeting_id
    )
    record(event, by=by.actor)


def _digest(file: Upload) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def move_material(*, material: Material, item: AgendaItem | None, title: str, by: User) -> Material:
    """Put the file under another item (None: the whole meeting), and call it something else."""
    with transaction.atomic():
        material.item = item
        material.title = title.strip()[:300] or material.title
        material.save(update_fields=["item", "title"])
        meeting = material.meeting
        event = MeetingChanged(subject_id=meeting.pk, subject_label=meeting.title, fields=("materials",))
        record(event, by=by.actor)
    return material


def remove_material(*, material: Material, by: User) -> None:
    """The row goes now, the file when that is surely written; the journal keeps its name."""
    storage, name = material.file.storage, str(material.file.name)
    with transaction.atomic():
        event = MaterialRemoved(
            subject_id=material.pk, subject_label=material.title, meeting_id=material.meeting_id
        )
        record(event, by=by.actor)
        material.delete()
        transaction.on_commit(lambda: storage.delete(name))
