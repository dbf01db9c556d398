from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import (
    SETTLED,
    AnswerState,
    Facts,
    Stage,
    answer_state,
    asked,
    next_open,
    progress,
    stage,
    users_unasked,
)

facts = st.builds(Facts, verdict=st.none() | st.sampled_from(Verdict))
states = st.lists(st.sampled_from(AnswerState))


class Asked:
    def __init__(self, is_screening):
        self.is_screening = is_screening


@given(states)
def test_the_ways_in_which_questions_stand_add_up_to_all_of_them(stood):
    found = progress(stood)
    assert found.total == len(stood)
    assert found.answered + found.open + found.handed + found.waiting_for_users == len(stood)
    assert found.is_complete == all(state == AnswerState.ANSWERED for state in stood)


@given(facts)
def test_what_only_users_may_answer_is_never_answered_before_users_were_heard(known):
    state = answer_state(known)
    waits = known.only_users and not known.users_were_heard
    assert (state == AnswerState.WAITING_FOR_USERS) == waits


@given(facts)
def test_users_who_were_heard_never_make_an_answered_question_open(known):
    heard = answer_state(Facts(**{**known.__dict__, "users_were_heard": True}))
    if answer_state(known) == AnswerState.ANSWERED:
        assert heard == AnswerState.ANSWERED


@given(facts)
def test_only_a_verdict_or_a_filled_field_answers(known):
    if answer_state(known) == AnswerState.ANSWERED:
        assert known.verdict in SETTLED or (known.is_field and known.is_filled)
        assert known.verdict is not Verdict.LATER


def test_later_is_a_promise_and_no_answer_whatever_stands_in_the_field():
    assert answer_state(Facts(verdict=Verdict.LATER)) == AnswerState.OPEN
    assert answer_state(Facts(verdict=Verdict.LATER, is_field=True, is_filled=True)) == AnswerState.OPEN


def test_users_must_also_be_heard_to_say_that_their_question_does_not_apply():
    unheard = Facts(verdict=Verdict.NOT_APPLICABLE, only_users=True)
    assert answer_state(unheard) == AnswerState.WAITING_FOR_USERS


def test_a_field_is_not_answered_by_prose():
    assert answer_state(Facts(verdict=Verdict.FOR, is_field=True)) == AnswerState.OPEN
    assert answer_state(Facts(is_field=True, is_filled=True)) == AnswerState.ANSWERED
    assert answer_state(Facts(verdict=Verdict.NOT_APPLICABLE, is_field=True)) == AnswerState.ANSWERED


def test_whoever_says_that_a_sum_is_uncertain_has_answered_what_it_costs():
    assert answer_state(Facts(verdict=Verdict.UNCERTAIN, is_field=True)) == AnswerState.ANSWERED


def test_an_open_question_in_a_colleagues_hands_is_told_apart_until_it_is_answered():
    assert answer_state(Facts(is_handed=True)) == AnswerState.HANDED
    assert answer_state(Facts(verdict=Verdict.AGAINST, is_handed=True)) == AnswerState.ANSWERED


@given(st.lists(st.booleans().map(Asked)), st.booleans())
def test_the_depth_asks_everything_and_the_screening_its_own(questions, is_in_depth):
    shown = asked(questions, is_in_depth=is_in_depth)
    screening = [question for question in questions if question.is_screening]
    assert list(shown) == (questions if is_in_depth or not screening else screening)


@given(states, states)
def test_users_who_were_not_asked_count_whether_the_question_was_reached_or_not(reached, left_for_later):
    waiting = AnswerState.WAITING_FOR_USERS
    assert users_unasked([*reached, *left_for_later]) == reached.count(waiting) + left_for_later.count(
        waiting
    )


@given(states)
def test_the_next_question_is_the_first_that_waits_for_nobody_else(stood):
    place = next_open(stood)
    if place is None:
        assert AnswerState.OPEN not in stood
    else:
        assert (stood[place], AnswerState.OPEN in stood[:place]) == (AnswerState.OPEN, False)


def test_what_was_put_away_is_closed_and_a_decision_says_more_than_what_was_asked():
    assert stage(is_in_depth=True, is_decided=True, is_closed=True) is Stage.CLOSED
    assert stage(is_in_depth=False, is_decided=True, is_closed=False) is Stage.DECIDED
    assert stage(is_in_depth=True, is_decided=False, is_closed=False) is Stage.DEPTH
    assert stage(is_in_depth=False, is_decided=False, is_closed=False) is Stage.FIRST
