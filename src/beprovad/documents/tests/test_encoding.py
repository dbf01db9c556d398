import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.documents.encoding import decoded
from beprovad.documents.refusals import ExtractRefused, Refusal

NOTE = "Närvarande: Åke Öberg, Iréne Hjälm – ”förändring”\nPå gång: särskilt boende, 50 §"
PLAIN = "Närvarande: Åke Öberg, Iréne Hjälm. På gång: särskilt boende."

readable = st.text(st.characters(min_codepoint=0x20, exclude_categories=("C",)), min_size=1, max_size=200)


@given(readable)
def test_utf8_is_read_with_and_without_its_mark(text):
    assert decoded(text.encode()) == text
    assert decoded(codecs.BOM_UTF8 + text.encode()) == text


@given(readable, st.sampled_from(["utf-16", "utf-32"]))
def test_wide_text_is_read_by_its_mark(text, encoding):
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_its_mark_is_known_by_its_noughts(encoding):
    assert decoded(PLAIN.encode(encoding)) == PLAIN


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac-roman"])
def test_a_note_is_read_whatever_it_was_saved_as(encoding):
    assert decoded(NOTE.encode(encoding)) == NOTE


@pytest.mark.parametrize("encoding", ["latin-1", "cp850", "cp1252", "mac-roman"])
def test_an_old_plain_note_is_read_whatever_it_was_saved_as(encoding):
    assert decoded(PLAIN.encode(encoding)) == PLAIN


def test_files_that_were_glued_together_are_read_piece_by_piece():
    assert decoded((PLAIN * 3).encode() + "Åke slutade här".encode("cp1252")) == PLAIN * 3 + "Åke slutade här"


def test_a_file_cut_off_in_the_middle_of_a_letter_keeps_the_rest():
    assert decoded((PLAIN + "å").encode()[:-1]).startswith(PLAIN)


@pytest.mark.parametrize(
    "raw",
    [
        b"MZ\x90\x00\x03\x00\x00\x00" * 50,
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x01\x02\x03",
    ],
)
def test_bytes_that_are_no_text_are_refused(raw):
    with pytest.raises(ExtractRefused) as refused:
        decoded(raw)
    assert refused.value.reason is Refusal.NOT_TEXT


def test_half_a_wide_letter_is_a_broken_file():
    with pytest.raises(ExtractRefused) as refused:
        decoded(codecs.BOM_UTF16_LE + b"a\x00b")
    assert refused.value.reason is Refusal.BROKEN


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw):
    try:
        assert isinstance(decoded(raw), str)
    except ExtractRefused as refused:
        assert refused.reason in {Refusal.NOT_TEXT, Refusal.BROKEN}  # noqa: PT017
