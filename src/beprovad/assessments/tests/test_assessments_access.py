"""Alva heads Norrvik's authority. Charlie is everybody who does not work there: each sees their part, or nothing."""

import pytest
from django.urls import reverse

from beprovad.assessments import access
from beprovad.assessments.actions.handing import hand_question, withdraw_handing
from beprovad.assessments.models import Handing, Share
from beprovad.assessments.tests import makers
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db

SECRET = "Hemligt svar om enheten"


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def assessment(alva):
    made = makers.assessment(alva, purpose="Hemligt syfte")
    makers.answered(made, alva, "Vilket behov", reasons=SECRET)
    return made


def pages(assessment):
    asked = makers.question(assessment).pk
    one = [assessment.pk]
    both = [assessment.pk, asked]
    yield from (reverse(f"assessments:{name}", args=one) for name in (
        "assessment", "edit", "deepen", "close", "reopen", "take_version", "alone", "finish_alone",
        "show_differences", "differences", "begin_room",
    ))  # fmt: skip
    yield from (reverse(f"assessments:{name}", args=both) for name in (
        "question", "settle", "link", "hand", "room",
    ))  # fmt: skip


def answers(who, assessment):
    client = makers.browser(who)
    return {
        getattr(client, method)(path).status_code for path in pages(assessment) for method in ("get", "post")
    }


def test_another_authority_is_not_told_that_it_exists(assessment):
    ture = makers.user("Ture Lindh", at=makers.authority("Granö"))
    assert answers(ture, assessment) <= {404, 405}
    assert (
        "Vardagskompassen"
        not in makers.browser(ture).get(reverse("assessments:assessments")).content.decode()
    )


def test_a_politician_sees_no_answers(assessment):
    petra = makers.user("Petra Holm", Role.POLITICIAN)
    assert answers(petra, assessment) <= {404, 405}
    assert makers.browser(petra).get(reverse("assessments:assessments")).status_code == 404
    assert access.decisions(makers.reach(petra)).count() == 0


def test_a_member_of_a_network_that_it_is_shared_with_reads_it_elsewhere_and_changes_nothing(assessment):
    maj = makers.member()
    assert not access.shared_assessments(makers.reach(maj)).exists()
    Share.objects.create(assessment=assessment, network=people.network("IFO"), shared_by_label="Alva Ekström")
    assert access.shared_assessment_or_404(makers.reach(maj), assessment.pk) == assessment
    assert answers(maj, assessment) <= {404, 405}


def test_a_member_of_another_network_does_not_read_what_is_shared(assessment):
    Share.objects.create(assessment=assessment, network=people.network("IFO"), shared_by_label="Alva Ekström")
    other = makers.member("Siv Falk", "Funktionsstöd")
    assert not access.shared_assessments(makers.reach(other)).exists()


@pytest.fixture
def siv():
    """A colleague with an account, at no authority."""
    return people.user("Siv Falk")


def handed(assessment, to, by, text="Vilket behov"):
    return hand_question(
        assessment_id=assessment.pk, question=makers.question(assessment, text), person=to.person,
        message="Du som vet", due_on=None, by=by,
    )  # fmt: skip


def test_a_colleague_with_one_handed_question_sees_that_question_and_nothing_else(assessment, alva, siv):
    makers.answered(assessment, alva, "brukarna", reasons="Svaret på en annan fråga")
    handing = handed(assessment, siv, alva)
    assert answers(siv, assessment) <= {404, 405}
    shown = makers.browser(siv).get(reverse("assessments:handed", args=[handing.pk])).content.decode()
    assert SECRET in shown
    assert "Du som vet" in shown
    assert "Hemligt syfte" not in shown
    assert "Svaret på en annan fråga" not in shown
    assert "brukarna" not in shown


def test_a_handed_question_is_nobody_elses(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    for other in (people.user("Kim Prov"), makers.user("Ture Lindh", at=makers.authority("Granö"))):
        for name in ("handed", "settle_handed", "finish_handed"):
            client, path = makers.browser(other), reverse(f"assessments:{name}", args=[handing.pk])
            assert {client.get(path).status_code, client.post(path).status_code} <= {404, 405}


def test_what_was_taken_back_is_seen_no_more(assessment, alva, siv):
    handing = handed(assessment, siv, alva)
    withdraw_handing(handing=Handing.objects.get(pk=handing.pk), by=alva)
    assert makers.browser(siv).get(reverse("assessments:handed", args=[handing.pk])).status_code == 404


def test_somebody_in_whose_hands_nothing_is_has_no_list(siv):
    assert makers.browser(siv).get(reverse("assessments:assessments")).status_code == 404


def test_staff_answer_but_do_not_lead(assessment):
    bo = makers.colleague()
    client = makers.browser(bo)
    asked = makers.question(assessment)
    assert client.get(reverse("assessments:question", args=[assessment.pk, asked.pk])).status_code == 200
    for name in ("edit", "alone"):
        assert client.get(reverse(f"assessments:{name}", args=[assessment.pk])).status_code == 404
    for name in ("close", "reopen", "show_differences"):
        assert client.post(reverse(f"assessments:{name}", args=[assessment.pk])).status_code == 404


def test_whoever_was_made_the_lead_leads(assessment):
    bo = makers.colleague()
    assessment.lead = bo.person
    assessment.save()
    assert makers.browser(bo).get(reverse("assessments:edit", args=[assessment.pk])).status_code == 200


def test_a_lead_who_has_left_the_authority_sees_nothing(assessment):
    gone = people.user("Gun Prov")
    assessment.lead = gone.person
    assessment.save()
    assert answers(gone, assessment) <= {404, 405}


def test_a_question_of_another_list_is_no_question_here(assessment, alva):
    other = makers.version(makers.q("Något annat?"), number=77)
    path = reverse("assessments:question", args=[assessment.pk, other.questions.get().pk])
    assert makers.browser(alva).get(path).status_code == 404
    assert makers.browser(alva).post(path, {"base": 0}).status_code == 404
