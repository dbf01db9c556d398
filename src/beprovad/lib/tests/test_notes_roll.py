"""Rows of people that run on without separators: where each name begins and ends is weighed over the whole row."""

from beprovad.lib.notes import read_note

AGENDA = (
    " 1 Mötets öppnande Ordföranden hälsar alla välkomna och förklarar mötet öppnat. 2 Ekonomi Styrelsen beslutar "
    "att fastställa budgeten för det kommande året. 3 Nästa möte Styrelsen träffas igen i slutet av våren."
)


def came(record):
    return [one.name.value for one in record.attendees]


def missed(record):
    return [one.name.value for one in record.absent]


def test_people_who_are_told_of_by_their_titles_alone_are_divided():
    record = read_note(
        "Institutionsråd 2011-02-03 Närvarande: Maja Almberg professor Lovisa Ekdahl ekonom Vassilis Holmbrant lektor "
        "Jonas Gransjö professor, bitr prefekt Lars Dalsvik studerande fr o m del av 9 Kajsa Nykvarn lektor"
        + AGENDA
    )
    assert came(record) == [
        "Maja Almberg", "Lovisa Ekdahl", "Vassilis Holmbrant", "Jonas Gransjö", "Lars Dalsvik", "Kajsa Nykvarn",
    ]  # fmt: skip


def test_a_place_before_a_name_is_that_of_the_one_before():
    record = read_note(
        "Styrgrupp 9 juni 2015 Närvarande: Mikael Almvik (M), Askersund Torsten Lagstad (M), Degerfors Jöran Ekstrand "
        "(V), Örebro Olle Almby (S), Kumla Niclas Yberg (S), Nora Benny Holmdal (S), Hällefors" + AGENDA
    )
    assert came(record) == [
        "Mikael Almvik", "Torsten Lagstad", "Jöran Ekstrand", "Olle Almby", "Niclas Yberg", "Benny Holmdal",
    ]  # fmt: skip


def test_the_word_before_an_association_is_its_name_and_no_surname():
    record = read_note(
        "Styrelsemöte 16 maj 2013 Närvarande: Pia Söderek ÖIK (ordf) (restid 9t) Lars Olmark (restid 9t) "
        "Ulla Lindal Hornö Intresseförening (restid 8t) Arne Grip Stenö Norrö skärgårdsförening (restid 8t)"
        + AGENDA
    )
    assert came(record) == ["Pia Söderek", "Lars Olmark", "Ulla Lindal", "Arne Grip"]


def test_a_third_word_is_a_surname_where_nobody_else_has_a_word_after_the_name():
    record = read_note(
        "Rådsmöte 1999-03-04 Närvarande: Berit Adolfsdotter Anita Holmgren Margit Ekblad Hans Almark "
        "Marianne Ekstedt Höckert Ulla Nilsdotter Sven Dyrberg" + AGENDA
    )
    assert "Marianne Ekstedt Höckert" in came(record)


def test_another_spelling_of_a_given_name_is_a_given_name():
    record = read_note("Närvarande:\nFillip Ek\nThyra Alm\nAgnez Holm\n\n1. Ekonomi\nBra.")
    assert all(not one.name.doubts for one in record.attendees)


def test_headings_may_run_together_with_the_line_above_and_the_first_name():
    record = read_note(
        "Kommunala rådet\n\nTid och plats 2014-05-22, 16.00-18.15 i Dialogen (Kommunhuset) Ledamöter Gun Ekgren (FP) "
        "ordf.\n\nEva-Karin Ståhlek (KD) Ulla Malmek (MP)\n\nRune Hammar (S) Representanter Stig Bergek (SRF)\n\n"
        "Maj Bredek (RSMH) Övriga Siv Holm, sekreterare\n\n§ 13 Mötets öppnande\nOrdföranden öppnar mötet."
    )
    assert came(record) == [
        "Gun Ekgren", "Eva-Karin Ståhlek", "Ulla Malmek", "Rune Hammar", "Stig Bergek", "Maj Bredek", "Siv Holm",
    ]  # fmt: skip


def test_groups_inside_a_list_may_be_roles_and_whom_people_speak_for():
    record = read_note(
        "Protokoll 2002-09-20\n\nNärvarande:\n\nOrdförande\n\nKarl Glad, ledamot\n\nFöreträdare för allmänna intressen"
        "\n\nYlva Ekberg, ledamot\n\nPer Stenek, ledamot\n\nFrånvarande:\n\nFöreträdare för verksamheten\n\n"
        "Claes Alm, ledamot\n\n§ 1 Mötet öppnas\n\nOrdföranden öppnar."
    )
    assert came(record) == ["Karl Glad", "Ylva Ekberg", "Per Stenek"]
    assert missed(record) == ["Claes Alm"]


def test_the_first_of_a_couple_has_the_surname_of_the_second():
    record = read_note("Närvarande:\nKlas Ek, Mats o Marie Udberg, Bo Alm\n\n1. Ekonomi\nBra.")
    assert came(record) == ["Klas Ek", "Mats Udberg", "Marie Udberg", "Bo Alm"]


def test_the_column_of_those_who_get_a_copy_is_left_out():
    record = read_note(
        "Styrelsemöte 2009-04-19\n\nNärvarande:                         Kopia till:\n\n"
        "Åke Stenlund, Robert Ekdal,           Roland Granberg, Nils Hav,\n\n"
        "Berit Norrlund                        Karin Åhl\n\n1. Ekonomi\nBra."
    )
    assert came(record) == ["Åke Stenlund", "Robert Ekdal", "Berit Norrlund"]


def test_pupils_stand_after_their_class():
    record = read_note(
        "Elevråd 2019-03-14\n\nNärvarande:\n\nÅk 1: Ismail & Walter\n\nÅk 2, Siri & Tea\n\nÅk 5: Nils\n\n"
        "1. Rasten\nBra."
    )
    assert came(record) == ["Ismail", "Walter", "Siri", "Tea", "Nils"]
    assert record.attendees[0].group.value == "Åk 1"


def test_given_names_in_a_sentence_tell_who_came_and_who_did_not():
    record = read_note(
        "Styrelsemöte 2016-09-18\n\n1. Öppnande\n  Emma, Pysan och Tove är närvarande.\n"
        "  Linus är anmält frånvarande.\n2. Ekonomi\n  Bra."
    )
    assert came(record) == ["Emma", "Pysan", "Tove"]
    assert missed(record) == ["Linus"]


def test_people_below_those_who_did_not_come_with_a_heading_of_their_own_came():
    record = read_note(
        "Referat 2008-11-11\nTil stede: Tone Vik, Erik Lund\nIkke til stede: Turid Haug\n"
        "Tilretteleggere: Lars Ole Berg og Kari Dahl\n\n1. Saker\nBra."
    )
    assert came(record) == ["Tone Vik", "Erik Lund", "Lars Ole Berg", "Kari Dahl"]
    assert missed(record) == ["Turid Haug"]


def test_people_whose_names_ran_together_are_parted_at_the_next_given_name():
    record = read_note(
        "Referat nr. 6 – møte 17.11.2023\n\nSted: Møterom Nord Tid: 11:00 Til stede: Nina TveitLars BjørnsetLise "
        "BakkeRolf Arne LundOddvar VikKari Rund\n\n1. Saker\nBra."
    )
    assert came(record) == [
        "Nina Tveit", "Lars Bjørnset", "Lise Bakke", "Rolf Arne Lund", "Oddvar Vik", "Kari Rund",
    ]  # fmt: skip


def test_a_noun_with_its_article_begins_no_name():
    record = read_note("Närvarande:\n Anna Ek  Douglas, Fjärilen Guldvinge\n Bo Alm\n\n1. Ekonomi\nBra.")
    assert came(record) == ["Anna Ek", "Bo Alm"]
