"""Fyrklövern's rule: what each leaf takes, what it says is missing, and the laws that always hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.knowledge.rules.clover import (
    Clover,
    Level,
    Missing,
    Piece,
    clover,
    height,
    weight,
)
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Transferability,
)
from beprovad.web.components.clover import Level as DrawnLevel


def maybe(kind):
    return st.none() | st.sampled_from(list(kind))


counts = st.none() | st.integers(0, 60)
pieces = st.builds(
    Piece,
    leaf=st.sampled_from(list(Leaf)),
    direction=st.sampled_from(list(Direction)),
    certainty=maybe(Certainty),
    transferability=maybe(Transferability),
    documented=maybe(Documented),
    asked_how=maybe(Asked),
    asked_count=counts,
    answered_count=counts,
    aspect=maybe(Aspect),
    origin=st.frozensets(st.sampled_from("abc"), max_size=2),
    is_withdrawn=st.booleans(),
)
heaps = st.lists(pieces, max_size=12)


def higher_or_equal(one: Clover, other: Clover) -> bool:
    return all(height(one.level(leaf)) >= height(other.level(leaf)) for leaf in Leaf)


# The laws


@given(heaps, st.randoms(use_true_random=False))
def test_the_order_of_the_pieces_does_not_matter(heap, random):
    shuffled = list(heap)
    random.shuffle(shuffled)
    assert clover(shuffled) == clover(heap)


@given(heaps, pieces)
def test_one_more_support_never_lowers_a_leaf(heap, piece):
    support = replace(piece, direction=Direction.SUPPORTS)
    assert higher_or_equal(clover([*heap, support]), clover(heap))


@given(heaps, pieces)
def test_one_more_contradiction_never_raises_a_leaf(heap, piece):
    contradiction = replace(piece, direction=Direction.CONTRADICTS)
    assert higher_or_equal(clover(heap), clover([*heap, contradiction]))


@given(heaps, pieces)
def test_what_nuances_moves_no_leaf(heap, piece):
    before, after = clover(heap), clover([*heap, replace(piece, direction=Direction.NUANCES)])
    assert all(height(before.level(leaf)) == height(after.level(leaf)) for leaf in Leaf)


@given(heaps)
def test_what_is_withdrawn_counts_as_nothing(heap):
    assert clover(heap) == clover([piece for piece in heap if not piece.is_withdrawn])


@given(heaps)
def test_a_leaf_says_what_is_missing_exactly_when_it_is_not_strong(heap):
    counted = clover(heap)
    for leaf in Leaf:
        assert bool(counted.missing_on(leaf)) == (counted.level(leaf) != Level.STRONG)


@given(heaps, pieces)
def test_a_piece_moves_no_other_leaf_than_its_own(heap, piece):
    before, after = clover(heap), clover([*heap, piece])
    others = [leaf for leaf in Leaf if leaf != piece.leaf]
    assert [before.level(leaf) for leaf in others] == [after.level(leaf) for leaf in others]


@given(heaps)
def test_a_strong_leaf_has_nothing_against_it_and_two_that_support_it(heap):
    counted = clover(heap)
    for leaf in Leaf:
        on = [piece for piece in heap if piece.leaf == leaf and not piece.is_withdrawn]
        if counted.level(leaf) == Level.STRONG:
            assert not [piece for piece in on if piece.direction == Direction.CONTRADICTS]
            assert len([piece for piece in on if piece.direction == Direction.SUPPORTS]) >= 2


@given(pieces)
def test_a_piece_weighs_one_to_three(piece):
    assert weight(piece) in (1, 2, 3)


def test_the_levels_are_those_that_the_drawing_knows():
    assert [level.value for level in Level] == [level.value for level in DrawnLevel]


def test_there_is_no_sum_of_the_leaves():
    assert not {"total", "score", "sum"} & set(dir(Clover()))


# Leaf by leaf


def research(certainty=Certainty.HIGH, transferability=Transferability.SAME, *origin, **told):
    return Piece(
        leaf=Leaf.RESEARCH,
        direction=told.pop("direction", Direction.SUPPORTS),
        certainty=certainty,
        transferability=transferability,
        origin=frozenset(origin),
        **told,
    )


def profession(documented, whose="a", direction=Direction.SUPPORTS):
    return Piece(leaf=Leaf.PROFESSION, direction=direction, documented=documented, origin=frozenset({whose}))


def users(how=Asked.SURVEY, asked=40, answered=30, when="a", direction=Direction.SUPPORTS):
    return Piece(
        leaf=Leaf.USERS,
        direction=direction,
        asked_how=how,
        asked_count=asked,
        answered_count=answered,
        origin=frozenset({when}),
    )


def context(aspect, direction=Direction.SUPPORTS):
    return Piece(leaf=Leaf.CONTEXT, direction=direction, aspect=aspect, origin=frozenset({aspect}))


def told(leaf, *heap):
    counted = clover(heap)
    return counted.level(leaf), counted.missing_on(leaf)


def test_nothing_at_all_is_four_empty_leaves_each_with_its_word():
    counted = clover([])
    assert {counted.level(leaf) for leaf in Leaf} == {Level.EMPTY}
    assert [gap.missing for gap in counted.missing] == [
        Missing.NO_RESEARCH,
        Missing.NO_PROFESSION,
        Missing.NOBODY_ASKED,
        Missing.NO_CONTEXT,
    ]


@pytest.mark.parametrize(
    ("certainty", "transferability", "level", "missing"),
    [
        (Certainty.HIGH, Transferability.SAME, Level.FAIR, Missing.RESEARCH_ALONE),
        (Certainty.HIGH, Transferability.PARTLY, Level.FAIR, Missing.RESEARCH_NOT_HIGH),
        (Certainty.HIGH, Transferability.UNKNOWN, Level.FAIR, Missing.RESEARCH_NOT_HIGH),
        (Certainty.HIGH, Transferability.POOR, Level.THIN, Missing.RESEARCH_FAR_FROM_US),
        (Certainty.MODERATE, Transferability.SAME, Level.FAIR, Missing.RESEARCH_NOT_HIGH),
        (Certainty.LOW, Transferability.SAME, Level.THIN, Missing.RESEARCH_UNCERTAIN),
        (Certainty.VERY_LOW, Transferability.SAME, Level.THIN, Missing.RESEARCH_UNCERTAIN),
        (Certainty.UNGRADED, Transferability.SAME, Level.THIN, Missing.RESEARCH_UNGRADED),
        (None, None, Level.THIN, Missing.RESEARCH_UNGRADED),
    ],
)
def test_research_weighs_by_certainty_as_far_as_it_can_be_transferred(
    certainty, transferability, level, missing
):
    assert told(Leaf.RESEARCH, research(certainty, transferability, "a")) == (level, (missing,))


def test_two_sources_make_research_strong_and_one_source_twice_does_not():
    one, other = research(), research(Certainty.MODERATE)
    twice = [replace(piece, origin=frozenset({"a"})) for piece in (one, other)]
    apart = [twice[0], replace(other, origin=frozenset({"b"}))]
    assert told(Leaf.RESEARCH, *apart) == (Level.STRONG, ())
    assert told(Leaf.RESEARCH, *twice) == (Level.FAIR, (Missing.RESEARCH_ALONE,))
    assert told(Leaf.RESEARCH, one, other) == (Level.FAIR, (Missing.RESEARCH_ALONE,))


@pytest.mark.parametrize(
    ("documented", "level", "missing"),
    [
        (Documented.TOLD, Level.THIN, Missing.PROFESSION_UNTRIED),
        (Documented.WRITTEN, Level.THIN, Missing.PROFESSION_UNTRIED),
        (Documented.SHARED, Level.FAIR, Missing.PROFESSION_NOT_FOLLOWED_UP),
        (Documented.FOLLOWED_UP, Level.FAIR, Missing.PROFESSION_ALONE),
    ],
)
def test_profession_weighs_by_how_the_experience_is_kept(documented, level, missing):
    assert told(Leaf.PROFESSION, profession(documented)) == (level, (missing,))


def test_the_same_peoples_experience_told_twice_is_one():
    followed, shared = profession(Documented.FOLLOWED_UP), profession(Documented.SHARED)
    assert told(Leaf.PROFESSION, followed, shared)[0] == Level.FAIR
    assert told(Leaf.PROFESSION, followed, profession(Documented.SHARED, "b"))[0] == Level.STRONG


@pytest.mark.parametrize(
    ("asking", "level", "missing"),
    [
        (users(answered=None), Level.THIN, Missing.USERS_UNCOUNTED),
        (users(answered=4), Level.THIN, Missing.USERS_FEW),
        (users(Asked.CONVERSATION), Level.THIN, Missing.USERS_CASUALLY),
        (users(answered=5), Level.FAIR, Missing.USERS_NOT_MANY),
        (users(Asked.COUNCIL), Level.FAIR, Missing.USERS_NOT_MANY),
        (users(asked=61), Level.FAIR, Missing.USERS_NOT_MANY),
        (users(asked=None), Level.FAIR, Missing.USERS_NOT_MANY),
        (users(answered=20), Level.FAIR, Missing.USERS_ALONE),
    ],
)
def test_users_weigh_by_how_they_were_asked_and_how_many_answered(asking, level, missing):
    assert told(Leaf.USERS, asking) == (level, (missing,))


def test_two_askings_make_the_users_leaf_strong():
    assert told(Leaf.USERS, users(), users(Asked.COUNCIL, 9, 8, "b")) == (Level.STRONG, ())


def test_context_counts_aspects_and_names_those_that_are_missing():
    two = [context(Aspect.NEED), context(Aspect.NEED), context(Aspect.MONEY)]
    assert told(Leaf.CONTEXT, *two) == (
        Level.FAIR,
        (Missing.NO_LAW, Missing.NO_GOALS, Missing.NO_STAFF, Missing.NO_EQUITY),
    )
    assert told(Leaf.CONTEXT, two[0])[0] == Level.THIN
    four = [context(aspect) for aspect in (Aspect.NEED, Aspect.LAW, Aspect.MONEY, Aspect.STAFF)]
    assert told(Leaf.CONTEXT, *four) == (Level.STRONG, ())


def test_an_aspect_that_something_speaks_against_is_not_called_unspoken():
    against = context(Aspect.MONEY, Direction.CONTRADICTS)
    lacks = told(Leaf.CONTEXT, context(Aspect.NEED), context(Aspect.LAW), against)[1]
    assert Missing.NO_MONEY not in lacks
    assert Missing.NO_STAFF in lacks
    every = [context(aspect, Direction.NUANCES) for aspect in Aspect]
    assert told(Leaf.CONTEXT, context(Aspect.NEED), *every) == (Level.THIN, (Missing.CONTEXT_NOT_ENOUGH,))


@pytest.mark.parametrize(
    ("direction", "level", "lacks"),
    [
        (Direction.CONTRADICTS, Level.UNSUPPORTED, Missing.NOTHING_SUPPORTS),
        (Direction.NUANCES, Level.UNCLEAR, Missing.ONLY_NUANCES),
    ],
)
def test_a_leaf_on_which_something_is_said_but_nothing_for_it_is_as_low_as_an_empty_one_and_not_called_so(
    direction, level, lacks
):
    said = profession(Documented.FOLLOWED_UP, direction=direction)
    assert told(Leaf.PROFESSION, said) == (level, (lacks,))
    assert height(level) == height(Level.EMPTY) == 0
    assert clover([replace(said, is_withdrawn=True)]).profession == Level.EMPTY


@given(heaps)
def test_a_leaf_is_empty_exactly_when_nothing_that_holds_is_said_on_it(heap):
    counted = clover(heap)
    for leaf in Leaf:
        is_bare = all(piece.is_withdrawn for piece in heap if piece.leaf == leaf)
        assert (counted.level(leaf) == Level.EMPTY) == is_bare


def test_a_contradiction_of_equal_weight_keeps_the_leaf_thin():
    against = users(when="b", direction=Direction.CONTRADICTS)
    assert told(Leaf.USERS, users(), against) == (
        Level.THIN,
        (Missing.USERS_ALONE, Missing.CONTRADICTED_UNANSWERED),
    )


def test_a_lighter_contradiction_keeps_the_leaf_from_being_strong():
    strong = [users(), users(when="b")]
    against = users(Asked.OTHER, when="c", direction=Direction.CONTRADICTS)
    assert told(Leaf.USERS, *strong) == (Level.STRONG, ())
    assert told(Leaf.USERS, *strong, against) == (Level.FAIR, (Missing.CONTRADICTED,))


def test_a_leaf_that_something_speaks_against_is_named_whatever_its_level():
    against = profession(Documented.TOLD, direction=Direction.CONTRADICTS)
    assert clover([users(), against]).contradicted == (Leaf.PROFESSION,)
    assert clover([replace(against, is_withdrawn=True)]).contradicted == ()


def test_one_aspect_against_one_for_keeps_context_thin():
    against = context(Aspect.LAW, Direction.CONTRADICTS)
    assert told(Leaf.CONTEXT, context(Aspect.NEED), against)[0] == Level.THIN
