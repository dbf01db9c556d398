"""The menu in the head: one row of words, the rest under one of them, and always one that says where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

ONE_ROW = 70  # pixels: a row of words with air around it


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("width", [1250, 1440])
def test_the_words_of_whoever_sees_most_stand_in_one_row(
    open_context: Callable[..., BrowserContext], language: str, width: int
) -> None:
    page = step_in(open_context(language=language, width=width).new_page())
    page.goto("/")
    assert page.locator(".site-header").evaluate("head => head.offsetHeight") <= ONE_ROW


def test_what_stands_under_more_is_reached_without_javascript_and_is_told_when_one_is_there(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = step_in(open_context(java_script_enabled=False).new_page())
    page.goto("/")
    page.locator(".more-menu summary").click()
    page.locator(".more-menu").get_by_role("link", name="Personer").click()
    page.wait_for_url("**/people/")
    expect(page.locator(".more-menu summary")).to_have_attribute("aria-current", "true")


def test_more_closes_with_escape_and_is_clean_when_open(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]]
) -> None:
    page = step_in(open_context().new_page())
    page.goto("/")
    page.locator(".more-menu summary").click()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".more-menu details")).not_to_have_attribute("open", "")


def test_evidence_and_sources_belong_to_the_ways_of_working(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = step_in(open_context().new_page())
    for path in ("/sources/", "/evidence/1/"):
        page.goto(path)
        current = page.locator(".site-header .head-wide [aria-current=page]")
        expect(current).to_have_text("Arbetssätt")
