from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from beprovad.assessments.actions.evidence import link_evidence
from beprovad.assessments.models import AnswerEvidence
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal
from beprovad.assessments.tests import makers
from beprovad.knowledge.models import Evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def assessment(alva):
    return makers.assessment(alva)


def url(name, assessment, *more):
    return reverse(f"assessments:{name}", args=[assessment.pk, makers.question(assessment).pk, *more])


def test_what_is_known_of_the_method_is_linked_and_taken_off_again(assessment, alva):
    client, piece = makers.browser(alva), makers.evidence()
    assert "Färre återfall" in client.get(url("question", assessment)).content.decode()
    assert client.post(url("link", assessment), {"evidence": piece.pk}).status_code == 302
    link = AnswerEvidence.objects.get()
    assert (link.evidence, link.linked_by_label) == (piece, "Alva Ekström")
    assert client.post(url("unlink", assessment, link.pk)).status_code == 302
    assert not AnswerEvidence.objects.exists()


def test_the_pieces_to_choose_from_are_read_once_and_those_that_are_linked_are_not_offered(assessment, alva):
    client, linked, other = makers.browser(alva), makers.evidence("Kopplat"), makers.evidence("Okopplat")
    makers.linked(assessment, alva, None, linked)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url("question", assessment))
    read = [each["sql"] for each in asked if 'FROM "knowledge_evidence"' in each["sql"]]
    assert len(read) == 1
    offered = [value for value, _ in page.context["link_form"].fields["evidence"].choices]
    assert offered == ["", other.pk]


def test_linked_twice_is_linked_once(assessment, alva):
    piece = makers.evidence()
    for _ in range(2):
        makers.linked(assessment, alva, None, piece)
    assert AnswerEvidence.objects.count() == 1


def test_what_was_just_written_is_linked_when_one_comes_back(assessment, alva):
    piece = makers.evidence()
    answer = makers.browser(alva).get(url("question", assessment), {"evidence": piece.pk})
    assert answer["Location"] == f"{url('question', assessment)}#evidence"
    assert AnswerEvidence.objects.get().evidence == piece


def test_a_followed_link_does_not_link_what_somebody_else_wrote_or_what_is_old(assessment, alva):
    others = makers.evidence(created_by_label="Bo Ahlin")
    old = makers.evidence("Ett äldre")
    Evidence.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(hours=1))
    for piece in (others, old):
        answer = makers.browser(alva).get(url("question", assessment), {"evidence": piece.pk})
        assert answer.status_code == 200
    assert not AnswerEvidence.objects.exists()


@pytest.mark.parametrize("number", ["x", "-1", "9" * 40, "0"])
def test_an_odd_number_of_evidence_is_left_alone(assessment, alva, number):
    answer = makers.browser(alva).get(url("question", assessment), {"evidence": number})
    assert answer.status_code == 200


def test_evidence_of_another_method_or_withdrawn_is_refused(assessment, alva):
    pieces = {
        Refusal.OTHER_METHOD: makers.evidence(method=makers.method("Något annat")),
        Refusal.WITHDRAWN: makers.evidence(withdrawn_at=timezone.now()),
    }
    for why, piece in pieces.items():
        with pytest.raises(AssessmentRefused) as refused:
            link_evidence(
                assessment_id=assessment.pk, question=makers.question(assessment), evidence=piece, by=alva
            )
        assert refused.value.refusal == why
        answer = makers.browser(alva).post(url("link", assessment), {"evidence": piece.pk})
        assert answer.status_code == 302
    assert not AnswerEvidence.objects.exists()


def test_another_authoritys_own_evidence_can_neither_be_chosen_nor_carries(assessment, alva):
    theirs = makers.evidence("Granös eget", "users", owner=makers.authority("Granö"), is_shared=False)
    makers.browser(alva).post(url("link", assessment), {"evidence": theirs.pk})
    assert not AnswerEvidence.objects.exists()


def test_what_another_authority_shares_no_more_is_not_told_and_carries_nothing(assessment, alva):
    theirs = makers.evidence("Granös delade", "users", owner=makers.authority("Granö"))
    makers.linked(assessment, alva, "brukarna", theirs)
    asked = makers.question(assessment, "brukarna")
    address = reverse("assessments:question", args=[assessment.pk, asked.pk])
    client = makers.browser(alva)
    assert "Granös delade" in client.get(address).content.decode()
    Evidence.objects.filter(pk=theirs.pk).update(is_shared=False)
    shown = client.get(address).content.decode()
    assert "Granös delade" not in shown
    assert "inte längre delar" in shown
    assert "väntar på brukare" in shown


def test_a_piece_of_evidence_tells_all_that_it_carries_to_those_who_may_see_it(assessment, alva):
    piece = makers.evidence()
    makers.answered(assessment, alva)
    makers.linked(assessment, alva, None, piece)
    address = reverse("knowledge:evidence", args=[piece.pk])
    assert url("question", assessment) in makers.browser(alva).get(address).content.decode()
    ture = makers.user("Ture Lindh", at=makers.authority("Granö"))
    assert url("question", assessment) not in makers.browser(ture).get(address).content.decode()


def test_a_method_tells_of_the_assessments_that_one_may_see(assessment, alva):
    address = reverse("knowledge:method", args=[assessment.method_id])
    where = reverse("assessments:assessment", args=[assessment.pk])
    assert where in makers.browser(alva).get(address).content.decode()
    ture = makers.user("Ture Lindh", at=makers.authority("Granö"))
    assert where not in makers.browser(ture).get(address).content.decode()


# What is known of the method and not linked here


def page(who, assessment):
    return makers.browser(who).get(reverse("assessments:assessment", args=[assessment.pk]))


def lacks(answer):
    return {lack.leaf: lack.sentences for lack in answer.context["page"].missing}


def unlinked(assessment):
    return reverse("assessments:unlinked", args=[assessment.pk])


def test_what_is_known_and_not_linked_is_not_called_missing(assessment, alva):
    makers.evidence("Färre återfall")
    makers.evidence("Lugnare kvällar")
    answer = page(alva, assessment)
    assert lacks(answer)["research"] == (
        "2 underlag finns om arbetssättet, men inget är kopplat till prövningen ännu.",
    )
    assert f"{unlinked(assessment)}?leaf=research" in answer.content.decode()
    assert lacks(answer)["users"] == ("Ingen har frågat brukarna ännu.",)


def test_what_nobody_may_see_here_or_has_been_withdrawn_is_not_spoken_of(assessment, alva):
    grano = makers.authority("Granö")
    makers.evidence("Granös eget", owner=grano, is_shared=False)
    makers.evidence("Tillbakadraget", withdrawn_at=timezone.now())
    makers.evidence("Ett annat arbetssätt", method=makers.method("Något annat"))
    assert lacks(page(alva, assessment))["research"] == ("Ingen forskning är inlagd som underlag.",)
    assert "Granös eget" not in makers.browser(alva).get(unlinked(assessment)).content.decode()


def test_the_underlag_says_the_same_of_what_is_known_and_not_linked(assessment, alva):
    makers.evidence("Färre återfall")
    report = makers.browser(alva).get(reverse("assessments:report", args=[assessment.pk])).content.decode()
    assert "1 underlag finns om arbetssättet, men det är inte kopplat till prövningen ännu." in report


def test_where_only_another_authoritys_users_have_been_asked_it_is_told(assessment, alva):
    elsewhere = makers.authority("Storhamn")
    said = "Inga egna brukare är tillfrågade. Svaren kommer från Storhamn, Socialförvaltningen Storhamn."
    makers.linked(assessment, alva, "brukarna", makers.evidence("Man vet vem", "users", owner=elsewhere))
    assert said in page(alva, assessment).content.decode()
    there = reverse("assessments:question", args=[assessment.pk, makers.question(assessment, "brukarna").pk])
    asked = makers.browser(alva).get(there)
    assert "<strong>Storhamn, Socialförvaltningen Storhamn</strong>" in asked.content.decode()
    ours = makers.evidence("Samma person", "users", owner=assessment.authority)
    makers.linked(assessment, alva, "brukarna", ours)
    assert said not in page(alva, assessment).content.decode()


def test_chosen_pieces_are_linked_to_one_question_and_the_rest_stays(assessment, alva):
    one, two, three = (makers.evidence(claim) for claim in ("Ett", "Två", "Tre"))
    asked = makers.question(assessment, "behov")
    browser = makers.browser(alva)
    answer = browser.post(unlinked(assessment), {"question": asked.pk, "evidence": [one.pk, three.pk]})
    assert answer["Location"] == unlinked(assessment)
    assert set(AnswerEvidence.objects.values_list("evidence", "answer__question")) == {
        (one.pk, asked.pk), (three.pk, asked.pk),
    }  # fmt: skip
    assert [each.evidence for each in browser.get(unlinked(assessment)).context["pieces"]] == [two]
    answer = browser.post(unlinked(assessment), {"question": asked.pk, "evidence": [two.pk]})
    assert answer["Location"] == reverse("assessments:assessment", args=[assessment.pk])
    assert "Allt är kopplat" in browser.get(unlinked(assessment)).content.decode()


def test_the_question_that_such_evidence_belongs_to_is_proposed(assessment, alva):
    makers.evidence("De sover bättre", leaf="users")
    form = makers.browser(alva).get(unlinked(assessment), {"leaf": "users"}).context["form"]
    assert form.initial["question"] == makers.question(assessment, "brukarna").pk
    assert len(form.initial["evidence"]) == 1


@pytest.mark.parametrize("told", [{}, {"question": "x", "evidence": ["y"]}, {"question": "9" * 40}])
def test_nothing_chosen_is_answered_kindly_and_nothing_is_linked(assessment, alva, told):
    makers.evidence()
    answer = makers.browser(alva).post(unlinked(assessment), told)
    assert answer.status_code == 422
    assert not AnswerEvidence.objects.exists()


def test_another_methods_piece_is_not_linked_from_here(assessment, alva):
    other = makers.evidence("Ett annat", method=makers.method("Något annat"))
    makers.evidence()
    told = {"question": makers.question(assessment).pk, "evidence": [other.pk]}
    assert makers.browser(alva).post(unlinked(assessment), told).status_code == 422


def test_another_authority_is_not_told_what_is_not_linked(assessment):
    ture = makers.user("Ture Lindh", at=makers.authority("Granö"))
    assert makers.browser(ture).get(unlinked(assessment)).status_code == 404


def test_a_leaf_that_something_only_speaks_against_is_not_called_missing(assessment, alva):
    makers.linked(assessment, alva, None, makers.evidence("Ingen skillnad", direction="contradicts"))
    answer = page(alva, assessment)
    assert answer.context["page"].clover.research == "unsupported"
    assert "leaf-unsupported" in answer.content.decode()
