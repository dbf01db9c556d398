import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.money import MOST, Money, read_money


@pytest.mark.parametrize("written", ["300000", "300 000", "300.000 kr", "300 000 kronor", "300\u00a0000 SEK"])
def test_a_plain_sum_is_certain(written: str) -> None:
    assert read_money(written) == Money(300_000, is_certain=True)


@pytest.mark.parametrize(
    ("written", "kronor"),
    [
        ("ca 300 tkr", 300_000),
        ("300 tkr", 300_000),
        ("cirka 1,5 mkr", 1_500_000),
        ("1.5 miljoner kr", 1_500_000),
        ("drygt 20 000 kr", 20_000),
        ("~45 000", 45_000),
        ("2 mnkr", 2_000_000),
    ],
)
def test_words_for_a_sum_are_a_proposal(written: str, kronor: int) -> None:
    assert read_money(written) == Money(kronor, is_certain=False)


@pytest.mark.parametrize(
    "written", ["", "beror på", "300–400 tkr", "-5", "300 tkr per år och enhet", "1 2 3", "9" * 13]
)
def test_what_is_not_one_sum_is_nothing(written: str) -> None:
    assert read_money(written) is None


@given(st.integers(0, MOST))
def test_every_whole_sum_reads_as_itself(kronor: int) -> None:
    assert read_money(f"{kronor:,}".replace(",", " ")) == Money(kronor, is_certain=True)


@given(st.text(max_size=60))
def test_any_text_is_read_without_falling_over(written: str) -> None:
    read_money(written)
