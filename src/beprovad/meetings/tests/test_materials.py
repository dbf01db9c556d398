import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beprovad.journal.models import Entry
from beprovad.meetings.actions import materials as actions
from beprovad.meetings.actions.materials import move_material, remove_material, upload_materials
from beprovad.meetings.actions.meetings import add_item
from beprovad.meetings.models import Material
from beprovad.meetings.rules.materials import (
    CSV,
    DOCX,
    JPEG,
    ODT,
    PDF,
    PNG,
    PPTX,
    TEXT,
    XLSX,
    Refusal,
    kind_of,
    safe_file_name,
    title_of,
)
from beprovad.meetings.tests.makers import meeting, network, user
from beprovad.people.rules import Role

EXE = b"MZ\x90\x00\x03\x00\x00\x00This program cannot be run in DOS mode"
PDF_BYTES = b"%PDF-1.7\n1 0 obj"
ODT_HEAD = b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"
OFFICE = ("[Content_Types].xml", "_rels/.rels")


def package(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "entries", "kind"),
    [
        (PDF_BYTES, "bilder.pdf", (), PDF),
        (PDF_BYTES, "bilder.docx", (), PDF),
        (b"\x89PNG\r\n\x1a\n..", "tavla.png", (), PNG),
        (b"\xff\xd8\xff\xe0..", "tavla.jpeg", (), JPEG),
        (b"PK\x03\x04", "text.docx", (*OFFICE, "word/document.xml"), DOCX),
        (b"PK\x03\x04", "bilder.pptx", (*OFFICE, "ppt/presentation.xml"), PPTX),
        (b"PK\x03\x04", "tal.xlsx", (*OFFICE, "xl/workbook.xml"), XLSX),
        (ODT_HEAD, "text.odt", ("mimetype", "content.xml"), ODT),
        ("Vad behöver ni?\n".encode(), "svar.txt", (), TEXT),
        ("Vad behöver ni?\n".encode("utf-16"), "svar.txt", (), TEXT),
        (b"kommun;antal\n", "svar.csv", (), CSV),
        (EXE, "bilder.pdf", (), Refusal.PROGRAM),
        (EXE, "program.exe", (), Refusal.PROGRAM),
        (b"#!/bin/sh\n", "svar.txt", (), Refusal.PROGRAM),
        (b"<script>alert(1)</script>", "sida.html", (), Refusal.PROGRAM),
        (b"<svg onload=alert(1)>", "bild.svg", (), Refusal.PROGRAM),
        (b"\x00\x01\x02\x03", "svar.txt", (), Refusal.UNKNOWN_TYPE),
        (b"vad som helst", "svar.xyz", (), Refusal.UNKNOWN_TYPE),
        (b"PK\x03\x04", "arkiv.zip", ("bilder.pdf",), Refusal.UNKNOWN_TYPE),
        (b"PK\x03\x04", "text.docm", (*OFFICE, "word/document.xml", "word/vbaProject.bin"), Refusal.MACROS),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "gammal.doc", (), Refusal.UNKNOWN_TYPE),
        (b"", "tom.pdf", (), Refusal.EMPTY),
    ],
)
def test_what_stands_in_the_file_decides_its_kind(head, name, entries, kind):
    assert kind_of(head, name=name, entries=entries) == kind


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("bilder.pdf", PDF, "bilder.pdf"),
        ("Bilder från Granö.PDF", PDF, "Bilder från Granö.pdf"),
        ("bilder.exe", PDF, "bilder.exe.pdf"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("C:\\Mina filer\\bild.jpeg", JPEG, "bild.jpg"),
        ('a"b\r\nc<d>.txt', TEXT, "abcd.txt"),
        ("...", PDF, "fil.pdf"),
        ("", PDF, "fil.pdf"),
        ("x" * 300 + ".pdf", PDF, "x" * 120 + ".pdf"),
    ],
)
def test_a_file_name_holds_nothing_to_stumble_on(name, kind, safe):
    assert safe_file_name(name, kind) == safe


def test_the_title_is_the_name_as_one_would_say_it():
    assert title_of("bilder_brukarrad.pdf") == "bilder brukarrad"


@pytest.fixture
def esther(db):
    return user("Esther Nyman", IFO=Role.COORDINATOR)


@pytest.fixture
def held(esther):
    return meeting(network())


def file(name="bilder.pdf", content=PDF_BYTES):
    return SimpleUploadedFile(name, content)


def upload(held, by, *files, item=None):
    return upload_materials(meeting=held, item=item, files=files or [file()], by=by)


def path_of(material):
    return Path(material.file.path)


def test_a_file_is_kept_under_a_name_nobody_guesses_with_its_hash(held, esther):
    material = upload(held, esther).kept[0]
    assert material.sha256 == hashlib.sha256(PDF_BYTES).hexdigest()
    assert path_of(material).read_bytes() == PDF_BYTES
    assert "bilder" not in path_of(material).name
    assert Entry.objects.filter(event="meetings.MaterialUploaded").count() == 1


def test_one_bad_file_does_not_stop_the_others(held, esther):
    uploaded = upload(held, esther, file(), file("program.pdf", EXE), file("tom.txt", b""))
    assert [one.file_name for one in uploaded.kept] == ["bilder.pdf"]
    assert [(one.name, one.refusal) for one in uploaded.refused] == [
        ("program.pdf", Refusal.PROGRAM),
        ("tom.txt", Refusal.EMPTY),
    ]


def test_the_same_file_is_kept_once(held, esther):
    upload(held, esther)
    again = upload(held, esther, file("annat namn.pdf"))
    assert (again.kept, again.known) == ((), 1)
    assert held.materials.count() == 1


def test_a_real_word_file_is_known_and_one_with_macros_is_refused(held, esther):
    word = package(*OFFICE, "word/document.xml")
    macros = package(*OFFICE, "word/document.xml", "word/vbaProject.bin")
    uploaded = upload(held, esther, file("text.docx", word), file("text2.docx", macros))
    assert [one.media_type for one in uploaded.kept] == [DOCX.media_type]
    assert [one.refusal for one in uploaded.refused] == [Refusal.MACROS]


def test_a_broken_archive_is_refused(held, esther):
    assert (
        upload(held, esther, file("text.docx", b"PK\x03\x04trasig")).refused[0].refusal
        == Refusal.UNKNOWN_TYPE
    )


def test_a_file_over_the_limit_is_refused(held, esther, settings):
    settings.UPLOAD_LIMIT = 10
    assert upload(held, esther).refused[0].refusal == Refusal.TOO_LARGE


def test_when_the_rows_cannot_be_written_no_file_is_left(held, esther, settings, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "_record_uploaded", fail)
    before = set(Path(settings.MEDIA_ROOT).rglob("*.pdf"))
    with pytest.raises(RuntimeError):
        upload(held, esther)
    assert set(Path(settings.MEDIA_ROOT).rglob("*.pdf")) == before


def test_a_material_moves_to_another_item_and_is_called_otherwise(held, esther):
    item = add_item(meeting=held, title="Guiden", parent=None, presenters=[], by=esther)
    material = upload(held, esther).kept[0]
    move_material(material=material, item=item, title="Guidens bilder", by=esther)
    material.refresh_from_db()
    assert (material.item, material.title) == (item, "Guidens bilder")


def test_a_removed_material_is_gone_with_its_file_and_stands_in_the_journal(
    held, esther, django_capture_on_commit_callbacks
):
    material = upload(held, esther).kept[0]
    path = path_of(material)
    with django_capture_on_commit_callbacks(execute=True):
        remove_material(material=material, by=esther)
    assert not path.exists()
    assert not Material.objects.exists()
    assert Entry.objects.filter(event="meetings.MaterialRemoved", subject_label="bilder").exists()


def address(name, held, *more):
    return reverse(f"meetings:{name}", args=[held.pk, *more])


def test_files_are_uploaded_by_form_and_what_is_refused_is_said_in_clear_words(client, held, esther):
    client.force_login(esther)
    sent = {"papers": [file(), file("bild.png", b"\x89PNG\r\n\x1a\nx")]}
    assert client.post(address("materials", held), sent).status_code == 302
    assert held.materials.count() == 2
    answer = client.post(address("materials", held), {"papers": [file("semester.pdf", EXE)]})
    assert answer.status_code == 422
    assert "semester.pdf" in answer.content.decode()
    assert "Filen är ett program" in answer.content.decode()
    assert client.post(address("materials", held), {}).status_code == 422


def test_a_file_is_given_as_a_file_to_keep_and_nothing_else(client, held, esther):
    client.force_login(esther)
    material = upload(held, esther, file("Bilder från Granö.pdf")).kept[0]
    answer = client.get(address("material", held, material.pk))
    assert b"".join(answer.streaming_content) == PDF_BYTES
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "Bilder%20fr%C3%A5n%20Gran%C3%B6.pdf" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_file_lies_in_no_public_folder(client, held, esther):
    client.force_login(esther)
    material = upload(held, esther).kept[0]
    for prefix in ("/", "/media/", "/static/", "/uploads/"):
        assert client.get(f"{prefix}{material.file.name}").status_code == 404


def test_a_material_is_renamed_moved_and_removed_by_form(client, held, esther):
    client.force_login(esther)
    item = add_item(meeting=held, title="Guiden", parent=None, presenters=[], by=esther)
    material = upload(held, esther).kept[0]
    sent = {"title": "Guidens bilder", "item": item.pk}
    assert client.get(address("edit_material", held, material.pk)).status_code == 200
    client.post(address("edit_material", held, material.pk), sent)
    material.refresh_from_db()
    assert (material.title, material.item) == ("Guidens bilder", item)
    client.post(address("remove_material", held, material.pk))
    assert not held.materials.exists()
