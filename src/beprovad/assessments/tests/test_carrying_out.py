import html as escapes
import re

import pytest
from django.utils.formats import date_format

from beprovad.assessments.actions.carrying_out import (
    CarryingOutRefused,
    PhaseOutSaid,
    StepSaid,
    TrialSaid,
    add_phase_out,
    add_step,
    finish_step,
    note_trial,
    take_back_stop_rule,
)
from beprovad.assessments.actions.setup import TooManyRows
from beprovad.assessments.models import PhaseOut, RolloutStep, Share, TrialEntry
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.rules.setup import MOST_ROWS
from beprovad.assessments.tests import deciding, makers
from beprovad.assessments.tests.deciding import ahead, day, decided, today, url
from beprovad.journal.models import Entry
from beprovad.people.rules import Role
from beprovad.people.tests import makers as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def pilot(alva):
    return deciding.pilot(alva)


def words(answer):
    return escapes.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def step(decision, by, text="Utbilda två grupper", **told):
    return add_step(decision=decision, said=StepSaid(text=text, **told), by=by)


def shown(who, decision):
    return words(makers.browser(who).get(url("decision", decision.pk)))


# Införande


def test_a_step_is_written_ticked_changed_and_removed(alva, pilot):
    browser = makers.browser(alva)
    form = {"text": "Utbilda två grupper", "owner": "Bo", "support": "Vikarier", "due_on": day(ahead(30))}
    browser.post(url("add_step", pilot.pk), form)
    made = RolloutStep.objects.get(head=None)
    assert "Chefen ger: Vikarier" in shown(alva, pilot)
    browser.post(url("tick_step", pilot.pk, made.pk), {"done": "1"})
    assert RolloutStep.objects.get(head=None).done_on == today()
    assert "1 av 1 steg klart" in shown(alva, pilot)
    browser.post(url("tick_step", pilot.pk, made.pk), {"done": "0"})
    assert RolloutStep.objects.get(head=None).done_on is None
    seen = browser.get(url("change_step", pilot.pk, made.pk)).context["seen"]
    browser.post(url("change_step", pilot.pk, made.pk), {**form, "owner": "Cilla", "seen": seen})
    assert RolloutStep.objects.get(head=None).owner == "Cilla"
    browser.post(url("remove_step", pilot.pk, made.pk))
    assert not RolloutStep.objects.filter(head=None).exists()


def test_steps_stand_by_day_and_those_without_one_last(alva, pilot):
    for text, due_on in (("tredje", None), ("andra", ahead(20)), ("första", ahead(10))):
        step(pilot, alva, text, due_on=due_on)
    page = makers.browser(alva).get(url("decision", pilot.pk)).context["page"]
    assert [each.text for each in page.taken] == ["första", "andra", "tredje"]


def test_a_step_is_not_done_tomorrow(alva, pilot):
    answer = makers.browser(alva).post(
        url("add_step", pilot.pk), {"text": "Utbilda", "done_on": day(ahead(1))}
    )
    assert answer.status_code == 422
    assert "Dagen har inte varit än." in words(answer)


def test_a_change_that_changes_nothing_is_not_journaled(alva, pilot):
    made, browser = step(pilot, alva), makers.browser(alva)
    before = Entry.objects.count()
    seen = browser.get(url("change_step", pilot.pk, made.pk)).context["seen"]
    browser.post(url("change_step", pilot.pk, made.pk), {"text": made.text, "seen": seen})
    assert Entry.objects.count() == before


def test_a_list_of_steps_has_an_end(alva, pilot):
    RolloutStep.objects.bulk_create(
        RolloutStep(decision=pilot, position=n, text=f"Steg {n}") for n in range(MOST_ROWS)
    )
    with pytest.raises(TooManyRows):
        step(pilot, alva)
    answer = makers.browser(alva).post(url("add_step", pilot.pk), {"text": "Ett till"})
    assert "Här finns redan femtio rader." in words(answer)


# What the head gives


@pytest.mark.parametrize("kind", [DecisionKind.PILOT, DecisionKind.INTRODUCE])
def test_what_the_head_must_give_becomes_that_heads_first_step_in_the_words_of_the_assessment(alva, kind):
    decision = decided(deciding.filled(makers.assessment(alva), alva), alva, kind)
    (given,) = decision.steps.all()
    assert (given.text, given.head, given.owner) == (
        "Två dagar utan nya ärenden.",
        alva.person,
        "Alva Ekström",
    )
    page = shown(alva, decision)
    assert "Det chefen ger Det väntar på chefens startsida" in page
    assert "Inga steg är skrivna." in page


def test_signing_is_one_entry_in_the_journal_with_what_the_head_gives(alva):
    of = deciding.filled(makers.assessment(alva), alva)
    before = Entry.objects.count()
    decided(of, alva)
    told = [entry.event for entry in Entry.objects.order_by("-pk")[: Entry.objects.count() - before]]
    assert sum("DecisionSigned" in event for event in told) == 1
    assert not any("RolloutChanged" in event for event in told)


def test_nothing_is_an_answer_and_gives_the_head_nothing_to_tick_off(alva):
    decision = decided(deciding.filled(makers.assessment(alva), alva, head_provides="Ingenting."), alva)
    assert not decision.steps.exists()
    assert "Det chefen ger" not in shown(alva, decision)


def test_what_asks_nothing_of_the_head_gives_no_step(alva):
    assert not decided(deciding.filled(makers.assessment(alva), alva), alva, DecisionKind.KEEP).steps.exists()


def test_it_lands_with_the_head_who_leads_rather_than_with_who_signs(alva):
    maj = makers.user("Maj Sandell")
    of = deciding.filled(makers.assessment(alva, lead=maj.person), alva)
    assert decided(of, alva).steps.get().head == maj.person


def test_a_lead_who_is_no_head_is_not_asked_to_give_what_a_head_gives(alva):
    of = deciding.filled(makers.assessment(alva, lead=makers.colleague().person), alva)
    check = makers.browser(alva).post(
        url("decide", of.pk),
        {
            "stamp": of.stamp, "kind": "pilot", "decided_on": day(today()), "decided_by": "Alva", "reasons": "Ja.",
            "without_users_because": "Sedan.", "step": "check",
        },
    )  # fmt: skip
    assert "blir ett första steg för Alva Ekström" in words(check)
    assert decided(of, alva).steps.get().head == alva.person


def test_the_head_ticks_it_off_or_rewords_it(alva, pilot):
    browser, given = makers.browser(alva), pilot.steps.get()
    answer = browser.post(url("tick_step", pilot.pk, given.pk), {"done": "1"})
    assert answer["Location"] == f"{url('decision', pilot.pk)}#given"
    seen = browser.get(url("change_step", pilot.pk, given.pk)).context["seen"]
    long = "Två dagar utan nya ärenden.\n" * 40
    browser.post(
        url("change_step", pilot.pk, given.pk), {"text": long, "owner": "Alva Ekström", "seen": seen}
    )
    given.refresh_from_db()
    assert given.text == long.strip()
    assert given.head == alva.person


# Pilot


def note(decision, by, **told):
    said = {"on": today(), "happened": "Första träffen hölls.", **told}
    return note_trial(decision=decision, said=TrialSaid(**said), by=by)


def test_the_log_says_what_happened_and_what_else_changed(alva, pilot):
    form = {"on": day(today()), "happened": "Första träffen hölls.", "also_changed": "Ny lokal."}
    answer = makers.browser(alva).post(url("log", pilot.pk), form)
    assert answer["Location"] == f"{url('decision', pilot.pk)}#trial"
    assert "Ändrades samtidigt: Ny lokal." in shown(alva, pilot)


def test_the_log_counts_the_weeks_from_the_day_when_the_pilot_begins(alva):
    pilot = deciding.pilot_begun(alva, ahead(-15))
    note(pilot, alva, on=ahead(-1))
    note(pilot, alva, on=ahead(-20), happened="Alla fick frågan.")
    log = shown(alva, pilot)
    assert "pilotens vecka 3 · Alva Ekström Första träffen hölls." in log
    assert "innan piloten började · Alva Ekström Alla fick frågan." in log
    form = words(makers.browser(alva).get(url("log", pilot.pk)))
    assert f"Pilotens första dag är {date_format(ahead(-15), 'j F Y')}." in form


def test_what_has_not_happened_is_not_in_the_log_and_the_words_stay(alva, pilot):
    form = {"on": day(ahead(1)), "happened": "Andra träffen hölls."}
    answer = makers.browser(alva).post(url("log", pilot.pk), form)
    assert answer.status_code == 422
    assert "Andra träffen hölls." in words(answer)
    assert not TrialEntry.objects.exists()


def test_a_stop_rule_that_is_met_waits_for_a_decision_at_once(alva, pilot):
    note(pilot, alva, is_stop_rule_met=True)
    page = shown(alva, pilot)
    assert "Stoppregeln är uppfylld. Beslut väntar nu" in page
    assert "Besluta igen" in page


def take_back(who, decision, entry, because="Jag kryssade i fel ruta."):
    return makers.browser(who).post(
        url("take_back_stop_rule", decision.pk, entry.pk), {"because": because} if because else {}
    )


@pytest.mark.parametrize("who", ["its author", "a decider"])
def test_a_stop_rule_that_was_marked_by_mistake_is_taken_back_with_the_reason(alva, pilot, who):
    bo = makers.colleague()
    entry = note(pilot, bo, happened="En avbröt.", is_stop_rule_met=True)
    by = bo if who == "its author" else alva
    assert (
        url("take_back_stop_rule", pilot.pk, entry.pk)
        in makers.browser(by).get(url("decision", pilot.pk)).text
    )
    assert take_back(by, pilot, entry)["Location"] == f"{url('decision', pilot.pk)}#trial"
    page = shown(by, pilot)
    assert "Stoppregeln är uppfylld." not in page
    assert "Jag kryssade i fel ruta." in page
    assert "En avbröt." in page
    assert Entry.objects.filter(event__contains="StopRuleTakenBack").count() == 1


def test_a_mark_is_taken_back_once_and_never_without_the_reason(alva, pilot):
    entry = note(pilot, alva, is_stop_rule_met=True)
    assert take_back(alva, pilot, entry, because="").status_code == 422
    assert "Stoppregeln är uppfylld." in shown(alva, pilot)
    take_back(alva, pilot, entry)
    assert take_back(alva, pilot, entry, "En gång till").status_code == 404
    take_back_stop_rule(entry=TrialEntry.objects.get(), because="En gång till", by=alva)
    assert TrialEntry.objects.get().taken_back_because == "Jag kryssade i fel ruta."


def test_another_mark_still_stops_the_pilot(alva, pilot):
    first, _ = (note(pilot, alva, is_stop_rule_met=True) for _ in range(2))
    take_back(alva, pilot, first)
    assert "Stoppregeln är uppfylld." in shown(alva, pilot)


def test_a_colleague_does_not_take_back_what_another_marked(alva, pilot):
    entry = note(pilot, alva, is_stop_rule_met=True)
    assert take_back(makers.colleague(), pilot, entry).status_code == 404
    assert take_back(makers.user("Petra Falk", Role.POLITICIAN), pilot, entry).status_code == 404
    assert TrialEntry.objects.get().stops


def test_what_was_never_marked_is_not_taken_back_nor_after_a_later_decision(alva, pilot):
    plain, marked = note(pilot, alva), note(pilot, alva, is_stop_rule_met=True)
    assert take_back(alva, pilot, plain).status_code == 404
    decided(pilot.assessment, alva, DecisionKind.DECLINE)
    answer = take_back(alva, pilot, marked)
    assert answer.status_code == 422
    assert "Ett senare beslut gäller nu" in words(answer)
    assert "Jag kryssade i fel ruta." in words(answer)


def test_what_the_pilot_was_to_show_stands_as_it_was_signed(alva, pilot):
    deciding.filled(pilot.assessment, alva, hypothesis="Något helt annat.")
    page = shown(alva, pilot)
    assert "Fler klarar vardagen." in page
    assert "Något helt annat." not in page


def test_what_is_no_pilot_has_no_log(alva, pilot):
    later = decided(pilot.assessment, alva, DecisionKind.KEEP)
    assert makers.browser(alva).get(url("log", later.pk)).status_code == 404


# Utfasning


def test_what_is_wound_down_says_how_people_are_told(alva, pilot):
    decision = decided(pilot.assessment, alva, DecisionKind.WIND_DOWN)
    form = {"what": "Veckosamtalen", "users_told": "Av sin handläggare", "last_on": day(ahead(60))}
    makers.browser(alva).post(url("add_phase_out", decision.pk), form)
    assert PhaseOut.objects.get().last_on == ahead(60)
    page = shown(alva, decision)
    assert "Brukarna: Av sin handläggare" in page
    assert "Det står inte hur personalen får veta." in page


# A superseded decision


def test_nothing_more_comes_of_a_superseded_decision(alva, pilot):
    made = step(pilot, alva)
    decided(pilot.assessment, alva, DecisionKind.DECLINE)
    for act in (
        lambda: step(pilot, alva),
        lambda: finish_step(step=made, on=today(), by=alva),
        lambda: note(pilot, alva),
        lambda: add_phase_out(decision=pilot, said=PhaseOutSaid(what="Veckosamtalen"), by=alva),
    ):
        with pytest.raises(CarryingOutRefused):
            act()
    browser = makers.browser(alva)
    answer = browser.post(url("log", pilot.pk), {"on": day(today()), "happened": "En träff till."})
    assert answer.status_code == 422
    assert "Ett senare beslut gäller nu" in words(answer)
    assert "En träff till." in words(answer)
    browser.post(url("remove_step", pilot.pk, made.pk))
    assert RolloutStep.objects.exists()
    assert url("add_step", pilot.pk) not in browser.get(url("decision", pilot.pk)).content.decode()


# Who reads what


def test_a_politician_reads_the_decision_and_not_the_log(alva, pilot):
    petra = makers.user("Petra Falk", Role.POLITICIAN)
    note(pilot, alva, happened="En familj avbröt.", is_stop_rule_met=True)
    step(pilot, alva, "Utbilda två grupper")
    page = makers.browser(petra).get(url("decision", pilot.pk))
    assert "Vi vet nog för att pröva." in words(page)
    assert "Fler klarar vardagen." in words(page)
    assert "Stoppregeln är uppfylld." in words(page)
    for theirs in ("En familj avbröt.", "Utbilda två grupper"):
        assert theirs not in words(page)
    for closed in (
        url("decide", pilot.assessment_id),
        url("assessment", pilot.assessment_id),
        url("log", pilot.pk),
    ):
        assert closed not in page.content.decode()


@pytest.mark.parametrize("who", ["another authority", "member it is shared with", "politician elsewhere"])
def test_whoever_does_not_see_decisions_here_is_not_told_of_one(alva, pilot, who):
    charlie = {
        "another authority": lambda: makers.user("Ture Lindh", at=makers.authority("Granö")),
        "member it is shared with": makers.member,
        "politician elsewhere": lambda: makers.user("Ola Ek", Role.POLITICIAN, makers.authority("Granö")),
    }[who]()
    Share.objects.create(
        assessment=pilot.assessment, network=people.network(), shared_by_label="Alva Ekström"
    )
    made, browser = step(pilot, alva), makers.browser(charlie)
    assert browser.get(url("decision", pilot.pk)).status_code == 404
    assert not changed(browser, pilot, made)


def test_a_politician_changes_nothing_that_comes_of_it(alva, pilot):
    petra = makers.user("Petra Falk", Role.POLITICIAN)
    made = step(pilot, alva)
    assert not changed(makers.browser(petra), pilot, made)


def changed(browser, decision, made):
    """Whether anything let this browser through."""
    pages = [
        url("log", decision.pk), url("add_step", decision.pk), url("add_phase_out", decision.pk),
        url("change_step", decision.pk, made.pk), url("remove_step", decision.pk, made.pk),
        url("tick_step", decision.pk, made.pk),
    ]  # fmt: skip
    return {browser.post(page, {"text": "Mitt", "done": "1"}).status_code for page in pages} != {404}


def test_a_step_of_another_decision_is_not_there(alva, pilot):
    other = decided(pilot.assessment, alva, DecisionKind.INTRODUCE)
    made = step(other, alva)
    browser = makers.browser(alva)
    assert browser.get(url("change_step", pilot.pk, made.pk)).status_code == 404
    assert browser.post(url("tick_step", pilot.pk, made.pk), {"done": "1"}).status_code == 404


def test_the_decisions_page_takes_as_many_queries_with_many_rows_as_with_none(
    alva, pilot, django_assert_max_num_queries
):
    for number in range(20):
        step(pilot, alva, f"Steg {number}")
        note(pilot, alva, happened=f"Träff {number}")
    browser = makers.browser(alva)
    with django_assert_max_num_queries(12):
        browser.get(url("decision", pilot.pk))
