"""The laws of adding up, for every kind."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from beprovad.asking.answers import Refusal, validate
from beprovad.asking.specs import Choice, Dots, Ranking, Scale, Words
from beprovad.asking.tallies import NOTHING, Tally, merge, take_away, tally
from beprovad.asking.tests.makers import THREE, answers, specs_with_answers

CASES = specs_with_answers()
FEWER = settings(max_examples=50)


@given(CASES, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_says_nothing(case, random):
    spec, values = case
    shuffled = random.sample(values, len(values))

    assert tally(spec, shuffled) == tally(spec, values)


@given(CASES, st.integers(0, 12))
def test_counting_in_parts_is_counting_all(case, cut):
    spec, values = case

    assert merge(tally(spec, values[:cut]), tally(spec, values[cut:])) == tally(spec, values)


@given(CASES, st.integers(0, 6), st.integers(6, 12))
def test_parts_may_be_put_together_in_any_order(case, first, second):
    spec, values = case
    one, two, three = (tally(spec, part) for part in (values[:first], values[first:second], values[second:]))

    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(one, NOTHING) == one == merge(NOTHING, one)


@given(CASES, st.integers(0, 12))
def test_what_was_added_can_be_taken_away(case, cut):
    spec, values = case
    one, other = tally(spec, values[:cut]), tally(spec, values[cut:])

    assert take_away(merge(one, other), other) == one


@pytest.mark.whole
@FEWER
@given(st.data(), CASES)
def test_a_replaced_answer_counts_once(data, case):
    """What a seat sends last stands, however often it changed its mind and whatever the others said meanwhile."""
    spec, others = case
    mine = data.draw(st.lists(answers(spec), min_size=1, max_size=4))
    mine = [raw for raw in mine if not isinstance(validate(spec, raw), Refusal)]
    assume(mine)

    counted = tally(spec, [*others, (mine[0], 1)])
    for before, after in pairwise(mine):
        counted = merge(take_away(counted, tally(spec, [(before, 1)])), tally(spec, [(after, 1)]))

    assert counted == tally(spec, [*others, (mine[-1], 1)])


@given(CASES)
def test_what_is_no_answer_never_changes_a_tally(case):
    spec, values = case
    valid = [(raw, weight) for raw, weight in values if not isinstance(validate(spec, raw), Refusal)]

    assert tally(spec, values) == tally(spec, valid)


@FEWER
@given(CASES)
def test_an_answer_of_weight_three_counts_as_three_answers(case):
    spec, values = case
    one_by_one = [(raw, 1) for raw, weight in values for _ in range(weight)]

    assert tally(spec, values) == tally(spec, one_by_one)


@FEWER
@given(CASES)
def test_no_count_is_below_one_and_each_stands_once(case):
    counted = tally(*case)
    keys = [key for key, _count in counted.counts]

    assert all(count > 0 for _key, count in counted.counts)
    assert keys == sorted(set(keys))


def test_what_was_never_counted_cannot_be_taken_away():
    with pytest.raises(ValueError, match="never counted"):
        take_away(Tally(2, (("a", 2),)), Tally(1, (("b", 1),)))


@pytest.mark.parametrize(
    ("spec", "values", "counts"),
    [
        (Choice(THREE, 1, 2), [(["a", "b"], 1), ("a", 2)], (("a", 3), ("b", 1))),
        (Dots(THREE), [({"a": 2, "c": 1}, 1), ({"a": 1}, 1)], (("a", 3), ("c", 1))),
        (Scale(5, "Lågt", "Högt"), [(2, 1), ("2", 1), (5, 1)], (("2", 2), ("5", 1))),
        (Words(), [(["tid", "ro"], 1), (["Tid"], 1)], (("Tid", 1), ("ro", 1), ("tid", 1))),
        (Ranking(THREE), [(["b", "a"], 1)], (("a:2", 1), ("a:points", 1), ("b:1", 1), ("b:points", 2))),
    ],
)
def test_each_kind_is_counted_by_what_was_chosen(spec, values, counts):
    assert tally(spec, values) == Tally(sum(weight for _raw, weight in values), counts)
