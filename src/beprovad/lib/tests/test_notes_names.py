"""How people are named in lists, and who wrote: the surname first, given names, councillors, marks below names."""

from beprovad.lib.notes import read_note

AGENDA = (
    " 1 Mötets öppnande Ordföranden hälsar alla välkomna och förklarar mötet öppnat. 2 Ekonomi Styrelsen beslutar "
    "att fastställa budgeten för det kommande året. 3 Nästa möte Styrelsen träffas igen i slutet av våren."
)


def came(record):
    return [one.name.value for one in record.attendees]


def missed(record):
    return [one.name.value for one in record.absent]


def wrote(record):
    return [one.value for one in record.note_takers]


def test_surnames_may_stand_first_in_a_row_without_commas():
    record = read_note(
        "Råd 2010-04-12 Närvarande: Ek Maja HSO Alm Jan-Erik Miljönämnden Dahl Kent Barn- och ungdomsnämnden "
        "Lind Torell Gunilla HSO" + AGENDA
    )
    assert came(record) == ["Ek Maja", "Alm Jan-Erik", "Dahl Kent", "Lind Torell Gunilla"]


def test_a_given_name_after_a_surname_begins_the_next_person():
    record = read_note(
        "Närvarande: Magnus Strömdal Jonas Ekgården, Örjan Alm och Håkan Lind\n\n1. Ekonomi\nBra."
    )
    assert "Magnus Strömdal" in came(record)


def test_given_names_below_their_heading_are_the_list_with_nicknames_and_roles():
    record = read_note(
        "Anteckningar 2020-09-24\nNärvarande:\nAnna, Bo, Pysan, Pi och Karin\n(sekreterare)\nFrånvarande:\nLena"
    )
    assert came(record) == ["Anna", "Bo", "Pysan", "Pi", "Karin"]
    assert wrote(record) == ["Karin"]


def test_ja_or_nej_on_the_line_below_answers_for_the_name():
    record = read_note(
        "Närvarande:\n\nMaria Ek\n\nJa\n\nKarin Alm\n\n \n\nNej\n\nBo Lind\n\nJa\n\n1.\n\nMötet öppnas: Maria öppnar."
    )
    assert came(record) == ["Maria Ek", "Bo Lind"]
    assert missed(record) == ["Karin Alm"]


def test_semicolons_stand_for_colons_after_headings():
    record = read_note(
        "Styrelsemöte 18-10-2009\n\nNärvarande; Stig Ek, Gun Alm\n\nPer telefon; Magnus Lind, Håkan Dahl\n\n"
        "Anmält förhinder; Peter Holm\n\n1. Mötet öppnas."
    )
    assert came(record) == ["Stig Ek", "Gun Alm", "Magnus Lind", "Håkan Dahl"]
    assert missed(record) == ["Peter Holm"]
    assert record.contract()["date"] == "2009-10-18"


def test_a_dash_may_touch_the_name_before_it_and_och_may_follow_a_comma():
    record = read_note(
        "Närvarande: Bengt Ek – Karl Alm- Lisa Holm – Maj Nordhem,  och Bo Lind\n\n1. Ekonomi\nBra."
    )
    assert came(record) == ["Bengt Ek", "Karl Alm", "Lisa Holm", "Maj Nordhem", "Bo Lind"]


def test_councillors_are_named_by_their_surnames():
    record = read_note(
        "Minutes of the meeting held on 4 February 2008\n\nPresent: Cllr P Barrow (Chair), Cllr Heath and Cllr Moss\n\n"
        "1. Apologies for absence\nApologies were received from Cllr Frost and Penny Lane-Brook.\n\n2. Finance\nNoted."
    )
    assert came(record) == ["P Barrow", "Heath", "Moss"]
    assert missed(record) == ["Frost", "Penny Lane-Brook"]


def test_headings_of_several_boxes_before_all_names_tell_of_those_who_came():
    record = read_note(
        "Protokoll 2013-05-22 Beslutande Övriga deltagande Förhindrade Kjell Ek (C), Granö kommun Lars Alm (M), "
        "Granö kommun Anna Holm, planerare Utses att justera Lars Alm (M)" + AGENDA
    )
    assert came(record) == ["Kjell Ek", "Lars Alm", "Anna Holm"]
    assert missed(record) == []


def test_the_end_of_a_heading_that_was_cut_off_opens_the_list():
    record = read_note(
        "MINNESANTECKNINGAR 1(5) Dag Tid Plats ande Fredag 14 februari 2014 kl 9-12 Storhamns stadshus Hans Ek, Granö "
        "kommun Karl Alm, Norrviks kommun Johanna Holm, Lillby kommun Ej närvarande Anna Lind, Ekvalla"
        + AGENDA
    )
    assert came(record) == ["Hans Ek", "Karl Alm", "Johanna Holm"]
    assert missed(record) == ["Anna Lind"]


def test_invited_guests_after_those_who_did_not_come_are_there():
    record = read_note(
        "Anteckningar 2004-09-15 Närvarande Agnes Ek (mp) ordförande Inger Alm (kd) Frånvarande Kajsa Holm (m) "
        "Inbjudna gäster Göran Lind, Landstinget Margareta Dahl, Medicinskt centrum" + AGENDA
    )
    assert missed(record) == ["Kajsa Holm"]
    assert set(came(record)) >= {"Agnes Ek", "Inger Alm", "Göran Lind", "Margareta Dahl"}


def test_a_board_member_s_number_is_not_an_item_s():
    record = read_note(
        "Protokoll 2010-01-23 Närvarande Ordförande Anna Ek Ledamot 1 Eva Alm, endast lördag Ledamot 2 Stellan Holm "
        "Suppleant Lotta Lind" + AGENDA
    )
    assert {"Eva Alm", "Stellan Holm", "Lotta Lind"} <= set(came(record))


def test_who_wrote_stands_in_the_secretary_s_place_above_the_roles():
    record = read_note(
        "Närvarande: Bo Alm, Siv Ek\n\n1. Ekonomi\nBra.\n\nBo Alm Siv Ek\nOrdförande Sekreterare"
    )
    assert wrote(record) == ["Siv Ek"]


def test_who_wrote_is_the_first_of_the_names_below_all_headings_of_signatures():
    record = read_note(
        "Närvarande: Bo Alm, Siv Ek, Åsa Lind\n\n1. Ekonomi\nBra.\n\nVid protokollet\n\nOrdförande\n\nJusterare\n\n"
        "Siv Ek\n\nBo Alm\n\nÅsa Lind"
    )
    assert wrote(record) == ["Siv Ek"]


def test_who_wrote_stands_below_a_heading_for_the_notes():
    record = read_note("Närvarande: Bo Alm, Siv Ek\n\n1. Ekonomi\nBra.\n\nAnteckningar\nSiv Ek")
    assert wrote(record) == ["Siv Ek"]


def test_a_nickname_alone_after_its_label_wrote():
    record = read_note(
        "Referat\n\nRef: Knatte\n\nTilstede: Kari Lise, Aud, Halvor og Knatte\n\nSak nr. 1.2010 Økonomi\nGodkjent."
    )
    assert wrote(record) == ["Knatte"]
    assert came(record) == ["Kari Lise", "Aud", "Halvor", "Knatte"]


def test_who_wrote_may_be_told_over_two_lines_or_below_two_headings_on_a_line():
    told = read_note(
        "Närvarande: Bo Alm\n\n1. Val\nTill ordförande valdes Bo Alm och till sekreterare\nför mötet valdes Siv Ek."
    )
    assert wrote(told) == ["Siv Ek"]
    signed = read_note(
        "1. Ekonomi\nBra.\n\nProtokollet skrivet av: Godkänt av ordförande:\n\n____ ____\n\nSiv Ek Bo Alm"
    )
    assert wrote(signed) == ["Siv Ek"]


def test_a_role_in_small_letters_after_an_organisation_is_the_one_s_before_it():
    record = read_note(
        "Råd 2019-02-26 Närvarande Inger Ek, PRO Bo Alm, SPF Magnus Holm, Omsorgsnämnden, sekreterare Lena Lind, "
        "kultursamordnare" + AGENDA
    )
    assert wrote(record) == ["Magnus Holm"]


def test_utses_att_justera_may_be_one_of_the_headings_that_all_go_before_the_names():
    record = read_note(
        "1 Plats och tid Bruket kl. 16:30 Beslutande ledamöter Ej tjänstgörande ersättare Övriga närvarande Utses "
        "att justera Ove Ek (S) (ordförande) Margareta Alm (L) Royne Holm (S) ersätter Lennart Dahl (S) Maria Lind (C) "
        "Justeringens plats och tid Kontoret Paragrafer Underskrifter Sekreterare.... Malin Ros" + AGENDA
    )
    assert came(record) == ["Ove Ek", "Margareta Alm", "Royne Holm", "Maria Lind"]


def test_the_last_of_a_row_follows_och_and_a_role_after_samt_is_the_next_one_s():
    record = read_note(
        "Protokoll 2016-02-09 Övriga deltagande Ersättare: Niklas Ek (S), Elisabeth Alm (V) och Maria Holm (L) samt "
        "sekreterare Patrik Dahl, socialchef Lillemor Lind Utses att justera Niklas Ek" + AGENDA
    )
    assert {"Maria Holm", "Patrik Dahl", "Lillemor Lind"} <= set(came(record))
    assert "Maria Holm" not in wrote(record)


def test_a_street_is_nobody():
    record = read_note(
        "Protokoll 2012-12-11 Närvarande ledamöter Ekbacken, Emil Lindells v 15 Suzanne Ek (M), ordförande "
        "RosMarie Alm (S) Ragnar Holm (S)" + AGENDA
    )
    assert set(came(record)) == {"Suzanne Ek", "RosMarie Alm", "Ragnar Holm"}


def test_those_who_told_that_they_would_not_come_are_absent():
    record = read_note(
        "Protokoll 2006-10-21 Närvarande Siv Ek, ordf Eva Alm, suppleant Meddelat ej närvaro Britta Holm, ledamot "
        "Adjungerade Cecilia Lind, protokollförare" + AGENDA
    )
    assert missed(record) == ["Britta Holm"]
    assert "Cecilia Lind" in came(record)


def test_a_dash_may_stand_between_the_heading_and_the_first_name():
    record = read_note(
        "Attendees: – John Barrow (chair), Debbie Heath\nApologies: – Rachel Moss\n\n1. Fair\nNoted."
    )
    assert came(record) == ["John Barrow", "Debbie Heath"]
    assert missed(record) == ["Rachel Moss"]


def test_one_who_hadde_forfall_is_absent():
    record = read_note(
        "Referat\n\nDesse møtte: Manuela Vik, Per Vold; Inger Dal hadde forfall.\n\n1. Økonomi\nGodkjent."
    )
    assert came(record) == ["Manuela Vik", "Per Vold"]
    assert missed(record) == ["Inger Dal"]


def test_the_board_listed_below_those_who_sent_their_afbud_came():
    record = read_note(
        "Referat\n\nAfbud fra: Gerda\n\nBestyrelsen: Erling Skov, Helle Vik\n\nValg af referent: Helle\n\n1. Evt.\nOk."
    )
    assert came(record) == ["Erling Skov", "Helle Vik"]
    assert missed(record) == ["Gerda"]


def test_a_list_may_open_within_the_title_s_line_and_have_nobody_after_its_afbud():
    record = read_note(
        "Referat af møde d. 7. november 2012 i huset. Tilstede: Lars, Nina, Lise Afbud: Referent: Lars\n1. Økonomi\nOk."
    )
    assert came(record) == ["Lars", "Nina", "Lise"]
    assert missed(record) == []


def test_a_list_without_a_heading_goes_on_past_the_headings_in_it():
    record = read_note(
        "Möte\n\nSiv Ek X\nBo Alm X\nAnna Holm anmält förhinder\n\nSuppleanter\nJan Lind X\n\n§1 Ekonomi\nBra."
    )
    assert came(record) == ["Siv Ek", "Bo Alm", "Jan Lind"]
    assert missed(record) == ["Anna Holm"]


def test_who_wrote_signs_in_the_place_of_their_role():
    record = read_note(
        "Styrelsemöte 2003-02-06\n\n§ 1. Ekonomi.\n\nBra.\n\nVid protokollet Ordförande Justerare\n"
        "Siv Ek Bo Alm Lena Holm"
    )
    assert wrote(record) == ["Siv Ek"]


def test_the_meeting_may_choose_who_writes_by_a_nickname():
    record = read_note(
        "Styrelsemöte 2016-09-18\n\n1. Val\nStyrelsen väljer Pysan som mötessekreterare.\n2. Ekonomi\nBra."
    )
    assert wrote(record) == ["Pysan"]


def test_paragraphs_may_stand_between_the_secretary_and_the_name():
    record = read_note(
        "Rådet 2015-04-02\nBeslutande: Anna Ek (S), Bo Alm (M)\nUtses att justera: Bo Alm\n"
        "Sekreterare: Paragrafer 1-9 Tora Lagerberg Ordföranden: Anna Ek\n\n§ 1 Mötet öppnas\nAnna Ek öppnar."
    )
    assert wrote(record) == ["Tora Lagerberg"]


def test_an_office_elected_at_the_meeting_did_not_write_where_another_is_told_to():
    record = read_note(
        "Referat fra årsmøte\nTil stede: Kari Vik, Hanne Dahl\nReferent: Hanne Dahl\n\n1. Regnskap\nGodkjent.\n"
        "2. Valg\nLeder: Kari Vik\nSekretær: Marianne Berg"
    )
    assert wrote(record) == ["Hanne Dahl"]
