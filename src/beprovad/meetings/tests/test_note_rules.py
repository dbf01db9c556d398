from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.meetings.rules import agenda
from beprovad.meetings.rules.agenda import Direction, Line, moved, ordered, refuse_removal
from beprovad.meetings.rules.notes import (
    SAVED_TOGETHER,
    TEXT_LIMIT,
    Change,
    Passage,
    Refusal,
    belong_together,
    differences,
    joined_text,
    passages,
    refuse_text,
)

WORDS = st.lists(
    st.sampled_from(["guiden", "prövas", "i", "Norrvik", "åter", "\n", "\n\n", "- punkt"]), max_size=40
)
TEXTS = WORDS.map(" ".join)


def test_a_text_without_identity_numbers_may_be_kept():
    assert refuse_text("Guiden prövas till den 1 december 2026.") is None


def test_an_identity_number_is_refused():
    assert refuse_text("Anna, 811228-9874, var med.") == Refusal.IDENTITY_NUMBER


def test_a_text_at_the_limit_is_kept_and_one_letter_more_is_not():
    assert refuse_text("x" * TEXT_LIMIT) is None
    assert refuse_text("x" * (TEXT_LIMIT + 1)) == Refusal.TOO_LONG


def test_saves_belong_together_for_ten_minutes_to_the_stroke():
    began = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
    assert belong_together(began_at=began, now=began + SAVED_TOGETHER)
    assert not belong_together(began_at=began, now=began + SAVED_TOGETHER + timedelta(seconds=1))
    assert not belong_together(began_at=began, now=began - timedelta(seconds=1))


def test_a_changed_word_is_one_word_gone_and_one_new():
    pieces = differences("Guiden prövas i Norrvik.", "Guiden används i Norrvik.")
    assert [(piece.change, piece.text) for piece in pieces] == [
        (Change.SAME, "Guiden "),
        (Change.GONE, "prövas"),
        (Change.NEW, "används"),
        (Change.SAME, " i Norrvik."),
    ]


@given(TEXTS, TEXTS)
def test_differences_hold_both_texts_whole(before: str, after: str):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.change != Change.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.change != Change.GONE) == after


def test_long_texts_are_compared_within_a_second():
    before = "\n".join(f"rad {number} om natten" for number in range(4000))
    assert differences(before, before.replace("natten", "dagen"))[0].change in Change


@given(TEXTS, TEXTS)
def test_the_joined_text_loses_no_line_of_either(theirs: str, mine: str):
    joined = joined_text(theirs, mine).split("\n")
    for line in (*theirs.splitlines(), *mine.splitlines()):
        assert line in joined


def test_lines_that_are_alike_stand_once_in_the_joined_text():
    assert joined_text("Först\nderas\nSist", "Först\nmin\nSist") == "Först\nderas\nmin\nSist"


def test_dashes_are_a_list_and_blank_lines_part_paragraphs():
    assert passages("Inledning.\nSamma stycke.\n\nVi ska:\n- fråga\n• lyssna\n\nSlut.") == (
        Passage(False, ("Inledning.", "Samma stycke.")),
        Passage(False, ("Vi ska:",)),
        Passage(True, ("fråga", "lyssna")),
        Passage(False, ("Slut.",)),
    )


@given(TEXTS)
def test_every_word_of_a_note_stands_in_its_passages(text: str):
    shown = " ".join(line for passage in passages(text) for line in passage.lines).split()
    assert [word for word in shown if word != "-"] == [word for word in text.split() if word != "-"]


AGENDA = (Line(1), Line(2), Line(3, parent=2), Line(4, parent=2), Line(5))


@pytest.mark.parametrize(
    ("item", "direction", "order"),
    [
        (2, Direction.UP, (2, 3, 4, 1, 5)),
        (2, Direction.DOWN, (1, 5, 2, 3, 4)),
        (4, Direction.UP, (1, 2, 4, 3, 5)),
        (3, Direction.UP, (1, 2, 3, 4, 5)),
        (1, Direction.UP, (1, 2, 3, 4, 5)),
        (5, Direction.DOWN, (1, 2, 3, 4, 5)),
    ],
)
def test_an_item_changes_place_with_its_neighbour_and_takes_its_own_with_it(item, direction, order):
    assert moved(AGENDA, item, direction) == order


def test_a_line_added_last_stands_under_its_item():
    assert ordered((*AGENDA, Line(6, parent=2))) == (1, 2, 3, 4, 6, 5)


@given(st.sampled_from([1, 2, 3, 4, 5]), st.sampled_from(Direction))
def test_moving_loses_no_item(item, direction):
    assert sorted(moved(AGENDA, item, direction)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({}, None),
        ({"was_written": True}, None),
        ({"is_released": True}, None),
        ({"has_text": True}, agenda.Refusal.HAS_NOTE),
        ({"has_subitems": True, "has_text": True}, agenda.Refusal.HAS_SUBITEMS),
        ({"was_written": True, "is_released": True}, agenda.Refusal.IS_RECORD),
    ],
)
def test_an_item_is_removed_only_when_nothing_is_lost(facts, refusal):
    nothing = {"has_text": False, "has_subitems": False, "was_written": False, "is_released": False}
    assert refuse_removal(**(nothing | facts)) == refusal
