from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.decisions import Draft, Missing, Standing, is_nothing, obstacles
from beprovad.assessments.rules.kinds import DecisionKind

TODAY = date(2026, 11, 20)
WHOLE = Standing(
    stamp=7,
    has_owner=True,
    has_follow_up=True,
    says_what_it_replaces=True,
    says_when_it_may_show=True,
    says_what_the_head_gives=True,
    has_hypothesis=True,
    has_beginning=True,
    has_length=True,
    has_scale=True,
    has_measures=True,
    has_stop_rule=True,
    decision_on=date(2027, 5, 1),
    users_unasked=0,
)
NOTHING = Standing(
    stamp=7,
    has_owner=False,
    has_follow_up=False,
    says_what_it_replaces=False,
    says_when_it_may_show=False,
    says_what_the_head_gives=False,
    has_hypothesis=False,
    has_beginning=False,
    has_length=False,
    has_scale=False,
    has_measures=False,
    has_stop_rule=False,
    decision_on=None,
    users_unasked=2,
)


def draft(kind: DecisionKind, **changes: object) -> Draft:
    whole = Draft(
        kind=kind,
        stamp=7,
        decided_on=TODAY,
        decided_by="Maj Sandell, verksamhetschef",
        reasons="Vi vet nog för att pröva.",
        conditions="Bara på en enhet.",
        review_on=date(2027, 11, 1),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def asked(kind: DecisionKind, standing: Standing = WHOLE, **changes: object) -> tuple[Missing, ...]:
    return obstacles(draft(kind, **changes), standing, today=TODAY)


@pytest.mark.parametrize("kind", DecisionKind)
def test_a_whole_assessment_may_be_decided_in_every_way(kind: DecisionKind) -> None:
    assert asked(kind) == ()


BROAD_NEEDS = {
    "has_owner": Missing.OWNER,
    "has_follow_up": Missing.FOLLOW_UP,
    "says_what_it_replaces": Missing.REPLACES,
    "says_when_it_may_show": Missing.EFFECT,
    "says_what_the_head_gives": Missing.HEAD_PROVIDES,
}
A_PILOT_NEEDS = {
    "has_hypothesis": Missing.HYPOTHESIS,
    "has_beginning": Missing.BEGINNING,
    "has_length": Missing.LENGTH,
    "has_scale": Missing.SCALE,
    "has_measures": Missing.MEASURES,
    "has_stop_rule": Missing.STOP_RULE,
    "decision_on": Missing.DECISION_DAY,
    "says_what_the_head_gives": Missing.HEAD_PROVIDES,
}


@pytest.mark.parametrize(
    ("kind", "needs"), [(DecisionKind.INTRODUCE, BROAD_NEEDS), (DecisionKind.PILOT, A_PILOT_NEEDS)]
)
def test_everything_that_is_missing_is_said_at_once(kind: DecisionKind, needs: dict[str, Missing]) -> None:
    assert asked(kind, replace(NOTHING, users_unasked=0)) == tuple(needs.values())


@pytest.mark.parametrize(("fact", "missing"), BROAD_NEEDS.items())
def test_broad_is_refused_for_each_thing_that_it_lacks(fact: str, missing: Missing) -> None:
    assert asked(DecisionKind.INTRODUCE, replace(WHOLE, **{fact: False})) == (missing,)  # type: ignore[arg-type]


@pytest.mark.parametrize(("fact", "missing"), A_PILOT_NEEDS.items())
def test_a_pilot_is_refused_until_it_says_what_test_means(fact: str, missing: Missing) -> None:
    lacking = None if fact == "decision_on" else False
    assert asked(DecisionKind.PILOT, replace(WHOLE, **{fact: lacking})) == (missing,)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["Ingenting", " ingenting. ", "Inget", "NOTHING", "–", ""])
def test_nothing_is_an_answer_to_what_the_head_must_give(words: str) -> None:
    assert is_nothing(words)


@pytest.mark.parametrize("words", ["Ingenting utom en vikarie", "Tid", "Inga nya ärenden"])
def test_what_the_head_must_give_is_not_nothing_because_it_begins_so(words: str) -> None:
    assert not is_nothing(words)


def test_a_pilot_whose_decision_day_has_passed_is_refused() -> None:
    late = replace(WHOLE, decision_on=TODAY)
    assert asked(DecisionKind.PILOT, late) == (Missing.DECISION_DAY_PASSED,)


@pytest.mark.parametrize("kind", DecisionKind)
def test_nothing_is_decided_over_the_users_heads_without_saying_why(kind: DecisionKind) -> None:
    unasked = replace(WHOLE, users_unasked=1)
    assert asked(kind, unasked) == (Missing.USERS,)
    assert asked(kind, unasked, without_users_because="  ") == (Missing.USERS,)
    assert asked(kind, unasked, without_users_because="Rådet möts först i mars.") == ()


def test_what_the_decider_did_not_read_is_not_decided() -> None:
    assert asked(DecisionKind.WAIT, stamp=6) == (Missing.READ_ANOTHER_VERSION,)


def test_an_adaptation_says_what_is_to_be_adapted() -> None:
    assert asked(DecisionKind.ADAPT, conditions="") == (Missing.CONDITIONS,)


@pytest.mark.parametrize("kind", DecisionKind)
def test_what_goes_on_is_looked_at_again(kind: DecisionKind) -> None:
    ends = (DecisionKind.PILOT, DecisionKind.DECLINE, DecisionKind.WIND_DOWN)
    assert asked(kind, review_on=None) == (() if kind in ends else (Missing.REVIEW_DAY,))


def test_days_stand_in_order() -> None:
    assert asked(DecisionKind.KEEP, decided_on=TODAY + timedelta(days=1)) == (Missing.DECIDED_IN_THE_FUTURE,)
    assert asked(DecisionKind.KEEP, review_on=TODAY) == (Missing.REVIEW_BEFORE_DECISION,)


def test_a_decision_says_who_and_why() -> None:
    assert asked(DecisionKind.DECLINE, decided_by=" ", reasons="") == (Missing.DECIDER, Missing.REASONS)


FACTS = tuple(sorted({*BROAD_NEEDS, *A_PILOT_NEEDS} - {"decision_on"}))


@given(
    kind=st.sampled_from(DecisionKind),
    facts=st.fixed_dictionaries({name: st.booleans() for name in FACTS}),
    more=st.sampled_from(FACTS),
    unasked=st.integers(0, 3),
)
def test_knowing_more_never_puts_anything_in_the_way(
    kind: DecisionKind, facts: dict[str, bool], more: str, unasked: int
) -> None:
    before = replace(WHOLE, users_unasked=unasked, **facts)
    after = replace(before, **{more: True})
    assert set(asked(kind, after)) <= set(asked(kind, before))
