"""A question answered at a desk, by two at once, and on the wall of a meeting room with the keyboard alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.serving import Site

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(site: Site) -> dict[str, Any]:
    """A new assessment of Alva's, in a process past the server."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.assessing"],
        cwd=ROOT, env=site.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def alva(page: Page) -> Page:
    return step_in(page, "head-ifo")


def question(made: dict[str, Any], place: int = 0) -> str:
    return f"/assessments/{made['assessment']}/questions/{made['questions'][place]}/"


def saved(page: Page) -> None:
    expect(page.locator(".autosave-status")).to_contain_text("Sparat")


def test_an_answer_saves_itself_and_is_there_again(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = alva(open_context().new_page())
    page.goto(question(made))
    assert axe(page) == []
    page.get_by_label("talar emot").check()
    saved(page)
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        page.get_by_label("Skäl").fill("Ingen har bett om det.")
    saved(page)
    page.reload()
    expect(page.get_by_label("talar emot")).to_be_checked()
    expect(page.get_by_label("Skäl")).to_have_value("Ingen har bett om det.")


def test_what_was_typed_is_on_the_server_when_the_next_question_is_clicked_at_once(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = alva(open_context().new_page())
    page.goto(question(made))
    page.get_by_label("Skäl").press_sequentially("Skrivet i sista stund. ")
    page.locator("a[rel=next]").click()
    page.wait_for_url(f"**{question(made, 1)}")
    elsewhere = alva(open_context().new_page())
    elsewhere.goto(question(made))
    expect(elsewhere.get_by_label("Skäl")).to_have_value("Skrivet i sista stund.")
    page.goto(question(made))
    expect(page.get_by_label("Skäl")).to_have_value("Skrivet i sista stund.")
    expect(page.locator(".autosave-status")).to_have_text("Sparas medan du skriver.")
    assert page.evaluate("localStorage.length") == 0


def test_what_two_windows_answer_at_once_is_shown_and_nothing_is_lost(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    first, second = (alva(open_context().new_page()) for _ in range(2))
    for page in (first, second):
        page.goto(question(made))
    first.get_by_label("Skäl").fill("Det första svaret.")
    saved(first)
    second.get_by_label("Skäl").fill("Det andra svaret.")
    clash = second.locator(".conflict")
    expect(clash).to_contain_text("Det första svaret.")
    expect(clash).to_contain_text("Det andra svaret.")
    assert axe(second) == []
    clash.get_by_role("button", name="Låt mitt svar gälla").click()
    expect(second.get_by_label("Skäl")).to_have_value("Det andra svaret.")
    second.get_by_text("Så har svaret kommit till").click()
    expect(second.locator(".timeline")).to_contain_text("Det första svaret.")


def test_an_identity_number_stays_in_the_field_and_is_not_saved(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = alva(open_context().new_page())
    page.goto(question(made))
    page.get_by_label("Skäl").fill("Personnummer 811228-9874")
    expect(page.locator(".autosave-conflict")).to_contain_text("personnummer")
    expect(page.get_by_label("Skäl")).to_have_value("Personnummer 811228-9874")
    page.get_by_label("Skäl").fill("Någon som vi har talat med")
    saved(page)


def test_a_meeting_answers_by_keyboard_and_what_is_chosen_is_saved_when_the_page_is_turned(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], made: dict[str, Any]
) -> None:
    page = alva(open_context(width=1920).new_page())
    page.goto(f"/assessments/{made['assessment']}/room/")
    assert axe(page) == []
    page.keyboard.press("2")
    page.keyboard.press("r")
    page.keyboard.type("Vi vet för lite, och 3 av oss tvekar.")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator(".room-evidence")).to_have_attribute("open", "")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(rf"/room/{made['questions'][1]}/"))
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile(rf"/room/{made['questions'][0]}/"))
    expect(page.get_by_label("osäkert")).to_be_checked()
    expect(page.locator("#reasons")).to_have_value("Vi vet för lite, och 3 av oss tvekar.")


def test_without_javascript_a_question_is_answered_by_links_and_forms(
    open_context: Callable[..., BrowserContext], made: dict[str, Any]
) -> None:
    page = alva(open_context(java_script_enabled=False).new_page())
    page.goto(question(made))
    page.get_by_label("talar för").check()
    page.get_by_label("Skäl").fill("Behovet är stort.")
    page.get_by_role("button", name="Spara svaret").click()
    expect(page.locator(".answer-read")).to_contain_text("Behovet är stort.")
    page.get_by_label("Underlag som finns om arbetssättet").select_option(str(made["evidence"]))
    page.get_by_role("button", name="Koppla", exact=True).click()
    expect(page.locator("#evidence")).to_contain_text("Färre återfall")
    page.goto(f"/assessments/{made['assessment']}/room/{made['questions'][0]}/")
    page.get_by_role("link", name="Nästa").click()
    page.wait_for_url(re.compile(rf"/room/{made['questions'][1]}/"))


def test_every_page_of_an_assessment_is_clean_and_no_wider_than_the_screen(
    open_context: Callable[..., BrowserContext],
    axe: Callable[[Page], list[str]],
    made: dict[str, Any],
    look: dict[str, Any],
) -> None:
    page = alva(open_context(**look).new_page())
    one = f"/assessments/{made['assessment']}/"
    found = {}
    for path in (
        one, f"{one}?area=all", f"{one}edit/", f"{one}alone/",
        question(made), question(made, 1), question(made, 3), f"{question(made)}hand/", f"{one}room/",
        f"{one}evidence/", f"{one}evidence/?leaf=research", f"{one}setup/",
    ):  # fmt: skip
        page.goto(path)
        wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found[path] = [*axe(page), *(["wider"] if wider else [])]
    assert {path: faults for path, faults in found.items() if faults} == {}
