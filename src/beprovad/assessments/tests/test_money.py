import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.money import MOST, Money, kept_words, read_money, written


@pytest.mark.parametrize("words", ["300000", "300 000", "300.000 kr", "300 000 kronor", "300\u00a0000 SEK"])
def test_a_plain_sum_is_certain(words: str) -> None:
    assert read_money(words) == Money(300_000, is_certain=True)


@pytest.mark.parametrize(
    ("words", "kronor", "is_about"),
    [
        ("ca 300 tkr", 300_000, True),
        ("300 tkr", 300_000, False),
        ("cirka 1,5 mkr", 1_500_000, True),
        ("1.5 miljoner kr", 1_500_000, False),
        ("2 mnkr", 2_000_000, False),
    ],
)
def test_a_sum_in_another_unit_is_a_proposal(words: str, kronor: int, *, is_about: bool) -> None:
    assert read_money(words) == Money(kronor, is_certain=False, is_about=is_about)


@pytest.mark.parametrize("words", ["drygt 20 000 kr", "~20 000", "ca 20000", "ungefär 20 000 SEK"])
def test_an_estimate_in_kronor_is_certain_to_read_and_stays_an_estimate(words: str) -> None:
    assert read_money(words) == Money(20_000, is_certain=True, is_about=True)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("20 000", ""),
        ("20000 kr", ""),
        ("ca 20 000", ""),
        ("drygt 20 000", "drygt 20 000"),
        ("20 tkr", "20 tkr"),
    ],
)
def test_the_words_are_kept_where_the_sum_does_not_say_them(words: str, kept: str) -> None:
    money = read_money(words)
    assert money is not None
    assert kept_words(words, money) == kept


@pytest.mark.parametrize(
    "words", ["", "beror på", "300–400 tkr", "-5", "300 tkr per år och enhet", "1 2 3", "9" * 13]
)
def test_what_is_not_one_sum_is_nothing(words: str) -> None:
    assert read_money(words) is None


@given(st.integers(0, MOST))
def test_every_whole_sum_reads_as_itself(kronor: int) -> None:
    assert read_money(f"{kronor:,}".replace(",", " ")) == Money(kronor, is_certain=True)


@given(kronor=st.integers(0, MOST), is_about=st.booleans())
def test_what_is_saved_is_shown_so_that_it_reads_as_itself(kronor: int, *, is_about: bool) -> None:
    words = written(kronor, is_about=is_about)
    money = Money(kronor, is_certain=True, is_about=is_about)
    assert read_money(words) == money
    assert kept_words(words, money) == ""


@given(st.text(max_size=60))
def test_any_text_is_read_without_falling_over(words: str) -> None:
    read_money(words)
