"""Evidence that a signed decision stands on is withdrawn: who is told, until when, and who says what it means."""

import pytest

from beprovad.assessments.actions.assessments import close_assessment
from beprovad.assessments.actions.decisions import note_withdrawals
from beprovad.assessments.models import Assessment, Decision, DecisionGround
from beprovad.assessments.queries.withdrawals import shaken_decisions
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.tests import deciding, makers
from beprovad.assessments.tests.deciding import url
from beprovad.home.queries import trying
from beprovad.journal.models import Entry
from beprovad.knowledge.actions import withdraw_evidence
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def piece():
    return makers.evidence("Färre återfall")


@pytest.fixture
def decision(alva, piece):
    """A pilot that stands on the piece."""
    assessment = makers.assessment(alva)
    makers.linked(assessment, alva, piece=piece)
    return deciding.decided(deciding.filled(assessment, alva, owner=None), alva)


def withdrawn(piece, by):
    return withdraw_evidence(evidence=piece, because="Studien var dubbelräknad", by=by)


def told(who):
    return [each.decision for each in trying.shaken(makers.reach(who)).rows]


def test_nobody_is_told_while_everything_holds(alva, decision):
    assert told(alva) == []
    assert "Underlag har tagits ur bruk" not in makers.browser(alva).get(url("decision", decision.pk)).text


def test_whoever_may_decide_is_told_on_the_start_page_and_led_to_the_decision(alva, decision, piece):
    withdrawn(piece, alva)
    assert told(alva) == [decision]
    page = makers.browser(alva).get("/").text
    assert "Beslut vars underlag har tagits ur bruk" in page
    assert "Studien var dubbelräknad" in page
    assert f'href="{url("decision", decision.pk)}#withdrawn"' in page


@pytest.mark.parametrize("part", ["lead", "owner"])
def test_whoever_holds_the_assessment_or_owns_the_method_is_told(alva, decision, piece, part):
    bo, cilla = makers.colleague(), makers.colleague("Cilla Ek")
    if part == "lead":
        Assessment.objects.update(lead=bo.person)
    else:
        deciding.filled(decision.assessment, alva, owner=bo.person)
    withdrawn(piece, alva)
    assert told(bo) == [decision]
    assert told(cilla) == []


def test_no_other_authority_and_no_politician_is_told(alva, decision, piece):
    withdrawn(piece, alva)
    ture = makers.user("Ture Lindh", at=makers.authority("Granö"))
    Assessment.objects.update(lead=ture.person)  # moved on to another place since
    petra = makers.user("Petra Falk", Role.POLITICIAN)
    for who in (ture, petra, makers.member()):
        assert told(who) == []
        assert makers.browser(who).post(url("look_at_withdrawn", decision.pk)).status_code == 404


def test_it_is_gone_when_somebody_has_looked_and_the_words_stay_with_the_decision(alva, decision, piece):
    withdrawn(piece, alva)
    maj = makers.user("Maj Sandell")
    answer = makers.browser(maj).post(url("look_at_withdrawn", decision.pk), {"note": "Det står sig ändå."})
    assert answer["Location"] == f"{url('decision', decision.pk)}#withdrawn"
    assert told(alva) == []
    page = makers.browser(alva).get(url("decision", decision.pk)).text
    assert "Det står sig ändå." in page
    assert "av Maj Sandell." in page
    assert "Vi har tittat på det" not in page
    (entry,) = Entry.objects.filter(event__contains="WithdrawalSeen")
    assert entry.details["evidence_ids"] == [piece.pk]
    assert note_withdrawals(decision=decision, note="En gång till", by=alva) == ()


def test_another_piece_that_is_withdrawn_later_asks_again(alva, piece):
    assessment, other = makers.assessment(alva), makers.evidence("Tryggare vardag", "users")
    for each in (piece, other):
        makers.linked(assessment, alva, piece=each)
    decision = deciding.decided(deciding.filled(assessment, alva), alva)
    withdrawn(piece, alva)
    note_withdrawals(decision=decision, note="", by=alva)
    assert told(alva) == []
    withdrawn(other, alva)
    (again,) = trying.shaken(makers.reach(alva)).rows
    assert [ground.evidence for ground in again.grounds] == [other]


def test_it_is_gone_when_a_later_decision_takes_its_place(alva, decision, piece):
    withdrawn(piece, alva)
    deciding.decided(decision.assessment, alva, DecisionKind.DECLINE, review_on=None)
    assert told(alva) == []


def test_an_assessment_that_was_put_away_asks_nobody(alva, decision, piece):
    withdrawn(piece, alva)
    close_assessment(assessment=decision.assessment, reason="", by=alva)
    assert told(alva) == []


def test_what_had_been_withdrawn_before_the_signature_is_no_news(alva, piece):
    assessment = makers.assessment(alva)
    makers.linked(assessment, alva, piece=piece)
    withdrawn(piece, alva)
    deciding.decided(deciding.filled(assessment, alva), alva)
    assert not DecisionGround.objects.exists()
    assert told(alva) == []


def test_words_that_may_not_be_kept_are_answered_and_stay(alva, decision, piece):
    withdrawn(piece, alva)
    answer = makers.browser(alva).post(
        url("look_at_withdrawn", decision.pk), {"note": "Enligt 19121212-1212"}
    )
    assert answer.status_code == 422
    assert "Enligt 19121212-1212" in answer.text
    assert told(alva) == [decision]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_is_one_query_however_many_decisions_stand_on_it(alva, piece, rows, django_assert_num_queries):
    for number in range(rows):
        assessment = makers.assessment(alva, unit=makers.unit(f"Enhet {number}"))
        makers.linked(assessment, alva, piece=piece)
        deciding.decided(deciding.filled(assessment, alva), alva)
    withdrawn(piece, alva)
    with django_assert_num_queries(1):
        found = shaken_decisions(Decision.objects.all())
        assert [each.decision.assessment.method.name for each in found]
        assert [ground.evidence.claim for each in found for ground in each.grounds]
    assert len(found) == rows
