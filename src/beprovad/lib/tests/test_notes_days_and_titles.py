"""The meeting's day where several days or ways of writing them meet, and headings of less common kinds."""

import pytest

from beprovad.lib.notes import read_note


def day(text):
    record = read_note(text)
    return record.date.value if record.date else None


def titles(text):
    return [item.title.value for item in read_note(text).agenda]


@pytest.mark.parametrize(
    ("written", "year", "meant"),
    [
        ("24.10.07", "2023", "2024-10-07"),
        ("24.10.07", "2008", "2007-10-24"),
        ("180110", "2010", "2010-01-18"),
    ],
)
def test_six_digits_are_read_from_the_end_that_gives_a_year_the_note_writes_out(written, year, meant):
    assert day(f"Gruppens mötesanteckningar {written}\n\n1. Ekonomi\nBokslutet för {year} är klart.") == meant


def test_a_day_without_its_year_further_down_is_not_the_meeting_s():
    text = "Minnesanteckningar från möte\n2020-09-24\nNärvarande:\nBo Ek, Siv Alm\nDet tas upp vid mötet den 8 oktober"
    assert day(text) == "2020-09-24"


def test_the_day_when_it_was_checked_is_not_the_meeting_s():
    text = (
        "Rådet 14 oktober (19) Plats och tid Beslutande Salen, Hamnvägen 14, Granö Tisdag, 14 oktober, 2014 kl 13 "
        "Justeringens plats och tid Granö kommunhus i centrala Granö vid torget, 4 november 2014, kl 9 Underskrift"
    )
    assert day(text) == "2014-10-14"


def test_a_day_that_is_told_twice_is_the_meeting_s():
    text = (
        "Möte med styrelsen den 26-27 januari 2002 Protokoll från 1-2 januari 2002\n\nPROTOKOLL NR 5\n\n"
        "Möte med styrelsen den 26-27 januari 2002\n\n§ 1 Mötet öppnas\nVälkomna."
    )
    assert day(text) == "2002-01-26"


def test_the_list_of_contents_is_not_the_agenda():
    text = "§ 1 Öppnande\n§ 2 Ekonomi\n§ 3 Övrigt\n\n§ 1 Öppnande\nVälkomna.\n\n§ 2 Ekonomi\nBra.\n\n§ 3 Övrigt\nInget."
    assert titles(text) == ["Öppnande", "Ekonomi", "Övrigt"]
    assert all(item.body for item in read_note(text).agenda)


def test_an_item_spoken_of_in_the_text_is_no_heading():
    text = "1. Valg\nHanna blev valgt.\n\n2. Dagsorden\nPunkt 9 udgår.\n\n3. Layout\nNyt.\n\n4. Evt.\nIntet."
    assert titles(text) == ["Valg", "Dagsorden", "Layout", "Evt."]


def test_a_usual_title_ends_where_its_sentence_begins():
    text = "§ 1 Val av sekreterare Mötet valde Tomas Ek att föra protokollet.\n§ 2 Övriga frågor Inga frågor togs upp."
    assert titles(text) == ["Val av sekreterare", "Övriga frågor"]


def test_short_lines_between_sentences_are_headings_in_a_note_without_blank_lines():
    text = (
        "Anteckningar från enhetsmöte 2020-09-24\nNärvarande: Bo Ek, Siv Alm\nFöregående minnesanteckningar\n"
        "Gicks igenom.\nOmvärldsbevakning\n• Kajsa skickar länken till alla.\nLaget runt\n• Marit planerar träffen.\n"
        "Övrigt\n• Fikalistan."
    )
    assert titles(text) == ["Föregående minnesanteckningar", "Omvärldsbevakning", "Laget runt", "Övrigt"]


@pytest.mark.parametrize("sign", ["Sak nr. {}.2010 – ", "{}.2010 ", " • {} "])
def test_items_may_be_counted_within_the_year_or_behind_a_bullet(sign):
    text = "\n\n".join(
        f"{sign.format(at)}{title}\n\nGodkjent." for at, title in enumerate(["Referat", "Økonomi"], 1)
    )
    assert titles(text) == ["Referat", "Økonomi"]


def test_a_day_in_capitals_is_no_item():
    text = (
        "1 PROTOKOLL FRA STYREMØTE TIRSDAG 5. NOVEMBER 2013 Sted: Folkets hus Fra styret: Kåre Ek og Tone Alm "
        * 1
    )
    assert day(
        text + "Forfall: Monica Lie Saksliste 19/13 Økonomi Regnskapet ble gjennomgått av daglig leder."
    ) == ("2013-11-05")


def test_what_a_web_page_s_editor_left_is_not_part_of_a_title():
    assert titles("1. Ekonomi[spacer height=”20px”]\nBra.\n2. Övrigt[spacer height=”20px”]\nInget.") == [
        "Ekonomi", "Övrigt",
    ]  # fmt: skip


def test_the_day_of_the_sitting_is_read_where_it_is_labelled_be_it_after_the_signatures():
    text = "Protokoll\n\nJusteringens plats och tid 2006-05-10\n\n§ 1 Ekonomi\nBra.\n\nSammanträdesdatum 2006-05-02"
    assert day(text) == "2006-05-02"


def test_the_day_when_a_paper_came_in_is_not_the_meeting_s():
    text = "Nämnden (27)\n\nAnsökan har den 25 januari 2016 inkommit till kommunen\n\n§ 1 Ekonomi\nBra."
    assert day(text) is None


def test_a_list_within_an_item_that_begins_at_one_again_is_not_the_agenda():
    text = "1. Sakliste\n\nOK\n\n2. Seminaret:\n  1. Ane tar liste\n  2. Eli bestiller mat\n\n3. Eventuelt\n\nIntet."
    assert titles(text) == ["Sakliste", "Seminaret", "Eventuelt"]


def test_a_counted_heading_of_those_who_did_not_come_is_an_item_too():
    text = (
        "Present: Paul Barrow\n\n1 Apologies for Absence: Ken Moss\n\n2 Grant\nNoted.\n\n3 Trophies\nNoted."
    )
    assert titles(text) == ["Apologies for Absence", "Grant", "Trophies"]


def test_a_day_that_is_followed_by_what_was_done_with_its_minutes_is_a_former_meeting():
    record = read_note(
        "Til stede: Anna Ek, Bo Alm\nReferat fra den 14. november 2015 blev godkendt.\n\n1. Regnskab\nOk."
    )
    assert record.date is None


def test_the_day_with_its_hours_goes_before_the_day_of_the_paper():
    record = read_note(
        "MINNESANTECKNINGAR\n\nDatum\n\n2018-10-22\n\nUngdomsråd, 2018-10-16\n\n"
        "Plats Stadshuset Datum 2018-10-16, kl. 9.00 – 11.00\n\nNärvarande: Anna Ek\n\n1. Ekonomi\nBra."
    )
    assert record.contract()["date"] == "2018-10-16"


def test_a_day_written_with_a_stop_a_blank_and_a_dash_is_read():
    assert (
        read_note("Protokoll styrelsemöte 14. 9 -10\n\nNärvarande: Anna Ek").contract()["date"]
        == "2010-09-14"
    )


def test_the_last_day_to_appeal_is_not_the_meetings():
    record = read_note(
        "Plats och tid Kommunhuset 09.00-11.00\nBeslutande Anna Ek (S)\nSista datum för överklagande 2018-04-24\n\n"
        "§ 1 Ekonomi\nBra."
    )
    assert record.date is None
