"""Every component as it is served: axe finds nothing, and nothing sticks out, in light and dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.looks import watched_contexts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

WIDTHS = [320, 390, 1440]
THEMES = ["light", "dark"]


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=WIDTHS)
def guide(browser: Browser, live_site: str, theme: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page with all components, every fold opened."""
    with watched_contexts(browser, live_site) as open_context:
        page = open_context(width=request.param, theme=theme).new_page()
        page.goto("/web/components/")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        yield page


def test_axe_finds_nothing_on_any_component(guide: Page, axe: Callable[[Page], list[str]]) -> None:
    assert axe(guide) == []


def test_nothing_sticks_out_of_the_page(guide: Page) -> None:
    assert guide.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_chosen_theme_holds_against_the_system(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(theme="light").new_page()
    page.goto("/web/components/")
    page.locator("footer").get_by_role("button", name="Mörkt").click()

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 28, 27)"


def test_paper_is_light_whatever_the_theme(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(theme="dark").new_page()
    page.goto("/web/components/")
    page.locator("footer").get_by_role("button", name="Mörkt").click()
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("header.site-header").is_hidden()


def test_every_control_can_be_pressed_with_a_thumb(guide: Page) -> None:
    """At least 24 pixels each way, as WCAG 2.2 (2.5.8) asks; links in running text are exempt."""
    small = guide.evaluate(
        """() => [...document.querySelectorAll("button, .button, select, input:not([type=hidden]), summary")]
            .filter((one) => one.checkVisibility() && !["checkbox", "radio"].includes(one.type))
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([html]) => html)"""
    )

    assert small == []
