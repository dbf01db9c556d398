"""What was done to a draft is undone, one act at a time; two who work at once on different questions never collide."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from beprovad.checklists.actions import (
    Mark,
    QuestionSaid,
    accept_proposals,
    add_question,
    change_question,
    cover_standard,
    decline_screening,
    join_questions,
    keep_apart,
    mark_questions,
    move_questions,
    part_question,
    publish_draft,
    remove_questions,
    restore_questions,
    step_question,
    take_in_standard,
    undo_act,
)
from beprovad.checklists.actions.acts import rows_of
from beprovad.checklists.models import DraftAct, QuestionOrigin
from beprovad.checklists.queries.draft_page import draft_page
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.checklists.rules.acts import Act, made_by, stands_as_left
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal
from beprovad.checklists.tests import makers as lists
from beprovad.checklists.words.standard import STANDARD
from beprovad.journal.models import Entry
from beprovad.people.access import reach_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther():
    return lists.esther()


def stands(draft):
    """The whole draft, and its reading order; which numbers make the order does not matter."""
    rows = rows_of(draft, draft.questions.values_list("pk", flat=True))
    for row in rows.values():
        del row["position"]
    draft.refresh_from_db()
    order = [each.pk for each in questions_in_order(draft)]
    return rows, order, draft.kept_apart, draft.declined


def undo(draft, by, act=None):
    act = act or draft.acts.filter(undone_at=None).order_by("-pk").first()
    return undo_act(draft=draft, act_id=act.pk, by=by)


def refused(act, **told):
    with pytest.raises(ChecklistRefused) as caught:
        act(**told)
    return caught.value.refusal


def do(what, draft, by, one, other):
    """One act of that kind, on two questions of the draft; none where it would be refused."""
    rows = questions_in_order(draft)
    first, second = rows[one % len(rows)], rows[other % len(rows)]
    ids = sorted({first.pk, second.pk})
    gone = list(draft.questions.exclude(removed_at=None).values_list("pk", flat=True))
    act, more = {
        Act.ADDED: (add_question, {"text": "Vad säger de som berörs?", "area": None}),
        Act.TAKEN_IN: (take_in_standard, {"keys": [STANDARD[one].key, STANDARD[other].key]}),
        Act.COVERED: (cover_standard, {"question": first, "keys": [STANDARD[other].key]}),
        Act.REWORDED: (change_question, {"question": first, "said": QuestionSaid(text="Nu?", area=Area.LAW)}),
        Act.JOINED: (join_questions, {"ids": ids, "text": ""}),
        Act.PARTED: (part_question, {"question": first, "texts": ["En?", "Två?", "Tre?"]}),
        Act.MOVED: (move_questions, {"ids": ids, "area": list(Area)[other]}),
        Act.ORDERED: (step_question, {"question": first, "steps": -1 if other % 2 else 1}),
        Act.MARKED: (mark_questions, {"ids": ids, "mark": list(Mark)[other % 4]}),
        Act.REMOVED: (remove_questions, {"ids": [first.pk]}),
        Act.RESTORED: (restore_questions, {"ids": gone}),
        Act.KEPT_APART: (keep_apart, {"ids": ids}),
        Act.DECLINED: (decline_screening, {}),
        Act.ACCEPTED: (accept_proposals, {"groups": [ids], "screening": [first.pk]}),
    }[what]
    takes_two = what in (Act.JOINED, Act.KEPT_APART, Act.ACCEPTED)
    if (takes_two and len(ids) == 1) or len(rows) < 2:
        return
    seen = {} if act in UNSEEN else {"base": draft.revision}
    act(draft=draft, by=by, **seen, **more)


UNSEEN = (
    add_question, cover_standard, take_in_standard, step_question, restore_questions, keep_apart, decline_screening,
)  # fmt: skip
KINDS = tuple(each for each in Act if each is not Act.BROUGHT_IN)


@pytest.mark.whole
@example([(Act.ACCEPTED, 0, 2), (Act.PARTED, 2, 0)])
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.integers(0, 9)), max_size=7))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_everything_from_the_last_act_on_gives_the_draft_back_as_it_began(esther, acts):
    draft = lists.draft_of_meeting(esther)
    stood = [stands(draft)]
    for what, one, other in acts:
        done = draft.acts.count()
        do(what, draft, esther, one, other)
        if draft.acts.count() > done:  # what changes nothing is not kept
            stood.append(stands(draft))
    for before in reversed(stood[:-1]):
        undo(draft, esther)
        assert stands(draft) == before
    assert not draft.acts.filter(undone_at=None).exists()


def test_a_join_undone_gives_each_question_its_own_origins_again(esther):
    draft = lists.draft_of_meeting(esther)
    ids = lists.ids(draft, "Vilka risker", "Vad finns här för risker")
    join_questions(draft=draft, base=draft.revision, ids=ids, text="Vilka är riskerna?", by=esther)
    undo(draft, esther)
    assert sorted(draft.questions.filter(pk__in=ids).values_list("text", flat=True)) == [
        "Vad finns här för risker?", "Vilka risker finns?",
    ]  # fmt: skip
    for pk in ids:
        origin = QuestionOrigin.objects.get(question=pk)
        assert origin.wording == draft.questions.get(pk=pk).text
        assert origin.meeting is not None


def test_a_join_is_undone_also_when_the_meeting_has_been_thrown_away_since(esther):
    draft = lists.draft_of_meeting(esther)
    ids = lists.ids(draft, "Vilka risker", "kostar")
    part_question(
        draft=draft, base=draft.revision, question=draft.questions.get(pk=ids[1]), texts=["En?", "Två?"],
        by=esther,
    )  # fmt: skip
    join_questions(draft=draft, base=draft.revision, ids=lists.ids(draft, "En?", "Två?"), text="", by=esther)
    QuestionOrigin.objects.filter(question__version=draft).first().meeting.questions.all().delete()
    undo(draft, esther)
    assert {"En?", "Två?"} <= set(lists.texts(draft))


def test_an_act_before_the_last_is_undone_when_nothing_was_built_on_it(esther):
    draft = lists.draft(esther)
    risks, cost = lists.ids(draft, "Vilka risker", "kostar")
    move_questions(draft=draft, base=draft.revision, ids=[risks], area=Area.LAW, by=esther)
    mark_questions(draft=draft, base=draft.revision, ids=[cost], mark=Mark.SCREENING, by=lists.alva())
    undo(draft, esther, draft.acts.get(what=Act.MOVED))
    assert draft.questions.get(pk=risks).area == Area.RISKS
    assert draft.questions.get(pk=cost).is_screening


def test_what_has_been_changed_again_since_is_not_undone_behind_that_ones_back(esther):
    draft = lists.draft(esther)
    (risks,) = lists.ids(draft, "Vilka risker")
    move_questions(draft=draft, base=draft.revision, ids=[risks], area=Area.LAW, by=esther)
    moved = draft.acts.get()
    mark_questions(draft=draft, base=draft.revision, ids=[risks], mark=Mark.SCREENING, by=lists.alva())
    assert refused(undo_act, draft=draft, act_id=moved.pk, by=esther) is Refusal.BUILT_ON
    undo(draft, esther)
    undo(draft, esther)
    assert draft.questions.get(pk=risks).area == Area.RISKS


def test_a_question_whose_key_somebody_took_in_again_is_not_brought_back_beside_it(esther):
    draft = lists.draft(esther)
    keys = [STANDARD[0].key, STANDARD[1].key]
    take_in_standard(draft=draft, keys=keys, by=esther)
    ids = list(draft.questions.filter(key__in=keys).values_list("pk", flat=True))
    join_questions(draft=draft, base=draft.revision, ids=ids, text="", by=esther)
    joined = draft.acts.get(what=Act.JOINED)
    take_in_standard(draft=draft, keys=keys, by=esther)
    assert refused(undo_act, draft=draft, act_id=joined.pk, by=esther) is Refusal.BUILT_ON


def test_an_act_is_undone_once_and_the_journal_says_both(esther):
    draft = lists.draft(esther)
    (risks,) = lists.ids(draft, "Vilka risker")
    move_questions(draft=draft, base=draft.revision, ids=[risks], area=Area.LAW, by=esther)
    act = undo(draft, esther)
    assert refused(undo_act, draft=draft, act_id=act.pk, by=esther) is Refusal.UNDONE_ALREADY
    told = list(Entry.objects.order_by("pk").values_list("event", flat=True))
    assert told[-2:] == ["checklists.DraftChanged", "checklists.DraftActUndone"]
    assert Entry.objects.latest("pk").details["what"] == "moved"


def test_nothing_of_it_is_kept_when_the_draft_has_been_published(esther):
    draft = lists.draft(esther)
    (risks,) = lists.ids(draft, "Vilka risker")
    move_questions(draft=draft, base=draft.revision, ids=[risks], area=Area.LAW, by=esther)
    publish_draft(draft=draft, base=draft.revision, note="", by=esther)
    assert not DraftAct.objects.exists()


def test_the_page_says_what_was_done_by_whom_the_latest_first(esther):
    draft = lists.draft(esther)
    (risks,) = lists.ids(draft, "Vilka risker")
    move_questions(draft=draft, base=draft.revision, ids=[risks], area=Area.LAW, by=esther)
    mark_questions(draft=draft, base=draft.revision, ids=[risks], mark=Mark.SCREENING, by=esther)
    rows = draft_page(draft, reach_of(esther)).acts
    assert [(row.words, row.text) for row in rows] == [
        ("Märkte 1 fråga", "Vilka risker finns?"), ("Flyttade 1 fråga", "Vilka risker finns?"),
    ]  # fmt: skip


# Two at once


def test_two_who_reword_different_questions_do_not_collide(esther):
    draft = lists.draft(esther)
    risks, cost = lists.ids(draft, "Vilka risker", "kostar")
    seen = draft.revision
    for pk, text, by in ((risks, "Vad kan gå fel?", esther), (cost, "Vad tar det av oss?", lists.alva())):
        question = draft.questions.get(pk=pk)
        said = QuestionSaid(text=text, area=Area(question.area))
        change_question(draft=draft, base=seen, question=question, said=said, by=by)
    assert {"Vad kan gå fel?", "Vad tar det av oss?"} <= set(lists.texts(draft))


def test_of_two_who_change_the_same_question_the_second_is_told_whatever_they_do(esther):
    draft = lists.draft(esther)
    risks, cost = lists.ids(draft, "Vilka risker", "kostar")
    seen = draft.revision
    mark_questions(draft=draft, base=seen, ids=[risks], mark=Mark.SCREENING, by=esther)
    question = draft.questions.get(pk=risks)
    told = {"draft": draft, "base": seen, "by": lists.alva()}
    late = (
        (change_question, {"question": question, "said": QuestionSaid(text="Annat?", area=Area.LAW)}),
        (join_questions, {"ids": [risks, cost], "text": ""}),
        (accept_proposals, {"groups": [[risks, cost]], "screening": []}),
        (part_question, {"question": question, "texts": ["En?", "Två?"]}),
        (move_questions, {"ids": [cost, risks], "area": Area.LAW}),
        (mark_questions, {"ids": [risks], "mark": Mark.ONLY_USERS}),
        (remove_questions, {"ids": [risks]}),
    )
    assert {refused(act, **told, **more) for act, more in late} == {Refusal.CHANGED_MEANWHILE}
    assert draft.acts.count() == 1


def test_a_question_that_somebody_joined_away_meanwhile_is_not_changed_unseen(esther):
    draft = lists.draft(esther)
    risks, other = lists.ids(draft, "Vilka risker", "Vad finns här för risker")
    seen = draft.revision
    join_questions(draft=draft, base=seen, ids=[risks, other], text="", by=esther)
    why = refused(move_questions, draft=draft, base=seen, ids=[other], area=Area.LAW, by=esther)
    assert why is Refusal.CHANGED_MEANWHILE


# The rule

ROW = st.fixed_dictionaries(
    {
        "text": st.sampled_from("ab"),
        "area": st.sampled_from("xy"),
        "position": st.integers(1, 3),
        "changed_in": st.integers(0, 3),
        "origins": st.lists(st.fixed_dictionaries({"id": st.integers(1, 3)}), max_size=2),
    }
)
ROWS = st.dictionaries(st.sampled_from(["1", "2", "3"]), ROW)


@given(ROWS, ROWS)
def test_a_draft_stands_as_it_was_left_whatever_else_is_in_it_and_wherever_it_stands(after, others):
    now = {**others, **{each: {**row, "position": 99, "changed_in": 99} for each, row in after.items()}}
    assert stands_as_left(after, now)


@given(ROWS, st.sampled_from("ab"))
def test_it_does_not_when_a_question_says_something_else_or_is_gone(after, text):
    for each, row in after.items():
        changed = {**after, each: {**row, "text": row["text"] + text}}
        assert not stands_as_left(after, changed)
        assert not stands_as_left(after, {key: rest for key, rest in after.items() if key != each})


def test_what_an_act_made_is_what_was_not_there_before():
    assert made_by({"1": {}}, {"1": {}, "2": {}}) == ("2",)
