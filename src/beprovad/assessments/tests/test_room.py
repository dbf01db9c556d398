import pytest
from django.urls import reverse

from beprovad.assessments.models import Answer
from beprovad.assessments.tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def assessment(alva):
    return makers.assessment(alva)


def room(assessment, asked):
    return reverse("assessments:room", args=[assessment.pk, asked.pk])


def test_the_room_begins_with_the_first_question_and_links_onward(assessment, alva):
    client = makers.browser(alva)
    first, second = makers.questions(assessment)[:2]
    begun = client.get(reverse("assessments:begin_room", args=[assessment.pk]))
    assert begun["Location"] == room(assessment, first)
    shown = client.get(begun["Location"]).content.decode()
    assert first.text in shown
    assert room(assessment, second) in shown


def test_an_answer_in_the_room_is_saved_and_stays_in_the_room(assessment, alva):
    asked = makers.question(assessment)
    answer = makers.browser(alva).post(
        reverse("assessments:question", args=[assessment.pk, asked.pk]),
        {"base": 0, "verdict": "uncertain", "reasons": "Vi vet för lite.", "from": "room"},
    )
    assert answer["Location"] == room(assessment, asked)
    assert Answer.objects.get().verdict == "uncertain"


def test_nothing_is_answered_on_the_wall_while_the_assessors_answer_alone(assessment, alva):
    makers.alone(assessment, alva, alva, makers.colleague())
    shown = makers.browser(alva).get(room(assessment, makers.question(assessment))).content.decode()
    assert "room-answer" not in shown
    assert "Bedömarna svarar var för sig" in shown
