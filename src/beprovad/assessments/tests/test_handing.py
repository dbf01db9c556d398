from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from beprovad.assessments.actions.handing import (
    answer_handed,
    finish_handing,
    hand_question,
    withdraw_handing,
)
from beprovad.assessments.models import Answer, Handing
from beprovad.assessments.queries.handings import handed_to
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal, Said
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.tests import makers
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def siv():
    return people.user("Siv Falk")


@pytest.fixture
def assessment(alva):
    return makers.assessment(alva)


def handed(assessment, to, by, due_on=None, text=None):
    return hand_question(
        assessment_id=assessment.pk, question=makers.question(assessment, text), person=to.person,
        message="", due_on=due_on, by=by,
    )  # fmt: skip


def test_what_the_colleague_writes_is_the_answer_under_their_name(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    answer_handed(handing_id=handing.pk, base=0, said=Said(Verdict.AGAINST, "Nej."), by=siv)
    answer = Answer.objects.get()
    assert (answer.verdict, answer.reasons, answer.saved_by_label) == ("against", "Nej.", "Siv Falk")


def test_it_waits_on_the_colleagues_list_until_it_is_done(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    assert [one.handing for one in handed_to(makers.reach(siv))] == [handing]
    with pytest.raises(AssessmentRefused) as refused:
        finish_handing(handing_id=handing.pk, by=siv)
    assert refused.value.refusal == Refusal.NOT_ANSWERED
    answer_handed(handing_id=handing.pk, base=0, said=Said(Verdict.FOR, ""), by=siv)
    finish_handing(handing_id=handing.pk, by=siv)
    assert handed_to(makers.reach(siv)) == ()
    assert Handing.objects.get().answered_at is not None


def test_the_soonest_is_first_and_what_has_no_day_last(assessment, alva, siv):
    undated = handed(assessment, siv, alva, text="brukarna")
    late = handed(assessment, siv, alva, date(2030, 5, 1), "forskningen")
    soon = handed(assessment, siv, alva, date(2030, 4, 1), "Vilket behov")
    assert [one.handing for one in handed_to(makers.reach(siv))] == [soon, late, undated]


def test_asked_again_is_one_question_with_the_new_day(assessment, alva, siv):
    handed(assessment, siv, alva, date(2030, 5, 1))
    handed(assessment, siv, alva, date(2030, 6, 1))
    assert [row.due_on for row in Handing.objects.all()] == [date(2030, 6, 1)]


def test_what_was_taken_back_takes_no_answer_but_keeps_what_was_written(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    answer_handed(handing_id=handing.pk, base=0, said=Said(Verdict.FOR, "Halvvägs"), by=siv)
    withdraw_handing(handing=handing, by=alva)
    with pytest.raises(AssessmentRefused) as refused:
        answer_handed(handing_id=handing.pk, base=1, said=Said(Verdict.FOR, "Mera"), by=siv)
    assert refused.value.refusal == Refusal.HANDING_WITHDRAWN
    assert Answer.objects.get().reasons == "Halvvägs"


def test_no_new_question_is_handed_while_the_assessors_answer_alone(assessment, alva, siv):
    makers.alone(assessment, alva, alva, makers.colleague())
    with pytest.raises(AssessmentRefused) as refused:
        handed(assessment, siv, alva)
    assert refused.value.refusal == Refusal.ANSWERED_ALONE


# Pages


def form(assessment, client, **told):
    path = reverse("assessments:hand", args=[assessment.pk, makers.question(assessment).pk])
    return client.post(path, told)


def test_a_question_is_handed_and_shown_as_such(assessment, alva, siv):
    day = timezone.localdate() + timedelta(days=7)
    client = makers.browser(alva)
    answer = form(assessment, client, person=siv.person_id, message="Du som vet", due_on=day.isoformat())
    assert answer.status_code == 302
    assert Handing.objects.get().message == "Du som vet"
    shown = client.get(answer["Location"]).content.decode()
    assert "Siv Falk" in shown
    assert "hos en kollega" in shown
    assert not mail.outbox


@pytest.mark.parametrize(
    "told",
    [{}, {"person": 9**20}, {"person": "x"}, {"due_on": "2020-01-01"}, {"message": "811228-9874"}],
)
def test_what_cannot_be_handed_says_why(assessment, alva, siv, told):
    answer = form(assessment, makers.browser(alva), **{"person": siv.person_id, **told} if told else {})
    assert (answer.status_code, Handing.objects.count()) == (422, 0)


def test_a_person_without_account_and_unknown_at_the_authority_cannot_be_chosen(assessment, alva):
    stranger = people.person("Olle Rask")
    answer = form(assessment, makers.browser(alva), person=stranger.pk)
    assert (answer.status_code, Handing.objects.count()) == (422, 0)


def test_the_colleague_saves_by_the_field_that_saves_itself_and_is_done(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    client, path = makers.browser(siv), reverse("assessments:handed", args=[handing.pk])
    saved = client.post(path, {"base": 0, "verdict": "for", "reasons": "Ja."}, headers={"x-autosave": "1"})
    assert saved.json()["base"] == 1
    assert client.post(reverse("assessments:finish_handed", args=[handing.pk])).status_code == 302
    assert Handing.objects.get().answered_at is not None


def test_the_colleague_and_those_who_asked_are_shown_both_answers(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    makers.answered(assessment, alva, reasons="Alvas svar")
    client, path = makers.browser(siv), reverse("assessments:handed", args=[handing.pk])
    answer = client.post(path, {"base": 0, "verdict": "for", "reasons": "Sivs svar"})
    assert answer.status_code == 409
    assert "Alvas svar" in answer.content.decode()
    settle = reverse("assessments:settle_handed", args=[handing.pk])
    assert client.post(settle, {"kept": "mine", "seen": 1}).status_code == 302
    assert Answer.objects.get().reasons == "Sivs svar"


def test_an_identity_number_from_a_colleague_is_refused_with_the_text_kept(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    path = reverse("assessments:handed", args=[handing.pk])
    answer = makers.browser(siv).post(path, {"base": 0, "reasons": "811228-9874"})
    assert answer.status_code == 422
    assert "811228-9874" in answer.content.decode()
