"""A decision that is being written is kept for its writer from the first word."""

import html as escapes
import re

import pytest

from beprovad.assessments.models import Decision
from beprovad.assessments.tests import makers
from beprovad.assessments.tests.deciding import ahead, day, filled, today, url

pytestmark = pytest.mark.django_db
KEPT = "Det du skrev finns kvar"


@pytest.fixture
def alva():
    return makers.user()


@pytest.fixture
def assessment(alva):
    return filled(makers.assessment(alva), alva)


@pytest.fixture
def browser(alva):
    return makers.browser(alva)


def words(answer):
    return escapes.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def opened(browser, assessment):
    return browser.get(url("decide", assessment.pk))


def autosave(browser, assessment, **said):
    page = opened(browser, assessment)
    whole = {"stamp": page.context["stamp"], "seen": page.context["seen"], "decided_on": day(today()), **said}
    return browser.post(url("decide", assessment.pk), whole, headers={"X-Autosave": "1"})


def test_what_is_written_is_kept_before_anything_is_pressed(browser, assessment):
    receipt = autosave(browser, assessment, reasons="Ett skäl att minnas.", kind="pilot")
    assert re.fullmatch(r"\d\d\.\d\d", receipt.json()["saved_at"])
    page = opened(browser, assessment)
    assert KEPT in words(page)
    assert page.context["form"]["reasons"].value() == "Ett skäl att minnas."
    assert page.context["chosen"] == "pilot"
    assert not Decision.objects.exists()


def test_nothing_is_said_to_be_kept_where_nothing_was_written(browser, assessment):
    assert KEPT not in words(opened(browser, assessment))


def test_what_is_empty_so_far_is_no_fault_and_todays_day_goes_with_the_day(browser, assessment):
    assert autosave(browser, assessment, decided_on="", reasons="Ett skäl.").status_code == 200
    autosave(browser, assessment, reasons="Två skäl.")
    kept = browser.session[f"decision-{assessment.pk}"]
    assert "decided_on" not in kept
    assert kept["reasons"] == "Två skäl."
    autosave(browser, assessment, decided_on=day(ahead(-3)))
    assert opened(browser, assessment).context["form"]["decided_on"].value() == day(ahead(-3))


def test_what_may_not_be_kept_is_told_and_the_rest_is_kept(browser, assessment):
    autosave(browser, assessment, reasons="Ett skäl.")
    answer = autosave(browser, assessment, reasons="Enligt 19121212-1212", conditions="Bara i Södra.")
    assert answer.status_code == 422
    assert "Här står ett personnummer." in words(answer)
    assert "<html" not in answer.text
    form = opened(browser, assessment).context["form"]
    assert (form["reasons"].value(), form["conditions"].value()) == ("Ett skäl.", "Bara i Södra.")


def test_what_is_refused_at_the_reading_is_kept_too(browser, assessment):
    browser.post(
        url("decide", assessment.pk), {"stamp": "1", "step": "check", "reasons": "Utan val av beslut."}
    )
    assert opened(browser, assessment).context["form"]["reasons"].value() == "Utan val av beslut."


def test_what_was_kept_is_dropped_when_it_is_thrown_away_or_signed(browser, assessment):
    autosave(browser, assessment, reasons="Ett skäl.")
    browser.post(url("discard_draft", assessment.pk))
    assert KEPT not in words(opened(browser, assessment))
    said = {
        "kind": "pilot", "decided_by": "Alva Ekström, socialchef", "reasons": "Vi vet nog.",
        "without_users_because": "Rådet möts först i mars.",
    }  # fmt: skip
    autosave(browser, assessment, **said)
    page = opened(browser, assessment)
    whole = {"stamp": page.context["stamp"], "seen": page.context["seen"], "decided_on": day(today()), **said}
    browser.post(url("decide", assessment.pk), {**whole, "step": "sign"})
    assert Decision.objects.exists()
    assert KEPT not in words(opened(browser, assessment))


def test_it_is_kept_for_those_only_who_may_decide(assessment):
    bo = makers.browser(makers.colleague())
    told = {"reasons": "x"}
    assert bo.post(url("decide", assessment.pk), told, headers={"X-Autosave": "1"}).status_code == 404
