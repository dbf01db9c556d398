"""All numbers here are made up; many people may by chance have one of them, none is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.lib.identity import IdentitySpan, identity_numbers, luhn_sum, masked


def with_check(nine: str) -> str:
    return next(nine + check for check in "0123456789" if luhn_sum(nine + check) % 10 == 0)


def ten_digits(born: date, serial: int, *, coordination: bool = False) -> str:
    day = born.day + 60 * coordination
    return with_check(f"{born:%y%m}{day:02}{serial:03}")


births = st.dates(date(1900, 1, 1), date(2026, 12, 31))
# 980–999 is the tax agency's series for tests
serials = st.integers(1, 999)
numbers = st.builds(ten_digits, births, serials, coordination=st.booleans())
partings = st.sampled_from(["-", "+", "–", "−", " - ", "- ", "-\n"])
words = st.text("abcdefghijklmnopqrstuvwxyzåäö ,.:;()\n", max_size=60)


@given(numbers, partings, words, words)
def test_a_valid_number_is_found_wherever_it_stands(number, parting, before, after):
    written = number[:6] + parting + number[6:]
    assert identity_numbers(before + written + after) == (
        IdentitySpan(len(before), len(before) + len(written)),
    )


@given(births, serials, partings | st.just(""))
def test_twelve_digits_are_found_too(born, serial, parting):
    ten = ten_digits(born, serial)
    written = f"{born:%Y}{ten[2:6]}{parting}{ten[6:]}"
    assert identity_numbers(f"Ärendet {written}.") == (IdentitySpan(8, 8 + len(written)),)


@given(numbers, st.integers(1, 9))
def test_a_wrong_check_digit_is_no_identity_number(number, wrong):
    other = number[:9] + str((int(number[9]) + wrong) % 10)
    assert identity_numbers(f"{other[:6]}-{other[6:]}") == ()


@given(st.lists(st.tuples(words, numbers), max_size=5), words)
def test_after_masking_none_is_left_and_the_length_is_the_same(parts, tail):
    text = "".join(f"{before} {number[:6]}-{number[6:]} " for before, number in parts) + tail
    hidden = masked(text, identity_numbers(text))
    assert identity_numbers(hidden) == ()
    assert len(hidden) == len(text)
    assert hidden.count("XXXXXX-XXXX") == len(parts)


@given(st.text())
def test_any_text_is_read_and_its_spans_lie_in_it(text):
    for span in identity_numbers(text):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "written",
    [
        "990101-9802", "19990101-9802", "199901019802", "9901019802", "19990101 9802", "990101 9802",
        "990101–9802", "990101+9802", "1999-01-01-9802", "990101 - 9802", "99 01 01-9802", "990101-980 2",
        "990161-9817", "19990161-9817",
    ],
)  # fmt: skip
def test_the_usual_ways_of_writing_a_number_are_known(written):
    written = written[:-1] + next(
        check for check in "0123456789" if identity_numbers(f"pnr {written[:-1]}{check}")
    )
    assert identity_numbers(f"({written})") == (IdentitySpan(1, 1 + len(written)),)


@pytest.mark.parametrize(
    "harmless",
    [
        "organisationsnummer 212000-1355", "org.nr 556703-7485", "802002-4280",
        "070-123 45 67", "tel. 031-701 12 34", "+46 70 123 45 67",
        "14 oktober 2025", "2025-10-14", "20251014", "991215", "kl. 0900-1200", "2025-10-14 0900-1200",
        "bankgiro 5050-1055", "IBAN SE45 5000 0000 0583 9825 7466", "2025:400", "990231-1234", "991301-1234",
        "000000-0000", "990101-0001", "ISBN 978-91-7000-150-3", "SN 2024/00123",
    ],
)  # fmt: skip
def test_other_numbers_in_notes_are_left_alone(harmless):
    assert identity_numbers(f"Se {harmless}, tack.") == ()


def test_a_mobile_number_in_a_row_is_no_identity_number_unless_it_is_called_one():
    mobile = ten_digits(date(2007, 1, 23), 456)
    assert identity_numbers(f"Ring Maj, {mobile}") == ()
    assert len(identity_numbers(f"Personnummer {mobile}")) == 1
    assert len(identity_numbers(f"{mobile[:6]}-{mobile[6:]}")) == 1


def test_ten_digits_after_tel_are_a_telephone():
    number = ten_digits(date(1981, 2, 3), 456)
    assert identity_numbers(f"tel: {number}") == ()
    assert len(identity_numbers(f"nr {number}")) == 1


def test_a_day_and_a_time_are_a_meeting_unless_they_are_called_a_person():
    moment = next(
        f"{day:%Y%m%d} {time}"
        for day in (date(2015, 3, each) for each in range(1, 29))
        for time in ("0930", "1300")
        if luhn_sum(f"{day:%y%m%d}{time}") % 10 == 0
    )
    assert identity_numbers(f"Möte {moment}") == ()
    assert len(identity_numbers(f"personnr {moment}")) == 1


def test_a_leap_day_needs_a_leap_year():
    assert identity_numbers(ten_digits_written("000229")) != ()
    assert identity_numbers(ten_digits_written("010229")) == ()
    assert identity_numbers("19" + ten_digits_written("000229")) == ()


def ten_digits_written(birth: str) -> str:
    ten = with_check(f"{birth}123")
    return f"{ten[:6]}-{ten[6:]}"
