"""Until the differences are shown nobody sees what another has answered: on no page, in no query."""

import pytest
from django.http import Http404
from django.urls import reverse

from beprovad.assessments import access
from beprovad.assessments.actions.alone import (
    begin_alone,
    finish_own_answers,
    save_own_answer,
    show_differences,
)
from beprovad.assessments.actions.answers import AnswerClash, save_answer
from beprovad.assessments.models import Answer, Assessment, Assessor, OwnAnswer
from beprovad.assessments.queries.differences import differences_of
from beprovad.assessments.queries.question_page import question_page
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal, Said
from beprovad.assessments.rules.kinds import Mode, Verdict
from beprovad.assessments.tests import makers

pytestmark = pytest.mark.django_db

SECRET = "Bos tanke som ingen annan ser"


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def bo():
    return makers.colleague()


@pytest.fixture
def assessment(alva, bo):
    return makers.alone(makers.assessment(alva), alva, alva, bo)


def own(assessment, who, verdict, reasons="", text="Vilket behov", *, base=0):
    return save_own_answer(
        assessor_id=assessment.assessors.get(person=who.person).pk,
        question=makers.question(assessment, text),
        base=base,
        said=Said(verdict, reasons),
    )


def everything(client, assessment):
    """All that a colleague can open while everybody answers alone."""
    asked = makers.question(assessment).pk
    one, both = [assessment.pk], [assessment.pk, asked]
    paths = [reverse("assessments:assessments")]
    paths += [
        reverse(f"assessments:{name}", args=one) for name in ("assessment", "edit", "alone", "differences")
    ]
    paths += [reverse(f"assessments:{name}", args=both) for name in ("question", "room", "hand")]
    return "".join(client.get(path, {"area": "all"}).content.decode() for path in paths)


def test_nobody_sees_anothers_answer_before_the_differences_are_shown(assessment, alva, bo):
    own(assessment, bo, Verdict.AGAINST, SECRET)
    own(assessment, alva, Verdict.FOR, "Alvas egen tanke")
    shown = everything(makers.browser(alva), assessment)
    assert SECRET not in shown
    assert "Alvas egen tanke" in shown
    assert access.own_answers(makers.reach(alva), assessment).get().reasons == "Alvas egen tanke"
    assert differences_of(assessment, makers.reach(alva)) == ()
    asked = makers.question(assessment)
    assert question_page(assessment, asked, reach=makers.reach(alva), user=alva).opinions == ()


def test_a_lead_who_does_not_assess_sees_nothing_either(alva, bo):
    made = makers.alone(makers.assessment(alva), alva, bo, makers.colleague("Kim Prov"))
    own(made, bo, Verdict.AGAINST, SECRET)
    assert SECRET not in everything(makers.browser(alva), made)
    assert not access.own_answers(makers.reach(alva), made).exists()


def test_nothing_is_written_in_common_meanwhile(assessment, alva):
    with pytest.raises(AssessmentRefused) as refused:
        save_answer(
            assessment_id=assessment.pk,
            question=makers.question(assessment),
            base=0,
            said=makers.said(),
            by=alva,
        )
    assert refused.value.refusal == Refusal.ANSWERED_ALONE


def test_shown_differences_stand_first_and_are_settled_in_the_open(assessment, alva, bo):
    own(assessment, alva, Verdict.FOR, "Ja", "brukarna")
    own(assessment, bo, Verdict.FOR, "Ja, jag med", "brukarna")
    own(assessment, alva, Verdict.FOR, "Behovet är stort")
    own(assessment, bo, Verdict.AGAINST, SECRET)
    show_differences(assessment_id=assessment.pk, by=alva)
    assessment = Assessment.objects.get(pk=assessment.pk)
    found = differences_of(assessment, makers.reach(alva))
    assert [(one.question.text[:7], one.they_differ) for one in found] == [
        ("Vilket ", True),
        ("Vad vin", False),
    ]
    client = makers.browser(alva)
    shown = client.get(reverse("assessments:differences", args=[assessment.pk])).content.decode()
    assert SECRET in shown
    asked = makers.question(assessment)
    answer = client.post(
        reverse("assessments:question", args=[assessment.pk, asked.pk]),
        {"base": 0, "verdict": "against", "reasons": SECRET},
    )
    assert answer.status_code == 302
    assert Answer.objects.get().verdict == "against"


def test_what_was_answered_alone_stands_as_it_was_once_it_is_shown(assessment, alva, bo):
    own(assessment, bo, Verdict.AGAINST, SECRET)
    show_differences(assessment_id=assessment.pk, by=alva)
    with pytest.raises(AssessmentRefused) as refused:
        own(assessment, bo, Verdict.FOR, "Alva har ju rätt", base=1)
    assert refused.value.refusal == Refusal.SHOWN_ALREADY
    assert OwnAnswer.objects.get().reasons == SECRET


def test_an_own_answer_on_its_way_when_they_are_shown_does_not_become_everybodys(assessment, alva, bo):
    show_differences(assessment_id=assessment.pk, by=alva)
    path = reverse("assessments:question", args=[assessment.pk, makers.question(assessment).pk])
    answer = makers.browser(bo).post(
        path, {"base": 0, "verdict": "for", "reasons": SECRET, "is_own": "1"}, headers={"x-autosave": "1"}
    )
    assert answer.status_code == 422
    assert not Answer.objects.exclude(reasons="").exists()


def test_the_page_saves_ones_own_answer_while_one_answers_alone(assessment, bo):
    path = reverse("assessments:question", args=[assessment.pk, makers.question(assessment).pk])
    client = makers.browser(bo)
    assert 'name="is_own"' in client.get(path).content.decode()
    saved = client.post(
        path, {"base": 0, "verdict": "for", "reasons": "Mitt", "is_own": "1"}, headers={"x-autosave": "1"}
    )
    assert saved.json()["base"] == 1
    assert OwnAnswer.objects.get().reasons == "Mitt"
    assert not Answer.objects.exists()


def test_of_two_windows_of_one_assessor_one_is_accepted_and_the_other_shown_both(assessment, bo):
    own(assessment, bo, Verdict.FOR, "Första")
    outcome = own(assessment, bo, Verdict.FOR, "Andra")
    assert isinstance(outcome, AnswerClash)
    path = reverse("assessments:question", args=[assessment.pk, makers.question(assessment).pk])
    answer = makers.browser(bo).post(path, {"base": 0, "verdict": "for", "reasons": "Andra", "is_own": "1"})
    assert answer.status_code == 409
    assert "Första" in answer.content.decode()
    assert "Andra" in answer.content.decode()


def test_somebody_who_does_not_assess_has_nothing_to_write_in(assessment):
    kim = makers.colleague("Kim Prov")
    path = reverse("assessments:question", args=[assessment.pk, makers.question(assessment).pk])
    client = makers.browser(kim)
    assert "Bedömarna svarar var för sig" in client.get(path).content.decode()
    assert client.post(path, {"base": 0, "is_own": "1"}).status_code == 404


def test_at_least_two_answer_alone(alva):
    made = makers.assessment(alva)
    with pytest.raises(AssessmentRefused) as refused:
        begin_alone(assessment_id=made.pk, persons=[alva.person], by=alva)
    assert refused.value.refusal == Refusal.TOO_FEW_ASSESSORS
    answer = makers.browser(alva).post(
        reverse("assessments:alone", args=[made.pk]), {"assessors": [alva.person_id]}
    )
    assert answer.status_code == 422


def test_an_assessor_who_has_answered_is_not_taken_off(assessment, alva, bo):
    own(assessment, bo, Verdict.FOR)
    kim = makers.colleague("Kim Prov")
    makers.alone(assessment, alva, alva, kim)
    assert {row.person for row in Assessor.objects.all()} == {alva.person, bo.person, kim.person}


def test_done_is_said_and_differences_are_shown_once(assessment, alva, bo):
    finish_own_answers(assessor=assessment.assessors.get(person=bo.person), by=bo)
    client = makers.browser(alva)
    assert client.post(reverse("assessments:show_differences", args=[assessment.pk])).status_code == 302
    assert Assessment.objects.get().mode == Mode.SHOWN
    with pytest.raises(AssessmentRefused):
        show_differences(assessment_id=assessment.pk, by=alva)


def test_nobody_elses_assessor_is_mine(assessment):
    with pytest.raises(Http404):
        access.assessor_or_404(makers.reach(makers.colleague("Kim Prov")), assessment)
