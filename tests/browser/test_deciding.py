"""From empty fields to a signed pilot whose stop rule is met, by hand."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_answering import alva, made

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

pytestmark = pytest.mark.browser
__all__ = ["made"]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def reasons(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Skäl", exact=True)


def test_a_sum_that_may_mean_several_things_is_asked_about_and_a_risk_is_said_in_words_and_picture(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = alva(open_context().new_page())
    page.goto(f"/assessments/{made['assessment']}/setup/")
    assert axe(page) == []
    page.get_by_label("Kostnad en gång").fill("mellan 30 och 50 tkr")
    page.get_by_label("Kostnad per år").focus()
    expect(page.locator("#field-cost_once .question")).to_contain_text("du skrev ”mellan 30 och 50 tkr”")
    assert axe(page) == []
    press(page, "ca 40 000 kr")
    expect(page.get_by_label("Om kostnaden")).to_have_value("mellan 30 och 50 tkr")
    expect(page.get_by_label("Kostnad en gång")).to_have_value(re.compile(r"ca 40.000"))

    press(page, "Lägg till en risk")
    page.get_by_label("Vad kan gå fel").fill("Färre hinner få tid.")
    page.get_by_label("3 – möjligt").check()
    page.get_by_label("4 – allvarligt").check()
    assert axe(page) == []
    press(page, "Spara")
    expect(page.get_by_text("Sannolikhet 3 av 5, möjligt.")).to_be_visible()
    assert axe(page) == []


def test_a_pilot_is_decided_and_its_stop_rule_asks_for_another_decision(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = alva(open_context(width=390).new_page())
    page.goto(f"/assessments/{made['assessment']}/decide/")
    assert axe(page) == []
    page.get_by_role("radio", name="Pilot").check()
    reasons(page).fill("Vi vet nog för att pröva.")
    press(page, "Läs igenom beslutet")
    assert axe(page) == []
    page.get_by_role("link", name="Skriv stoppregeln").click()
    page.get_by_label("Hypotes").fill("Fler klarar vardagen.")
    page.get_by_label("Vad chefen måste ge").fill("En vikarie på torsdagar.")
    page.get_by_label("Hur länge").fill("Tre månader")
    page.get_by_label("Hur stort").fill("Två grupper")
    page.get_by_label("Vad ni mäter").fill("Intervju före och efter.")
    page.get_by_label("Stoppregel").fill("Fler än två avbryter.")
    page.get_by_label("Börjar").fill(date.today().isoformat())  # noqa: DTZ011
    page.get_by_label("Beslutsdag").fill((date.today() + timedelta(days=90)).isoformat())  # noqa: DTZ011
    press(page, "Spara och gå till beslutet")
    expect(reasons(page)).to_have_value("Vi vet nog för att pröva.")
    page.get_by_label("Beslutas utan brukarnas svar").fill("Rådet möts först i mars.")
    press(page, "Läs igenom beslutet")
    expect(page.get_by_text("Ett undertecknat beslut kan inte ändras")).to_be_visible()
    assert axe(page) == []
    press(page, "Underteckna")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beslut: pröva i en pilot")
    assert axe(page) == []

    page.get_by_role("link", name="Lägg till ett steg").click()
    page.get_by_label("Vad ska göras?").fill("Utbilda två grupper")
    assert axe(page) == []
    press(page, "Spara")
    page.locator("#rollout").get_by_role("button", name="Klart").click()
    expect(page.get_by_text("1 av 1 steg klart")).to_be_visible()
    expect(page.locator("#given")).to_contain_text("En vikarie på torsdagar.")
    page.get_by_role("link", name="Skriv i loggen").click()
    page.get_by_label("Vad hände?").fill("Tre har avbrutit.")
    page.get_by_label("Stoppregeln är uppfylld").check()
    assert axe(page) == []
    press(page, "Skriv in")
    expect(page.get_by_text("Stoppregeln är uppfylld. Beslut väntar nu")).to_be_visible()
    page.get_by_text("Alla uppgifter och svar som de stod").click()
    assert axe(page) == []


def test_what_is_written_in_a_decision_is_there_again_after_a_question_was_read(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = alva(open_context(width=390).new_page())
    page.goto(f"/assessments/{made['assessment']}/decide/")
    page.get_by_role("radio", name="Avstå").check()
    reasons(page).press_sequentially("Skrivet i sista stund. ")
    page.locator("#known a").first.click()
    page.wait_for_url("**/questions/**")
    page.goto(f"/assessments/{made['assessment']}/decide/")
    expect(page.get_by_text("Det du skrev finns kvar")).to_be_visible()
    expect(reasons(page)).to_have_value("Skrivet i sista stund.")
    expect(page.get_by_role("radio", name="Avstå")).to_be_checked()
    assert axe(page) == []
    reasons(page).fill("Ingen har bett om det.")
    expect(page.locator(".decide-form .autosave-status")).to_contain_text("Sparat hos dig")
    assert axe(page) == []
    press(page, "Läs igenom beslutet")
    page.get_by_role("link", name="Prövningar").first.click()
    page.goto(f"/assessments/{made['assessment']}/decide/")
    expect(reasons(page)).to_have_value("Ingen har bett om det.")
    page.get_by_text("Börja om med ett tomt formulär").click()
    press(page, "Ja, börja om")
    expect(reasons(page)).to_have_value("")
    expect(page.get_by_text("Det du skrev finns kvar")).to_be_hidden()
