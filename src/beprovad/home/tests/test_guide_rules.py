from hypothesis import given
from hypothesis import strategies as st

from beprovad.home.rules.guide import (
    TRACES,
    Standing,
    Step,
    Trace,
    saved_meeting,
    standings,
    steps_taken,
)

steps = st.sets(st.sampled_from(Step))


def trace(event, subject_id=1, **details):
    return Trace(event, subject_id, details)


def test_a_note_read_in_is_the_first_step():
    assert steps_taken([trace("meetings.NoteReadIn")]) == {Step.READ}


def test_a_meeting_that_came_from_a_reading_is_the_second_step():
    assert steps_taken([trace("meetings.MeetingSaved", reading_id=7)]) == {Step.REVIEW}


def test_a_meeting_made_by_hand_is_no_step():
    assert steps_taken([trace("meetings.MeetingSaved", reading_id=None)]) == frozenset()


def test_what_a_saved_note_says_of_a_matter_is_not_moving_it():
    assert steps_taken([trace("meetings.MatterMoved", meeting_id=3)]) == frozenset()
    assert steps_taken([trace("meetings.MatterMoved", meeting_id=None)]) == {Step.MOVE}


def test_whoever_did_something_at_a_meeting_has_looked_at_it():
    assert steps_taken([trace("meetings.SendingTicked")]) == {Step.LOOK}


def test_releasing_is_the_last_step():
    assert steps_taken([trace("meetings.NotesReleased")]) == {Step.RELEASE}


def test_the_latest_meeting_made_from_a_note_is_the_one_to_look_at():
    traces = [
        trace("meetings.MeetingSaved", 4, reading_id=1),
        trace("meetings.MeetingSaved", 5, reading_id=2),
        trace("meetings.MeetingSaved", 6, reading_id=None),
    ]
    assert saved_meeting(traces) == 5
    assert saved_meeting([]) is None


@given(steps)
def test_the_first_step_not_taken_is_the_next_one_and_only_that(taken):
    shown = dict(standings(taken, may_release=True))
    following = [step for step, standing in shown.items() if standing is Standing.NEXT]
    assert following == [step for step in Step if step not in taken][:1]
    assert {step for step, standing in shown.items() if standing is Standing.DONE} == taken


@given(steps)
def test_whoever_may_not_release_has_four_steps(taken):
    assert [step for step, _ in standings(taken, may_release=False)] == [
        Step.READ, Step.REVIEW, Step.LOOK, Step.MOVE,
    ]  # fmt: skip


@given(st.sampled_from(sorted(TRACES)), st.dictionaries(st.text(), st.integers()))
def test_every_trace_that_is_asked_for_is_understood(event, details):
    assert steps_taken([Trace(event, 1, details)]) <= set(Step)
