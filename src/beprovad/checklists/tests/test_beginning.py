"""How a list begins and goes on: from a meeting, from a later one, from a round. No origin is lost on the way."""

import pytest
from django.utils import timezone

from beprovad.checklists.actions import (
    accept_proposals,
    add_from,
    add_from_meeting,
    add_question,
    begin_draft,
    begin_from,
    change_question,
    join_questions,
    part_question,
    publish_draft,
    remove_questions,
    rename_checklist,
)
from beprovad.checklists.actions.drafting import QuestionSaid
from beprovad.checklists.models import Checklist, ChecklistVersion, QuestionOrigin
from beprovad.checklists.queries.draft_page import draft_page
from beprovad.checklists.queries.rounds import raised_by
from beprovad.checklists.queries.version_page import version_page
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.rules.drafting import MOST_QUESTIONS, ChecklistRefused, Refusal
from beprovad.checklists.rules.origins import CameFrom, Raised, Worded, tables_of
from beprovad.checklists.tests import makers as lists
from beprovad.journal.models import Entry
from beprovad.people.access import reach_of
from beprovad.people.tests import makers
from beprovad.rounds.actions.grouping import join_inputs
from beprovad.rounds.tests import makers as rounds

pytestmark = pytest.mark.django_db

LATER = ("Har någon frågat brukarna?", "Hur länge ska vi pröva?")


@pytest.fixture
def esther():
    return lists.esther()


def refused(act, **told):
    with pytest.raises(ChecklistRefused) as caught:
        act(**told)
    return caught.value.refusal


# What is proposed when a list begins


def test_what_must_be_asked_of_users_is_marked_so_from_the_start_with_the_words_it_stands_on(esther):
    draft = lists.draft(esther, "Har någon frågat brukarna?", "Vad kostar det?")
    assert [each.only_users for each in draft.questions.order_by("position")] == [True, False]
    page = draft_page(draft, reach_of(esther))
    assert {row.users_word for area in page.areas for row in area.rows} == {"frågat brukarna", ""}


def test_the_part_that_asks_users_takes_the_mark_with_it(esther):
    draft = lists.draft(esther, "Vad får det för nytta? Hur vet vi det? Måste fråga dem.")
    question = draft.questions.get()
    part_question(
        draft=draft,
        base=1,
        question=question,
        texts=["Vad får det för nytta?", "Måste fråga dem."],
        by=esther,
    )
    marks = draft.questions.order_by("position").values_list("text", "only_users")
    assert list(marks) == [("Vad får det för nytta?", False), ("Måste fråga dem.", True)]


LONG = (
    "Vilket behov ska det svara mot?", "Vad säger forskningen?", "Vad kostar det?", "Vem håller i det?",
    "Ska det vara en pilot?", "Vem är den till för?", "Finns risker?", "Hur påverkas personalen?",
    "Hur följs det upp?", "Vad ersätter det?", "Behövs samverkan?", "Behövs utbildning?", "Är det etiskt?",
)  # fmt: skip


def test_of_a_long_list_it_is_proposed_what_an_assessment_begins_with_until_somebody_has_said(esther):
    draft = lists.draft(esther, *LONG)
    page = draft_page(draft, reach_of(esther))
    assert {each.text for each in page.screening_proposed} == {
        "Vilket behov ska det svara mot?", "Vad säger forskningen?", "Vad kostar det?", "Vem håller i det?",
        "Ska det vara en pilot?", "Vem är den till för?",
    }  # fmt: skip
    accept_proposals(
        draft=draft, base=draft.revision, groups=[], screening=[each.pk for each in page.screening_proposed],
        by=esther,
    )  # fmt: skip
    assert draft_page(draft, reach_of(esther)).screening == 6
    assert draft_page(draft, reach_of(esther)).screening_proposed == ()


def test_nothing_is_proposed_to_begin_a_short_list_with(esther):
    page = draft_page(lists.draft(esther), reach_of(esther))
    assert page.screening_proposed == ()


def test_everything_that_was_proposed_is_one_act(esther):
    draft = lists.draft(esther, *LONG, "Vilka risker finns?")
    page = draft_page(draft, reach_of(esther))
    groups = [[each.pk for each in proposal.questions] for proposal in page.proposals]
    assert len(groups) == 1
    accept_proposals(draft=draft, base=1, groups=groups, screening=[page.screening_proposed[0].pk], by=esther)
    after = draft_page(draft, reach_of(esther))
    assert (after.questions, after.screening, len(after.acts)) == (len(LONG), 1, 1)


# Joining


def test_a_joined_question_keeps_its_field_whichever_of_them_had_it(esther):
    for lines in (("Vad kostar det?", "Något om pengarna?"), ("Något om pengarna?", "Vad kostar det?")):
        draft = lists.draft(esther, *lines, title=lines[0])
        ids = [each.pk for each in questions_in_order(draft)]
        joined = join_questions(draft=draft, base=1, ids=ids, text="", by=esther)
        assert (joined.text, joined.field) == (questions_in_order(draft)[0].text, "cost")


def test_of_two_fields_the_first_is_kept_and_of_two_helps_both(esther):
    draft = lists.draft(esther, "Vad ersätter det?", "Vad kostar det?")
    for question in questions_in_order(draft):
        said = QuestionSaid(
            text=question.text, area=Area.COST, field=question.field, help=f"Om {question.field}."
        )
        change_question(draft=draft, base=draft.revision, question=question, said=said, by=esther)
    ids = [each.pk for each in questions_in_order(draft)]
    joined = join_questions(draft=draft, base=draft.revision, ids=ids, text="", by=esther)
    assert joined.field == "replaces"
    assert joined.help == "Om replaces.\n\nOm cost."


def test_a_question_says_who_worded_it_when_nobody_said_it_so(esther):
    draft = lists.draft(esther)
    first, second = lists.ids(draft, "Vilka risker", "Vad finns här för risker")
    told = {"draft": draft, "ids": [first, second], "by": esther}
    kept = join_questions(**told, base=1, text="Vad finns här för risker?")
    assert kept.worded_by_label == ""
    said = QuestionSaid(text="Vad kan gå fel?", area=Area.RISKS)
    change_question(draft=draft, base=draft.revision, question=kept, said=said, by=esther)
    assert kept.worded_by_label == esther.label


# A later meeting


def test_questions_of_a_later_meeting_join_the_draft_with_their_own_origin(esther):
    draft = lists.draft_of_meeting(esther)
    later = lists.held(esther, *LATER)
    count = add_from_meeting(draft=draft, meeting=later, found=later.questions.order_by("pk"), by=esther)
    assert count == 2
    added = draft.questions.get(text=LATER[0])
    assert added.only_users
    assert (added.origins.get().meeting, added.origins.get().sentence) == (later, f"– {LATER[0]}")
    assert draft.questions.filter(origins__meeting=later).count() == 2


def test_what_the_draft_holds_already_is_left_out_also_when_it_has_been_joined(esther):
    draft = lists.draft_of_meeting(esther)
    ids = lists.ids(draft, "Vilka risker", "Vad finns här för risker")
    join_questions(draft=draft, base=draft.revision, ids=ids, text="", by=esther)
    first = QuestionOrigin.objects.filter(question__version=draft).first().meeting
    told = {"draft": draft, "meeting": first, "by": esther}
    assert refused(add_from_meeting, **told, found=first.questions.all()) is Refusal.ALL_HERE
    (cost,) = lists.ids(draft, "kostar")
    remove_questions(draft=draft, base=draft.revision, ids=[cost], by=esther)
    assert add_from_meeting(**told, found=first.questions.all()) == 1


def test_a_field_that_the_draft_has_is_not_proposed_again(esther):
    draft = lists.draft(esther, "Vad kostar det?")
    later = lists.held(esther, "Vad blir priset?", "Vad ersätter det?")
    add_from_meeting(draft=draft, meeting=later, found=later.questions.order_by("pk"), by=esther)
    fields = dict(draft.questions.values_list("text", "field"))
    assert fields == {"Vad kostar det?": "cost", "Vad blir priset?": "", "Vad ersätter det?": "replaces"}


def test_more_than_a_list_holds_is_refused_and_nothing_of_it_is_added(esther):
    draft = lists.draft(esther, *(f"Fråga {number}?" for number in range(MOST_QUESTIONS)))
    later = lists.held(esther, "En till?")
    told = {"draft": draft, "meeting": later, "found": later.questions.all(), "by": esther}
    assert refused(add_from_meeting, **told) is Refusal.TOO_MANY
    assert refused(add_question, draft=draft, text="En till?", area=None, by=esther) is Refusal.TOO_MANY
    assert draft.questions.count() == MOST_QUESTIONS


# A round


def raised(meeting=None, **told):
    came_from = CameFrom(
        said="Gemensam dag, 21 april 2026",
        meeting_id=meeting.pk if meeting else None,
        round_id=7,
        round_label="Runda 1",
        prompt_id=12,
        prompt_label="Vad behöver vi veta innan vi börjar?",
        editor="Esther Nyman",
    )
    wordings = (
        Worded(text="Vilka risker finns?", tables=("Bord 1", "Bord 3")),
        Worded(text="Vad är farligt?", tables=("Bord 2",)),
    )
    return Raised(
        **{
            "text": "Vad kan gå fel?", "came_from": came_from, "wordings": wordings, "dots": 5, "input_id": 31,
            **told,
        }
    )  # fmt: skip


def begin(by, *questions, title="Dagens frågor", about="Från aprils dag."):
    return begin_from(title=title, about=about, questions=questions, keeper=lists.ifo(), by=by)


def test_a_draft_of_a_round_keeps_wordings_tables_dots_and_where_each_question_comes_from(esther):
    meeting = lists.held(esther)
    draft = begin(esther, raised(meeting), raised(meeting, text="Vad kostar det?", wordings=(), dots=None))
    assert (draft.checklist.title, draft.checklist.about) == ("Dagens frågor", "Från aprils dag.")
    assert lists.texts(draft) == ["Vad kan gå fel?", "Vad kostar det?"]
    origin = draft.questions.get(text="Vad kan gå fel?").origins.get()
    assert origin.meeting == meeting
    assert (origin.round_id, origin.round_label, origin.prompt_id) == (7, "Runda 1", 12)
    assert origin.prompt_label == "Vad behöver vi veta innan vi börjar?"
    assert (origin.input_id, origin.dots, origin.editor) == (31, 5, "Esther Nyman")
    assert origin.wordings == [
        {"text": "Vilka risker finns?", "tables": ["Bord 1", "Bord 3"]},
        {"text": "Vad är farligt?", "tables": ["Bord 2"]},
    ]
    assert draft.questions.get(text="Vad kostar det?").origins.get().dots is None
    assert Entry.objects.get(event="checklists.ChecklistBegun").details["round_id"] == 7


def test_what_a_round_asked_is_added_to_a_draft_that_has_begun_with_all_it_brings(esther):
    draft = lists.draft(esther, "Vem håller i det?")
    (made,) = add_from(draft=draft, questions=[raised()], by=esther)
    assert lists.texts(draft) == ["Vem håller i det?", "Vad kan gå fel?"]
    origin = QuestionOrigin.objects.get(question=made)
    assert (origin.round_id, origin.dots, len(origin.wordings)) == (7, 5, 2)
    with pytest.raises(ChecklistRefused):
        add_from(draft=draft, questions=[], by=esther)


def test_a_round_whose_meeting_is_not_here_is_told_of_by_its_label(esther):
    unknown = CameFrom(said="En annan dag", meeting_id=10**6)
    draft = begin(esther, raised(came_from=unknown))
    origin = draft.questions.get().origins.get()
    assert (origin.meeting, origin.said) == (None, "En annan dag")


def test_where_the_joined_words_point_nowhere_those_of_the_tables_do(esther):
    asked = (Worded(text="Vad kostar det?"), Worded(text="Måste fråga dem"))
    question = begin(esther, raised(text="Hur blir det då?", wordings=asked)).questions.get()
    assert question.area == Area.COST
    assert question.only_users


def test_what_a_round_gave_stays_when_it_is_joined_parted_published_and_gone_on_with(esther):
    draft = begin(esther, raised(), raised(text="Vilka risker finns?", wordings=(), dots=2))
    ids = [each.pk for each in questions_in_order(draft)]
    joined = join_questions(draft=draft, base=draft.revision, ids=ids, text="", by=esther)
    part_question(draft=draft, base=draft.revision, question=joined, texts=["En?", "Två?"], by=esther)
    version = publish_draft(draft=draft, base=draft.revision, note="", by=esther)
    following = begin_draft(checklist=version.checklist, by=esther)
    for each in (version, following):
        rows = [row for area in version_page(each, reach_of(esther)).areas for row in area.rows]
        assert [(row.wordings, row.tables, row.dots) for row in rows] == [(3, 3, 7), (3, 3, 7)]


def test_a_reader_who_does_not_see_the_meeting_reads_no_words_of_its_tables(esther):
    meeting = lists.held(esther)
    draft = begin(esther, raised(meeting))
    version = publish_draft(draft=draft, base=1, note="", by=esther)
    line = version_page(version, reach_of(lists.alva())).areas[0].rows[0].origins[0]
    assert (line.wordings, line.meeting_id) == ((), None)
    assert (line.said, line.tables, line.dots) == ("Gemensam dag, 21 april 2026", 3, 5)


def test_a_round_is_a_way_back_for_those_who_see_it_and_its_words_are_told_to_nobody_else(esther):
    led = rounds.a_round(of=makers.network("IFO"))
    came_from = CameFrom(said="Gemensam dag", round_id=led.pk, round_label=led.title)
    version = publish_draft(draft=begin(esther, raised(came_from=came_from)), base=1, note="", by=esther)

    def line(who):
        return version_page(version, reach_of(who)).areas[0].rows[0].origins[0]

    alva = lists.alva()
    assert (line(esther).round_id, len(line(esther).wordings)) == (led.pk, 2)
    assert (line(alva).round_id, line(alva).wordings) == (None, ())
    assert (line(alva).round_label, line(alva).dots) == (led.title, 5)
    led.delete()
    assert (line(alva).round_id, len(line(alva).wordings)) == (None, 2)


@pytest.mark.parametrize(
    ("questions", "why"),
    [
        ((), Refusal.NO_QUESTIONS),
        ((raised(text=" "),), Refusal.EMPTY_TEXT),
        ((raised(wordings=(Worded(text="Vem är 811228-9874?"),)),), Refusal.IDENTITY_NUMBER),
        (tuple(raised(text=f"Fråga {number}?") for number in range(MOST_QUESTIONS + 1)), Refusal.TOO_MANY),
    ],
)
def test_what_cannot_stand_in_a_list_begins_none(esther, questions, why):
    told = {"title": "Nej", "questions": questions, "keeper": lists.ifo(), "by": esther}
    assert refused(begin_from, **told) is why
    assert not ChecklistVersion.objects.exists()


def test_a_table_that_wrote_two_wordings_is_one_table():
    wordings = (Worded(text="a", tables=("Bord 1",)), Worded(text="b", tables=("Bord 1", "Bord 2")))
    assert tables_of(wordings) == ("Bord 1", "Bord 2")


# Its name


def test_a_list_is_renamed_after_it_has_begun_also_when_it_is_published(esther):
    checklist = lists.published(esther).checklist
    told = {"checklist": checklist, "by": esther}
    rename_checklist(**told, revision=1, title=" Innan vi börjar ", about="För båda nätverken.")
    found = Checklist.objects.get(pk=checklist.pk)
    assert (found.title, found.about, found.revision) == ("Innan vi börjar", "För båda nätverken.", 2)
    entry = Entry.objects.get(event="checklists.ChecklistRenamed")
    assert entry.details["was"] == {"title": "Att fråga innan vi börjar", "about": ""}
    assert refused(rename_checklist, **told, revision=1, title="Nej", about="") is Refusal.RENAMED_MEANWHILE


def test_the_same_name_again_is_nothing_that_happened(esther):
    checklist = lists.draft(esther).checklist
    rename_checklist(checklist=checklist, revision=1, title=checklist.title, about="", by=esther)
    assert not Entry.objects.filter(event="checklists.ChecklistRenamed").exists()


def test_what_was_joined_in_a_round_says_by_whom_also_when_it_kept_the_rooms_own_words(esther):
    led = rounds.running(rounds.a_round(of=makers.network("IFO")), code=None)
    prompt = rounds.prompt(led)
    table = rounds.seat(led, "Bord 1")
    inputs = [
        rounds.sent(prompt, table, text, slot=text)
        for text in ("Vad kostar det?", "Vad kostar det allt som allt?")
    ]
    join_inputs(prompt=prompt, inputs=[each.pk for each in inputs], by=esther)
    (raised,) = raised_by(led)
    assert raised.text == "Vad kostar det?"
    assert raised.came_from.editor == "Esther Nyman"


def test_the_day_of_a_round_is_kept_in_no_language(esther):
    led = rounds.running(rounds.a_round(of=makers.network("IFO")), code=None)
    prompt = rounds.prompt(led)
    rounds.sent(prompt, rounds.seat(led, "Bord 1"), "Vad kostar det?")
    (raised,) = raised_by(led)
    day = timezone.localdate(led.opened_at) if led.meeting is None else led.meeting.held_on
    assert raised.came_from.said.endswith(f", {day.isoformat()}")
