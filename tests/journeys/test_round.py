"""A room makes a checklist: eight tables on their phones, a board, a screen; nothing of what was written is lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.test_note_to_matter import step_in

pytestmark = pytest.mark.browser

COST = ("Vad kostar det?", "Vad kostar det per år?", "Hur mycket kostar det?")
WRITTEN = (
    COST[0],
    COST[1],
    "Vem håller i det hos oss?",
    "Vad säger de som får stödet?",
    COST[2],
    "Vad ska vi sluta med?",
    "Hur vet vi att det hjälper?",
    "Vilken utbildning behövs?",
)
TABLES = tuple(f"Bord {number}" for number in range(1, len(WRITTEN) + 1))


@dataclass(frozen=True)
class Words:
    """What is pressed, in one language."""

    title: str
    tables: str
    compose: str
    open: str
    table: str
    join: str
    send: str
    join_texts: str
    close_and_join: str
    take_all: str
    on: str
    end: str
    really: str
    make_list: str
    make_draft: str


SAID = {
    "sv": Words(
        "Vad rundan heter", "Varje bord svarar tillsammans, med bordets namn", "Sätt ihop rundan", "Öppna rundan",
        "Bordets namn", "Gå med", "Skicka", "Slå ihop", "Stäng och slå ihop", "Slå ihop alla förslag",
        "Klart, öppna nästa steg", "Avsluta rundan",
        "Ja, avsluta", "Gör checklista", "Gör ett utkast",
    ),
}  # fmt: skip


def test_what_eight_tables_ask_becomes_a_list_that_knows_who_asked(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]]
) -> None:
    said = SAID["sv"]
    board = open_context().new_page()
    step_in(board, "coordinator")
    code = open_a_round(board, said)
    screen = board.context.new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(board.url.replace("/board/", "/screen/"))
    assert "\n".join(axe(screen)) == ""

    phones = [sit_down(open_context(width=360).new_page(), code, table, said) for table in TABLES]
    expect(board.get_by_text("8 bord", exact=True)).to_be_visible()
    board.bring_to_front()
    board.keyboard.press("Space")
    for phone, text in zip(phones, WRITTEN, strict=True):
        send(phone, text, said)
    expect(screen.get_by_text(WRITTEN[-1])).to_be_visible()
    assert axe(phones[0]) == []
    assert axe(board) == []

    lost_and_found(phones[3], "Hur länge ska vi pröva?", said)
    expect(board.get_by_text("Hur länge ska vi pröva?")).to_be_visible()

    board.bring_to_front()
    expect(board.get_by_role("button", name=said.close_and_join)).to_be_visible()
    board.keyboard.press("Space")
    expect(board.get_by_role("heading", name=said.join_texts, exact=True)).to_be_visible()
    assert axe(board) == []
    say_how_alike(board)
    tick_two(board)
    board.get_by_role("button", name=said.take_all).click()
    expect(board.get_by_role("heading", name="1 grupp")).to_be_visible()

    board.get_by_role("button", name=said.on).click()
    expect(screen.get_by_text("Inga svar än")).to_be_visible()
    assert "\n".join(axe(screen)) == ""
    for phone in phones:
        place_two_dots(phone, said)
    expect(board.get_by_text("8 av 8 har svarat")).to_be_visible()
    board.keyboard.press("h")
    expect(screen.get_by_text("16 av 16", exact=False)).to_be_visible()

    board.get_by_text(said.end).click()
    board.get_by_role("button", name=said.really).click()
    assert axe(board) == []
    late(phones[0])
    board.get_by_role("link", name=said.make_list).click()
    board.get_by_role("button", name=said.make_draft).click()
    board.get_by_role("link", name="Efter prickar").click()
    assert axe(board) == []
    expect(board.locator(".asked-row").first).to_contain_text(COST[0])
    cost = board.get_by_text("3 ordalydelser").locator("..")
    expect(cost).to_contain_text("3 bord: Bord 1, Bord 2, Bord 5")
    expect(cost).to_contain_text("16 prickar")


def open_a_round(board: Page, said: Words) -> str:
    """From one that is ready; returns the code on the board."""
    board.goto("/rounds/new/")
    board.get_by_label(said.title).fill("Frågor inför Vägvisaren")
    board.get_by_label(said.tables).check()
    board.locator("input[name=networks]").first.check()
    board.get_by_role("button", name=said.compose).click()
    board.get_by_role("button", name=said.open).click()
    return board.locator(".board-code").inner_text().replace(" ", "")


def say_how_alike(board: Page) -> None:
    """The slider says its value in words while it is moved, and what it proposes follows."""
    slider, said = board.get_by_role("slider"), board.locator("join-likeness output")
    slider.fill("0.15")
    expect(said).to_have_text("större grupper: också det som bara påminner om vartannat")
    expect(board).to_have_url(re.compile("likeness=0.15"))
    slider.fill("0.3")
    expect(said).to_have_text("lagom: det som verkar säga samma sak")
    expect(board).to_have_url(re.compile("likeness=0.3"))


def tick_two(board: Page) -> None:
    """What joins the chosen stands there only while something that it acts on is ticked; a proposal's own is not."""
    press = board.get_by_role("button", name="Slå ihop de valda")
    boxes = board.locator("#join-chosen input[type=checkbox]")
    expect(board.locator(".join-proposed input:checked").first).to_be_visible()
    expect(press).to_be_hidden()
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(press).to_be_visible()
    boxes.nth(0).uncheck()
    expect(press).to_be_hidden()
    boxes.nth(1).uncheck()


def sit_down(phone: Page, code: str, table: str, said: Words) -> Page:
    phone.goto(f"/r/{code.lower()}/")
    phone.get_by_label(said.table).fill(table)
    phone.get_by_role("button", name=said.join).click()
    return phone


def send(phone: Page, text: str, said: Words) -> None:
    phone.get_by_role("textbox").first.fill(text)
    phone.get_by_role("button", name=said.send, exact=True).click()
    expect(phone.locator(".own-row .receipt[data-state=saved]").last).to_be_visible()


def lost_and_found(phone: Page, text: str, said: Words) -> None:
    """What is written without a net is sent once when it is back."""
    phone.context.set_offline(True)
    phone.get_by_role("textbox").first.fill(text)
    phone.get_by_role("button", name=said.send, exact=True).click()
    expect(phone.get_by_text(text).first).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.locator(".own-row .receipt[data-state=saved]")).to_have_count(2)


def place_two_dots(phone: Page, said: Words) -> None:
    """On what was asked most: the first that can be chosen."""
    number = phone.locator("input[inputmode=numeric], input[type=number]").first
    number.fill("2")
    phone.get_by_role("button", name=said.send, exact=True).click()
    expect(phone.locator(".answer-receipt[data-state=saved]")).to_be_visible()


def late(phone: Page) -> None:
    expect(phone.get_by_role("button", name="Skicka", exact=True)).to_have_count(0)
