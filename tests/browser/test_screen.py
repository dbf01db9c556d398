"""The screen in the room, 1920 × 1080: whatever comes in, nothing is cut and nothing lies below its edge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

ABOUT = (
    "hur vet vi att det hjälper dem som det är till för, och hur följer vi upp det",
    "vem håller i det hos oss när projektet är slut och pengarna också är slut",
    "vad säger de som får stödet, och vem har frågat dem",
)
CUT = """() => {
    const shown = [...document.querySelectorAll(".screen :is(h1, p, li, figcaption, svg)")];
    const seen = shown.map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.height > 0);
    const isOut = (box) => box.bottom > innerHeight + 1 || box.right > innerWidth + 1;
    return seen.filter(([, box]) => isOut(box)).map(([one]) => one.textContent.trim());
}"""
SHOWN = """() => {
    const rows = [...document.querySelectorAll(".screen li")];
    return rows.filter((one) => one.getBoundingClientRect().height > 0).length;
}"""


def test_forty_texts_and_forty_results_find_place_on_the_screen_or_are_counted(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]]
) -> None:
    board = step_in(open_context().new_page(), "coordinator")
    open_round(board)
    screen = board.context.new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(board.url.replace("/board/", "/screen/"))
    assert screen.evaluate(CUT) == []

    address = board.url
    board.get_by_role("button", name="Nästa steg").click()
    expect(screen.get_by_text("Inga svar än")).to_be_visible()
    assert screen.evaluate(CUT) == []
    assert screen.locator(".screen-qr").bounding_box() is not None
    board.get_by_role("button", name="Ge två minuter").click()
    for table in (1, 2, 3, 4):
        key_in(board, address, table, [f"Fråga {table}.{n}: {ABOUT[n % 3]}?" for n in range(10)])
    expect(screen.get_by_text("Fråga 4.9")).to_be_visible()
    expect(screen.get_by_text("4 av 4 har svarat")).to_be_visible()
    expect(screen.locator(".screen-time")).to_have_text(re.compile(r"^\s*[01]:\d\d kvar\s*$"))
    whole(screen, 40)
    assert axe(screen) == []

    board.goto(address)
    board.get_by_role("button", name="Hoppa över, till nästa steg").click()
    expect(screen.get_by_text("Inga svar än")).to_be_visible()
    whole(screen, 40)
    give_dots(board, address, 40)
    board.goto(address)
    board.get_by_role("button", name="Visa svaren").click()
    expect(screen.get_by_text("1 av 4 har svarat")).to_be_visible()
    expect(screen.locator(".result-rows")).to_be_visible()
    whole(screen, 40)

    board.goto(address)
    board.get_by_text("Avsluta rundan").first.click()
    board.get_by_role("button", name="Ja, avsluta").click()
    expect(screen.get_by_text("Tack! Rundan är avslutad.")).to_be_visible()
    whole(screen, 40)


def whole(screen: Page, rows: int) -> None:
    """Every row is seen, or counted in the line below."""
    more = screen.locator(".screen-more")
    assert screen.evaluate(CUT) == []
    told = more.inner_text() if more.is_visible() else ""
    left_out = int(re.findall(r"\+(\d+) till", told)[0]) if told else 0
    assert screen.evaluate(SHOWN) + left_out == rows
    assert screen.evaluate("() => document.documentElement.scrollHeight <= innerHeight")


def open_round(board: Page) -> None:
    board.goto("/rounds/new/")
    board.get_by_label("Vad rundan heter").fill("Frågor inför ett nytt arbetssätt")
    board.get_by_label("Varje bord svarar tillsammans, med bordets namn").check()
    board.locator("input[name=networks]").first.check()
    board.get_by_role("button", name="Sätt ihop rundan").click()
    board.get_by_role("button", name="Öppna rundan").click()


def key_in(board: Page, address: str, table: int, lines: list[str]) -> None:
    board.goto(address)
    board.get_by_role("link", name="Skriv in från papper").click()
    board.get_by_label("Bordets namn").fill(f"Bord {table}")
    board.get_by_label("Vad som står på papperet").fill("\n".join(lines))
    board.get_by_role("button", name=re.compile("^Skriv in|^Spara")).click()
    expect(board.get_by_text("är inskriv")).to_be_visible()


def give_dots(board: Page, address: str, count: int) -> None:
    """From one table, on what can be chosen."""
    board.goto(address)
    board.get_by_role("link", name="Skriv in från papper").click()
    board.get_by_label("Bordets namn").fill("Bord 1")
    fields = board.locator("input[inputmode=numeric], input[type=number]:not([name=size])")
    assert fields.count() >= count
    fields.nth(0).fill("1")
    board.get_by_role("button", name=re.compile("^Skriv in|^Spara")).click()
    expect(board.get_by_text("är inskriv")).to_be_visible()
