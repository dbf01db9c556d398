from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.brief import (
    Answered,
    Brief,
    Costs,
    Danger,
    Effect,
    Ground,
    Lack,
    Leaves,
    Serves,
    Source,
    Terms,
    freeze,
    thaw,
)
from beprovad.assessments.rules.kinds import Scope, Verdict
from beprovad.assessments.rules.progress import AnswerState

BRIEF = Brief(
    method="Samtal vid köksbordet",
    target_group="Vuxna med stöd i vardagen",
    aim="Att man vet vem som kommer",
    how="Ett samtal i månaden hemma",
    authority="Norrvik",
    unit="",
    checklist="Standardlistan",
    version=1,
    purpose="Färre byten",
    lead="Alva Ekström",
    is_in_depth=True,
    leaves=Leaves(
        research="thin", profession="fair", users="empty", context="thin",
        missing=(Lack(leaf="users", missing="nobody_asked"),),
    ),
    answers=(
        Answered(question_id=1, question="Vad kostar det?", area="cost", standing=AnswerState.ANSWERED,
                 verdict=Verdict.AGAINST, at=datetime(2026, 11, 3, 10, 4, tzinfo=UTC), grounds=(4,)),
        Answered(question_id=2, question="Vad säger brukarna?", area="benefit",
                 standing=AnswerState.WAITING_FOR_USERS, only_users=True),
    ),
    terms=Terms(
        costs=Costs(once=300_000, note="ca 300 tkr"), scope=Scope.PILOT, decision_on=date(2027, 5, 1),
        dangers=(Danger(text="Färre hinner", likelihood=3, consequence=2),),
        effects=(Effect(indicator="Byten i månaden", now="7", wanted="3", earliest_on=date(2027, 3, 1)),),
        goals=(Serves(text="Likvärdigt stöd", origin="Verksamhetsplan"),),
    ),
    grounds=(Ground(id=4, leaf="context", direction="contradicts", claim="Budgeten är låst",
                    dated_on=date(2026, 10, 1), facts=(("aspect", "money"),), sources=(1,)),),
    sources=(Source(number=1, line="Norrvik (2026). Budget."),),
)  # fmt: skip


def test_what_was_known_when_it_was_signed_comes_back_as_it_was() -> None:
    assert thaw(Brief, freeze(BRIEF)) == BRIEF


def test_a_record_from_before_a_field_was_added_can_still_be_read() -> None:
    frozen = freeze(BRIEF)
    del frozen["terms"]["collaboration"]
    del frozen["sources"]
    assert thaw(Brief, frozen).terms.collaboration == ""


def test_a_field_that_is_no_longer_known_does_no_harm() -> None:
    assert thaw(Brief, {**freeze(BRIEF), "was_once": 1}) == BRIEF


def test_what_speaks_against_and_what_nobody_has_answered_are_found() -> None:
    assert [each.question_id for each in BRIEF.against] == [1]
    assert [each.question_id for each in BRIEF.unanswered] == [2]
    assert [ground.id for ground in BRIEF.contradicting] == [4]


def test_what_only_users_may_answer_is_found_beyond_the_screening_too_and_not_in_an_older_list() -> None:
    def of_users(number: int, **told: bool) -> Answered:
        return Answered(
            question_id=number, question="Vad säger de?", area="benefit",
            standing=AnswerState.WAITING_FOR_USERS, only_users=True, **told,
        )  # fmt: skip

    known = replace(BRIEF, answers=(*BRIEF.answers, of_users(3, is_asked=False)), beyond=(of_users(4),))
    assert [each.question_id for each in known.unasked_of_users] == [2, 4]
    assert [each.question_id for each in known.unanswered] == [2]
    assert [each.question_id for each in known.unknown] == [2, 4]


@given(st.builds(Terms, costs=st.builds(Costs), dangers=st.lists(st.builds(Danger), max_size=3).map(tuple)))
def test_any_fields_come_back(terms: Terms) -> None:
    assert thaw(Terms, freeze(terms)) == terms
