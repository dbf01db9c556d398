"""The board while the room writes: what one is about to press stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.phoning import EVERY_KIND, Room, room

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

    from tests.serving import Site

pytestmark = pytest.mark.browser


def says(phone: Page, *texts: str) -> None:
    for text in texts:
        phone.get_by_role("textbox").first.fill(text)
        phone.get_by_role("button", name="Skicka").click()
        expect(phone.locator(".own-row", has_text=text).locator("[data-state=saved]")).to_be_visible()


def row(board: Page, text: str) -> Locator:
    return board.locator("[data-stands] > li", has_text=text)


def place(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box is not None
    return box["x"], box["y"]


@pytest.fixture
def led(site: Site, open_context: Callable[..., BrowserContext]) -> Room:
    made = room(site, open_context, EVERY_KIND[:1])
    made.open()
    return made


def test_a_row_that_one_points_at_stays_while_others_write_and_when_it_is_hidden(led: Room) -> None:
    phone = led.phone()
    says(phone, "Vad kostar det?", "Dumheter", "Vem håller i det?")
    board = led.lead.new_page()
    board.goto(f"/rounds/{led.round}/board/")
    hide = row(board, "Dumheter").get_by_role("button", name="Dölj")
    hide.hover()
    before = [place(row(board, text)) for text in ("Dumheter", "Vad kostar det?")]

    says(phone, "Hur länge?", "Och sedan?")
    news = board.locator(".board-news")
    expect(news).to_have_text("2 nya väntar medan listan används.")
    assert [place(row(board, text)) for text in ("Dumheter", "Vad kostar det?")] == before
    board.mouse.down()
    board.mouse.up()
    expect(board.get_by_text("1 dolt")).to_be_visible()
    expect(row(board, "Dumheter").first).to_have_class("is-gone")
    assert place(row(board, "Vad kostar det?")) == before[1]
    expect(board.get_by_role("button", name="Ångra senaste")).to_be_visible()

    board.mouse.move(2, 2)
    expect(row(board, "Och sedan?")).to_be_visible()
    expect(news).to_have_text("")
    expect(board.locator(".is-gone")).to_have_count(0)
    first = board.locator("[data-stands]").locator("li")
    expect(first).to_contain_text(["Och sedan?", "Hur länge?", "Vem håller i det?", "Vad kostar det?"])


def test_by_keyboard_the_button_that_one_is_at_stays_while_others_write(led: Room) -> None:
    phone = led.phone()
    says(phone, "Vad kostar det?")
    board = led.lead.new_page()
    board.goto(f"/rounds/{led.round}/board/")
    pin = row(board, "Vad kostar det?").get_by_role("button", name="Fäst överst")
    pin.focus()
    says(phone, "Hur länge?")
    expect(board.get_by_text("Ett nytt väntar medan listan används.")).to_be_visible()
    expect(row(board, "Vad kostar det?").get_by_role("button", name="Fäst överst")).to_be_focused()
    board.keyboard.press("Enter")
    expect(row(board, "Vad kostar det?")).to_contain_text("fäst")
    board.get_by_role("button", name="Visa svaren").or_(
        board.get_by_role("button", name="Dölj svaren")
    ).first.focus()
    expect(row(board, "Hur länge?")).to_be_visible()
