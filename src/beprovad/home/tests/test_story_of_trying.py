"""The story of what is known and what is tried holds together, and every persona finds something in it."""

from datetime import date

import pytest

from beprovad.assessments.access import decisions, shared_assessments
from beprovad.assessments.models import (
    AnswerEvidence,
    Assessment,
    CommonAnswer,
    Decision,
    PhaseOut,
    RolloutStep,
    Share,
    TrialEntry,
)
from beprovad.assessments.queries.assessments import assessment_rows
from beprovad.assessments.queries.side_by_side import side_by_side
from beprovad.checklists.models import ChecklistChoice, ChecklistVersion, QuestionOrigin
from beprovad.home import demo
from beprovad.home.demo.story.assessments import ASSESSMENTS
from beprovad.home.demo.story.knowledge import COMPASS, EVIDENCE, METHODS, SOURCES, WEEKLY
from beprovad.home.demo.story.questions import ADDED, OWN, SPRING_DAY, TAKEN_IN
from beprovad.home.queries.waiting import waiting_for
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.people.rules import Reach

pytestmark = pytest.mark.whole

TODAY = date(2026, 11, 21)
KEYS = {piece.key for piece in EVIDENCE}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.key)
def test_every_source_says_that_it_is_invented(source):
    assert "(påhittad)" in source.title


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_what_is_known_of_a_method_comes_from_several_leaves(method):
    leaves = {piece.leaf for piece in EVIDENCE if piece.method == method.name}
    assert len(leaves) >= 2


def test_the_evidence_stands_on_every_leaf_and_speaks_for_against_and_between():
    assert {piece.leaf for piece in EVIDENCE} == set(Leaf)
    assert {piece.facts.direction for piece in EVIDENCE} == set(Direction)


@pytest.mark.parametrize("story", ASSESSMENTS, ids=lambda story: f"{story.method}-{story.authority}")
def test_every_answer_is_to_a_question_of_its_version_and_stands_on_evidence_of_its_method(story):
    asked = {*OWN, *TAKEN_IN, *(ADDED if story.version == 2 else ())}
    grounds = {piece.key for piece in EVIDENCE if piece.method == story.method}
    for reply in story.replies:
        assert reply.question in asked
        assert set(reply.grounds) <= grounds


def reach(email: str) -> Reach:
    return reach_of(User.objects.get(email=email))


def the_assessment(method: str, authority: str) -> Assessment:
    return Assessment.objects.get(method__name=method, authority__name__startswith=authority)


def test_the_networks_list_is_chosen_and_leads_back_to_the_meetings(region):
    choice = ChecklistChoice.objects.get()
    assert choice.network.short_name == "IFO"
    first, second = choice.checklist.versions.order_by("number")
    assert second.questions.count() == first.questions.count() + len(ADDED)
    for version in (first, second):
        origins = QuestionOrigin.objects.filter(question__version=version, found__isnull=False)
        assert set(origins.values_list("meeting__held_on", "question__text")) == {
            (SPRING_DAY, own.text) for own in OWN.values()
        }


def test_the_first_version_asks_what_october_says_that_it_asks(region):
    asked = ChecklistVersion.objects.get(number=1, checklist__is_standard=False).questions
    assert asked.count() == 27
    assert len(set(asked.values_list("area", flat=True))) == 11
    assert asked.filter(is_screening=True).count() == 8


def test_the_standard_list_is_here_and_what_was_joined_keeps_its_field(region):
    assert ChecklistVersion.objects.filter(checklist__is_standard=True).count() == 1
    ours = ChecklistVersion.objects.get(number=2, checklist__is_standard=False).questions
    assert dict(
        ours.filter(text__in=[own.text for own in OWN.values() if own.joins]).values_list("text", "field")
    ) == {own.text: own.joins.replace("-", "_") for own in OWN.values() if own.joins}


def test_one_way_of_working_is_tried_in_two_municipalities(region):
    tried = Assessment.objects.filter(method__name=COMPASS)
    assert set(tried.values_list("authority__parent__name", flat=True)) == {"Norrvik", "Storhamn"}
    norrvik, storhamn = the_assessment(COMPASS, "Individ"), the_assessment(COMPASS, "Social")
    assert norrvik.is_in_depth
    assert not storhamn.is_in_depth
    (row,) = assessment_rows([storhamn])
    assert row.progress.waiting_for_users == 1
    assert row.progress.handed == 1


def test_a_withdrawn_piece_shakes_an_answer_that_stood_on_it(region):
    assert Evidence.objects.exclude(withdrawn_at=None).count() == 1
    assert AnswerEvidence.objects.exclude(evidence__withdrawn_at=None).exists()
    (row,) = assessment_rows([the_assessment(COMPASS, "Individ")])
    assert row.shaken == 1


def test_a_pilot_runs_one_is_introduced_and_one_is_wound_down(region):
    kinds = dict(Decision.objects.values_list("assessment__method__name", "kind"))
    assert kinds == {"Fredagsbeskedet": "introduce", COMPASS: "pilot", WEEKLY: "wind_down"}
    assert TrialEntry.objects.count() == 3
    assert RolloutStep.objects.filter(done_on=None).exists()
    given = dict(RolloutStep.objects.exclude(head=None).values_list("decision__kind", "done_on"))
    assert given == {"introduce": date(2026, 11, 12), "pilot": None}
    assert PhaseOut.objects.get().decision.assessment.method.name == WEEKLY


def test_what_was_signed_bears_the_day_on_which_it_was_decided(region):
    for decision in Decision.objects.all():
        assert decision.signed_at.date() == decision.decided_on
    for assessment in Assessment.objects.all():
        assert assessment.created_at.date() < TODAY
        assert assessment.changed_at.date() < TODAY


def test_something_waits_for_each_head(region):
    alva = waiting_for(reach(demo.ALVA), TODAY)
    assert [each.due.decision.assessment.method.name for each in alva.decisions.rows] == [COMPASS]
    assert [each.assessment.method.name for each in alva.own_answers.rows] == ["Digitalt stöd i vardagen"]
    assert [step.text[:15] for step in alva.to_give.rows] == ["Två medarbetare"]
    maj = waiting_for(reach(demo.MAJ), TODAY)
    assert [each.question.handing.handed_by_label for each in maj.handed.rows] == ["Selma Demir"]
    assert [str(each.method) for each in maj.under_way.rows] == [COMPASS]


def test_the_politician_sees_the_decisions_of_one_committee(region):
    seen = decisions(reach(demo.MARGARETA))
    assert seen.count() == 3
    assert not decisions(reach(demo.MAJ)).exists()
    assert waiting_for(reach(demo.MARGARETA), TODAY).decisions.rows


def test_what_the_network_says_together_stands_on_both_and_they_say_different_things(region):
    common = CommonAnswer.objects.get()
    assert [ground.place.partition(",")[0] for ground in common.grounds.order_by("place")] == [
        "Norrvik",
        "Storhamn",
    ]
    assert common.saved_at.date() == date(2026, 11, 20)
    for email in (demo.ESTHER, demo.ALVA, demo.MAJ, demo.NOOR):
        rows = side_by_side(reach(email), common.method).differing
        (cell,) = [place.cell for row in rows for place in row.commons if place.cell]
        assert cell.answer == common
        assert not cell.is_older


def test_what_norrvik_knows_is_shared_with_the_network_and_with_nobody_else(region):
    norrvik = the_assessment(COMPASS, "Individ")
    assert [share.network.short_name for share in norrvik.shares.all()] == ["IFO"]
    assert set(Share.objects.values_list("assessment__method__name", flat=True)) == {COMPASS}
    readers = {email for email in demo.PERSONAS if norrvik in shared_assessments(reach(email))}
    assert readers == {demo.ESTHER, demo.MAJ, demo.NOOR}
