"""A checklist made in a browser: pasted, joined, moved by keyboard, reworded in place, published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_matters import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

PASTED = """- Vilka risker finns?
- Vad finns det för risker?
- Vad kan gå fel, och vilken risk är störst?
- Vad kostar det?"""


def draft_of(page: Page, title: str) -> Page:
    page.goto("/checklists/new/")
    page.locator("#id_title").fill(title)
    page.locator("#id_pasted").fill(PASTED)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/checklists/drafts/*/")
    return page


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_every_page_of_checklists_can_be_read_by_everybody(
    open_context: Callable[..., BrowserContext],
    axe: Callable[[Page], list[str]],
    language: str,
    width: int,
    theme: str,
) -> None:
    page = step_in(open_context(language=language, width=width, theme=theme).new_page())
    draft_of(page, f"Att läsa {language} {width}")
    board = page.url
    opened = page.locator("a.asked-tool").first.get_attribute("href") or ""
    paths = (
        "/checklists/", "/checklists/new/", "/checklists/versions/1/", "/checklists/versions/1/copy/",
        board, board + opened, f"{board}publish/", board.replace("drafts", "versions"),
        f"{board.replace('drafts', 'versions')}forgotten/",
    )  # fmt: skip
    for path in paths:
        page.goto(path)
        assert (path, axe(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_questions_are_joined_moved_and_reworded_without_leaving_the_place(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = draft_of(step_in(open_context().new_page()), "På plats")
    rows = page.locator(".asked-row")
    expect(rows).to_have_count(4)
    page.locator(".board-alike button").first.click()
    expect(rows).to_have_count(3)
    expect(page.locator("#board .message-success")).to_be_visible()

    last = page.locator(".asked-up").last
    moved, question = last.get_attribute("id"), last.get_attribute("value")
    row = page.locator(f"#question-{(question or '').partition(':')[2]}")
    row.locator("[name=chosen]").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(f"#{moved}")).to_have_count(0)  # it stands first now

    row.locator("a.asked-tool").click()
    page.locator("#id_text").fill("Vad är det värsta som kan hända?")
    page.locator(".asked-form button").first.click()
    expect(row.locator(".asked-text")).to_have_text("Vad är det värsta som kan hända?")
    expect(page.locator(".asked-form")).to_have_count(0)


def test_a_list_is_made_and_published_without_scripts(open_context: Callable[..., BrowserContext]) -> None:
    page = draft_of(step_in(open_context(java_script_enabled=False).new_page()), "Utan skript")
    for box in page.locator(".asked-row [name=chosen]").all()[:2]:
        box.check()
    page.locator("#arrange button[value=join]").click()
    expect(page.locator(".asked-row")).to_have_count(3)
    page.goto(f"{page.url.partition('#')[0]}publish/")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/checklists/versions/*/")
    expect(page.locator(".asked-read")).to_have_count(3)
    expect(page.locator(".origins li")).to_have_count(4)
