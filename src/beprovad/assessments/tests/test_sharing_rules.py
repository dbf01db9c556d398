from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.brief import Answered, Brief, Ground, Leaves, Terms
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState
from beprovad.assessments.rules.sharing import Asked, as_shared, counterpart, do_differ, in_rows, parted
from beprovad.assessments.rules.taking_over import (
    ADAPTATION_LIMIT,
    Taking,
    TakingRefusal,
    refuse_taking,
)

NEED, COST, OTHER = (UUID(int=number) for number in (1, 2, 3))


def asked(number, *covers, key=None):
    return Asked(number, key or UUID(int=1000 + number), frozenset(covers))


def brief(*answers):
    return Brief(
        method="Vardagskompassen", target_group="", aim="", how="", authority="Norrvik", unit="", checklist="Listan",
        version=1, purpose="", lead="Alva", is_in_depth=True,
        leaves=Leaves(research="empty", profession="empty", users="empty", context="empty"),
        answers=answers, terms=Terms(owner="Alva"),
        grounds=(Ground(id=1, leaf="users", direction="supports", claim="De vill", dated_on=date(2026, 1, 1)),),
    )  # fmt: skip


def answered(**told):
    return Answered(
        **{
            "question_id": 1,
            "question": "Varför?",
            "area": "purpose",
            "standing": AnswerState.ANSWERED,
            **told,
        }
    )


def test_others_do_not_read_who_wrote_an_answer():
    at = datetime(2026, 11, 3, tzinfo=UTC)
    shared = as_shared(brief(answered(by="Bo Ahlin", at=at, reasons="Så är det.")))
    assert (shared.answers[0].by, shared.answers[0].at, shared.answers[0].reasons) == ("", at, "Så är det.")


def test_others_do_not_read_that_a_question_is_in_somebodys_hands():
    assert as_shared(brief(answered(standing=AnswerState.HANDED))).answers[0].standing is AnswerState.OPEN


def test_others_read_the_fields_and_the_evidence():
    whole = brief(answered(by="Bo"))
    assert (as_shared(whole).terms, as_shared(whole).grounds) == (whole.terms, whole.grounds)


def test_what_only_users_may_answer_still_waits_for_them():
    waiting = answered(standing=AnswerState.WAITING_FOR_USERS)
    assert as_shared(brief(waiting)).answers == (waiting,)


def test_a_question_of_a_later_version_is_the_same_by_its_key():
    key = uuid4()
    assert counterpart(asked(1, NEED, key=key), [asked(2, NEED), asked(3, key=key)]) == asked(3, key=key)


def test_questions_of_different_lists_are_the_same_when_they_ask_the_same_standard_question():
    assert counterpart(asked(1, NEED), [asked(2, COST), asked(3, NEED, OTHER)]) == asked(3, NEED, OTHER)


def test_the_one_that_covers_most_of_the_same_is_chosen():
    assert counterpart(asked(1, NEED, COST), [asked(2, NEED), asked(3, NEED, COST)]) == asked(3, NEED, COST)


def test_a_question_that_nobody_else_asks_has_no_counterpart():
    assert counterpart(asked(1, NEED), [asked(2, COST), asked(3)]) is None


def test_lists_stand_beside_each_other_in_the_first_ones_order():
    mine, theirs = [asked(1, NEED), asked(2, COST)], [asked(3, COST), asked(4, OTHER)]
    assert in_rows([mine, theirs]) == (
        (asked(1, NEED), None),
        (asked(2, COST), asked(3, COST)),
        (None, asked(4, OTHER)),
    )


def test_two_questions_of_one_list_never_share_a_row():
    assert in_rows([[asked(1, NEED)], [asked(2, NEED), asked(3, NEED)]]) == (
        (asked(1, NEED), asked(2, NEED)),
        (None, asked(3, NEED)),
    )


keys = st.frozensets(st.sampled_from([UUID(int=number) for number in range(1, 7)]), max_size=3)
lists = st.lists(st.lists(keys, max_size=6), max_size=4).map(
    lambda whole: [
        [
            Asked(100 * place + at, UUID(int=10_000 + 100 * place + at), covers)
            for at, covers in enumerate(each)
        ]
        for place, each in enumerate(whole)
    ]
)


@given(lists)
def test_every_question_stands_in_exactly_one_row_beside_what_is_like_it(whole):
    rows = in_rows(whole)
    stood = [each for row in rows for each in row if each is not None]
    assert sorted(each.id for each in stood) == sorted(each.id for part in whole for each in part)
    for row in rows:
        head, *others = [each for each in row if each is not None]
        assert all(head.is_like(each) for each in others)
        assert all(each is None or each in whole[place] for place, each in enumerate(row))


@pytest.mark.parametrize(
    ("verdicts", "differ"),
    [
        ((), False),
        ((Verdict.FOR, Verdict.FOR), False),
        ((Verdict.FOR, None, Verdict.LATER), False),
        ((Verdict.FOR, Verdict.AGAINST), True),
        ((Verdict.FOR, Verdict.NOT_APPLICABLE), True),
    ],
)
def test_who_has_said_nothing_yet_differs_from_nobody(verdicts, differ):
    assert do_differ(verdicts) is differ


def test_rows_are_parted_in_their_order():
    assert parted([3, 1, 2, 4], lambda number: number > 2) == ((3, 4), (1, 2))


def taking(**told):
    return Taking(**{"said": Said(Verdict.FOR, "Så."), "adaptation": "Hos oss på landet.", "base": 0, **told})


NOTHING = Said()


def test_an_adapted_answer_is_taken_over_where_nothing_stands():
    assert refuse_taking(taking(), standing=NOTHING) is None


@pytest.mark.parametrize("adaptation", ["", "  \n "])
def test_without_a_word_on_the_adaptation_nothing_is_taken_over(adaptation):
    refusal = refuse_taking(taking(adaptation=adaptation), standing=NOTHING)
    assert refusal is TakingRefusal.NO_ADAPTATION


def test_nothing_that_stands_is_replaced_unasked():
    own = Said(None, "Vårt eget.")
    assert refuse_taking(taking(), standing=own) is TakingRefusal.OWN_ANSWER_STANDS
    assert refuse_taking(taking(is_replacing=True), standing=own) is None


def test_nothing_at_all_is_no_answer_to_take_over():
    assert refuse_taking(taking(said=NOTHING), standing=NOTHING) is TakingRefusal.NOTHING_SAID


def test_an_adaptation_holds_no_identity_number_and_no_novel():
    numbered = taking(adaptation="Gäller 19121212-1212.")
    assert refuse_taking(numbered, standing=NOTHING) is TakingRefusal.IDENTITY_NUMBER
    long = taking(adaptation="x" * (ADAPTATION_LIMIT + 1))
    assert refuse_taking(long, standing=NOTHING) is TakingRefusal.ADAPTATION_TOO_LONG
