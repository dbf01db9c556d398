"""The committee's page: what a politician reads, and nobody else's authority."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from beprovad.assessments.actions.decisions import note_withdrawals, sign_decision
from beprovad.assessments.actions.setup import Fields, save_setup
from beprovad.assessments.rules.decisions import Draft
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.tests import makers
from beprovad.knowledge.actions import withdraw_evidence
from beprovad.people.rules import Role
from beprovad.trust.queries.committee import MORE, MOST

pytestmark = pytest.mark.django_db

PAGE = "/committee/"
SOON = timezone.localdate() + timedelta(days=20)


def signed(kind=DecisionKind.PILOT, *, of=None, by=None, **told):
    by = by or makers.user()
    assessment = of or makers.assessment(by=by)
    fields = Fields(
        hypothesis="Färre byten", length="Sex månader", begins_on=date(2026, 3, 16), scale="En enhet",
        measures="Byten i månaden",
        stop_rule="Om fler än tre avbryter", decision_on=SOON, head_provides="Ingenting",
        cost_once=40_000, owner=by.person,
    )  # fmt: skip
    save_setup(assessment=assessment, written=fields, by=by)
    assessment.refresh_from_db()
    draft = Draft(
        kind=kind,
        stamp=assessment.stamp,
        decided_on=date(2026, 3, 3),
        decided_by="Socialnämnden",
        reasons="Vi vet för lite för att göra det brett.",
        review_on=told.pop("review_on", date(2036, 3, 3)),
        without_users_because="Rådet möts först i april.",
        **told,
    )
    return sign_decision(assessment=assessment, draft=draft, by=by, today=timezone.localdate())


@pytest.fixture
def politician(client: Client) -> Client:
    client.force_login(makers.user("Petra Lund", Role.POLITICIAN))
    return client


def test_a_politician_reads_what_is_decided_when_it_is_looked_at_again_and_what_was_not_known(
    politician: Client,
) -> None:
    decision = signed()
    page = politician.get(PAGE)
    assert "Socialnämnden" in page.text
    assert "Vi vet för lite för att göra det brett." in page.text
    assert "Ägare: Alva Ekström." in page.text
    assert "40\xa0000 kr en gång. Vad det kostar per år är inte känt." in page.text
    assert f"/assessments/decisions/{decision.pk}/" in page.text
    assert "2 frågor var obesvarade när beslutet fattades. 1 av dem kan bara brukarna svara på." in page.text
    assert page.context["page"].tried[0].review_on == SOON
    assert [each.due.decision for each in page.context["page"].due] == [decision]


def test_what_was_uncertain_and_what_has_been_withdrawn_since_is_told(
    politician: Client, client: Client
) -> None:
    assessment = makers.assessment()
    piece = makers.evidence("Färre återfall")
    makers.answered(assessment, makers.user(), verdict=Verdict.UNCERTAIN, reasons="Jag **vet inte**.")
    makers.linked(assessment, makers.user(), piece=piece)
    decision = signed(of=assessment)
    withdraw_evidence(evidence=piece, because="Studien var dubbelräknad", by=makers.user())
    page = politician.get(PAGE).text
    assert "Osäkert: Vilket behov svarar det mot?" in page
    assert "Jag vet inte." in page
    assert "underlag taget ur bruk sedan beslutet" in page
    assert "”Färre återfall” (" in page
    assert "Skäl: Studien var dubbelräknad" in page
    assert (
        "Underlag har tagits ur bruk sedan beslutet"
        in client.get(f"/assessments/decisions/{decision.pk}/").text
    )


def test_that_somebody_has_looked_at_what_was_withdrawn_is_told_with_what_it_means(
    politician: Client,
) -> None:
    assessment, alva = makers.assessment(), makers.user()
    piece = makers.evidence("Färre återfall")
    makers.linked(assessment, alva, piece=piece)
    decision = signed(of=assessment)
    withdraw_evidence(evidence=piece, because="Studien var dubbelräknad", by=alva)
    assert "Förvaltningen tittade på det" not in politician.get(PAGE).text
    note_withdrawals(decision=decision, note="Det står sig ändå.", by=alva)
    page = politician.get(PAGE).text
    assert "Förvaltningen tittade på det" in page
    assert "Det står sig ändå." in page


def test_what_has_no_decision_yet_is_told_without_leading_where_a_politician_may_not_go(
    politician: Client,
) -> None:
    assessment = makers.assessment(purpose="Färre ska behöva ringa")
    page = politician.get(PAGE)
    assert "Färre ska behöva ringa" in page.text
    assert f"/methods/{assessment.method_id}/" in page.text
    assert f"/assessments/{assessment.pk}/" not in page.text


def test_those_who_assess_come_to_the_assessment(client: Client) -> None:
    assessment = makers.assessment()
    client.force_login(makers.colleague())
    assert f"/assessments/{assessment.pk}/" in client.get(PAGE).text


def test_a_later_decision_takes_the_place_of_the_earlier_one(politician: Client) -> None:
    first = signed()
    second = signed(DecisionKind.WIND_DOWN, of=first.assessment)
    page = politician.get(PAGE).context["page"]
    assert [each.decision for each in (*page.tried, *page.decided, *page.ending)] == [second]


def test_another_authoritys_page_is_nobody_elses(client: Client) -> None:
    decision = signed()
    other = makers.user("Greta Holm", Role.POLITICIAN, makers.authority("Granö"))
    client.force_login(other)
    assert decision.reasons not in client.get(PAGE).text
    assert client.get(f"{PAGE}?authority={decision.assessment.authority_id}").status_code == 404
    assert client.get(f"{PAGE}?authority=x").status_code == 404


@pytest.mark.parametrize("who", [makers.member, lambda: makers.user("Vera Hed", Role.ADMINISTRATOR)])
def test_who_has_no_part_in_an_authority_has_no_such_page(client: Client, who) -> None:
    client.force_login(who())
    assert client.get(PAGE).status_code == 404


def test_an_authority_where_nothing_is_tried_is_told_what_would_stand_here(politician: Client) -> None:
    assert "Inget prövas och inget är beslutat än" in politician.get(PAGE).text


@pytest.mark.whole
def test_the_page_asks_as_much_for_one_decision_as_for_many(
    politician: Client, django_assert_num_queries
) -> None:
    first = makers.assessment()
    makers.answered(first, makers.user(), verdict=Verdict.FOR)
    makers.linked(first, makers.user(), piece=makers.evidence())
    signed(of=first)
    makers.assessment(of=makers.method("Morgonmöten"))
    politician.get(PAGE)
    with django_assert_num_queries(QUERIES):
        politician.get(PAGE)
    for name in ("Kvällssamtal", "Besökslistan", "Digitalt stöd"):
        tried = makers.assessment(of=makers.method(name))
        makers.answered(tried, makers.user(), verdict=Verdict.FOR)
        signed(of=tried)
        waiting = makers.assessment(of=makers.method(f"{name} två"))
        makers.answered(waiting, makers.user(), verdict=Verdict.FOR)
        makers.linked(waiting, makers.user(), piece=makers.evidence(f"{name} hjälper", method=waiting.method))
    with django_assert_num_queries(QUERIES):
        politician.get(PAGE)


@pytest.mark.whole
def test_more_of_a_long_list_is_shown_when_it_is_asked_for_and_of_that_list_only(politician: Client) -> None:
    for number in range(MOST + 2):
        signed(DecisionKind.WIND_DOWN, of=makers.assessment(of=makers.method(f"Arbetssätt {number}")))
        makers.assessment(of=makers.method(f"Prövat {number}"))
    page = politician.get(PAGE)
    assert (len(page.context["page"].ending), len(page.context["page"].open)) == (MOST, MOST)
    assert "2 beslut till gäller." in page.text
    authority = page.context["page"].authority.pk
    address = f"?authority={authority}&amp;part=ending&amp;most={MOST + MORE}#ending"
    assert f'href="{address}"' in page.text
    longer = politician.get(f"{PAGE}?authority={authority}&part=ending&most={MOST + MORE}")
    assert (len(longer.context["page"].ending), len(longer.context["page"].open)) == (MOST + 2, MOST)
    assert "beslut till gäller" not in longer.text


@pytest.mark.parametrize("written", ["part=ending&most=x", "part=nothing&most=9999999", "most=0"])
def test_an_address_that_asks_for_something_else_shows_the_page_as_it_is(
    politician: Client, written: str
) -> None:
    signed()
    assert politician.get(f"{PAGE}?{written}").status_code == 200


QUERIES = 12
