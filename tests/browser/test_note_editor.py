"""A note written where it stands, by two people at once, and with something that may not be kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.personas import step_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

MEETING = "/meetings/4/"
RELEASED = "/meetings/3/"


def write(page: Page, item: int, meeting: str = MEETING) -> tuple[Locator, Locator]:
    """Open the note of the item where it stands; its place and its field."""
    page.goto(meeting)
    place = page.locator(".agenda-item .note-place").nth(item)
    place.get_by_role("link", name="Ändra anteckningen").click()
    field = place.locator("textarea")
    expect(field).to_be_focused()
    return place, field


def test_a_note_is_written_where_it_stands_and_read_again(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]]
) -> None:
    page = step_in(open_context().new_page())
    place, field = write(page, 0)
    assert axe(page) == []
    field.fill("Noor Haddad visade siffrorna.\n\n- ett\n- två")
    place.get_by_role("link", name="Klar").click()
    expect(place.locator(".note-text li")).to_have_count(2)
    expect(place.locator("textarea")).to_have_count(0)
    page.reload()
    expect(place.locator(".note-text")).to_contain_text("Noor Haddad visade siffrorna.")


def test_what_two_write_at_once_is_shown_to_the_second_and_nothing_is_lost(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]]
) -> None:
    first, second = (step_in(open_context().new_page()) for _ in range(2))
    second_place, second_field = write(second, 1)
    first_place, first_field = write(first, 1)
    first_field.fill("Den förstas text.")
    first_place.get_by_role("link", name="Klar").click()
    expect(first_place.locator(".note-text")).to_have_text("Den förstas text.")

    second_field.fill("Den andras text")
    conflict = second_place.locator(".conflict")
    expect(conflict.locator("mark").first).to_be_visible()
    assert axe(second) == []
    second_place.get_by_role("link", name="Klar").click()
    expect(second_place.locator(".note-why")).to_contain_text("Välj först")
    second_field.press_sequentially(" och mera.")
    conflict.get_by_role("button", name="Låt min text gälla").click()
    second.wait_for_url(re.compile(r"/meetings/4/#item-"))
    expect(second_place.locator(".note-text")).to_have_text("Den andras text och mera.")
    second_place.get_by_role("link", name="Historik").click()
    expect(second.locator(".timeline ins").last).to_have_text("Den förstas text.")
    assert axe(second) == []


def test_a_note_that_members_read_is_saved_only_when_one_says_so_and_kept_until_then(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]]
) -> None:
    page = step_in(open_context().new_page())
    place, field = write(page, 0, RELEASED)
    before = field.input_value()
    field.fill("Noor Haddad rättade siffrorna.")
    place, field = write(page, 0, RELEASED)
    expect(field).to_have_value("Noor Haddad rättade siffrorna.")
    expect(place.locator(".note-restored")).to_be_visible()
    assert axe(page) == []
    place.get_by_role("link", name="Avbryt").click()
    expect(place.locator("textarea")).to_have_count(0)
    place, field = write(page, 0, RELEASED)
    expect(field).to_have_value(before)
    field.fill("Noor Haddad rättade siffrorna.")
    place.get_by_role("button", name="Spara").click()
    expect(place.locator(".note-text")).to_have_text("Noor Haddad rättade siffrorna.")
    place, field = write(page, 0, RELEASED)
    expect(place.locator(".note-restored")).to_be_hidden()


def test_an_identity_number_is_said_to_be_refused_and_the_text_stays(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = step_in(open_context().new_page())
    place, field = write(page, 0)
    field.fill("Nummer 811228-9874 nämndes.")
    expect(place.locator(".notice")).to_contain_text("personnummer")
    expect(field).to_have_value("Nummer 811228-9874 nämndes.")
    field.fill("Ett nummer nämndes.")
    expect(place.locator(".autosave-status")).to_have_attribute("data-state", "saved")
    expect(place.locator(".notice")).to_have_count(0)


def test_axe_finds_nothing_on_the_pages_of_a_draft(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], look: dict[str, Any]
) -> None:
    page = step_in(open_context(**look).new_page())
    pages = ("", "agenda/", "attendance/", "members/", "materials/", "release/")
    for address in ["/meetings/?words=finnsinte", *(f"{MEETING}{name}" for name in pages)]:
        page.goto(address)
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
