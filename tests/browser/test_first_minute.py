"""The first minute in a real browser: a page opens, one steps in, nothing complains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.mark.smoke
def test_a_stranger_steps_in_as_the_coordinator_and_opens_a_meeting(page: Page) -> None:
    page.goto("/")
    assert "Beprövad" in page.title()
    page.goto("/login/")
    page.locator("form[action*='demo-login/coordinator'] button").click()
    page.goto("/meetings/")
    page.locator("main a[href^='/meetings/']:not([href$='/new/'])").first.click()
    assert page.locator("main h1").inner_text()


def test_the_language_of_the_browser_is_the_language_of_the_page(
    open_context: Callable[..., BrowserContext], language: str
) -> None:
    page = open_context(language=language).new_page()
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == language


def test_the_content_policy_stops_what_is_inline(browser: Browser, live_site: str) -> None:
    page = browser.new_page(base_url=live_site)
    page.goto("/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=probe style=\"color: red\">x</p>')")
    assert page.locator("#probe").evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"
    page.close()
