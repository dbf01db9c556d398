import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beprovad.documents import extract, pdf_text, word_text
from beprovad.documents.docx import to_docx
from beprovad.documents.extract import ExtractRefused, Refusal, text_of, text_of_bytes
from beprovad.documents.pdf import to_pdf
from beprovad.documents.tests.makers import (
    drawn_pdf,
    encrypted_pdf,
    pdf_without_text,
    saying,
    whole_document,
    word_file,
    zipped,
)

pytestmark = pytest.mark.whole

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def refusal(raw, name=""):
    with pytest.raises(ExtractRefused) as refused:
        text_of_bytes(raw, name=name)
    return refused.value.reason


def test_a_pdf_of_ours_is_read_back():
    text = text_of_bytes(to_pdf(whole_document()))
    assert text.startswith("Utkast\nMinnesanteckningar\nAtt fråga dem det gäller\n")
    assert "Alva hälsade alla välkomna. Bilder" in text


def test_a_word_file_of_ours_is_read_back():
    text = text_of_bytes(to_docx(whole_document()))
    assert (
        "\n- Första punkten\n- Andra punkten\n  - Under den andra\n3. Skicka guiden\n4. Prova den\n" in text
    )
    assert "\nÄrende | Ansvarig\nIntervjuguide | Ture Lindh\nGemensam jour\n" in text
    assert "Sida" not in text


def test_a_text_file_is_read_from_its_path(tmp_path):
    note = tmp_path / "anteckning.md"
    note.write_bytes(b"\xef\xbb\xbf# M\xc3\xb6te\r\n\r\n- punkt\r\n")
    assert text_of(note) == "# Möte\n\n- punkt"


@pytest.mark.parametrize("name", ["note.txt", "note.docx", "note.exe", "note", ""])
def test_the_content_decides_and_not_the_name(name):
    assert "Hej du" in text_of_bytes(to_pdf(saying("Hej du")), name=name)
    assert "Hej du" in text_of_bytes(to_docx(saying("Hej du")), name=name)
    assert text_of_bytes("Hej då".encode("cp1252"), name=name) == "Hej då"


def test_a_text_that_speaks_of_pdf_is_still_a_text():
    assert text_of_bytes(b"En fil som %PDF-1.7") == "En fil som %PDF-1.7"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b" \r\n\t\n", Refusal.EMPTY),
        (b"\xef\xbb\xbf", Refusal.EMPTY),
        (word_file("<w:p/>"), Refusal.EMPTY),
        (OLE + bytes(1000), Refusal.UNKNOWN_TYPE),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Refusal.ENCRYPTED),
        (b"{\\rtf1 hej}", Refusal.UNKNOWN_TYPE),
        (zipped({"content.xml": "<a/>"}), Refusal.UNKNOWN_TYPE),
        (zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<Types/>"}), Refusal.UNKNOWN_TYPE),
        (word_file("<w:p>")[:300], Refusal.BROKEN),
        (word_file("<w:p>"), Refusal.BROKEN),
        (zipped({"word/document.xml": "<a/>"}), Refusal.BROKEN),
        (b"PK\x03\x04 och sedan inget", Refusal.BROKEN),
        (b"%PDF-1.7\n1 0 obj nonsens", Refusal.BROKEN),
        (to_pdf(saying("Kapad"))[:600], Refusal.BROKEN),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 90, Refusal.PROGRAM),
        (b"\x7fELF\x02\x01\x01\x00" * 90, Refusal.PROGRAM),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 9, Refusal.PICTURE),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, Refusal.PICTURE),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" * 9, Refusal.PICTURE),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00" * 9, Refusal.SOUND_OR_FILM),
        (b"ID3\x04\x00\x00\x00\x00" * 9, Refusal.SOUND_OR_FILM),
        (b"\x00\x01\x02\x03" * 99, Refusal.NOT_TEXT),
    ],
)
def test_a_file_that_holds_no_text_is_refused_with_its_reason(raw, reason):
    assert refusal(raw) is reason


@pytest.mark.parametrize("password", ["hemligt", "å"])
def test_a_pdf_behind_a_password_is_encrypted(password):
    assert refusal(encrypted_pdf(password)) is Refusal.ENCRYPTED


def test_a_pdf_that_anyone_may_open_is_read_though_it_is_encrypted():
    assert "Hemligt" in text_of_bytes(encrypted_pdf(""))


def test_a_pdf_of_pictures_alone_is_scanned():
    assert refusal(drawn_pdf(b"0 0 50 50 re f")) is Refusal.SCANNED


def test_a_pdf_without_anything_on_its_pages_is_empty():
    assert refusal(pdf_without_text(3)) is Refusal.EMPTY


def test_a_few_words_on_a_page_are_a_text():
    assert text_of_bytes(drawn_pdf(b"BT /F1 24 Tf 50 150 Td (Tre) Tj ET")) == "Tre"


def test_a_renamed_programme_is_a_programme_whatever_it_is_called():
    programme = b"MZ\x90\x00\x03\x00\x00\x00" * 90
    for name in ("bilaga.pdf", "bilaga.docx", "bilaga.txt", "bilaga"):
        assert refusal(programme, name) is Refusal.PROGRAM
    assert refusal(programme + b"%PDF-1.7 obj", "bilaga.pdf") is Refusal.PROGRAM


def test_a_text_that_begins_with_the_letters_of_a_programme_is_read():
    assert text_of_bytes("MZ hälsade välkomna.".encode(), name="anteckning.txt") == "MZ hälsade välkomna."


def test_a_file_over_the_limit_is_too_large_and_never_read(tmp_path, monkeypatch):
    monkeypatch.setattr(extract, "FILE_LIMIT", 10)
    note = tmp_path / "stor.txt"
    note.write_bytes(b"x" * 11)
    assert refusal(b"x" * 11) is Refusal.TOO_LARGE
    with pytest.raises(ExtractRefused) as refused:
        text_of(note)
    assert refused.value.reason is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    "raw", [b"a" * 101, to_pdf(saying("lång text " * 20)), word_file(PARAGRAPH.format("lång text " * 20))]
)
def test_a_text_over_the_limit_is_too_long(raw, monkeypatch):
    monkeypatch.setattr(extract, "TEXT_LIMIT", 100)
    assert refusal(raw) is Refusal.TOO_LONG


def test_a_pdf_with_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(pdf_text, "_PAGES", 2)
    with pytest.raises(ExtractRefused) as refused:
        pdf_text.read_pages(pdf_without_text(3), 100)
    assert refused.value.reason is Refusal.TOO_MANY_PAGES


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_text, "_SECONDS", 0.001)
    assert refusal(to_pdf(saying("Hej"))) is Refusal.TOO_SLOW


def test_a_reader_that_dies_is_a_broken_file_and_not_a_broken_server(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert refusal(to_pdf(saying("Hej"))) is Refusal.BROKEN


@pytest.mark.parametrize("limit", ["_ENTRIES", "_WHOLE", "_PART"])
def test_an_archive_that_swells_is_refused(limit, monkeypatch):
    monkeypatch.setattr(word_text, limit, 2)
    assert refusal(word_file(PARAGRAPH.format("Hej"))) is Refusal.ZIP_BOMB


def test_a_real_bomb_is_refused_before_it_is_unpacked():
    assert refusal(word_file("<w:p/>", {"word/media/bomb.bin": bytes(300)} | {
        f"word/media/{number}": "" for number in range(5_001)
    })) is Refusal.ZIP_BOMB  # fmt: skip


def test_no_entity_is_ever_followed(tmp_path):
    secret = tmp_path / "hemlig.txt"
    secret.write_text("HEMLIGT")
    outside = f'<!DOCTYPE a [<!ENTITY inside "SKRATT"><!ENTITY outside SYSTEM "file://{secret}">]>'
    body = PARAGRAPH.format("före &inside;&outside; efter")
    ours = word_file(body)
    document = outside + _main_part_of(ours)
    text = text_of_bytes(word_file("", {"word/document.xml": document}, main="word/document.xml"))
    assert "HEMLIGT" not in text
    assert "SKRATT" not in text


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("förbätt\ufffering", "förbättring"),
        ("förbätt\x02\r\nring", "förbättring"),
        ("Anna\ufffeKarin", "Anna-Karin"),
        ("IFO\ufffechef", "IFO-chef"),
        ("e\ufffepost", "e-post"),
        ("2025-10\ufffe14", "2025-10-14"),
        ("barn\ufffeoch ungdom", "barn- och ungdom"),
        ("rad  \r\nnästa-\r\nsist", "rad\nnästa-\nsist"),
    ],
)
def test_words_parted_at_a_line_end_are_joined_as_they_were_meant(parted, whole):
    assert pdf_text.rejoined(parted) == whole


def test_text_is_composed_and_its_line_breaks_plain():
    assert text_of_bytes("A\u030asa\r\nO\u0308berg\rslut".encode()) == "Åsa\nÖberg\nslut"


def test_no_django_is_needed():
    code = "import sys, beprovad.documents.extract; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda raw: b"PK\x03\x04" + raw))
def test_any_bytes_give_text_or_a_reason(raw):
    try:
        assert text_of_bytes(raw).strip()
    except ExtractRefused as refused:
        assert isinstance(refused.reason, Refusal)  # noqa: PT017


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_word_file_with_wounds_gives_text_or_a_reason(data):
    whole = bytearray(to_docx(saying("Ett", "två", "tre")))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=20)):
        whole[place] ^= data.draw(st.integers(1, 255))
    try:
        text_of_bytes(bytes(whole))
    except ExtractRefused as refused:
        assert isinstance(refused.reason, Refusal)  # noqa: PT017


def _main_part_of(raw):
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml").decode()
