"""What stands on a piece of evidence: told by name to those who may see it, and as a number to who may withdraw it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beprovad.assessments.actions.sharing import share_assessment
from beprovad.assessments.models import AnswerEvidence
from beprovad.assessments.tests import deciding, makers
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.tests.test_outcomes import send, typed
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def ture():
    return makers.user("Ture Lindh", at=makers.authority("Granö"))


@pytest.fixture
def piece():
    return makers.evidence("Färre återfall", owner=makers.authority())


@pytest.fixture
def elsewhere(ture, piece):
    """Granö's assessment, which stands on Norrvik's shared piece."""
    found = makers.assessment(ture, authority=makers.authority("Granö"))
    makers.linked(found, ture, piece=piece)
    return found


def question_of(assessment):
    return deciding.url("question", assessment.pk, makers.question(assessment).pk)


def shown(who, piece, name="evidence"):
    return makers.browser(who).get(reverse(f"knowledge:{name}", args=[piece.pk])).content.decode()


def withdraw(who, piece):
    address = reverse("knowledge:withdraw_evidence", args=[piece.pk])
    return makers.browser(who).post(address, {"because": "Studien var dubbelräknad."}, follow=True)


def test_who_is_about_to_withdraw_reads_which_answers_and_decisions_stand_on_it(alva, piece):
    assessment = makers.assessment(alva)
    makers.linked(assessment, alva, piece=piece)
    decision = deciding.decided(deciding.filled(assessment, alva, owner=None), alva)
    for name in ("evidence", "withdraw_evidence"):
        page = shown(alva, piece, name)
        assert "1 svar i prövningar" in page
        assert "1 undertecknat beslut" in page
        assert question_of(assessment) in page
        assert reverse("assessments:decision", args=[decision.pk]) in page


def test_and_reads_it_again_when_it_is_done(alva, piece):
    assessment = makers.assessment(alva)
    makers.linked(assessment, alva, piece=piece)
    deciding.decided(deciding.filled(assessment, alva, owner=None), alva)
    page = withdraw(alva, piece).content.decode()
    assert "Det här vilade på underlaget" in page
    assert question_of(assessment) in page
    assert "1 undertecknat beslut" in page


def test_a_decision_that_has_been_superseded_says_so_and_stands_last(alva, piece):
    assessment = makers.assessment(alva)
    makers.linked(assessment, alva, piece=piece)
    deciding.filled(assessment, alva, owner=None)
    first, second = (deciding.decided(assessment, alva) for _ in range(2))
    page = shown(alva, piece)
    assert "2 undertecknade beslut" in page
    assert page.count("ersatt av ett senare beslut") == 1
    addresses = [reverse("assessments:decision", args=[each.pk]) for each in (second, first)]
    assert page.index(addresses[0]) < page.index(addresses[1])


def test_of_other_authorities_assessments_whoever_may_withdraw_reads_the_number_and_nothing_else(
    alva, ture, piece, elsewhere
):
    for name in ("evidence", "withdraw_evidence"):
        page = shown(alva, piece, name)
        assert "vilar 1 prövning hos andra myndigheter" in page
        assert "Granö" not in page
    assert "hos andra myndigheter" not in shown(ture, piece)


def test_one_that_another_authority_shares_is_told_by_name_and_not_counted_twice(
    alva, ture, piece, elsewhere
):
    network = people.network("IFO")
    people.seat(alva.person, "IFO", Role.MEMBER, at=makers.authority())
    share_assessment(assessment=elsewhere, network=network, by=ture)
    page = shown(alva, piece)
    assert reverse("assessments:shared_assessment", args=[elsewhere.pk]) in page
    assert "hos andra myndigheter" not in page


def test_a_politician_reads_the_decisions_that_stand_on_it_and_no_answers(alva, piece):
    assessment = makers.assessment(alva)
    makers.linked(assessment, alva, piece=piece)
    decision = deciding.decided(deciding.filled(assessment, alva, owner=None), alva)
    page = shown(makers.user("Petra Falk", Role.POLITICIAN), piece)
    assert reverse("assessments:decision", args=[decision.pk]) in page
    assert question_of(assessment) not in page


@pytest.mark.whole
def test_what_stands_on_it_costs_the_same_with_one_and_with_twenty(alva, piece):
    counts = []
    for more in (1, 19):
        for _ in range(more):
            assessment = makers.assessment(alva, is_on_purpose=True)
            makers.linked(assessment, alva, piece=piece)
            deciding.decided(deciding.filled(assessment, alva, owner=None), alva)
        client = makers.browser(alva)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("knowledge:evidence", args=[piece.pk]))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_nothing_that_stands_on_it_is_said_in_words(alva):
    piece = makers.evidence("Ensamt", owner=makers.authority())
    assert "Inget vilar på underlaget än." in shown(alva, piece, "withdraw_evidence")
    assert Evidence.objects.get(pk=piece.pk).withdrawn_at is None


def test_every_outcome_that_was_written_for_an_answer_is_linked_to_it(alva):
    assessment = makers.assessment(alva)
    asked = makers.question(assessment, "forskningen")
    there = reverse("assessments:question", args=[assessment.pk, asked.pk])
    sent = typed({"outcome": "Sömn", "certainty": "low"}, next=there, owner=str(makers.authority().pk))
    answer = send(alva, assessment.method, sent, f"?leaf=research&next={there}")
    makers.browser(alva).get(answer["Location"])
    links = AnswerEvidence.objects.filter(answer__assessment=assessment).values_list(
        "evidence__outcome", flat=True
    )
    assert set(links) == {"Vardagsfungerande", "Sömn"}


def test_a_politician_is_led_from_a_decision_to_the_evidence_that_they_may_read_and_no_further(alva, piece):
    own = makers.evidence("Bara Norrvik läser", owner=makers.authority(), is_shared=False)
    assessment = makers.assessment(alva)
    for each in (piece, own):
        makers.linked(assessment, alva, piece=each)
    decision = deciding.decided(deciding.filled(assessment, alva, owner=None), alva)
    address = deciding.url("decision", decision.pk)
    links = [reverse("knowledge:evidence", args=[each.pk]) for each in (piece, own)]
    for who, led in ((alva, [True, True]), (makers.user("Petra Falk", Role.POLITICIAN), [True, False])):
        page = makers.browser(who).get(address).content.decode()
        assert [f'href="{link}"' in page for link in links] == led
        assert "Bara Norrvik läser" in page
