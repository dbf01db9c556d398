import html as escapes
import re
from dataclasses import replace

import pytest
from django.db import transaction

from beprovad.assessments.actions.assessments import change_assessment, close_assessment, deepen_assessment
from beprovad.assessments.actions.decisions import DecisionRefused, sign_decision
from beprovad.assessments.actions.setup import Fields, GoalSaid, add_goal, save_setup
from beprovad.assessments.actions.versions import take_version
from beprovad.assessments.models import Assessment, Decision, Setup, SignedForever
from beprovad.assessments.queries.decisions import brief_when_signed, due_decisions, standing_decisions
from beprovad.assessments.rules.answers import AssessmentRefused
from beprovad.assessments.rules.carrying_out import Due
from beprovad.assessments.rules.decisions import Missing
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.tests import deciding, makers
from beprovad.assessments.tests.deciding import ahead, day, decided, draft, filled, today, url
from beprovad.journal.models import Entry
from beprovad.knowledge.actions import set_adoption
from beprovad.knowledge.models import Adoption
from beprovad.knowledge.rules.kinds import Stage
from beprovad.people.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def assessment(alva):
    return filled(makers.assessment(alva), alva)


def words(answer):
    return escapes.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def form(browser, assessment, **said):
    page = browser.get(url("decide", assessment.pk))
    whole = {
        "stamp": page.context["stamp"], "seen": page.context["seen"], "kind": "pilot", "decided_on": day(today()),
        "decided_by": "Alva Ekström, socialchef", "reasons": "Vi vet nog för att pröva.",
        "without_users_because": "Rådet möts först i mars.",
    }  # fmt: skip
    return {**whole, **said}


def press(browser, assessment, step, written):
    return browser.post(url("decide", assessment.pk), {**written, "step": step})


# The signature


def test_a_decision_keeps_everything_that_was_known(alva, assessment):
    makers.answered(assessment, alva, "behov", Verdict.AGAINST, "Behovet är litet här.")
    decision = decided(assessment, alva)
    makers.answered(assessment, alva, "behov", Verdict.FOR, "Vi ändrade oss.")
    known = brief_when_signed(Decision.objects.get())
    assert [each.reasons for each in known.against] == ["Behovet är litet här."]
    assert known.terms.stop_rule == "Fler än två avbryter."
    assert (decision.number, decision.signed_by_label) == (1, "Alva Ekström")


def test_the_signature_stands_in_the_journal_once(alva, assessment):
    decided(assessment, alva)
    assert Entry.objects.filter(event__contains="DecisionSigned").count() == 1


def test_of_two_who_sign_at_once_the_second_has_read_something_older(alva, assessment):
    maj = makers.user("Maj Sandell")
    both = draft(assessment)
    sign_decision(assessment=assessment, draft=both, by=alva, today=today())
    with pytest.raises(DecisionRefused) as refused:
        sign_decision(assessment=assessment, draft=both, by=maj, today=today())
    assert refused.value.missing == (Missing.READ_ANOTHER_VERSION,)
    assert Decision.objects.count() == 1


def test_who_presses_twice_has_signed_once(alva, assessment):
    same = draft(assessment)
    first, second = (
        sign_decision(assessment=assessment, draft=each, by=alva, today=today())
        for each in (same, replace(same, reasons=f" {same.reasons} "))
    )
    assert first == second
    with pytest.raises(DecisionRefused):
        sign_decision(assessment=assessment, draft=replace(same, reasons="Annat."), by=alva, today=today())


@pytest.mark.parametrize(
    "act",
    [
        lambda of, by: makers.answered(of, by, "behov"),
        lambda of, by: makers.linked(of, by, "behov"),
        lambda of, by: add_goal(assessment=of, said=GoalSaid(text="Likvärdigt"), by=by),
        lambda of, by: save_setup(assessment=of, written=Fields(payer="Staten"), by=by),
        lambda of, by: change_assessment(assessment=of, purpose="Något annat", by=by),
    ],
    ids=["answer", "evidence", "goal", "fields", "purpose"],
)
def test_nobody_decides_on_something_else_than_they_read(alva, assessment, act):
    read = draft(assessment, DecisionKind.DECLINE)
    act(assessment, alva)
    with pytest.raises(DecisionRefused) as refused:
        sign_decision(assessment=assessment, draft=read, by=alva, today=today())
    assert refused.value.missing == (Missing.READ_ANOTHER_VERSION,)


def screened(by, number=77):
    """An assessment that has asked its screening only; what only users may answer lies beyond it."""
    version = makers.version(
        makers.q("Vilket behov svarar det mot?", is_screening=True),
        makers.q("Vad vinner brukarna?", only_users=True),
        makers.q("Vad säger forskningen?"),
        number=number,
    )
    return filled(makers.assessment(by, against=version, is_on_purpose=True), by)


def test_users_who_were_left_for_later_stand_in_the_way_of_a_decision_after_the_screening(alva):
    of = screened(alva)
    with pytest.raises(DecisionRefused) as refused:
        decided(of, alva, without_users_because="")
    assert refused.value.missing == (Missing.USERS,)


def test_the_ways_out_are_what_users_said_or_why_it_is_decided_without_them(alva):
    assert decided(screened(alva), alva, without_users_because="Rådet möts först i mars.").number == 1
    heard = screened(alva, 78)
    makers.linked(heard, alva, "brukarna", makers.evidence("De sover bättre", leaf="users"))
    assert decided(heard, alva, without_users_because="").number == 1


def test_the_page_the_form_and_the_record_say_the_same_of_users_beyond_the_screening(alva):
    of, browser = screened(alva), makers.browser(alva)
    shown = browser.get(url("assessment", of.pk))
    assert "En fråga till kan bara brukarna svara på" in words(shown)
    assert [row.words.text for row in shown.context["page"].beyond] == ["Vad vinner brukarna?"]
    summary = shown.context["page"].slots["decisions"]
    assert Missing.USERS in summary.lacking[DecisionKind.PILOT]
    page = browser.get(url("decide", of.pk))
    assert "Vad vinner brukarna?" in words(page)
    assert 'name="without_users_because"' in page.content.decode()
    known = brief_when_signed(decided(of, alva))
    assert [each.question for each in known.unasked_of_users] == ["Vad vinner brukarna?"]
    assert [each.question for each in known.unanswered] == ["Vilket behov svarar det mot?"]


def test_what_is_linked_beyond_the_screening_is_told_as_a_change_to_whoever_decides(alva):
    of, browser = screened(alva), makers.browser(alva)
    older = form(browser, of, without_users_because="")
    makers.linked(of, alva, "brukarna", makers.evidence("De sover bättre", leaf="users"))
    assert "Vad vinner brukarna?" in words(press(browser, of, "sign", older))


def test_nothing_is_decided_in_an_assessment_that_was_put_away(alva, assessment):
    close_assessment(assessment=assessment, reason="", by=alva)
    with pytest.raises(AssessmentRefused):
        decided(assessment, alva)


def test_a_signed_decision_is_never_changed_and_never_removed(alva, assessment):
    decision = decided(assessment, alva)
    decision.reasons = "Något annat."
    for act in (
        decision.save,
        decision.delete,
        Decision.objects.all().delete,
        assessment.decisions.all().delete,
        lambda: assessment.decisions.update(reasons="Något annat."),
        lambda: Decision.objects.filter(pk=decision.pk).update(kind="keep"),
        lambda: Decision.objects.bulk_update([decision], ["reasons"]),
    ):
        with pytest.raises(SignedForever), transaction.atomic():
            act()
    assert Decision.objects.get().reasons == "Vi vet nog för att pröva."


def test_a_later_decision_takes_the_earlier_ones_place(alva, assessment):
    first = decided(assessment, alva)
    second = decided(assessment, alva, DecisionKind.INTRODUCE)
    assert list(standing_decisions(Decision.objects.all())) == [second]
    browser = makers.browser(alva)
    assert "Ett senare beslut gäller i stället" in words(browser.get(url("decision", first.pk)))
    assert "Ersätter beslutet från" in words(browser.get(url("decision", second.pk)))


def test_a_question_that_a_newer_version_left_out_stands_in_no_decisions_way(alva, assessment):
    makers.answered(assessment, alva, "Vad vinner", Verdict.UNCERTAIN, "Vi vet inte.")
    newer = makers.version(makers.q("Vilket behov svarar det mot?", is_screening=True), number=900)
    take_version(assessment_id=assessment.pk, version=newer, by=alva)
    decision = decided(assessment, alva, without_users_because="")
    known = brief_when_signed(decision)
    assert [each.reasons for each in known.answers if not each.is_asked] == ["Vi vet inte."]
    assert [each.question for each in known.unanswered] == ["Vilket behov svarar det mot?"]


# What is in use


def stage():
    return Adoption.objects.values_list("stage", flat=True).first()


def test_the_method_says_how_the_authority_stands_to_it_from_then_on(alva, assessment):
    decided(assessment, alva)
    assert stage() == Stage.PILOT
    page = makers.browser(alva).get(f"/methods/{assessment.method_id}/")
    assert "prövas i pilot" in words(page)
    decided(assessment, alva, DecisionKind.INTRODUCE)
    assert stage() == Stage.FULL
    decided(assessment, alva, DecisionKind.WIND_DOWN)
    assert stage() == Stage.PHASING_OUT
    assert Adoption.objects.get().organisation == assessment.authority


def test_it_is_the_unit_where_the_assessment_is_a_units(alva):
    unit = makers.unit()
    decided(filled(makers.assessment(alva, unit=unit), alva), alva)
    assert Adoption.objects.get().organisation == unit


def test_what_is_kept_is_used_since_the_day_that_stood_there(alva, assessment):
    since = makers.DAY
    set_adoption(
        method=assessment.method, organisation=assessment.authority, stage=Stage.FULL, since_on=since, by=alva
    )
    decided(assessment, alva, DecisionKind.KEEP)
    assert Adoption.objects.get().since_on == since


def test_what_was_only_considered_is_no_longer_when_it_is_declined(alva, assessment):
    set_adoption(
        method=assessment.method, organisation=assessment.authority, stage=Stage.CONSIDERED,
        since_on=makers.DAY, by=alva,
    )  # fmt: skip
    decided(assessment, alva, DecisionKind.DECLINE)
    assert stage() == Stage.ENDED


# What waits


def test_a_pilot_waits_on_the_day_that_was_signed_whoever_moves_it_in_the_fields(alva, assessment):
    decision = decided(assessment, alva)
    Setup.objects.update(decision_on=ahead(900))
    assert due_decisions(Decision.objects.all(), today=today()) == ()
    (waiting,) = due_decisions(Decision.objects.all(), today=ahead(180))
    assert (waiting.decision, waiting.due, waiting.on) == (decision, Due.DECISION_OVERDUE, ahead(180))


def test_a_superseded_or_closed_one_waits_for_nothing(alva, assessment):
    decided(assessment, alva)
    decided(assessment, alva, DecisionKind.DECLINE, review_on=None)
    assert due_decisions(Decision.objects.all(), today=ahead(900)) == ()
    decided(assessment, alva, DecisionKind.KEEP)
    assert len(due_decisions(Decision.objects.all(), today=ahead(900))) == 1
    close_assessment(assessment=assessment, reason="", by=alva)
    assert due_decisions(Decision.objects.all(), today=ahead(900)) == ()


# In the browser


def test_what_is_known_and_what_is_not_stands_before_the_form(alva, assessment):
    deepen_assessment(assessment=assessment, by=alva)
    makers.answered(assessment, alva, "behov", Verdict.AGAINST, "Behovet är litet här.")
    makers.linked(assessment, alva, "behov", makers.evidence("Fler avbryter", direction="contradicts"))
    shown = words(makers.browser(alva).get(url("decide", assessment.pk)))
    for said in (
        "Ingen har frågat brukarna ännu.", "Bara brukare kan svara, och ingen har frågat dem",
        "Behovet är litet här.", "Fler avbryter", "En fråga till är obesvarad",
    ):  # fmt: skip
        assert said in shown


def test_a_decision_is_written_read_through_and_signed(alva, assessment):
    browser = makers.browser(alva)
    written = form(browser, assessment)
    check = press(browser, assessment, "check", written)
    assert "Ett undertecknat beslut kan inte ändras" in words(check)
    assert not Decision.objects.exists()
    signed = press(browser, assessment, "sign", written)
    decision = Decision.objects.get()
    assert signed["Location"] == url("decision", decision.pk)
    assert "Undertecknat" in words(browser.get(signed["Location"]))
    assert press(browser, assessment, "sign", written)["Location"] == url("decision", decision.pk)
    assert Decision.objects.count() == 1


def test_what_is_signed_is_read_before_it_is_signed(alva, assessment):
    deciding.filled(assessment, alva, cost_once_is_about=True, payer="Enhetens budget")
    browser = makers.browser(alva)
    shown = words(press(browser, assessment, "check", form(browser, assessment)))
    for said in (
        "Så prövas det", "Hypotes Fler klarar vardagen.", "Stoppregel Fler än två avbryter.",
        "Beslut om fortsättningen", "Ägare Alva Ekström", "Ca 300 000 kr en gång.",
        "Vad det kostar per år är inte känt.", "Vem som betalar Enhetens budget", "Utgångsläge Inte angivet.",
    ):  # fmt: skip
        assert said in shown


def test_a_broad_decision_is_read_by_its_own_fields(alva, assessment):
    browser = makers.browser(alva)
    written = form(browser, assessment, kind="introduce", review_on=day(ahead(300)))
    check = press(browser, assessment, "check", written)
    assert [str(name) for name, _ in check.context["fields"]] == [
        "Ägare", "Kostnad", "Vem som betalar", "Ersätter", "Tid av personalen", "Utbildning och handledning",
        "Vad chefen måste ge", "Samverkan som behövs", "Så följs det upp", "Första uppföljningen",
    ]  # fmt: skip
    declined = press(browser, assessment, "check", {**written, "kind": "decline", "review_on": ""})
    assert declined.context["fields"] == ()


def test_the_whole_underlag_is_there_to_read_before_it_is_signed_as_it_will_be_printed(alva, assessment):
    makers.answered(assessment, alva, "behov", Verdict.AGAINST, "Behovet är litet här.")
    browser = makers.browser(alva)
    printed = press(browser, assessment, "check", form(browser, assessment)).context["printed"]
    for said in (
        "Det som talar emot",
        "Behovet är litet här.",
        "Undertecknat</dt><dd>Inte än.",
        "<h3>Beslutet",
    ):
        assert said in printed
    assert "<h1" not in printed


def test_the_signed_decision_says_who_holds_it_and_what_it_costs(alva, assessment):
    decided(assessment, alva, DecisionKind.INTRODUCE)
    shown = words(makers.browser(alva).get(url("decision", Decision.objects.get().pk)))
    assert "Så införs det Ägare Alva Ekström Kostnad 300 000 kr en gång." in shown


def test_broad_is_refused_with_each_reason_and_the_way_out_and_the_words_stay(alva):
    assessment = makers.assessment(alva)
    browser = makers.browser(alva)
    lacking = {"kind": "introduce", "without_users_because": "", "reasons": "Det är bra."}
    answer = press(browser, assessment, "check", form(browser, assessment, **lacking))
    assert answer.status_code == 422
    shown = words(answer)
    for said in (
        "Ingen är ägare.", "Det står inte hur det ska följas upp.", "Det står inte vad det ersätter",
        "Det står inte vilken effekt ni väntar er", "Det står inte vad chefen måste ge",
        "Frågor som bara brukare kan svara på är obesvarade.", "Välj en dag då beslutet omprövas.", "Det är bra.",
    ):  # fmt: skip
        assert said in shown
    for anchor in ("owner", "expected_effects", "id_head_provides"):
        assert f"{url('setup', assessment.pk)}?then=decide#{anchor}" in answer.content.decode()


def test_a_pilot_is_refused_with_each_thing_that_test_means_and_the_way_to_its_field(alva):
    assessment = makers.assessment(alva)
    browser = makers.browser(alva)
    answer = press(browser, assessment, "check", form(browser, assessment))
    assert answer.status_code == 422
    setup = browser.get(url("setup", assessment.pk)).text
    for name in (
        "hypothesis",
        "begins_on",
        "length",
        "scale",
        "measures",
        "stop_rule",
        "decision_on",
        "head_provides",
    ):
        assert f"{url('setup', assessment.pk)}?then=decide#id_{name}" in answer.text
        assert f'id="id_{name}"' in setup
    for said in ("Det står inte hur länge piloten varar.", "hur många är med, och var?", "vad ni mäter"):
        assert said in words(answer)


def test_an_effect_without_its_earliest_day_does_not_carry_a_broad_decision(alva, assessment):
    assessment.effects.update(earliest_on=None)
    with pytest.raises(DecisionRefused) as refused:
        decided(assessment, alva, DecisionKind.INTRODUCE)
    assert refused.value.missing == (Missing.EFFECT,)
    page = makers.browser(alva).get(url("assessment", assessment.pk))
    assert Missing.EFFECT in page.context["page"].slots["decisions"].lacking[DecisionKind.INTRODUCE]


def test_the_words_wait_while_one_mends_what_was_missing(alva):
    assessment = makers.assessment(alva)
    browser = makers.browser(alva)
    press(browser, assessment, "check", form(browser, assessment, reasons="Ett skäl att minnas."))
    filled(assessment, alva)
    written = form(browser, assessment)
    assert "Ett skäl att minnas." in words(browser.get(url("decide", assessment.pk)))
    press(browser, assessment, "sign", written)
    assert Decision.objects.exists()
    assert "Ett skäl att minnas." not in words(browser.get(url("decide", assessment.pk)))


def test_the_words_are_their_writers_own_and_can_be_thrown_away(alva, assessment):
    browser, maj = makers.browser(alva), makers.browser(makers.user("Maj Sandell"))
    press(browser, assessment, "check", form(browser, assessment, reasons="Ett skäl att minnas."))
    assert "Ett skäl att minnas." not in words(maj.get(url("decide", assessment.pk)))
    browser.post(url("discard_draft", assessment.pk))
    assert "Ett skäl att minnas." not in words(browser.get(url("decide", assessment.pk)))


def test_an_older_tab_is_told_what_has_changed_and_keeps_its_words(alva, assessment):
    browser = makers.browser(alva)
    older = form(browser, assessment, reasons="Skrivet i går.")
    makers.answered(assessment, makers.colleague(), "forskningen", Verdict.AGAINST)
    makers.answered(assessment, makers.colleague("Cilla Ek"), "behov", Verdict.AGAINST)
    deciding.filled(assessment, alva, stop_rule="En enda avbryter.")
    answer = press(browser, assessment, "sign", older)
    assert answer.status_code == 409
    assert [str(change.words) for change in answer.context["changes"]] == [
        "Vilket behov svarar det mot?",
        "Stoppregel",
    ]
    assert "Skrivet i går." in words(answer)
    assert not Decision.objects.exists()
    context = answer.context
    press(browser, assessment, "sign", {**older, "stamp": context["stamp"], "seen": context["seen"]})
    assert Decision.objects.get().reasons == "Skrivet i går."


def test_a_decision_that_somebody_else_signed_meanwhile_is_told(alva, assessment):
    browser = makers.browser(alva)
    older = form(browser, assessment)
    decided(assessment, makers.user("Maj Sandell"), DecisionKind.DECLINE)
    answer = press(browser, assessment, "sign", older)
    assert answer.status_code == 409
    assert "Maj Sandell undertecknade ett annat beslut" in words(answer)
    assert url("decision", Decision.objects.get().pk) in answer.text


def test_a_newer_version_of_the_list_is_told_and_stops_no_decision(alva, assessment):
    browser = makers.browser(alva)
    assert "Checklistan finns i en nyare version" not in words(browser.get(url("decide", assessment.pk)))
    makers.version(number=901, of=assessment.version.checklist)
    page = browser.get(url("decide", assessment.pk))
    assert f"Ni har svarat på version {assessment.version.number}, och nu gäller version 901." in words(page)
    assert url("take_version", assessment.pk) in page.text
    press(browser, assessment, "sign", form(browser, assessment))
    assert brief_when_signed(Decision.objects.get()).version == assessment.version.number


TABLE = "\r\n".join("\t".join(f"cell {row}:{column}" for column in range(100)) for row in range(100))


def test_a_pasted_table_of_ten_thousand_cells_is_refused_with_the_limit_and_stays(alva, assessment):
    browser = makers.browser(alva)
    answer = press(browser, assessment, "check", form(browser, assessment, reasons=TABLE))
    assert answer.status_code == 422
    assert "Här får 10 000 tecken plats, och det här är 107 999." in words(answer)
    assert answer.context["form"]["reasons"].value() == TABLE


def test_a_line_break_is_one_character_however_it_is_sent(alva, assessment):
    browser = makers.browser(alva)
    lines = "\r\n".join(["x" * 99] * 100)  # 9 999 characters, 10 098 as sent
    assert press(browser, assessment, "check", form(browser, assessment, reasons=lines)).status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "everything"), ("decided_on", "i går"), ("decided_on", "1899-01-01"), ("stamp", "x"),
        ("reasons", "Enligt 19121212-1212"), ("review_on", "2999-01-01"), ("decided_by", "x" * 201),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_answered_and_kept(alva, assessment, name, value):
    browser = makers.browser(alva)
    answer = press(browser, assessment, "sign", form(browser, assessment, **{name: value}))
    assert answer.status_code == 422
    assert "Rådet möts först i mars." in words(answer)
    assert not Decision.objects.exists()


def test_a_day_ahead_is_no_day_of_a_decision(alva, assessment):
    browser = makers.browser(alva)
    answer = press(browser, assessment, "sign", form(browser, assessment, decided_on=day(ahead(1))))
    assert "Beslutsdagen har inte varit än." in words(answer)


def test_a_closed_assessment_leads_back_to_its_page(alva, assessment):
    close_assessment(assessment=assessment, reason="", by=alva)
    answer = makers.browser(alva).get(url("decide", assessment.pk))
    assert answer["Location"] == url("assessment", assessment.pk)


def test_only_those_who_may_decide_come_to_the_page(alva, assessment):
    bo, analyst = makers.colleague(), makers.user("Ann Alm", Role.ANALYST)
    for who in (bo, analyst):
        assert makers.browser(who).get(url("decide", assessment.pk)).status_code == 404
        assert (
            url("decide", assessment.pk)
            not in makers.browser(who).get(url("assessment", assessment.pk)).content.decode()
        )
    assert makers.browser(alva).get(url("decide", assessment.pk)).status_code == 200


# Delegation and registration


def test_what_may_be_left_empty_is_said_to_be_optional_and_what_is_demanded_is_not(alva, assessment):
    page = makers.browser(alva).get(url("decide", assessment.pk)).text
    (form,) = re.findall(r'<form class="decide-form".*?</form>', page, re.DOTALL)
    optional = re.sub(r'<div class="decide-demanded">.*?</div>\s*</div>', "", form, flags=re.DOTALL)
    labels = re.findall(r"<label for=\"id_(\w+)\">[^<]*<span class=\"optional\">", optional)
    assert labels == ["registration", "delegation"]
    assert "Lämna tomt om nämnden själv beslutar." in form


def test_a_missing_delegation_is_said_to_be_missing_as_the_registration_number_is(alva, assessment):
    browser = makers.browser(alva)
    check = words(press(browser, assessment, "check", form(browser, assessment)))
    said = "Enligt delegation Inte angivet. Behövs inte när nämnden själv beslutar."
    assert said in check
    assert "Diarienummer Inte angivet." in check
    printed = press(browser, assessment, "check", form(browser, assessment)).context["printed"]
    assert re.search(r"<dt>Enligt delegation</dt>\s*<dd>Inte angivet\.", printed)
    decision = decided(assessment, alva)
    assert said in words(browser.get(url("decision", decision.pk)))
    told = decided(assessment, alva, delegation="3.2", registration="SN 2026/7")
    signed = words(browser.get(url("decision", told.pk)))
    assert "Enligt delegation 3.2" in signed
    assert "Diarienummer SN 2026/7" in signed


# On the assessment's page


def test_the_assessments_page_says_what_a_broad_decision_lacks(alva):
    assessment = makers.assessment(alva)
    shown = words(makers.browser(alva).get(url("assessment", assessment.pk)))
    assert "6 saker saknas för ett beslut om att införa brett." in shown


def test_the_assessments_page_says_what_a_pilot_lacks_where_a_pilot_is_what_is_meant(alva, assessment):
    filled(assessment, alva, stop_rule="")
    shown = words(makers.browser(alva).get(url("assessment", assessment.pk)))
    assert "2 saker saknas för ett beslut om en pilot." in shown
    assert "införa brett" not in shown


def test_conditions_that_were_written_as_points_are_read_as_points(alva, assessment):
    decision = decided(
        assessment, alva, conditions="- Tolk bokas.\n- Ingen tvingas.", reasons="Vi vet **nog**."
    )
    shown = makers.browser(alva).get(url("decision", decision.pk)).text
    assert re.search(r"<li>Tolk bokas\.</li>\s*<li>Ingen tvingas\.</li>", shown)
    assert "Vi vet <strong>nog</strong>." in shown


def test_what_was_put_off_is_not_called_unanswered_in_the_decision(alva, assessment):
    deepen_assessment(assessment=assessment, by=alva)
    makers.answered(assessment, alva, "forskningen", Verdict.LATER)
    decision = decided(assessment, alva)
    assert "Vad säger forskningen? senare" in words(makers.browser(alva).get(url("decision", decision.pk)))


def test_the_assessments_page_shows_the_standing_decision_and_those_before_it(alva, assessment):
    decided(assessment, alva)
    decided(assessment, alva, DecisionKind.KEEP)
    shown = words(makers.browser(alva).get(url("assessment", assessment.pk)))
    assert "behåll Beslutat" in shown
    assert "Tidigare beslut: pilot" in shown


def test_the_assessments_page_stays_within_its_queries(alva, assessment, django_assert_max_num_queries):
    for _ in range(3):
        decided(assessment, alva)
    browser = makers.browser(alva)
    with django_assert_max_num_queries(14):  # two of them are the session's and the user's
        browser.get(url("assessment", assessment.pk))


def test_the_stamp_never_goes_back(alva, assessment):
    before = Assessment.objects.get().stamp
    decided(assessment, alva)
    assert Assessment.objects.get().stamp == before + 1
