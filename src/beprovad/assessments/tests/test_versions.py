"""A newer version of the checklist: the assessment stays until somebody goes over to it, and then loses nothing."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beprovad.assessments.actions.handing import hand_question
from beprovad.assessments.actions.versions import take_version
from beprovad.assessments.models import Answer, Handing
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal
from beprovad.assessments.tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def old():
    return makers.version(
        makers.q("Vilket behov?"), makers.q("Vad kostar det?"), makers.q("Vem har bett om det?")
    )


@pytest.fixture
def assessment(alva, old):
    return makers.assessment(alva, against=old)


def newer(old):
    """The first question stays, the second is reworded, the third is gone, and one is new."""
    keys = {each.position: each.key for each in old.questions.all()}
    return makers.version(
        makers.q("Vilket behov?", key=keys[0]),
        makers.q("Vad kostar det per år?", key=keys[1]),
        makers.q("Är det lagligt?"),
        number=(old.number or 0) + 1,
    )


def test_an_assessment_stays_with_its_version_and_says_that_there_is_a_newer(assessment, alva, old):
    newer(old)
    client = makers.browser(alva)
    assert assessment.version == old
    shown = client.get(reverse("assessments:assessment", args=[assessment.pk])).content.decode()
    assert "version 2" in shown.lower()
    page = client.get(reverse("assessments:take_version", args=[assessment.pk])).content.decode()
    for words in ("Är det lagligt?", "Vad kostar det per år?", "Vem har bett om det?"):
        assert words in page


def test_answers_go_with_their_questions_and_the_others_stay_marked(assessment, alva, old):
    for text in ("behov", "kostar", "bett"):
        makers.answered(assessment, alva, text, reasons=f"Svar om {text}")
    latest = newer(old)
    client = makers.browser(alva)
    answer = client.post(reverse("assessments:take_version", args=[assessment.pk]), {"version": latest.pk})
    assert answer.status_code == 302
    shown = client.get(answer["Location"], {"area": "all"}).content.decode()
    for words in (
        "Svar om behov",
        "Svar om kostar",
        "Svar om bett",
        "Frågor som inte finns i den nya versionen",
    ):
        assert words in shown
    assert "2 av 3 frågor besvarade" in " ".join(shown.split())
    left = Answer.objects.get(question__version=old)
    page = client.get(reverse("assessments:question", args=[assessment.pk, left.question_id]))
    assert "Frågan finns inte i den nya versionen" in page.content.decode()


def test_a_question_that_comes_back_takes_its_answer_back(assessment, alva, old):
    makers.answered(assessment, alva, "bett", reasons="Svar om bett")
    second = newer(old)
    take_version(assessment_id=assessment.pk, version=second, by=alva)
    third = makers.version(makers.q("Vem har bett om det?", key=old.questions.get(position=2).key), number=9)
    take_version(assessment_id=assessment.pk, version=third, by=alva)
    assert Answer.objects.get().question == third.questions.get()


def test_a_handed_question_goes_with_it(assessment, alva, old):
    hand_question(
        assessment_id=assessment.pk, question=makers.question(assessment), person=makers.colleague().person,
        message="", due_on=None, by=alva,
    )  # fmt: skip
    latest = newer(old)
    take_version(assessment_id=assessment.pk, version=latest, by=alva)
    assert Handing.objects.get().question.version == latest


def test_an_older_version_or_another_list_is_refused(assessment, alva, old):
    latest = newer(old)
    take_version(assessment_id=assessment.pk, version=latest, by=alva)
    for version in (old, latest, makers.version(number=99, of=makers.checklist("En annan lista"))):
        with pytest.raises(AssessmentRefused) as refused:
            take_version(assessment_id=assessment.pk, version=version, by=alva)
        assert refused.value.refusal == Refusal.NOT_NEWER


def test_a_version_published_while_one_read_is_not_taken_unread(assessment, alva, old):
    read = newer(old)
    latest = makers.version(makers.q("Allt nytt?"), number=9)
    answer = makers.browser(alva).post(
        reverse("assessments:take_version", args=[assessment.pk]), {"version": read.pk}
    )
    assessment.refresh_from_db()
    assert (answer.status_code, assessment.version) == (200, old)
    assert latest.checklist.title in answer.content.decode() or "Allt nytt?" in answer.content.decode()


def test_without_a_newer_version_there_is_no_such_page(assessment, alva):
    path = reverse("assessments:take_version", args=[assessment.pk])
    assert makers.browser(alva).get(path).status_code == 404


@pytest.mark.whole
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=4))
def test_no_series_of_versions_loses_an_answer(alva, kept):
    first = makers.version(*(makers.q(f"Fråga {n}?") for n in range(6)), of=makers.checklist(f"Lista {kept}"))
    made = makers.assessment(alva, against=first, is_on_purpose=True)
    for number in range(6):
        makers.answered(made, alva, f"Fråga {number}?", reasons=f"Svar {number}")
    keys = [each.key for each in makers.questions(made)]
    for place, numbers in enumerate(kept, start=2):
        asked = (makers.q(f"Fråga {n}?", key=keys[n]) for n in sorted(numbers))
        version = makers.version(*asked, number=place, of=first.checklist)
        take_version(assessment_id=made.pk, version=version, by=alva)
        answers = Answer.objects.filter(assessment=made)
        assert {row.reasons for row in answers} == {f"Svar {number}" for number in range(6)}
        current = answers.filter(question__version=version)
        assert {row.reasons for row in current} == {f"Svar {number}" for number in numbers}
    first.checklist.title = f"Gammal {first.pk}"
    first.checklist.save()
