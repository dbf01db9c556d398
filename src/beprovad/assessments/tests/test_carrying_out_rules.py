from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.carrying_out import (
    PARTS,
    SOON,
    Course,
    Due,
    Part,
    due,
    stage_after,
    trial_week,
)
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.rules.setup import FURTHEST, DayRefusal, refuse_day, shade
from beprovad.knowledge.rules.kinds import Stage

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
OTHERS = sorted(set(DecisionKind) - {DecisionKind.PILOT})


def test_a_pilots_weeks_are_counted_from_its_first_day() -> None:
    told = {days: trial_week(TODAY + timedelta(days=days), begins_on=TODAY) for days in (-8, -1, 0, 6, 7, 35)}
    assert told == {-8: -1, -1: 0, 0: 1, 6: 1, 7: 2, 35: 6}


def test_every_kind_says_what_it_leads_to() -> None:
    assert set(PARTS) == set(DecisionKind)
    assert PARTS[DecisionKind.PILOT][0] is Part.TRIAL


def test_a_pilot_waits_for_its_own_day_and_not_for_a_review() -> None:
    course = Course(kind=DecisionKind.PILOT, review_on=TODAY, decision_on=TODAY + SOON + timedelta(days=1))
    assert due(course, today=TODAY) is None
    assert due(course, today=TODAY + timedelta(days=1)) is Due.DECISION_SOON
    assert due(course, today=course.decision_on or TODAY) is Due.DECISION_OVERDUE


@given(day=st.none() | DAYS, today=DAYS)
def test_a_stop_rule_that_is_met_comes_before_every_day(day: date | None, today: date) -> None:
    course = Course(kind=DecisionKind.PILOT, decision_on=day, is_stop_rule_met=True)
    assert due(course, today=today) is Due.STOP_RULE_MET


@given(kind=st.sampled_from(OTHERS), day=DAYS, today=DAYS)
def test_a_review_never_grows_less_urgent_as_the_days_go(kind: DecisionKind, day: date, today: date) -> None:
    order = [None, Due.REVIEW_SOON, Due.REVIEW_OVERDUE]
    course = Course(kind=kind, review_on=day)
    now, tomorrow = (due(course, today=each) for each in (today, today + timedelta(days=1)))
    assert order.index(now) <= order.index(tomorrow)


@given(kind=st.sampled_from(OTHERS), decision_on=DAYS, today=DAYS)
def test_what_is_no_pilot_has_no_decision_day(kind: DecisionKind, decision_on: date, today: date) -> None:
    assert due(Course(kind=kind, decision_on=decision_on, is_stop_rule_met=True), today=today) is None


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (DecisionKind.INTRODUCE, Stage.PILOT, Stage.FULL),
        (DecisionKind.PILOT, None, Stage.PILOT),
        (DecisionKind.KEEP, None, Stage.FULL),
        (DecisionKind.WIND_DOWN, Stage.FULL, Stage.PHASING_OUT),
        (DecisionKind.DECLINE, Stage.CONSIDERED, Stage.ENDED),
        (DecisionKind.DECLINE, Stage.PILOT, Stage.ENDED),
        (DecisionKind.DECLINE, None, None),
        (DecisionKind.DECLINE, Stage.FULL, None),
        (DecisionKind.WAIT, Stage.CONSIDERED, None),
        (DecisionKind.ADAPT, Stage.FULL, None),
    ],
)
def test_a_decision_says_how_one_stands_to_the_method(
    kind: DecisionKind, before: Stage | None, after: Stage | None
) -> None:
    assert stage_after(kind, before) is after


@given(kind=st.sampled_from(DecisionKind), stage=st.sampled_from(Stage))
def test_what_is_used_already_keeps_the_day_since_when(kind: DecisionKind, stage: Stage) -> None:
    assert stage_after(kind, stage) is not stage


def test_a_planned_day_lies_ahead_unless_it_stood_there_before() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert refuse_day(yesterday, before=None, today=TODAY) is DayRefusal.PASSED
    assert refuse_day(yesterday, before=yesterday, today=TODAY) is None
    assert refuse_day(TODAY, before=None, today=TODAY) is None
    assert refuse_day(TODAY + FURTHEST + timedelta(days=1), before=None, today=TODAY) is DayRefusal.TOO_FAR
    assert refuse_day(None, before=TODAY, today=TODAY) is None


@given(likelihood=st.integers(1, 4), consequence=st.integers(1, 5))
def test_what_is_likelier_is_never_drawn_lighter(likelihood: int, consequence: int) -> None:
    order = ["light", "middling", "heavy"]
    lower, higher = shade(likelihood, consequence), shade(likelihood + 1, consequence)
    assert order.index(lower) <= order.index(higher)
    assert shade(consequence, likelihood) == lower
