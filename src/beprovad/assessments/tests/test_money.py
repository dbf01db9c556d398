import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.money import (
    MOST,
    SMALL,
    Money,
    kept_words,
    read_money,
    says_nobody_knows,
    written,
)


@pytest.mark.parametrize("words", ["300000", "300 000", "300.000 kr", "300 000 kronor", "300\u00a0000 SEK"])
def test_a_plain_sum_is_certain(words: str) -> None:
    assert read_money(words) == (Money(300_000),)


@pytest.mark.parametrize(
    ("words", "kronor", "is_about"),
    [
        ("ca 40 tkr", 40_000, True),
        ("ca 300 tkr", 300_000, True),
        ("300 tkr", 300_000, False),
        ("cirka 1,5 mkr", 1_500_000, True),
        ("1.5 miljoner kr", 1_500_000, False),
        ("2 mnkr", 2_000_000, False),
        ("40 kr", 40, False),
        ("0", 0, False),
    ],
)
def test_a_sum_with_its_unit_can_only_mean_one_thing(words: str, kronor: int, *, is_about: bool) -> None:
    assert read_money(words) == (Money(kronor, is_about),)


@pytest.mark.parametrize("words", ["drygt 20 000 kr", "~20 000", "ca 20000", "ungefär 20 000 SEK"])
def test_an_estimate_in_kronor_stays_an_estimate(words: str) -> None:
    assert read_money(words) == (Money(20_000, is_about=True),)


@pytest.mark.parametrize(
    ("words", "sums"),
    [("40", (40_000, 40)), ("999", (999_000, 999)), ("1,5", (1_500, 2)), ("1000", (1_000,))],
)
def test_a_small_number_without_a_unit_may_be_thousands(words: str, sums: tuple[int, ...]) -> None:
    assert read_money(words) == tuple(Money(each) for each in sums)
    assert read_money(f"ca {words}") == tuple(Money(each, is_about=True) for each in sums)


@pytest.mark.parametrize(
    "words",
    ["mellan 30 och 50 tkr", "30-50 tkr", "30 000–50 000", "från 30 tkr till 50 tkr", "30 tkr till 50 tkr"],
)
def test_a_span_is_an_estimate_in_its_middle_at_its_top_or_at_its_bottom(words: str) -> None:
    assert read_money(words) == tuple(Money(each, is_about=True) for each in (40_000, 50_000, 30_000))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("20 000", ""),
        ("20000 kr", ""),
        ("ca 20 000", ""),
        ("ca 20 tkr", ""),
        ("20 tkr", ""),
        ("drygt 20 000", "drygt 20 000"),
        ("20-30 tkr", "20-30 tkr"),
    ],
)
def test_the_words_are_kept_where_the_sum_does_not_say_them(words: str, kept: str) -> None:
    assert kept_words(words) == kept


@pytest.mark.parametrize(
    "words",
    [
        "",
        "beror på",
        "50–30 tkr",
        "-5",
        "300 tkr per år och enhet",
        "1 2 3",
        "9" * 13,
        "10 till 20 och 30",
        f"0-{'9' * 20}",
    ],
)
def test_what_is_no_sum_is_nothing(words: str) -> None:
    assert read_money(words) == ()


@pytest.mark.parametrize(
    "words", ["vet inte", "Vet inte.", "vet ej", "okänt", "?", "??", " Okänt! ", "oklart", "unknown"]
)
def test_not_knowing_is_said_in_words(words: str) -> None:
    assert says_nobody_knows(words)
    assert read_money(words) == ()


@pytest.mark.parametrize("words", ["", " ", "20 000", "vet inte om det blir 20 000", "inget"])
def test_what_says_something_else_is_not_taken_for_not_knowing(words: str) -> None:
    assert not says_nobody_knows(words)


@given(st.integers(SMALL, MOST))
def test_every_whole_sum_reads_as_itself(kronor: int) -> None:
    assert read_money(f"{kronor:,}".replace(",", " ")) == (Money(kronor),)


@given(kronor=st.integers(0, MOST) | st.integers(0, SMALL), is_about=st.booleans())
def test_what_is_saved_is_shown_so_that_it_reads_as_itself(kronor: int, *, is_about: bool) -> None:
    words = written(kronor, is_about=is_about)
    assert read_money(words) == (Money(kronor, is_about),)
    assert kept_words(words) == ""
    assert not says_nobody_knows(words)


@given(st.text(max_size=60))
def test_any_text_is_read_without_falling_over(words: str) -> None:
    read_money(words)
    says_nobody_knows(words)
