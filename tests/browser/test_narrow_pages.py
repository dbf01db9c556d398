"""Pages on a phone: nothing is wider than the screen, and no word of an example is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

ADDRESS = "https://sjobygden.example/" + "en-lang-adress-utan-slut/" * 4
NOTE = f"""Minnesanteckningar från IFO-nätverket
Datum: 4 november 2025
Plats: {ADDRESS}
Närvarande: Alva Ekström, Norrvik; Ture Lindh, Storhamn

1. Inledning
Alva Ekström hälsade välkomna. Se {ADDRESS}
"""


def step_in(page: Page) -> Page:
    page.goto("/login/")
    page.locator("form[action$='/demo-login/coordinator/'] button").click()
    page.wait_for_url("**/")
    return page


def save(page: Page) -> None:
    """Where another test's meeting is of the same day, this one was another."""
    other = page.locator("#same-day button")
    if other.count():
        other.click()
        other.wait_for(state="detached")
    page.locator("form[action$='/save/'] button").click()


def test_a_long_address_in_a_note_makes_no_page_wider_than_a_phone(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = step_in(open_context(width=390).new_page())
    page.goto("/meetings/read-in/")
    page.get_by_label("Eller klistra in texten").fill(NOTE)
    page.get_by_role("button", name="Läs in").click()
    page.wait_for_url("**/meetings/read-in/*/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    while page.locator("#question").count():
        words = page.locator("#question").inner_text()
        page.locator("#question .answers button, #question .button-primary, #question button").first.click()
        page.wait_for_function("was => document.querySelector('#question')?.innerText !== was", arg=words)
    page.locator("#accept-certain").click()
    save(page)
    page.wait_for_url("**/meetings/*/")
    for path in ("", "print/"):
        page.goto(page.url.split("print/")[0] + path)
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, 390)


def test_the_example_of_a_list_keeps_its_words_whole_on_a_phone(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = step_in(open_context(width=390).new_page())
    page.goto("/people/import/")
    lines = """cells => cells.map(cell => {
        const words = document.createRange();
        words.selectNodeContents(cell);
        return new Set([...words.getClientRects()].map(line => Math.round(line.top))).size;
    })"""
    assert set(page.locator(".list-example :is(th, td)").evaluate_all(lines)) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
