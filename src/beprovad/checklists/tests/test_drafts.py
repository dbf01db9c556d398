"""Work on a draft: nothing that was said is lost, and a published version never changes."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beprovad.checklists.actions import (
    Keeper,
    Mark,
    QuestionSaid,
    accept_proposals,
    add_from_meeting,
    add_question,
    begin_draft,
    begin_from_version,
    change_question,
    choose_checklist,
    cover_standard,
    decline_screening,
    discard_draft,
    join_questions,
    keep_apart,
    mark_questions,
    move_questions,
    part_question,
    publish_draft,
    remove_questions,
    restore_questions,
    ship_standard_checklist,
    step_question,
    take_in_standard,
    undo_act,
)
from beprovad.checklists.models import Checklist, QuestionOrigin
from beprovad.checklists.queries.draft_page import draft_page
from beprovad.checklists.queries.versions import (
    blind_spots,
    questions_in_order,
    version_differences,
    version_for,
    version_of,
)
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.differences import Change
from beprovad.checklists.rules.drafting import ChecklistRefused, Refusal
from beprovad.checklists.tests import makers as lists
from beprovad.checklists.words.standard import STANDARD
from beprovad.journal.models import Entry
from beprovad.people.access import reach_of
from beprovad.people.models import Organisation
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther():
    return lists.esther()


def wordings(version):
    return Counter(
        QuestionOrigin.objects.filter(question__version=version, question__removed_at=None)
        .order_by()
        .values_list("wording", flat=True)
    )


def refused(act, **told):
    with pytest.raises(ChecklistRefused) as caught:
        act(**told)
    return caught.value.refusal


def test_joined_questions_keep_every_wording_and_mark(esther):
    draft = lists.draft_of_meeting(esther)
    first, second = lists.ids(draft, "Vilka risker", "Vad finns här för risker")
    mark_questions(draft=draft, base=draft.revision, ids=[second], mark=Mark.SCREENING, by=esther)
    joined = join_questions(draft=draft, base=draft.revision, ids=[second, first], text="", by=esther)
    assert joined.text == "Vilka risker finns?"
    assert joined.is_screening
    assert joined.field == "risks"
    assert {origin.wording for origin in joined.origins.all()} == {
        "Vilka risker finns?", "Vad finns här för risker?",
    }  # fmt: skip
    assert {origin.sentence for origin in joined.origins.all()} == {
        "– Vilka risker finns?", "– Vad finns här för risker?",
    }  # fmt: skip


def test_both_halves_of_a_parted_question_know_where_they_come_from(esther):
    draft = lists.draft_of_meeting(esther)
    question = draft.questions.get(text__contains="kostar")
    parts = part_question(
        draft=draft, base=draft.revision, question=question, texts=["Vad kostar det?", " ", "Vem betalar?"],
        by=esther,
    )  # fmt: skip
    assert [part.text for part in parts] == ["Vad kostar det?", "Vem betalar?"]
    assert {part.origins.get().wording for part in parts} == {"Vad kostar det? Och vem betalar?"}
    texts = [each.text for each in questions_in_order(draft)]
    assert texts.index("Vem betalar?") == texts.index("Vad kostar det?") + 1


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["join", "part", "up", "down", "move", "mark"]), st.integers(0, 9), st.integers(0, 9)
    ),
    max_size=8,
)


@pytest.mark.whole
@given(ACTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_origin_is_lost_whatever_is_done(esther, acts):
    draft = lists.draft_of_meeting(esther)
    before = set(wordings(draft))
    for act, one, other in acts:
        rows = questions_in_order(draft)
        first, second = rows[one % len(rows)], rows[other % len(rows)]
        told = {"draft": draft, "base": draft.revision, "by": esther}
        if act == "join" and first != second:
            join_questions(**told, ids=[first.pk, second.pk], text="")
        if act == "part":
            part_question(**told, question=first, texts=["En?", "Två?"])
        if act in ("up", "down"):
            step_question(draft=draft, by=esther, question=first, steps=-1 if act == "up" else 1)
        if act == "move":
            move_questions(**told, ids=[first.pk, second.pk], area=list(Area)[other])
        if act == "mark":
            mark_questions(**told, ids=[first.pk], mark=Mark.ONLY_USERS)
    assert set(wordings(draft)) == before
    assert all(each.origins.exists() for each in questions_in_order(draft))
    positions = [each.position for each in draft.questions.all()]
    assert len({each.key for each in draft.questions.all()}) == len(positions)


def test_a_step_up_changes_places_with_the_one_above_and_stops_at_the_top(esther):
    draft = lists.draft(esther, "Vilka risker finns?", "Vad är farligt?", "Finns en risk till?")
    rows = questions_in_order(draft)
    assert {each.area for each in rows} == {Area.RISKS}
    step_question(draft=draft, question=rows[2], steps=-1, by=esther)
    assert [each.pk for each in questions_in_order(draft)] == [rows[0].pk, rows[2].pk, rows[1].pk]
    step_question(draft=draft, question=rows[0], steps=-1, by=esther)
    assert questions_in_order(draft)[0].pk == rows[0].pk


def test_what_was_seen_before_somebody_else_changed_it_changes_nothing(esther):
    draft = lists.draft(esther)
    (risks,) = lists.ids(draft, "Vilka risker")
    mark_questions(draft=draft, base=1, ids=[risks], mark=Mark.SCREENING, by=esther)
    why = refused(remove_questions, draft=draft, base=1, ids=[risks], by=esther)
    assert why is Refusal.CHANGED_MEANWHILE
    assert draft.questions.get(pk=risks).removed_at is None


def test_a_removed_question_is_taken_back_until_the_draft_is_published(esther):
    draft = lists.draft(esther)
    (risks,) = lists.ids(draft, "Vilka risker")
    remove_questions(draft=draft, base=1, ids=[risks], by=esther)
    assert risks in [each.pk for each in draft_page(draft, reach_of(esther)).removed]
    restore_questions(draft=draft, ids=[risks], by=esther)
    assert not draft_page(draft, reach_of(esther)).removed


def test_a_published_version_never_changes(esther):
    version = lists.published(esther)
    before = list(version.questions.values())
    question = version.questions.first()
    ids = [each["id"] for each in before]
    told = {"draft": version, "by": esther}
    seen = {"base": version.revision}
    said = QuestionSaid(text="Något annat?", area=Area.LAW)
    meeting = lists.held(esther)
    acts = (
        (add_question, {"text": "En till?", "area": None}),
        (add_from_meeting, {"meeting": meeting, "found": meeting.questions.all()}),
        (change_question, {**seen, "question": question, "said": said}),
        (join_questions, {**seen, "ids": ids, "text": ""}),
        (accept_proposals, {**seen, "groups": [ids], "screening": []}),
        (part_question, {**seen, "question": question, "texts": ["En?", "Två?"]}),
        (move_questions, {**seen, "ids": [question.pk], "area": Area.LAW}),
        (mark_questions, {**seen, "ids": [question.pk], "mark": Mark.SCREENING}),
        (step_question, {"question": question, "steps": 1}),
        (remove_questions, {**seen, "ids": [question.pk]}),
        (restore_questions, {"ids": [question.pk]}),
        (keep_apart, {"ids": ids}),
        (decline_screening, {}),
        (take_in_standard, {"keys": [STANDARD[0].key]}),
        (cover_standard, {"question": question, "keys": [STANDARD[0].key]}),
        (undo_act, {"act_id": 1}),
        (publish_draft, {**seen, "note": ""}),
    )
    assert {refused(act, **told, **more) for act, more in acts} == {Refusal.PUBLISHED}
    assert refused(discard_draft, draft=version, by=esther) is Refusal.PUBLISHED
    assert list(version.questions.values()) == before


def test_an_empty_draft_and_one_that_says_the_same_are_not_published(esther):
    empty = lists.draft(esther)
    remove_questions(draft=empty, base=1, ids=[each.pk for each in empty.questions.all()], by=esther)
    assert refused(publish_draft, draft=empty, base=2, note="", by=esther) is Refusal.NO_QUESTIONS
    version = lists.published(esther, title="En annan")
    same = begin_draft(checklist=version.checklist, by=esther)
    assert refused(publish_draft, draft=same, base=1, note="", by=esther) is Refusal.NOTHING_NEW
    assert refused(begin_draft, checklist=version.checklist, by=esther) is Refusal.DRAFT_ALREADY


def test_the_next_version_says_what_was_added_removed_reworded_and_moved(esther):
    version = lists.published(esther)
    draft = begin_draft(checklist=version.checklist, by=esther)
    asked, cost, other = lists.ids(draft, "Vem har bett", "kostar", "Vad finns här")
    told = {"draft": draft, "by": esther}
    question = draft.questions.get(pk=asked)
    said = QuestionSaid(text="Vem bad om det?", area=Area(question.area))
    change_question(**told, base=1, question=question, said=said)
    move_questions(**told, base=2, ids=[cost], area=Area.EQUITY)
    remove_questions(**told, base=3, ids=[other])
    add_question(**told, text="Får vi spara uppgifterna?", area=Area.LAW)
    new = publish_draft(draft=draft, base=5, note="Kortare.", by=esther)
    assert (new.number, new.note) == (2, "Kortare.")
    assert {
        (each.change, (each.after or each.before).text) for each in version_differences(version, new)
    } == {
        (Change.REWORDED, "Vem bad om det?"),
        (Change.MOVED, "Vad kostar det? Och vem betalar?"),
        (Change.REMOVED, "Vad finns här för risker?"),
        (Change.ADDED, "Får vi spara uppgifterna?"),
    }


def test_questions_that_somebody_said_are_two_are_not_proposed_again(esther):
    draft = lists.draft(esther)
    (proposal,) = draft_page(draft, reach_of(esther)).proposals
    keep_apart(draft=draft, ids=[each.pk for each in proposal.questions], by=esther)
    assert draft_page(draft, reach_of(esther)).proposals == ()


def test_a_draft_of_two_hundred_questions_is_asked_for_in_as_many_queries_as_one_of_four(
    esther, django_assert_num_queries
):
    few = lists.draft_of_meeting(esther)
    many = lists.draft(
        esther, *(f"Vad kostar del {number} av det hela?" for number in range(200)), title="Lång"
    )
    reach = reach_of(esther)
    for draft in (few, many):
        with django_assert_num_queries(4 if draft == few else 3):
            draft_page(draft, reach)


def test_what_is_taken_in_from_the_standard_list_says_so(esther):
    draft = lists.draft(esther)
    missing = blind_spots(questions_in_order(draft)).missing
    take_in_standard(draft=draft, keys=[missing[0].key], by=esther)
    taken = draft.questions.get(key=missing[0].key)
    assert taken.origins.get().standard_key == missing[0].key
    assert missing[0] not in blind_spots(questions_in_order(draft)).missing


def test_a_list_of_another_list_keeps_its_keys(esther):
    version = lists.published(esther)
    draft = begin_from_version(version=version, title="Vår", keeper=lists.ifo(), by=esther)
    assert {each.key for each in draft.questions.all()} == {each.key for each in version.questions.all()}
    assert version_differences(version, draft) == ()


def test_an_organisation_uses_its_own_choice_else_that_of_those_above_else_the_standard(esther):
    standard, version = ship_standard_checklist(), lists.published(esther)
    authority = lists.norrvik()
    unit = makers.organisation("Enheten för vuxna", Organisation.Kind.UNIT, parent=authority)
    assert version_for(unit) == standard
    choose_checklist(checklist=version.checklist, keeper=Keeper(organisation=authority.parent), by=esther)
    assert version_for(unit) == version
    choose_checklist(checklist=standard.checklist, keeper=Keeper(organisation=unit), by=esther)
    assert (version_for(unit), version_for(authority)) == (standard, version)
    choose_checklist(checklist=version.checklist, keeper=lists.ifo(), by=esther)
    assert version_of(makers.network("IFO")) == version


def test_one_that_has_chosen_nothing_uses_what_its_network_chose(esther):
    standard, version = ship_standard_checklist(), lists.published(esther)
    authority = lists.norrvik()
    ifo, other = makers.network("IFO"), makers.network("FS")
    choose_checklist(checklist=version.checklist, keeper=Keeper(network=ifo), by=esther)
    assert version_for(authority) == standard
    assert version_for(authority, networks=[ifo.pk]) == version
    makers.seat(makers.person("Ture Lindh"), "IFO", at=authority.parent)
    assert version_for(authority) == version
    choose_checklist(checklist=standard.checklist, keeper=Keeper(network=other), by=esther)
    assert version_for(authority, networks=[other.pk]) == standard
    choose_checklist(checklist=standard.checklist, keeper=Keeper(organisation=authority), by=esther)
    assert version_for(authority, networks=[ifo.pk]) == standard


def test_a_list_without_a_version_is_chosen_by_nobody_and_goes_with_its_draft(esther):
    draft = lists.draft(esther)
    why = refused(choose_checklist, checklist=draft.checklist, keeper=lists.ifo(), by=esther)
    assert why is Refusal.NO_QUESTIONS
    assert discard_draft(draft=draft, by=esther)
    assert not Checklist.objects.exists()


def test_every_act_stands_in_the_journal(esther):
    lists.published(esther)
    told = list(Entry.objects.order_by("pk").values_list("event", flat=True))
    assert told == ["checklists.ChecklistBegun", "checklists.VersionPublished"]
