"""Single rules of the reader: days, people, owners, what is no decision."""

from datetime import date

import pytest

from beprovad.lib.municipalities import municipalities, municipality_named
from beprovad.lib.notes import Doubt, MatterKind, read_note, resolve_day
from beprovad.lib.notes.dates import dates_in

MEETING = date(2015, 10, 14)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("991215", "1999-12-15"),
        ("24.12.06", "2006-12-24"),
        ("29–30 sep 2015", "2015-09-29"),
        ("torsdagen den 3 maj 2012", "2012-05-03"),
        ("2003-11-05", "2003-11-05"),
        ("9/2-15", "2015-02-09"),
        ("d. 16. august 2012", "2012-08-16"),
        ("May 3, 2012", "2012-05-03"),
        ("den 29 november -30 november 1997", "1997-11-29"),
    ],
)
def test_a_day_is_read_as_notes_write_it(words, iso):
    assert [hit.iso for hit in dates_in(words)] == [iso]


@pytest.mark.parametrize(
    "words", ["kl 14:00-15:55", "12 (14)", "nr 2/2009", "31 februari 2012", "tel 019-000 00 00"]
)
def test_what_is_no_day_is_not_read_as_one(words):
    assert list(dates_in(words)) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("den 1 december", date(2015, 12, 1)),
        ("9/2", date(2016, 2, 9)),
        ("3 september", date(2015, 9, 3)),
        ("3 mars", date(2016, 3, 3)),
        ("3 mars 2012", date(2012, 3, 3)),
        ("snart", None),
    ],
)
def test_a_day_without_year_is_the_next_one_or_one_just_past(words, day):
    assert resolve_day(words, MEETING) == day


def test_the_municipalities_are_290_and_known_by_their_written_forms():
    assert len(municipalities()) == 290
    assert municipality_named("Mölndals stad") == "Mölndal"
    assert municipality_named("Göteborgs Stad") == "Göteborg"
    assert municipality_named("FoU Malmö") is None


def people_of(text):
    record = read_note(text)
    return [one.name.value for one in record.attendees], [one.name.value for one in record.absent]


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Närvarande: Anna Ek, Bo Alm\nFörhinder: Cia Dal", ["Anna Ek", "Bo Alm"], ["Cia Dal"]),
        ("Närvarande var Anna Ek och Bo Alm.\nFörhinder hade Cia Dal.", ["Anna Ek", "Bo Alm"], ["Cia Dal"]),
        (
            "Deltagare: Förhinder:\n\nAnna Ek, Norrvik\nBo Alm, Granö\n\nCia Dal, Lillby",
            ["Anna Ek", "Bo Alm"],
            ["Cia Dal"],
        ),
        (
            "Deltagare:          Förhinder:\nAnna Ek             Bo Alm\nCia Dal",
            ["Anna Ek", "Cia Dal"],
            ["Bo Alm"],
        ),
        ("Närvarande:\nAlvesta        Anna Ek\nLjungby        Bo Alm", ["Anna Ek", "Bo Alm"], []),
        ("Närvarande:\nEk Anna      FUB\nAlm Bo      HSO", ["Ek Anna", "Alm Bo"], []),
        ("Närvarande:\nAnna Ek X\nBo Alm anmält förhinder", ["Anna Ek"], ["Bo Alm"]),
        (
            "Til stede: Anne Jensen (formand), Bo Nielsen\nAfbud: Erik Dam",
            ["Anne Jensen", "Bo Nielsen"],
            ["Erik Dam"],
        ),
        (
            "Present: John Smith (chair), Mary Jones\nApologies: Peter Brown",
            ["John Smith", "Mary Jones"],
            ["Peter Brown"],
        ),
        ("Närvarande: 23 personer enligt bilaga\nFrånvarande: -", [], []),
        ("Närvarande:\nSvenska kyrkan\nNorrviks kommun\nAnna Ek", ["Anna Ek"], []),
    ],
)
def test_people_are_read_and_nobody_is_invented(text, present, absent):
    assert people_of(text) == (present, absent)


def test_a_substitute_is_not_an_attendee():
    attendees, _ = people_of("Närvarande:\nBo Ahlin, Granö (ers. Siv Falk)\n")
    assert attendees == ["Bo Ahlin"]


def test_an_unknown_given_name_is_kept_with_a_doubt():
    record = read_note("Närvarande:\nXyrille Zandberg, Norrvik\n")
    assert record.attendees[0].name.doubts == (Doubt.UNKNOWN_NAME,)


def kinds_of(sentence):
    text = f"Närvarande: Anna Ek, Bo Alm\n\n1. Inledning\nAnna hälsade välkomna.\n2. Frågor\n{sentence}\n"
    return [(one.kind, one.responsible.value if one.responsible else None) for one in read_note(text).matters]


@pytest.mark.parametrize(
    ("sentence", "kind", "owner"),
    [
        ("Bo Alm tar fram ett förslag.", MatterKind.ASSIGNMENT, "Bo Alm"),
        ("Kolla tavlorna i hallen (Bo).", MatterKind.ASSIGNMENT, "Bo"),
        ("Kap. 3 skrivs av Anna.", MatterKind.ASSIGNMENT, "Anna"),
        ("NVK får i uppdrag att räkna på kostnaden.", MatterKind.ASSIGNMENT, "NVK"),
        ("Beslut: nätverket prövar guiden.", MatterKind.DECISION, None),
        ("Dagordningen godkändes.", MatterKind.DECISION, None),
        ("Beslut om fortsättning avvaktas.", MatterKind.PARKED, None),
        ("Frågan ligger på is.", MatterKind.PARKED, None),
        ("Bilderna skickas med anteckningarna.", MatterKind.DISPATCH, None),
        ("Samtalet fortsätter nästa möte.", MatterKind.CONTINUING, None),
    ],
)
def test_a_sentence_is_the_kind_that_its_words_say(sentence, kind, owner):
    assert kinds_of(sentence) == [(kind, owner)]


@pytest.mark.parametrize("sentence", ["Anna berättade om resan.", "Vad är ett beslut?", "Bo har en bil."])
def test_what_is_only_told_is_no_matter(sentence):
    assert kinds_of(sentence) == []


def test_clauses_under_a_decision_are_decisions():
    text = "1. Budget\nRådet beslutade\natt anta budgeten\natt skicka den till nämnden\n2. Övrigt\nInget."
    assert [one.text.value for one in read_note(text).matters] == [
        "att anta budgeten",
        "att skicka den till nämnden",
    ]


def test_an_owner_with_a_list_owns_every_line_of_it():
    text = "Närvarande: Leif Ek, Bo Alm\n\n1. Webb\nLeif:\n– prövar sidan\n– ringer Bo\n2. Övrigt\nInget."
    assert [one.responsible.value for one in read_note(text).matters if one.responsible] == ["Leif", "Leif"]


def test_the_meetings_day_is_not_the_day_of_an_earlier_meeting():
    record = read_note("Anteckningar 2009-09-22\nAnteckningarna från mötet 2009-05-14 godkändes.\n")
    assert record.date is not None
    assert record.date.value == "2009-09-22"


def test_a_day_without_year_is_a_hint_and_no_date():
    record = read_note("Telefonmöte 9/2\nNärvarande: Anna Ek\n")
    assert record.date is None
    assert record.date_hint is not None


def test_an_unknown_layout_becomes_plain_note_text():
    record = read_note("lorem ipsum dolor\nsit amet")
    assert record.agenda == ()
    assert record.attendees == ()
    assert len(record.preamble) + (record.title is not None) >= 2


def test_councils_count_their_items_under_their_letters():
    record = read_note(
        "1 Kommunala rådet Beslutande: Anna Ek (S), ordförande Bo Alm (M) Cia Dal (HRF) Siv Holm (DHR) samt en\n\n"
        "2 Kommunala rådet (3) KHR 1 Mötets öppnande Ordföranden hälsar ledamöterna välkomna och öppnar mötet.\n\n"
        "3 Kommunala rådet (3) KHR 2 Färdtjänsten Bo Alm informerar om att regionen ser över taxan i höst."
    )
    assert [one.title.value for one in record.agenda] == ["Mötets öppnande", "Färdtjänsten"]


def test_a_series_of_items_that_begins_again_was_a_list_of_contents():
    record = read_note(
        "Styrelsemöte\n\nSak 01/2007 Öppnande\nSak 02/2007 Ekonomi\nSak 03/2007 Nästa möte\n\n"
        "Sak 01/2007 Mötets öppnande\nAnna öppnade.\nSak 02/2007 Ekonomisk översikt\nUtfallet är bra.\n"
        "Sak 03/2007 Nästa möte\nI maj."
    )
    assert [one.title.value for one in record.agenda] == [
        "Mötets öppnande",
        "Ekonomisk översikt",
        "Nästa möte",
    ]


def test_tasks_after_dashes_belong_to_the_name_before_its_colon():
    record = read_note(
        "NÄTET. Anteckningar från mötet i oktober 2012 Närvarande: Eva Ek, Jakob Alm, Siv Holm (anteckningar) "
        "1. Öppnande Eva Ek öppnade mötet. 2. Uppföljning Genomgång av höstens arbete. "
        "Eva: - Kollar upp statistiken med verket. Jakob: - Bevakar "
        "webbplatsens utveckling. 3. Framåtblick Grupperna önskar färre möten och tydligare roller för alla som är med."
    )
    tasks = {one.text.value: one.responsible.value for one in record.matters if one.kind == "assignment"}
    assert tasks == {
        "Kollar upp statistiken med verket.": "Eva",
        "Bevakar webbplatsens utveckling.": "Jakob",
    }


def test_a_decision_that_gives_somebody_a_task_is_a_task():
    record = read_note(
        "Til stede: Tone Vik, Jakob Lund\n\n1. Tur\nVedtak: Tone og Jakob kontakter reisebyrået.\n2. Noter\n"
        "Vedtak: Styret gir Tone Vik i oppdrag å kjøpe noter."
    )
    assert [(one.kind, one.responsible.value) for one in record.matters] == [
        ("assignment", "Tone og Jakob"),
        ("assignment", "Tone Vik"),
    ]


def test_a_clause_of_a_decision_may_begin_with_a_capital():
    record = read_note(
        "Närvarande: Anna Ek\n\n1. Val\nAtt utse Anna Ek.\n2. Ekonomi\nAtt godkänna rapporten."
    )
    assert [one.kind for one in record.matters] == ["decision", "decision"]
