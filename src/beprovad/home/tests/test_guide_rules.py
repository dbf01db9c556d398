from hypothesis import given
from hypothesis import strategies as st

from beprovad.home.rules.guide import Standing, Step, standings

steps = st.sets(st.sampled_from(Step))


@given(steps)
def test_the_first_step_not_taken_is_the_next_one_and_only_that(taken):
    shown = dict(standings(taken, may_release=True))
    following = [step for step, standing in shown.items() if standing is Standing.NEXT]
    assert following == [step for step in Step if step not in taken][:1]
    assert {step for step, standing in shown.items() if standing is Standing.DONE} == taken


@given(steps)
def test_whoever_may_not_release_has_four_steps(taken):
    path = [step for step, _ in standings(taken, may_release=False)]
    assert path == [Step.READ, Step.REVIEW, Step.LOOK, Step.MOVE]


@given(steps)
def test_the_steps_stand_in_the_order_in_which_they_are_walked(taken):
    assert [step for step, _ in standings(taken, may_release=True)] == list(Step)
