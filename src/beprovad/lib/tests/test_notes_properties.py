"""What holds for every text: nothing is lost, spans are true, the same text gives the same record."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beprovad.lib.notes import AgendaEntry, Found, Record, Span, read_note

pytestmark = pytest.mark.whole

PIECES = st.sampled_from(
    [
        "Närvarande:",
        "Frånvarande: ",
        "Deltagare: Förhinder:",
        "Alva Ekström, Norrvik",
        "Bo Ahlin (ers. Siv Falk)",
        "Siv Falk och Olle Rask",
        "1. Inledning",
        "§ 4 Ekonomi",
        "• Punkt",
        "➢ IFO – bilder bifogas",
        "## Rubrik",
        "| Namn | Kommun |",
        "|---|---|",
        "| Alva Ek | Granö |",
        "Beslut:",
        "att pröva guiden",
        "Beslut: att vänta.",
        "Alva tar fram ett förslag till den 1 december.",
        "LK: – ändrar färgerna",
        "Frågan parkeras.",
        "Nästa möte: 9/2",
        "Vid pennan",
        "Esther Nyman",
        "2003-11-05",
        "den 3 maj 2012",
        "Lästips: En bok.",
        "- Vad kostar det?",
        "Frågor att ställa:",
        "VERSALER HÄR",
        "Sida 1 (3)",
        "Box 12, 123 45 Norrvik, tel 08-1",
        "verk-",
        "samhet",
        "",
        "",
        "  ",
        "\t",
        "\f",
        "\u2028",
        "**fet**",
        "\ufeff",
    ]
)
NOTES = st.lists(PIECES, max_size=30).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " ", "\r\n", "   "]).map(lambda glue: glue.join(pieces))
)
ANY_TEXT = st.one_of(st.text(max_size=400), NOTES)
RELAXED = settings(max_examples=120, deadline=None)


@RELAXED
@given(ANY_TEXT)
def test_no_text_makes_it_fail_and_the_same_text_gives_the_same_record(text):
    assert read_note(text) == read_note(text)


@RELAXED
@given(ANY_TEXT)
def test_no_line_that_holds_something_is_lost(text):
    covered = bytearray(len(text))
    for line in read_note(text).lines:
        assert line.where
        covered[line.span.start : line.span.end] = b"\1" * (line.span.end - line.span.start)
    lost = [
        letter
        for letter, is_covered in zip(text, covered, strict=True)
        if letter.isalnum() and not is_covered
    ]
    assert lost == []


@RELAXED
@given(ANY_TEXT)
def test_spans_lie_in_the_text_and_hold_the_words_of_the_value(text):
    record = read_note(text)
    for found in founds(record):
        assert found.spans
        assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
    for found in word_founds(record):
        assert letters(found.value) == letters("".join(text[span.start : span.end] for span in found.spans))


@RELAXED
@given(ANY_TEXT)
def test_every_line_is_a_field_or_note_text(text):
    record = read_note(text)
    kept = [*record.preamble, *(span for entry in record.agenda for span in bodies(entry))]
    for line in record.lines:
        if line.where == ("note",):
            assert any(span.start < line.span.end and line.span.start < span.end for span in kept)


def letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())


def founds(record: Record) -> Iterator[Found]:
    yield from (
        one for one in (record.date, record.date_hint, record.next_meeting, record.next_meeting_hint) if one
    )
    yield from word_founds(record)


def word_founds(record: Record) -> Iterator[Found]:
    """Values that are words of the text, days aside."""
    yield from (one for one in (record.title, record.place, record.theme) if one)
    for person in (*record.attendees, *record.absent):
        yield from (one for one in (person.name, person.organisation, person.role, person.group) if one)
    for matter in record.matters:
        yield from (one for one in (matter.text, matter.responsible, matter.due) if one)
    yield from (*record.reading_tips, *record.questions, *record.note_takers)
    for entry in record.agenda:
        yield from titles(entry)


def titles(entry: AgendaEntry) -> Iterator[Found]:
    yield entry.title
    yield from entry.presenters
    for below in entry.sub:
        yield from titles(below)


def bodies(entry: AgendaEntry) -> Iterator[Span]:
    yield from entry.body
    for below in entry.sub:
        yield from bodies(below)
