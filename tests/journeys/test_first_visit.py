"""The first minute: a visitor sees what this is, steps in, and walks the guided path of five steps to its end."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.test_note_to_matter import answer_everything
from tests.personas import step_in

pytestmark = pytest.mark.browser

Axe = Callable[[Page], list[str]]
OpenContext = Callable[..., BrowserContext]

MATTER = "Noor Haddad tar fram en plan för uppföljningen"


def take_step(page: Page, name: str) -> None:
    page.goto("/")
    page.locator(".guide").get_by_role("link", name=name).click()


def save_example_note(page: Page, folder: Path) -> Path:
    """The invented note, fetched as a visitor fetches it."""
    page.goto("/")
    with page.expect_download() as fetched:
        page.locator(".example-note").get_by_role("link", name="Word").click()
    path = folder / fetched.value.suggested_filename
    fetched.value.save_as(path)
    return path


def review(page: Page) -> None:
    page.locator("#accept-certain").click()
    expect(page.locator("#accept-certain")).to_have_count(0)
    assert answer_everything(page) >= 3
    save(page)
    page.wait_for_url(re.compile(r"/meetings/\d+/$"))


def move_matter(page: Page) -> None:
    page.get_by_role("link", name=MATTER).first.click()
    page.wait_for_url("**/matters/*/")
    page.goto(f"{page.url}move/")
    page.locator("input[name=to][value=closed]").check()
    page.locator("textarea[name=reason]").fill("Planen finns i checklistan.")
    page.get_by_role("button", name="Spara steget").click()
    page.wait_for_url(re.compile(r"/matters/\d+/$"))


def save(page: Page) -> None:
    """Where another test's meeting is of the same day, this one was another."""
    other = page.locator("#same-day button")
    if other.count():
        other.click()
        other.wait_for(state="detached")
    page.locator("form[action$='/save/'] button").click()


def test_a_first_visitor_walks_the_guided_path_to_its_end(page: Page, axe: Axe, tmp_path: Path) -> None:
    page.goto("/")
    expect(page.locator("main")).to_contain_text("Beprövad")
    page.locator("main").get_by_role("link", name="Logga in").click()
    page.get_by_role("button", name="Kliv in som Esther Nyman").click()
    page.wait_for_url("**/")
    note = save_example_note(page, tmp_path)

    take_step(page, "Läs in en anteckning")
    page.set_input_files("#id_file", note)
    page.locator("main form[enctype] button.button-primary").click()
    page.wait_for_url("**/meetings/read-in/*/")

    take_step(page, "Granska och spara")
    review(page)

    take_step(page, "Se mötet")
    page.wait_for_url(re.compile(r"/meetings/\d+/$"))
    expect(page.locator("main")).to_contain_text("Att välja, och att välja bort")

    take_step(page, "Flytta ett ärende")
    page.wait_for_url("**/matters/")
    move_matter(page)

    take_step(page, "Gör synligt för ledamöterna")
    page.get_by_role("link", name="Gör synligt för ledamöterna").click()
    page.locator("main form button.button-primary").click()
    page.goto("/")
    expect(page.get_by_role("heading", name="Du har gått hela vägen")).to_be_visible()
    expect(page.locator(".guide .step-done")).to_have_count(5)
    assert axe(page) == []


@pytest.mark.parametrize(
    ("language", "width", "theme"),
    [("sv", 1440, "light"), ("sv", 390, "dark"), ("en", 390, "light"), ("en", 1440, "dark")],
)
def test_the_pages_around_are_open_to_everybody(
    open_context: OpenContext, axe: Axe, language: str, width: int, theme: str
) -> None:
    page = open_context(language=language, width=width, theme=theme).new_page()
    for path in ("/", "/about/", "/finns-inte/"):
        page.goto(path)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("key", ["coordinator", "head-ifo"])
def test_the_start_page_and_the_journal_are_open_to_everybody(
    open_context: OpenContext, axe: Axe, key: str
) -> None:
    page = open_context(width=390).new_page()
    step_in(page, key)
    for path in ("/", "/journal/"):
        page.goto(path)
        assert axe(page) == []
