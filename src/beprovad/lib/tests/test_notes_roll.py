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
        "Jonas Gransjö professor, bitr prefekt Lars Dalsvik studerande fr o m del av 9 Karin Nykvarn lektor"
        + AGENDA
    )
    assert came(record) == [
        "Maja Almberg", "Lovisa Ekdahl", "Vassilis Holmbrant", "Jonas Gransjö", "Lars Dalsvik", "Karin Nykvarn",
    ]  # fmt: skip


def test_a_place_before_a_name_is_that_of_the_one_before():
    record = read_note(
        "Styrgrupp 9 juni 2015 Närvarande: Mikael Almvik (M), Askersund Torsten Lagstad (M), Degerfors Jöran Ekstrand "
        "(V), Örebro Olle Adolfsby (S), Kumla Niclas Yberg (S), Nora Benny Holmdal (S), Hällefors" + AGENDA
    )
    assert came(record) == [
        "Mikael Almvik", "Torsten Lagstad", "Jöran Ekstrand", "Olle Adolfsby", "Niclas Yberg", "Benny Holmdal",
    ]  # fmt: skip


def test_the_word_before_an_association_is_its_name_and_no_surname():
    record = read_note(
        "Styrelsemöte 16 maj 2013 Närvarande: Pia Söderek ÖIK (ordf) (restid 9t) Lars Olander (restid 9t) "
        "Ulla Larsdal Hornö Intresseförening (restid 8t) Arne Grip Stenö Norrö skärgårdsförening (restid 8t)"
        + AGENDA
    )
    assert came(record) == ["Pia Söderek", "Lars Olander", "Ulla Larsdal", "Arne Grip"]


def test_a_third_word_is_a_surname_where_nobody_else_has_a_word_after_the_name():
    record = read_note(
        "Rådsmöte 1999-03-04 Närvarande: Berit Adolfsdotter Anita Holmgren Margit Vikblad Hans Almark "
        "Marianne Ekstedt Höckert Ulla Jakobsdotter Sven Dyrberg" + AGENDA
    )
    assert "Marianne Ekstedt Höckert" in came(record)


def test_another_spelling_of_a_given_name_is_a_given_name():
    record = read_note("Närvarande:\nFillip Ek\nThyra Alm\nAgnez Holm\n\n1. Ekonomi\nBra.")
    assert all(not one.name.doubts for one in record.attendees)
