from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.people.rules import Role
from beprovad.people.rules.roster import (
    MOST_BYTES,
    MOST_ROWS,
    Fault,
    ListRefusal,
    ListRefused,
    Row,
    read_roster,
    read_text,
)


def refusal(act, value):
    with pytest.raises(ListRefused) as refused:
        act(value)
    return refused.value.reason


def rows(text):
    return read_roster(text).rows


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found_from_the_headings(separator):
    lines = ["Namn;E-post;Organisation;Roll;Nätverk", "Siv Falk;siv@grano.example;Granö;Ledamot;IFO"]
    text = "\r\n".join(lines).replace(";", separator)

    assert rows(text) == (Row(2, "Siv Falk", "siv@grano.example", "Granö", Role.MEMBER, "IFO"),)


@pytest.mark.parametrize(
    "headings",
    [
        "Name,Email,Organisation,Role,Network",
        "NAMN,E-postadress,Kommun,Roll,Grupp",
        "namn,mejl,organization,role,network",
    ],
)
def test_headings_are_understood_in_swedish_and_english(headings):
    assert rows(f"{headings}\nSiv Falk,siv@grano.example,Granö,member,IFO")[0].role == Role.MEMBER


def test_columns_come_in_any_order_and_unknown_ones_are_told():
    roster = read_roster("Telefon;Nätverk;Namn\n070;IFO;Siv Falk")

    assert roster.rows[0] == Row(2, "Siv Falk", network="IFO")
    assert roster.unused == ("Telefon",)


def test_given_name_and_surname_may_stand_apart():
    assert rows("Efternamn;Förnamn\nFalk;Siv")[0].name == "Siv Falk"


def test_the_surname_may_come_first():
    assert rows('Namn\n"Falk, Siv"')[0].name == "Siv Falk"


def test_short_rows_and_empty_rows_are_no_trouble():
    assert [row.name for row in rows("Namn;E-post\nSiv Falk\n\n;\nOlle Rask;")] == ["Siv Falk", "Olle Rask"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (";siv@grano.example;", Fault.NO_NAME),
        ("Siv Falk;siv@;", Fault.BAD_EMAIL),
        ("Siv Falk;siv@grano;", Fault.BAD_EMAIL),
        ("Siv Falk;siv falk@grano.example;", Fault.BAD_EMAIL),
        ("Siv Falk;;kung", Fault.UNKNOWN_ROLE),
        (f"{'Siv ' * 60}Falk;;", Fault.TOO_LONG),
        ("Siv Falk 19121212-1212;;", Fault.IDENTITY_NUMBER),
    ],
)
def test_a_row_that_cannot_be_used_says_why(line, fault):
    assert rows(f"Namn;E-post;Roll\n{line}")[0].faults == (fault,)


def test_an_identity_number_in_a_column_that_is_not_used_stops_the_row_and_nothing_of_it_is_kept():
    assert rows("Namn;Övrigt\nSiv Falk;191212121212")[0] == Row(2, "", faults=(Fault.IDENTITY_NUMBER,))


def test_a_row_that_says_the_same_again_is_marked():
    text = "Namn;Nätverk\nSiv Falk;IFO\nSIV  FALK;ifo\nSiv Falk;FS"

    assert [row.faults for row in rows(text)] == [(), (Fault.TWICE,), ()]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ListRefusal.EMPTY),
        (" \n \n", ListRefusal.EMPTY),
        ("Siv Falk;siv@grano.example", ListRefusal.NO_NAME_COLUMN),
        ("E-post;Roll\nsiv@grano.example;ledamot", ListRefusal.NO_NAME_COLUMN),
        ("Namn;E-post", ListRefusal.NO_ROWS),
        ("Namn\n" + "Siv Falk\n" * (MOST_ROWS + 1), ListRefusal.TOO_MANY_ROWS),
        ('Namn\n"Siv Falk', ListRefusal.BROKEN_QUOTES),
    ],
)
def test_what_is_no_list_with_names_says_why(text, reason):
    assert refusal(read_roster, text) is reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_swedish_letters_are_read_in_the_usual_encodings(encoding):
    assert read_text("Namn\nÅsa Öberg".encode(encoding)).removeprefix("\ufeff") == "Namn\nÅsa Öberg"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and so on", ListRefusal.SPREADSHEET),
        (b"MZ\x90\x00\x03\x00\x00", ListRefusal.NOT_TEXT),
        (b"\xff\xfea", ListRefusal.NOT_TEXT),
        (b"a" * (MOST_BYTES + 1), ListRefusal.TOO_LARGE),
    ],
)
def test_what_is_no_text_says_why(data, reason):
    assert refusal(read_text, data) is reason


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    with suppress(ListRefused):
        assert read_roster(f"Namn;E-post\n{text}").rows


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with suppress(ListRefused):
        assert isinstance(read_text(data), str)
