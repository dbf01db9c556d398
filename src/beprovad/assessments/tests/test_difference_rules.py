from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.differences import (
    Opinion,
    agreed,
    differ,
    differing_first,
    moving,
    wordings,
)
from beprovad.assessments.rules.kinds import Verdict

keys = st.integers(0, 12).map(lambda number: UUID(int=number))
opinions = st.lists(
    st.builds(Opinion, st.just("Alva"), st.builds(Said, st.none() | st.sampled_from(Verdict), st.just("")))
)


def said(*verdicts):
    return [Opinion(f"Prov{place}", Said(verdict)) for place, verdict in enumerate(verdicts)]


def test_two_different_verdicts_differ_and_silence_does_not():
    assert differ(said(Verdict.FOR, Verdict.AGAINST))
    assert not differ(said(Verdict.FOR, None, Verdict.FOR))
    assert not differ([])


def test_what_all_who_answered_say_is_agreed():
    assert agreed(said(Verdict.FOR, None)) == Verdict.FOR
    assert agreed(said(Verdict.FOR, Verdict.LATER)) is None
    assert agreed([]) is None


@given(st.dictionaries(st.integers(), opinions))
def test_those_that_differ_stand_first_and_none_is_lost(by_question):
    order = differing_first(by_question)
    assert sorted(order) == sorted(by_question)
    flags = [differ(by_question[each]) for each in order]
    assert flags == sorted(flags, reverse=True)


@given(st.lists(keys), st.dictionaries(keys, st.integers()))
def test_moving_to_a_newer_version_loses_no_question_that_was_answered(old, new):
    moved = moving(old, new)
    assert set(moved.kept) | set(moved.gone) == set(old)
    assert not set(moved.kept) & set(moved.gone)
    assert all(moved.kept[key] == new[key] for key in moved.kept)
    assert not set(moved.gone) & set(new)


@given(st.dictionaries(keys, st.text()), st.dictionaries(keys, st.text()))
def test_the_same_questions_do_not_differ_and_every_key_is_told_of_once(old, new):
    assert wordings(old, old).are_the_same
    found = wordings(old, new)
    assert len(found.added) == len(new.keys() - old.keys())
    assert len(found.dropped) == len(old.keys() - new.keys())
    assert len(found.reworded) == sum(old[key] != new[key] for key in old.keys() & new.keys())
