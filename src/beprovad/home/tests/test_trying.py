"""What waits for whom among the assessments."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from beprovad.assessments.actions.alone import finish_own_answers
from beprovad.assessments.actions.assessments import close_assessment
from beprovad.assessments.actions.carrying_out import finish_step
from beprovad.assessments.actions.handing import hand_question, withdraw_handing
from beprovad.assessments.models import Assessor, Decision
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.tests import deciding, makers
from beprovad.home.queries import trying
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def handed(to, by, *, of=None, due_on=None):
    assessment = of or makers.assessment(by)
    return hand_question(
        assessment_id=assessment.pk,
        question=makers.question(assessment),
        person=to.person,
        message="",
        due_on=due_on,
        by=by,
    )


def decided(assessment, by, kind="pilot", *, number=1, decision_on=None, review_on=None):
    day = decision_on.isoformat() if decision_on else None
    return Decision.objects.create(
        assessment=assessment,
        number=number,
        kind=kind,
        decided_on=date(2026, 10, 23),
        decided_by="Alva Ekström, verksamhetschef",
        reasons="Underlaget räcker för en pilot.",
        review_on=review_on,
        signed_by=by,
        signed_by_label=by.label,
        stamp=1,
        record={"terms": {"decision_on": day}},
    )


def due(who):
    return [each.due.decision for each in trying.decisions(makers.reach(who), TODAY).rows]


def under_way(who):
    return list(trying.under_way(makers.reach(who)).rows)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 11, 20), True), (TODAY, False), (None, False)])
def test_a_question_waits_for_the_colleague_who_has_it(day, late):
    alva, bo = makers.user(), makers.colleague()
    handing = handed(bo, alva, due_on=day)
    (each,) = trying.handed(makers.reach(bo), TODAY).rows
    assert each.question.handing == handing
    assert each.is_late is late
    assert not trying.handed(makers.reach(alva), TODAY).rows


def test_a_question_that_is_taken_back_waits_for_nobody():
    alva, bo = makers.user(), makers.colleague()
    withdraw_handing(handing=handed(bo, alva), by=alva)
    assert not trying.handed(makers.reach(bo), TODAY).rows


@pytest.mark.parametrize(
    ("days", "waits", "late"), [(0, True, True), (30, True, False), (31, False, False), (-9, True, True)]
)
def test_a_pilots_decision_waits_from_a_month_before_its_day(days, waits, late):
    alva = makers.user()
    decided(makers.assessment(alva), alva, decision_on=TODAY + timedelta(days=days))
    found = trying.decisions(makers.reach(alva), TODAY).rows
    assert bool(found) is waits
    assert any(each.is_late for each in found) is late


def test_a_decision_waits_at_its_own_authority_and_for_its_politicians():
    alva = makers.user()
    decision = decided(makers.assessment(alva), alva, "keep", review_on=TODAY)
    petra = makers.user("Petra Lind", Role.POLITICIAN)
    ture = makers.user("Ture Lindh", at=makers.authority("Granö"))
    assert due(alva) == due(petra) == [decision]
    assert due(ture) == due(makers.member()) == []


def test_a_superseded_decision_waits_for_nobody():
    alva = makers.user()
    assessment = makers.assessment(alva)
    decided(assessment, alva, decision_on=TODAY)
    decided(assessment, alva, "decline", number=2)
    assert due(alva) == []


def pilot(by, **told):
    assessment = deciding.filled(makers.assessment(by, is_on_purpose=True), by, **told)
    return deciding.decided(assessment, by)


def to_give(who):
    return [step.text for step in trying.to_give(makers.reach(who)).rows]


def held(who):
    return [each.decision for each in trying.holding(makers.reach(who)).rows]


def test_what_a_head_must_give_waits_for_that_head_until_it_is_given(client):
    alva, bo = makers.user(), makers.colleague()
    decision = pilot(alva)
    assert to_give(alva) == ["Två dagar utan nya ärenden."]
    assert to_give(bo) == to_give(makers.user("Ture Lindh", at=makers.authority("Granö"))) == []
    page = page_of(client, alva)
    assert "Det du ger som chef" in page
    assert f"/assessments/decisions/{decision.pk}/#given" in page
    finish_step(step=decision.steps.get(), on=deciding.today(), by=alva)
    assert to_give(alva) == []


def test_what_a_superseded_decision_asked_of_the_head_waits_no_longer():
    alva = makers.user()
    decision = pilot(alva)
    deciding.decided(decision.assessment, alva, DecisionKind.DECLINE)
    assert to_give(alva) == []


def test_the_named_owner_sees_that_they_hold_a_pilot_until_it_is_decided_again(client):
    alva, bo = makers.user(), makers.colleague()
    decision = pilot(alva, owner=bo.person)
    assert (held(bo), held(alva)) == ([decision], [])
    page = page_of(client, bo)
    assert "Det du håller i" in page
    assert "ett steg kvar" in page
    deciding.decided(decision.assessment, alva, DecisionKind.DECLINE)
    assert held(bo) == []


def test_an_introduction_is_held_until_every_step_is_done():
    alva = makers.user()
    assessment = deciding.filled(makers.assessment(alva), alva)
    decision = deciding.decided(assessment, alva, DecisionKind.INTRODUCE)
    assert held(alva) == [decision]
    finish_step(step=decision.steps.get(), on=deciding.today(), by=alva)
    assert held(alva) == []


def test_an_assessor_is_asked_until_done():
    alva, bo = makers.user(), makers.colleague()
    assessment = makers.alone(makers.assessment(alva), alva, alva, bo)
    (mine,) = trying.own_answers(makers.reach(bo)).rows
    assert mine.assessment == assessment
    finish_own_answers(assessor=Assessor.objects.get(person=bo.person), by=bo)
    assert not trying.own_answers(makers.reach(bo)).rows
    assert trying.own_answers(makers.reach(alva)).rows


def test_an_assessment_is_under_way_until_it_is_decided_or_put_away():
    alva = makers.user()
    first, second, third = (makers.assessment(alva, of=makers.method(name)) for name in ("Ett", "Två", "Tre"))
    assert under_way(alva) == [third, second, first]
    decided(first, alva, "decline")
    close_assessment(assessment=second, reason="", by=alva)
    assert under_way(alva) == [third]
    assert under_way(makers.user("Ture Lindh", at=makers.authority("Granö"))) == []
    assert under_way(makers.user("Petra Lind", Role.POLITICIAN)) == []


def test_an_assessment_that_waits_for_ones_own_answers_is_shown_once():
    alva, bo = makers.user(), makers.colleague()
    assessment = makers.alone(makers.assessment(alva), alva, alva, bo)
    assert under_way(bo) == []
    finish_own_answers(assessor=Assessor.objects.get(person=bo.person), by=bo)
    assert under_way(bo) == [assessment]


@pytest.mark.parametrize("rows", [1, 3])
def test_what_waits_among_the_assessments_is_eight_queries_however_much_it_is(
    rows, django_assert_num_queries
):
    alva, bo = makers.user(), makers.colleague()
    for number in range(rows):
        assessment = makers.assessment(alva, of=makers.method(f"Arbetssätt {number}"))
        handed(bo, alva, of=assessment)
        decided(makers.assessment(alva, of=makers.method(f"Pilot {number}")), alva, decision_on=TODAY)
        alone = makers.assessment(alva, of=makers.method(f"Var för sig {number}"))
        makers.alone(alone, alva, alva, bo)
        pilot(alva, owner=bo.person)
    reach = makers.reach(bo)
    with django_assert_num_queries(8):
        trying.to_give(reach)
        trying.holding(reach)
        trying.shaken(reach)
        trying.handed(reach, TODAY)
        trying.decisions(reach, TODAY)
        trying.own_answers(reach)
        trying.under_way(reach)


def page_of(client, who):
    client.force_login(who)
    return client.get("/").content.decode()


def test_the_start_page_says_what_waits_and_where(client):
    alva, bo = makers.user(), makers.colleague()
    handing = handed(bo, alva, due_on=timezone.localdate())
    decision = decided(
        makers.assessment(alva, of=makers.method("Piloten")), alva, decision_on=timezone.localdate()
    )
    page = page_of(client, bo)
    assert "Vilket behov svarar det mot?" in page
    assert f"/assessments/handed/{handing.pk}/" in page
    assert "Beslut väntar: pilotens beslutsdag är här." in page
    assert f"/decisions/{decision.pk}/" in page


def test_a_politician_is_led_to_the_committees_page_first(client):
    petra = makers.user("Petra Lind", Role.POLITICIAN)
    page = page_of(client, petra)
    assert "Läs nämndens sida" in page
    assert 'href="/committee/"' in page
    assert "open-for-us" not in page
    assert "Läs nämndens sida" not in page_of(client, makers.user())


def test_a_head_who_has_nothing_yet_is_shown_how_to_begin(client):
    alva = makers.user()
    assert 'href="/assessments/new/"' in page_of(client, alva)
    makers.assessment(alva)
    page = page_of(client, alva)
    assert page.count('href="/assessments/new/"') == 1
    assert "Prövningar utan beslut" in page


@pytest.mark.parametrize("role", [Role.STAFF, Role.POLITICIAN])
def test_whoever_may_not_begin_an_assessment_is_not_asked_to(client, role):
    assert 'href="/assessments/new/"' not in page_of(client, makers.user("Bo Ahlin", role))
