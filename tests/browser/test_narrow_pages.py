"""Pages on a phone: nothing is wider than the screen, and no word of an example is broken."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.serving import Site

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://sjobygden.example/" + "en-lang-adress-utan-slut/" * 4
NOTE = f"""Minnesanteckningar från IFO-nätverket
Datum: 4 november 2025
Plats: {ADDRESS}
Närvarande: Alva Ekström, Norrvik; Ture Lindh, Storhamn

1. Inledning
Alva Ekström hälsade välkomna. Se {ADDRESS}
"""


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


def test_a_word_without_end_in_a_title_makes_no_page_wider_than_a_phone(
    open_context: Callable[..., BrowserContext], site: Site
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.long_words"],
        cwd=ROOT, env=site.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    made: dict[str, Any] = json.loads(done.stdout)
    page = step_in(open_context(width=390).new_page(), "head-ifo")
    one = f"/assessments/{made['assessment']}/"
    question = f"{one}questions/{made['question']}/"
    wide = {}
    for path in (
        "/", "/assessments/", one, f"{one}?area=all", f"{one}setup/", f"{one}edit/", f"{one}share/", f"{one}decide/",
        f"{one}evidence/", f"{one}alone/", f"{one}report/", question, f"{question}hand/", f"{one}room/",
        "/methods/", f"/methods/{made['method']}/", f"/methods/{made['method']}/change/",
        f"/methods/{made['method']}/evidence/add/?leaf=research", f"/assessments/methods/{made['method']}/",
        f"/evidence/{made['evidence']}/", "/sources/", f"/sources/{made['source']}/",
        f"/sources/{made['source']}/change/", "/sources/add/", "/checklists/",
        f"/checklists/versions/{made['version']}/", f"/checklists/versions/{made['version']}/copy/", "/committee/",
    ):  # fmt: skip
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[path] = width
    assert wide == {}
