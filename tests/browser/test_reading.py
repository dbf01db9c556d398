"""The review of a note that was read in: where one is stays where one is, whatever is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

ITEMS = "\n\n".join(
    f"{n}. Punkt nummer {n}\nNorrvik berättade om sitt arbete med frågan under våren och hösten."
    for n in range(1, 41)
)
NOTE = f"""Minnesanteckningar från IFO-nätverket
Datum: 14 oktober 2025
Närvarande: Alva Ekström, Norrvik; Ture Lindh, Storhamn

{ITEMS}
"""


def review(context: BrowserContext) -> Page:
    page = step_in(context.new_page())
    page.goto("/meetings/read-in/")
    page.get_by_label("Eller klistra in texten").fill(NOTE)
    page.get_by_role("button", name="Läs in").click()
    page.wait_for_url("**/meetings/read-in/*/")
    return page


def row_of(page: Page, title: str) -> Locator:
    return page.locator(".finding", has_text=title).first


def in_view(page: Page, title: str) -> tuple[Locator, float]:
    row = row_of(page, title)
    row.evaluate("row => window.scrollTo(0, row.getBoundingClientRect().top + scrollY - 300)")
    return row, page.evaluate("scrollY")


def stands_at(page: Page, title: str, scrolled: float) -> None:
    """The focus is in that row, and the page has not moved."""
    expect(row_of(page, title).locator(".finding-value")).to_be_focused()
    assert abs(page.evaluate("scrollY") - scrolled) <= 2


def test_the_page_stays_and_the_next_row_is_at_hand_after_each_press(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = review(open_context())
    row, scrolled = in_view(page, "Punkt nummer 20")
    assert scrolled > 500
    row.locator("button[name=accept]").click()
    stands_at(page, "Punkt nummer 21", scrolled)
    row_of(page, "Punkt nummer 21").locator("button[name=drop]").click()
    stands_at(page, "Punkt nummer 22", scrolled)


def test_the_page_stays_and_the_next_row_is_at_hand_after_each_key(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = review(open_context())
    row, scrolled = in_view(page, "Punkt nummer 20")
    row.locator(".finding-value").focus()
    page.keyboard.press("g")
    stands_at(page, "Punkt nummer 21", scrolled)
    page.keyboard.press("s")
    stands_at(page, "Punkt nummer 22", scrolled)
    page.keyboard.press("Enter")
    expect(page.locator(".finding form.correct textarea")).to_have_value("Punkt nummer 22")


def test_a_saved_change_leaves_the_page_where_it_was(open_context: Callable[..., BrowserContext]) -> None:
    page = review(open_context())
    row, _ = in_view(page, "Punkt nummer 20")
    place = row.get_attribute("id")
    row.locator(".finding-value").click()
    form = page.locator(f"#{place} form.correct")
    form.locator("textarea").fill("Punkt tjugo")
    scrolled = page.evaluate("scrollY")
    form.get_by_role("button", name="Spara ändringen").click()
    stands_at(page, "Punkt tjugo", scrolled)


def test_a_field_that_was_made_larger_breaks_no_rule_of_the_page(
    open_context: Callable[..., BrowserContext],
) -> None:
    """The browser writes the new size into the field's style; the swap may not copy that (the content policy)."""
    page = review(open_context())
    page.locator("#record-add summary").click()
    page.locator("#record-add textarea").evaluate("field => { field.style.height = '12rem'; }")
    row, scrolled = in_view(page, "Punkt nummer 20")
    row.locator("button[name=accept]").click()
    stands_at(page, "Punkt nummer 21", scrolled)


def test_the_accepted_and_the_certain_look_different(open_context: Callable[..., BrowserContext]) -> None:
    page = review(open_context())
    row, _ = in_view(page, "Punkt nummer 20")
    to_accept = row.locator("button[name=accept]").evaluate("one => getComputedStyle(one).borderTopWidth")
    row.locator("button[name=accept]").click()
    filled = row.locator(".finding-done .icon")
    expect(filled).to_be_visible()
    colours = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]"
    background, ink = filled.evaluate(colours)
    assert to_accept != "0px"
    assert background not in ("rgba(0, 0, 0, 0)", ink)
