"""Plain notes as people write them: a name and its place with no comma, sections without numbers, a bare first line."""

from beprovad.lib.notes import MatterKind, read_note

NOTE = """Minnesanteckningar
Gemensamt nätverksmöte IFO och Funktionsstöd
Datum: 2027-02-10
Tid: 9.00–12.00, Plats: Rådhuset, Storhamn

Närvarande
Alva Ekström Norrvik
Dragana Petrovic Ekvalla
Marit Holmberg Granö (samordnare, antecknar)
Noor Haddad Storhamn
Bo Alm Lillby
Cia Dal FoU Sjöbygden
Siv Lundgren Ekvalla

Frånvarande
Tore Lind Norrvik

1. Laget runt
Alva efterlyser exempel på rutiner. Noor frågar om avgiften. Bo påminner om enkäten. Siv undrar hur det går.
Cia lyfter frågan om statistik. Rutinen är inte klar. Dragana berättar om sin nya enhet.
Frågan om taxan tas upp igen i mars 2027.
Bo bokar lokal till nästa möte. Siv frågar kansliet om nycklarna.

2. Ekonomi
Ekonomin är god.

Att skicka ut
Marit skickar Granös rutin
Noor mejlar frågelistan

Övrigt
Inga övriga frågor.

Lästips
Boken om stöd, FoU Sjöbygden 2020.
"""


def organisations(people):
    return {one.name.value: one.organisation.value for one in people if one.organisation}


def test_a_place_may_stand_right_after_each_name():
    record = read_note(NOTE)
    assert organisations(record.attendees) == {
        "Alva Ekström": "Norrvik",
        "Dragana Petrovic": "Ekvalla",
        "Marit Holmberg": "Granö",
        "Noor Haddad": "Storhamn",
        "Bo Alm": "Lillby",
        "Cia Dal": "FoU Sjöbygden",
        "Siv Lundgren": "Ekvalla",
    }
    assert organisations(record.absent) == {"Tore Lind": "Norrvik"}


def test_a_second_surname_in_a_list_of_ordinary_names_is_no_place():
    record = read_note(
        "Närvarande\nAnna Ekstedt Höckert\nBo Alm\nCia Dahlberg\nSiv Lundgren\nTore Lind\n\n1. Ekonomi\nBra."
    )
    assert record.attendees[0].name.value == "Anna Ekstedt Höckert"


def test_a_role_and_who_writes_may_share_a_bracket():
    record = read_note(NOTE)
    assert [one.value for one in record.note_takers] == ["Marit Holmberg"]
    assert record.attendees[2].role.value == "samordnare, antecknar"


def test_to_ask_about_and_to_remind_of_something_are_no_promises():
    record = read_note(NOTE)
    tasks = [one.text.value for one in record.matters if one.kind is MatterKind.ASSIGNMENT]
    assert tasks == ["Bo bokar lokal till nästa möte.", "Siv frågar kansliet om nycklarna."]


def test_words_of_time_that_are_no_day_are_kept_as_due():
    due = {one.text.value: one.due.value for one in read_note(NOTE).matters if one.due}
    assert due["Frågan om taxan tas upp igen i mars 2027."] == "i mars 2027"
    assert due["Bo bokar lokal till nästa möte."] == "nästa möte"


def test_what_stands_under_att_skicka_ut_is_to_be_sent_by_somebody():
    record = read_note(NOTE)
    sent = [one for one in record.matters if one.kind is MatterKind.DISPATCH]
    assert [one.text.value for one in sent] == ["Marit skickar Granös rutin", "Noor mejlar frågelistan"]
    assert [one.responsible.value for one in sent] == ["Marit", "Noor"]


def test_sections_without_numbers_end_the_numbered_item_above():
    record = read_note(NOTE)
    assert [one.title.value for one in record.agenda] == ["Laget runt", "Ekonomi", "Att skicka ut", "Övrigt"]
    assert [one.value for one in record.reading_tips] == ["Boken om stöd, FoU Sjöbygden 2020."]


def test_the_title_is_the_line_that_says_what_meeting_it_was():
    record = read_note(NOTE)
    assert record.title.value == "Gemensamt nätverksmöte IFO och Funktionsstöd"
    assert record.contract()["place"] == "Rådhuset, Storhamn"
    assert record.preamble == ()


def test_the_head_row_of_a_table_and_a_line_of_the_day_are_no_note_text():
    record = read_note(
        "Anteckningar nätverket barn\n2027-02-10\n\nDeltagare\nNamn | Kommun/organisation | Anm.\n"
        "Alva Ekström | Norrvik | \nDragana Petrovic | Ekvalla | ordförande\n\n§ 1 Läget\nBo tar fram en mall."
    )
    assert organisations(record.attendees) == {"Alva Ekström": "Norrvik", "Dragana Petrovic": "Ekvalla"}
    assert record.preamble == ()
