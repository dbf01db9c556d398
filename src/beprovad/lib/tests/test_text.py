import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.lib.text import person_sort_key, tidy, whole_number, xml_safe


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_break_becomes_the_plain_one(line_break):
    assert tidy(f"ett{line_break}två") == "ett\ntvå"


def test_letters_are_composed_spaces_plain_and_invisible_marks_gone():
    assert tidy("A\u030angest\u00a0\u200bär\u202fe\u00adtt ord\ufeff\x00") == "Ångest är ett ord"


@given(st.text())
def test_tidying_twice_is_tidying_once(text):
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xD7FF)))
def test_what_xml_can_hold_is_left_as_it_is(text):
    assert xml_safe(text) == text


def test_what_xml_cannot_hold_is_left_out():
    assert xml_safe("a\x00\x08b\ud800c\uffff\td\n") == "abc\td\n"


@pytest.mark.parametrize(("written", "number"), [("7", 7), ("0", 0), ("9" * 18, int("9" * 18))])
def test_a_number_is_what_an_address_sends(written, number):
    assert whole_number(written) == number


@pytest.mark.parametrize("written", ["", "²", "٣", "-1", " 1", "1.0", "a\x00b", "9" * 19, "9" * 5_000])
def test_what_is_no_number_for_a_database_is_none(written):
    assert whole_number(written) is None


def test_persons_stand_by_surname_then_by_given_name_and_a_single_name_by_itself():
    names = ["Åsa Berg", "Anna-Lisa Öst", "Ture", "Bo  Berg", "Zoë Ahl", ""]

    assert sorted(names, key=person_sort_key) == [
        "", "Zoë Ahl", "Bo  Berg", "Åsa Berg", "Ture", "Anna-Lisa Öst",
    ]  # fmt: skip
