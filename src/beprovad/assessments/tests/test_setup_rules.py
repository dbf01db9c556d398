"""Whose text is kept of two, field by field."""

from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.setup import merged

PRINTS = st.sampled_from(["a", "b", "c"])
NAMES = st.sampled_from(["cost", "owner", "training"])
KEPT = st.dictionaries(NAMES, PRINTS)


def test_what_nobody_else_has_changed_is_written():
    told = merged({"owner": "mine"}, seen={"owner": "old"}, standing={"owner": "old", "training": "theirs"})
    assert (told.written, told.clashing) == (("owner",), ())


def test_where_both_wrote_neither_is_lost():
    told = merged({"owner": "mine"}, seen={"owner": "old"}, standing={"owner": "theirs"})
    assert (told.written, told.clashing) == ((), ("owner",))


def test_what_i_left_as_it_was_is_never_written_over_anybodys():
    told = merged({"owner": "old"}, seen={"owner": "old"}, standing={"owner": "theirs"})
    assert (told.written, told.clashing) == ((), ())


def test_what_nobody_knows_that_i_have_read_clashes():
    assert merged({"owner": "mine"}, seen={}, standing={"owner": "theirs"}).clashing == ("owner",)


@given(mine=KEPT, seen=KEPT, standing=KEPT)
def test_every_field_that_i_changed_is_written_or_clashes_unless_it_says_so_already(mine, seen, standing):
    told = merged(mine, seen, standing)
    assert not set(told.written) & set(told.clashing)
    for name, value in mine.items():
        is_dealt_with = name in (*told.written, *told.clashing)
        assert is_dealt_with == (value not in (seen.get(name), standing.get(name)))


@given(mine=KEPT, seen=KEPT, standing=KEPT)
def test_a_text_that_i_have_not_read_is_never_written_over(mine, seen, standing):
    assert all(seen.get(name) == standing.get(name) for name in merged(mine, seen, standing).written)


@given(mine=KEPT, standing=KEPT)
def test_sent_again_on_what_stands_nothing_clashes(mine, standing):
    assert merged(mine, standing, standing).clashing == ()
