"""Where a question of an assessment comes from."""

import pytest

from beprovad.assessments.tests import makers


@pytest.mark.django_db
def test_the_questions_page_of_an_assessment_tells_the_day_so_too():
    alva = makers.user()
    assessment = makers.assessment(alva)
    question = makers.question(assessment)
    question.origins.create(wording="Vilket behov?", said="Gemensam dag, 2026-04-21")
    page = makers.browser(alva).get(f"/assessments/{assessment.pk}/questions/{question.pk}/").text
    assert "Gemensam dag, 21 april 2026" in page
    assert "2026-04-21" not in page
