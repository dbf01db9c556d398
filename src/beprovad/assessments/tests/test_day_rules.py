from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.days import (
    DayDoubt,
    Doubt,
    effect_doubt,
    effect_doubts,
    follow_up_doubts,
    trial_doubts,
)

MAY, JUNE, JULY = date(2027, 5, 1), date(2027, 6, 1), date(2027, 7, 1)
days = st.dates(date(2026, 1, 1), date(2030, 1, 1))


def doubt(earliest_on: date | None, **told: date | None) -> DayDoubt | None:
    return effect_doubt("Tryggare", earliest_on, **{"decision_on": None, "follow_up_on": None, **told})


def test_an_effect_that_shows_after_the_pilots_decision_is_doubted() -> None:
    found = doubt(JULY, decision_on=JUNE, follow_up_on=MAY)
    assert found == DayDoubt(Doubt.EFFECT_AFTER_DECISION, JULY, JUNE, "Tryggare")


def test_an_effect_that_shows_after_the_follow_up_or_the_review_is_doubted() -> None:
    assert doubt(JULY, follow_up_on=JUNE) == DayDoubt(Doubt.EFFECT_AFTER_FOLLOW_UP, JULY, JUNE, "Tryggare")
    assert doubt(JULY, review_on=JUNE, follow_up_on=MAY) == DayDoubt(
        Doubt.EFFECT_AFTER_REVIEW, JULY, JUNE, "Tryggare"
    )


def test_the_same_day_is_in_time_and_what_has_no_day_is_not_doubted() -> None:
    assert doubt(JUNE, decision_on=JUNE, follow_up_on=JUNE, review_on=JUNE) is None
    assert doubt(None, decision_on=MAY) is None
    assert effect_doubts([("A", None), ("B", JUNE)], decision_on=None, follow_up_on=None) == ()


def test_a_follow_up_before_the_decision_is_doubted() -> None:
    assert follow_up_doubts(MAY, starts_on=JUNE) == (DayDoubt(Doubt.FOLLOW_UP_BEFORE_START, MAY, JUNE),)
    assert follow_up_doubts(JUNE, starts_on=JUNE) == follow_up_doubts(None, starts_on=JUNE) == ()


def test_an_effect_that_shows_before_the_pilot_begins_is_doubted() -> None:
    assert doubt(MAY, begins_on=JUNE) == DayDoubt(Doubt.EFFECT_BEFORE_BEGINNING, MAY, JUNE, "Tryggare")
    assert doubt(JUNE, begins_on=JUNE) is None


def trial(begins_on: date | None = None, **told: date | None) -> tuple[DayDoubt, ...]:
    return trial_doubts(begins_on, **{"decision_on": None, "follow_up_on": None, **told})


def test_a_pilot_begins_after_the_decision_on_it_and_before_the_one_on_what_comes_next() -> None:
    assert trial(MAY, decided_on=MAY, decision_on=JULY, follow_up_on=JULY) == ()
    assert trial(MAY, decided_on=JUNE) == (DayDoubt(Doubt.BEGINS_BEFORE_DECISION, MAY, JUNE),)
    assert trial(JUNE, decision_on=JUNE) == (DayDoubt(Doubt.BEGINS_AFTER_DECISION_DAY, JUNE, JUNE),)


def test_a_follow_up_before_the_pilot_begins_or_while_it_runs_is_doubted() -> None:
    assert trial(JUNE, follow_up_on=MAY) == (DayDoubt(Doubt.FOLLOW_UP_BEFORE_BEGINNING, MAY, JUNE),)
    during = (DayDoubt(Doubt.FOLLOW_UP_DURING_PILOT, JUNE, JULY),)
    assert trial(MAY, decision_on=JULY, follow_up_on=JUNE) == during
    assert trial(decision_on=JULY, follow_up_on=JUNE) == during


@given(earliest_on=days, bounds=st.fixed_dictionaries({name: st.none() | days for name in (
    "decision_on", "follow_up_on", "review_on")}))  # fmt: skip
def test_a_later_day_is_never_doubted_less(earliest_on: date, bounds: dict[str, date | None]) -> None:
    if doubt(earliest_on, **bounds) is not None:
        assert doubt(date(2031, 1, 1), **bounds) is not None
