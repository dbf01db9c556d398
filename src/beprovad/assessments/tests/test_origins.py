"""Where a question of an assessment comes from."""

import pytest

from beprovad.assessments.tests import makers
from beprovad.checklists.actions import ship_standard_checklist


@pytest.mark.django_db
def test_the_questions_page_of_an_assessment_tells_the_day_so_too():
    alva = makers.user()
    assessment = makers.assessment(alva)
    question = makers.question(assessment)
    question.origins.create(wording="Vilket behov?", said="Gemensam dag, 2026-04-21")
    page = makers.browser(alva).get(f"/assessments/{assessment.pk}/questions/{question.pk}/").text
    assert "Gemensam dag, 21 april 2026" in page
    assert "2026-04-21" not in page


@pytest.mark.django_db
def test_the_questions_page_of_an_assessment_shows_every_wording_its_tables_its_dots_and_who_joined_them():
    alva = makers.user()
    assessment = makers.assessment(alva)
    question = makers.question(assessment)
    question.origins.create(
        wording="Vilket behov?",
        said="Gemensam dag",
        round_label="Runda 1",
        editor="Esther Nyman",
        dots=7,
        wordings=[
            {"text": "Behövs det?", "tables": ["Bord 1", "Bord 3"]},
            {"text": "Vem behöver det?", "tables": ["Bord 2"]},
        ],
    )
    page = makers.browser(alva).get(f"/assessments/{assessment.pk}/questions/{question.pk}/").text
    for words in (
        "Behövs det?",
        "Bord 1, Bord 3",
        "Vem behöver det?",
        "7 prickar",
        "sammanfogad av Esther Nyman",
    ):
        assert words in page


@pytest.mark.django_db
def test_an_assessment_names_its_checklist_and_version_and_leads_there():
    alva = makers.user()
    assessment = makers.assessment(alva)
    page = makers.browser(alva).get(f"/assessments/{assessment.pk}/").text
    version = assessment.version
    assert f'href="/checklists/versions/{version.pk}/">checklistan ”{version.checklist.title}”' in page


@pytest.mark.django_db
def test_who_may_not_begin_an_assessment_is_told_who_may_and_who_may_is_given_the_way():
    version, method = makers.version(), makers.method()
    pages = ("/assessments/", f"/checklists/versions/{version.pk}/", f"/methods/{method.pk}/")
    member, head = makers.browser(makers.member()), makers.browser(makers.user())
    for page in pages:
        assert "En prövning börjas av en chef eller analytiker i sin förvaltning" in member.get(page).text
        assert "En prövning börjas av" not in head.get(page).text
    assert "Börja en prövning med listan" in head.get(pages[1]).text
    assert "Börja en prövning med listan" not in member.get(pages[1]).text


@pytest.mark.django_db
def test_a_new_assessment_names_the_list_that_is_used_otherwise_and_promises_no_first_questions():
    standard = ship_standard_checklist()
    page = makers.browser(makers.user()).get("/assessments/new/").text
    assert f"Den som ni använder annars: {standard.checklist.title}, version 1" in page
    assert "Ni börjar med några få frågor" not in page
