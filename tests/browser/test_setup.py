"""The fields of an assessment: each saves itself, beside it stands what happened, and nothing typed is lost."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.test_answering import alva, made

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

import pytest

pytestmark = pytest.mark.browser
__all__ = ["made"]

DAY = (date.today() + timedelta(days=90)).isoformat()  # noqa: DTZ011


def setup(page: Page, made: dict[str, Any]) -> Page:
    page.goto(f"/assessments/{made['assessment']}/setup/")
    return page


def status(page: Page, name: str) -> Locator:
    return page.locator(f"#field-{name} .autosave-status")


def saved(page: Page, name: str) -> None:
    expect(status(page, name)).to_contain_text(re.compile(r"Sparat \d\d\.\d\d"))


def test_every_kind_of_field_saves_itself_and_is_there_again(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_hypothesis").fill("Fler klarar vardagen.")
    saved(page, "hypothesis")
    page.locator("#id_owner").select_option(label=page.locator("#id_owner option").nth(1).inner_text())
    saved(page, "owner")
    page.get_by_label("Pilot: på en plats").check()
    saved(page, "scope")
    page.locator("#id_decision_on").fill(DAY)
    page.locator("#id_cost_yearly").fill("20 000")
    saved(page, "decision_on")
    page.locator("#id_payer").fill("Enhetens budget")
    saved(page, "cost_yearly")
    saved(page, "payer")
    expect(page.locator(".setup-save")).to_contain_text("Allt är sparat.")
    expect(page.locator("[data-filled=owner]")).to_be_visible()
    assert axe(page) == []
    page.reload()
    expect(page.locator("#id_hypothesis")).to_have_value("Fler klarar vardagen.")
    expect(page.locator("#id_decision_on")).to_have_value(DAY)
    expect(page.get_by_label("Pilot: på en plats")).to_be_checked()
    assert page.evaluate("localStorage.length") == 0


def test_what_was_typed_is_on_the_server_when_the_page_is_left_at_once(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_training").press_sequentially("Sex dagar.")
    page.get_by_role("link", name="Till prövningen").click()
    page.wait_for_url(re.compile(r"/assessments/\d+/$"))
    expect(setup(page, made).locator("#id_training")).to_have_value("Sex dagar.")
    page.locator("#id_training").fill("Sju dagar.")
    page.get_by_role("button", name="Lägg till en risk").click()
    page.wait_for_url("**/risks/new/")
    expect(setup(page, made).locator("#id_training")).to_have_value("Sju dagar.")


def test_what_is_wrong_in_one_field_is_told_beside_it_and_the_words_stay_when_the_page_is_left(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_staff_time").fill("Fråga 811228-9874 om tiden")
    expect(page.locator("#field-staff_time .autosave-conflict")).to_contain_text("personnummer")
    page.locator("#id_training").fill("Sex dagar.")
    saved(page, "training")
    expect(page.locator(".setup-save")).to_contain_text("Något är inte sparat.")
    assert axe(page) == []
    page.once("dialog", lambda asked: asked.accept())
    page.reload()
    expect(page.locator("#id_staff_time")).to_have_value("Fråga 811228-9874 om tiden")
    expect(page.locator("#field-staff_time .autosave-conflict")).to_contain_text("personnummer")
    page.locator("#id_staff_time").fill("Två timmar i veckan")
    saved(page, "staff_time")
    expect(page.locator("#field-staff_time .autosave-conflict")).to_be_empty()


def test_what_two_windows_write_in_one_field_is_shown_and_one_of_them_is_chosen(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    first, second = (setup(alva(open_context().new_page()), made) for _ in range(2))
    first.locator("#id_measures").fill("Antal kvällar.")
    saved(first, "measures")
    second.locator("#id_baseline").fill("Fyra av sju.")
    saved(second, "baseline")
    second.locator("#id_measures").fill("Antal samtal.")
    clash = second.locator("#field-measures .conflict")
    expect(clash).to_contain_text("Antal kvällar.")
    expect(clash).to_contain_text("Antal samtal.")
    assert axe(second) == []
    clash.get_by_role("button", name="Låt mitt gälla").click()
    second.wait_for_url("**#field-measures")
    expect(second.locator("#id_measures")).to_have_value("Antal samtal.")
    expect(setup(first, made).locator("#id_measures")).to_have_value("Antal samtal.")


def test_the_words_of_an_estimate_appear_in_the_note_beside_it(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_cost_once").press_sequentially("drygt 20 000 kr")
    page.locator("#id_payer").focus()
    expect(page.locator("#id_cost_note")).to_have_value("drygt 20 000 kr")
    page.locator("#id_cost_note").fill("drygt 20 000 kr, utan lokaler")
    saved(page, "cost_note")


def test_enter_in_a_line_saves_that_field_and_stays(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_payer").fill("Enhetens budget")
    page.locator("#id_payer").press("Enter")
    saved(page, "payer")
    expect(page.locator("#id_payer")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1440])
def test_without_javascript_the_button_is_always_at_hand_and_saves_the_whole(
    open_context: Callable[..., BrowserContext], made: dict[str, Any], width: int
) -> None:
    page = setup(alva(open_context(java_script_enabled=False, width=width).new_page()), made)
    button = page.get_by_role("button", name="Spara upplägget")
    expect(button).to_be_in_viewport()
    page.locator("#id_staff_time").fill(f"Två timmar {width}")
    page.locator("#id_decision_on").fill("2020-01-01")
    button.click()
    expect(page.locator("#field-decision_on")).to_contain_text("Dagen har redan varit.")
    expect(page.get_by_text("Det andra som du ändrade är sparat.")).to_be_visible()
    expect(setup(page, made).locator("#id_staff_time")).to_have_value(f"Två timmar {width}")
    assert page.locator("body").evaluate("body => body.scrollWidth") <= width


def test_a_field_that_bears_the_name_of_something_of_the_browsers_own_saves_itself_too(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_length").fill("Sex veckor")
    saved(page, "length")
    page.reload()
    expect(page.locator("#id_length")).to_have_value("Sex veckor")


def test_a_sum_that_was_no_sum_is_saved_when_it_is_corrected_and_the_words_of_its_fault_are_gone(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_cost_once").fill("beror på")
    page.locator("#id_payer").focus()
    fault = page.locator("#field-cost_once .autosave-conflict")
    expect(fault).not_to_be_empty()
    page.locator("#id_cost_once").fill("15 000")
    page.locator("#id_payer").focus()
    saved(page, "cost_once")
    expect(fault).to_be_empty()
    page.reload()
    expect(page.locator("#id_cost_once")).to_have_value(re.compile(r"15.?000"))


def test_a_fault_that_is_emptied_again_is_gone_and_nothing_is_said_to_be_unsaved(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context().new_page()), made)
    page.locator("#id_cost_yearly").fill("beror på")
    page.locator("#id_payer").focus()
    fault = page.locator("#field-cost_yearly .autosave-conflict")
    expect(fault).not_to_be_empty()
    expect(page.locator(".setup-save")).to_contain_text("Något är inte sparat.")
    page.locator("#id_cost_yearly").fill("")
    page.locator("#id_payer").focus()
    expect(fault).to_be_empty()
    expect(status(page, "cost_yearly")).to_be_empty()
    expect(page.locator(".setup-save")).to_contain_text("Det du skriver sparas av sig självt.")
    page.reload()  # nothing asks whether to leave, and nothing comes back
    expect(page.locator("#id_cost_yearly")).to_have_value("")


def test_an_estimate_stands_as_it_is_saved_and_what_nobody_knows_is_said_beside_it(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context(width=390).new_page()), made)
    page.locator("#id_cost_once").fill("ca 40 tkr")
    page.locator("#id_cost_yearly").fill("vet inte")
    saved(page, "cost_once")
    expect(page.locator("#id_cost_once")).to_have_value(re.compile(r"ca 40.000"))
    page.locator("#id_payer").focus()
    expect(page.locator("#field-cost_yearly .setup-beside")).to_contain_text("Inte känt.")
    expect(page.locator("#id_cost_yearly")).to_have_value("")
    expect(page.locator("#id_cost_note")).to_have_value("")
    expect(page.locator(".setup-save")).to_contain_text("Allt är sparat.")
    assert axe(page) == []


def test_days_that_do_not_go_together_are_told_beside_the_field_and_kept(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = setup(alva(open_context(width=390).new_page()), made)
    page.get_by_role("button", name="Lägg till en effekt").click()
    page.get_by_label("Vad ska synas?").fill("Klarar morgonen")
    late = date.today() + timedelta(days=120)  # noqa: DTZ011
    page.get_by_label("Kan synas tidigast").fill(late.isoformat())
    page.get_by_role("button", name="Spara", exact=True).click()
    page.locator("#id_decision_on").fill(DAY)
    page.locator("#id_payer").focus()
    saved(page, "decision_on")
    expect(page.locator("#field-decision_on .setup-beside")).to_contain_text(
        "”Klarar morgonen” kan synas tidigast"
    )
    assert axe(page) == []
    page.reload()
    expect(page.locator("#expected_effects .setup-beside")).to_contain_text("redan")
    assert axe(page) == []
    page.locator("#id_decision_on").fill(late.isoformat())
    page.locator("#id_payer").focus()
    expect(page.locator("#field-decision_on .setup-beside")).to_be_empty()
