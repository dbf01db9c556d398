"""Matters as they are met in a browser: narrowed while one types, moved step by step, by two people at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

JOUR = "Gemensam socialjour för de mindre kommunerna"
PAGES = (
    "/matters/?q=finns-inte", "/matters/?due=overdue", "/matters/3/", "/matters/4/", "/matters/9/move/",
    "/matters/2/move/?to=parked", "/matters/2/move/?to=assigned",
)  # fmt: skip


def test_what_no_link_leads_to_can_be_read_by_everybody_too(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], look: dict[str, Any]
) -> None:
    page = step_in(open_context(**look).new_page())
    for path in PAGES:
        page.goto(path)
        assert (path, axe(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_list_narrows_while_one_types_and_can_be_sent_as_an_address(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = step_in(open_context().new_page())
    page.goto("/matters/")
    rows = page.locator(".matter-row")
    everything = rows.count()
    page.locator("#id_q").press_sequentially("socialjour")
    expect(rows).not_to_have_count(everything)
    expect(page.locator(".matter-list")).to_contain_text(JOUR)
    expect(page).to_have_url(re.compile("q=socialjour"))
    found = rows.count()
    page.reload()
    expect(rows).to_have_count(found)
    page.get_by_role("link", name="Rensa urvalet").click()
    expect(rows).to_have_count(everything)


def test_what_is_open_for_us_is_one_press_away(open_context: Callable[..., BrowserContext]) -> None:
    page = step_in(open_context().new_page(), "head-ifo")
    page.goto("/matters/")
    page.get_by_role("link", name="Vad är öppet för oss?").click()
    expect(page.locator("h2").first).to_have_text("Väntar på dig")
    assert "Alva Ekström" in page.locator(".matter-list").first.inner_text()


def test_a_step_asks_only_for_what_its_state_needs(open_context: Callable[..., BrowserContext]) -> None:
    page = step_in(open_context().new_page())
    page.goto("/matters/15/")
    page.get_by_role("link", name="Parkera").click()
    expect(page.get_by_label("Ta upp igen den")).to_be_visible()
    expect(page.get_by_label("Vem ansvarar?")).to_be_hidden()
    page.get_by_label("Ge som uppdrag").check()
    expect(page.get_by_label("Ta upp igen den")).to_be_hidden()
    page.get_by_label("Varför?").fill("Vi behöver en sammanställning.")
    page.get_by_label("Vem ansvarar?").fill("")
    page.get_by_role("button", name="Spara steget").click()
    expect(page.locator(".field-wrong")).to_contain_text("Ett uppdrag har någon som ansvarar")
    page.get_by_label("Vem ansvarar?").fill("Inga-Lill Söderqvist")
    page.get_by_role("button", name="Spara steget").click()
    expect(page.locator(".moment").first).to_contain_text("Vi behöver en sammanställning.")
    expect(page.locator(".matter-facts")).to_contain_text("Inga-Lill Söderqvist")


def test_the_second_of_two_who_move_it_at_once_is_told_and_loses_no_word(
    open_context: Callable[..., BrowserContext],
) -> None:
    first, second = (step_in(open_context().new_page()) for _ in range(2))
    for page, state in ((second, "Avsluta"), (first, "Låt det fortsätta")):
        page.goto("/matters/14/move/")
        page.get_by_label(state).check()
        page.get_by_label("Varför?").fill(f"Skälet att välja {state}.")
    first.get_by_role("button", name="Spara steget").click()
    first.wait_for_url("**/matters/14/")
    second.get_by_role("button", name="Spara steget").click()
    expect(second.locator(".notice-warn")).to_contain_text("Skälet att välja Låt det fortsätta.")
    expect(second.get_by_label("Varför?")).to_have_value("Skälet att välja Avsluta.")


def test_two_matters_are_joined_and_parted_again(open_context: Callable[..., BrowserContext]) -> None:
    page = step_in(open_context().new_page())
    page.goto("/matters/13/link/?q=socialjour")
    row = page.locator("li", has=page.get_by_role("link", name=JOUR, exact=True))
    row.get_by_text("Det är samma ärende", exact=True).click()
    row.get_by_role("button", name="Ja, för ihop dem").click()
    expect(page.locator(".matter-join")).to_contain_text(JOUR)
    page.locator(".matter-join summary").click()
    page.get_by_role("button", name="Ja, skilj dem åt igen").click()
    expect(page.locator(".matter-join")).to_have_count(0)
    page.goto("/matters/3/")
    expect(page.locator("h1")).to_have_text(JOUR)


def test_matters_work_without_javascript(open_context: Callable[..., BrowserContext]) -> None:
    page = step_in(open_context(java_script_enabled=False).new_page())
    page.goto("/matters/")
    page.locator("#id_q").fill("socialjour")
    page.get_by_role("button", name="Visa").click()
    page.get_by_role("link", name=JOUR).click()
    page.get_by_role("link", name="Låt det fortsätta").click()
    page.get_by_label("Varför?").fill("Utredningen blev klar tidigare.")
    page.get_by_role("button", name="Spara steget").click()
    expect(page.locator(".moment").first).to_contain_text("Utredningen blev klar tidigare.")
