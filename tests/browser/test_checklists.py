"""A checklist made in a browser: pasted, joined, moved by keyboard, reworded in place, published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

PASTED = """- Vilka risker finns?
- Vad finns här för risker?
- Vad kan gå fel, och vilken risk är störst?
- Vad kostar det?"""


def draft_of(page: Page, title: str) -> Page:
    page.goto("/checklists/new/")
    page.locator("#id_title").fill(title)
    page.locator("#id_pasted").fill(PASTED)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/checklists/drafts/*/")
    return page


def test_every_page_of_checklists_can_be_read_by_everybody(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], look: dict[str, Any]
) -> None:
    page = step_in(open_context(**look).new_page())
    draft_of(page, f"Att läsa {look['language']}")
    board = page.url
    page.locator(".board-alike button").first.click()
    expect(page.locator(".board-undo")).to_be_visible()
    opened = page.locator("a.asked-tool").first.get_attribute("href") or ""
    paths = (
        board, board + opened, f"{board}publish/", board.replace("drafts", "versions"), "/checklists/2/rename/",
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


def test_a_press_in_a_long_draft_leaves_the_page_where_it_stood_and_says_in_the_bar_what_it_did(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = draft_of(step_in(open_context().new_page()), "Långt")
    for number in range(14):
        page.locator("#added").fill(f"Vad händer på vägen nummer {number}?")
        page.locator(".board-add button").click()
        expect(page.locator(".asked-row")).to_have_count(5 + number)
    rows = page.locator(".asked-row")
    chosen, beside = rows.nth(8), rows.nth(7)
    stays = f"#{beside.get_attribute('id')}"
    beside.evaluate("row => row.scrollIntoView({block: 'center'})")
    chosen.locator("[name=chosen]").check()
    page.locator("#move-to").select_option("law")
    stood = page.evaluate("id => document.querySelector(id).getBoundingClientRect().top", stays)
    page.locator("#press-move").click()
    said = page.locator(".board-said")
    expect(said).to_contain_text("Flyttade 1 fråga")
    expect(said).to_be_in_viewport()
    stands = page.evaluate("id => document.querySelector(id).getBoundingClientRect().top", stays)
    assert abs(stands - stood) < 30  # less than half a question

    page.locator("#press-join").click()
    expect(page.locator(".board-refused")).to_be_in_viewport()
    stands = page.evaluate("id => document.querySelector(id).getBoundingClientRect().top", stays)
    assert abs(stands - stood) < 30  # less than half a question


NOTE = """Minnesanteckningar från IFO-chefsnätverket
Datum: tisdag 20 oktober 2026
Tema: Att fråga innan vi börjar

1. Frågor
Frågor att ställa innan vi börjar:
- Vilket behov ska det svara mot?
- Vem är den till för?
- Har någon frågat brukarna?
- Vad säger forskningen?
- Vad ersätter det?
- Vad kostar det?
- Hur mycket tid kostar det?
- Hur påverkas personalen?
- Behövs samverkan?
- Vilka risker finns?
- Ska det vara en pilot?
- Vem håller i det?
- Hur följs det upp?
- Vad finns här för risker?
"""


def test_a_note_is_a_list_in_use_after_nine_presses_and_eight_pages(
    open_context: Callable[..., BrowserContext],
) -> None:
    """Of the presses three read the note in; whoever is asked about its names presses more."""
    page = step_in(open_context().new_page())
    pages: list[str] = []
    page.on("framenavigated", lambda frame: pages.append(frame.url))

    page.goto("/meetings/read-in/")
    page.get_by_label("Eller klistra in texten").fill(NOTE)
    page.get_by_role("button", name="Läs in").click()
    page.wait_for_url("**/meetings/read-in/*/")
    page.get_by_role("button", name="Godta alla säkra").click()
    expect(page.get_by_role("button", name="Godta alla säkra")).to_have_count(0)
    page.get_by_role("button", name="Spara mötet").click()

    page.get_by_role("link", name="Gör checklista").click()
    page.get_by_role("button", name="Gör ett utkast").click()
    page.wait_for_url("**/drafts/*/")
    page.get_by_role("button", name="Godta alla 2 förslagen").click()
    expect(page.locator("#proposals")).to_have_count(0)
    expect(page.locator("#area-other")).to_have_count(0)
    page.get_by_role("link", name="Publicera").click()
    page.get_by_role("button", name="Publicera").click()
    page.wait_for_url("**/versions/*/")
    expect(page.locator(".asked-read")).to_have_count(13)
    page.locator(".version-next button").first.click()
    expect(page.locator(".version-next")).to_contain_text("Används av")
    assert len(pages) == 8, pages


def test_what_was_done_is_undone_by_a_press_and_by_a_key(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = draft_of(step_in(open_context().new_page()), "Ångrat")
    rows = page.locator(".asked-row")
    page.locator(".board-alike button").first.click()
    expect(rows).to_have_count(3)
    page.locator(".board-undo").click()
    expect(rows).to_have_count(4)
    page.locator(".board-alike button").first.click()
    expect(rows).to_have_count(3)
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    expect(rows).to_have_count(4)


def test_two_who_reword_different_questions_do_not_disturb_each_other(
    open_context: Callable[..., BrowserContext],
) -> None:
    one = draft_of(step_in(open_context().new_page()), "Två på en gång")
    other = step_in(open_context().new_page())
    other.goto(one.url)
    for page, place, text in ((one, 0, "Vad är värst?"), (other, -1, "Vad tar det av oss?")):
        page.locator(".asked-row").nth(place).locator("a.asked-tool").click()
        page.locator("#id_text").fill(text)
    for page in (one, other):
        page.locator(".asked-form button").first.click()
        expect(page.locator(".asked-form")).to_have_count(0)
    one.reload()
    expect(one.locator("#board")).to_contain_text("Vad är värst?")
    expect(one.locator("#board")).to_contain_text("Vad tar det av oss?")


def test_of_two_who_reword_the_same_question_the_second_reads_both_texts_and_chooses(
    open_context: Callable[..., BrowserContext],
) -> None:
    one = draft_of(step_in(open_context().new_page()), "Samma fråga")
    other = step_in(open_context().new_page())
    other.goto(one.url)
    for page, text in ((one, "Vad är värst?"), (other, "Vad kan hända?")):
        page.locator(".asked-row").first.locator("a.asked-tool").click()
        page.locator("#id_text").fill(text)
    one.locator(".asked-form button").first.click()
    expect(one.locator(".asked-form")).to_have_count(0)
    other.locator(".asked-form button").first.click()
    told = other.locator(".asked-row").first
    expect(told).to_contain_text("Vad är värst?")
    expect(other.locator("#id_text")).to_have_value("Vad kan hända?")
    other.locator(".asked-form button").first.click()
    expect(other.locator(".asked-form")).to_have_count(0)
    expect(other.locator("#board")).to_contain_text("Vad kan hända?")


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
