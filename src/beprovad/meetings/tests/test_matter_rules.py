"""Steps of a matter, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.meetings.rules.matters import (
    ENDED,
    LIVING,
    STEPS,
    Refusal,
    ReportRefusal,
    Stand,
    State,
    Step,
    Waiting,
    is_until_further_notice,
    meetings_since,
    possible_steps,
    refuse_beginning,
    refuse_report,
    refuse_step,
    refused_steps,
    stand_after,
    waits_for,
)
from beprovad.meetings.words import (
    JOIN_REFUSAL_WORDS,
    REFUSAL_WORDS,
    STATE_EXPLANATIONS,
    STEP_WORDS,
    step_words,
)

TODAY = date(2026, 11, 21)
BEGAN = date(2026, 4, 21)
FULL = Step(
    to=State.OPEN,
    on=TODAY,
    reason="Mötet bestämde det.",
    responsible="Alva Ekström",
    due_on=TODAY + timedelta(days=10),
    wake_when="när utredningen är klar",
    approved_by="Socialchefsnätverket",
)

states = st.sampled_from(State)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
words = st.sampled_from(["", "  ", "Alva Ekström", "när utredningen är klar", "tills vidare"])
steps = st.builds(
    Step, to=states, on=days, reason=words, responsible=words, due_on=st.none() | days, due_text=words,
    wake_on=st.none() | days, wake_when=words, until_further_notice=st.booleans(), approved_by=words,
)  # fmt: skip


def told(first: Step, rest: list[Step]) -> Stand:
    stand = stand_after(Stand(), first)
    for step in rest:
        stand = stand_after(stand, step)
    return stand


def refusal(now: State, step: Step) -> Refusal | None:
    return refuse_step(now, step, began_on=BEGAN, latest_on=BEGAN, today=TODAY)


@pytest.mark.parametrize("now", State)
def test_a_complete_step_is_taken_exactly_when_it_is_possible(now: State) -> None:
    taken = {to for to in State if refusal(now, replace(FULL, to=to)) is None}
    assert taken == set(possible_steps(now))


@pytest.mark.parametrize("start", State)
def test_every_state_is_reached_from_every_other(start: State) -> None:
    reached = {start}
    while True:
        further = reached | {to for state in reached for to in STEPS[state]}
        if further == reached:
            break
        reached = further
    assert reached == set(State)


@pytest.mark.parametrize("now", State)
def test_every_other_state_is_either_possible_or_explained(now: State) -> None:
    explained = {to for to, _ in refused_steps(now)}
    assert explained | set(possible_steps(now)) == set(State) - {now}
    assert explained.isdisjoint(possible_steps(now))


@pytest.mark.parametrize("now", State)
def test_what_has_ended_or_rests_can_always_be_opened_again(now: State) -> None:
    if now in ENDED or now == State.PARKED:
        assert State.OPEN in possible_steps(now)


def test_standing_still_is_no_step() -> None:
    assert refusal(State.OPEN, FULL) == Refusal.ALREADY_THERE


@pytest.mark.parametrize(
    ("now", "to", "why"),
    [
        (State.PARKED, State.APPROVED, Refusal.PARKED_IS_TAKEN_UP_FIRST),
        (State.APPROVED, State.ASSIGNED, Refusal.APPROVED_IS_REOPENED_FIRST),
        (State.CLOSED, State.APPROVED, Refusal.CLOSED_IS_REOPENED_FIRST),
    ],
)
def test_a_step_over_another_one_is_refused_with_the_way_there(now: State, to: State, why: Refusal) -> None:
    assert refusal(now, replace(FULL, to=to)) == why


@pytest.mark.parametrize(
    ("to", "lacking", "why"),
    [
        (State.CLOSED, {"reason": " "}, Refusal.NO_REASON),
        (State.ASSIGNED, {"responsible": ""}, Refusal.NOBODY_ASSIGNED),
        (State.PARKED, {"wake_when": ""}, Refusal.NO_WAKING),
        (State.APPROVED, {"approved_by": ""}, Refusal.NO_BODY),
        (State.ASSIGNED, {"due_on": TODAY - timedelta(days=1)}, Refusal.DUE_TOO_EARLY),
        (State.PARKED, {"wake_on": TODAY}, Refusal.WAKES_TOO_EARLY),
    ],
)
def test_each_state_asks_for_its_own(to: State, lacking: dict[str, object], why: Refusal) -> None:
    assert refusal(State.CONTINUING, replace(FULL, to=to, **lacking)) == why
    assert refuse_beginning(replace(FULL, to=to, **lacking), today=TODAY) == why


def test_parked_until_further_notice_needs_no_day() -> None:
    assert (
        refusal(State.OPEN, replace(FULL, to=State.PARKED, wake_when="", until_further_notice=True)) is None
    )


def test_a_step_before_the_matter_began_is_refused() -> None:
    step = replace(FULL, to=State.CLOSED, on=BEGAN - timedelta(days=1))
    assert refusal(State.OPEN, step) == Refusal.BEFORE_ITS_BEGINNING


def test_a_step_before_what_has_happened_since_is_refused() -> None:
    step = replace(FULL, to=State.CLOSED, on=BEGAN)
    why = refuse_step(State.OPEN, step, began_on=BEGAN, latest_on=BEGAN + timedelta(days=1), today=TODAY)
    assert why == Refusal.BEFORE_THE_LATEST


def test_a_step_tomorrow_is_refused_today() -> None:
    step = replace(FULL, to=State.CLOSED, on=TODAY + timedelta(days=1))
    assert refusal(State.OPEN, step) == Refusal.IN_THE_FUTURE


def test_a_note_with_a_day_to_come_does_not_lock_the_matter() -> None:
    to_come = TODAY + timedelta(days=30)
    step = replace(FULL, to=State.CLOSED, on=to_come)
    assert refuse_step(State.OPEN, step, began_on=BEGAN, latest_on=to_come, today=TODAY) is None


@given(now=states, step=steps)
def test_what_is_taken_was_possible_and_had_its_reason(now: State, step: Step) -> None:
    if refusal(now, step) is None:
        assert step.to in possible_steps(now)
        assert step.reason.strip()
        assert BEGAN <= step.on <= TODAY


@given(first=steps, rest=st.lists(steps, max_size=6))
def test_only_what_lives_is_due_and_only_what_rests_wakes(first: Step, rest: list[Step]) -> None:
    stand = told(first, rest)
    state = [first, *rest][-1].to
    if state in ENDED or state == State.PARKED:
        assert (stand.due_on, stand.due_text) == (None, "")
    if state != State.PARKED:
        assert (stand.wake_on, stand.wake_when) == (None, "")
    if state in LIVING:
        assert (stand.approved_by, stand.approved_on) == ("", None)
    if state == State.APPROVED:
        assert stand.approved_on is not None


@given(first=steps, rest=st.lists(steps, max_size=6))
def test_whoever_was_named_last_is_responsible(first: Step, rest: list[Step]) -> None:
    named = [step.responsible.strip() for step in [first, *rest] if step.responsible.strip()]
    assert told(first, rest).responsible == (named[-1] if named else "")


def test_a_new_assignment_without_a_day_does_not_inherit_the_old_one() -> None:
    before = Stand(responsible="Ture Lindh", due_on=TODAY)
    after = stand_after(before, Step(State.ASSIGNED, TODAY, responsible="Alva Ekström"))
    assert (after.responsible, after.due_on) == ("Alva Ekström", None)


def test_a_note_that_only_speaks_of_an_assignment_leaves_its_day() -> None:
    before = Stand(responsible="Ture Lindh", due_on=TODAY)
    assert stand_after(before, Step(State.ASSIGNED, TODAY)) == before


def test_a_note_that_only_speaks_of_what_rests_leaves_its_waking() -> None:
    before = Stand(wake_when="när utredningen är klar")
    assert stand_after(before, Step(State.PARKED, TODAY)) == before


def test_an_approval_stays_with_what_is_closed_afterwards() -> None:
    approved = stand_after(Stand(), Step(State.APPROVED, BEGAN, approved_by="Socialchefsnätverket"))
    closed = stand_after(approved, Step(State.CLOSED, TODAY))
    assert (closed.approved_by, closed.approved_on) == ("Socialchefsnätverket", BEGAN)


@pytest.mark.parametrize(
    "written", ["tills vidare", "Tillsvidare.", " tills  vidare ", "until further notice"]
)
def test_until_further_notice_is_no_condition(written: str) -> None:
    assert is_until_further_notice(written)
    assert stand_after(Stand(), Step(State.PARKED, TODAY, wake_when=written)).wake_when == ""


def test_a_condition_is_kept_as_it_was_written() -> None:
    assert not is_until_further_notice("tills utredningen är klar")


def test_the_meeting_where_it_was_parked_is_not_counted_since() -> None:
    assert meetings_since(BEGAN, [BEGAN - timedelta(days=1), BEGAN, BEGAN + timedelta(days=1), TODAY]) == 2


def test_every_refusal_and_every_step_has_its_words() -> None:
    assert set(Refusal) == set(REFUSAL_WORDS)
    assert set(JOIN_REFUSAL_WORDS)
    assert set(State) == set(STEP_WORDS) == set(STATE_EXPLANATIONS)


def test_what_rests_is_opened_again_and_what_lives_is_set_as_open() -> None:
    assert step_words(State.PARKED, State.OPEN) != step_words(State.ASSIGNED, State.OPEN)


@pytest.mark.parametrize("state", State)
def test_whoever_answers_for_what_lives_may_say_how_it_goes(state: State) -> None:
    refusal = refuse_report(state, is_responsible=True, takes_steps=False)
    assert refusal == (ReportRefusal.HAS_ENDED if state in ENDED else None)


@pytest.mark.parametrize("state", State)
def test_nobody_else_reports_on_a_matter_and_whoever_takes_its_steps_takes_one(state: State) -> None:
    for takes_steps in (True, False):
        refusal = refuse_report(state, is_responsible=False, takes_steps=takes_steps)
        assert refusal is ReportRefusal.NOT_RESPONSIBLE
    assert refuse_report(state, is_responsible=True, takes_steps=True) is ReportRefusal.TAKES_STEPS


@pytest.mark.parametrize(
    ("words", "waiting"),
    [
        ("", Waiting.NOTHING),
        ("tills lokalen är klar", Waiting.WRITTEN_OUT),
        ("till hösten", Waiting.WRITTEN_OUT),
        ("när utredningen är klar i mars", Waiting.CONDITION),
        ("efter sommaren", Waiting.CONDITION),
        ("lokalen är klar", Waiting.CLAUSE),
        ("Kommunen har svarat", Waiting.CLAUSE),
        ("nästa möte", Waiting.TIME),
        ("våren 2027", Waiting.TIME),
    ],
)
def test_what_a_parked_matter_waits_for_is_told_from_its_words(words: str, waiting: Waiting) -> None:
    assert waits_for(words) is waiting
