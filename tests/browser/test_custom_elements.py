"""The skin's own elements in a real browser; the server's part is played by the test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.template import engines

from beprovad.web.bundles import script_bundle, style_bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

SKIN = "http://skin.example/"
FRAME = (
    '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>x</title>'
    '<link rel="stylesheet" href="/site.css"><script src="/site.js" defer></script></head><body>%s</body></html>'
)
NOTE = '{% autosave "/note/" name="text" value=text base=base label="Anteckning" %}'
BOTH = "{% conflict mine='A' theirs='B' %}{% button 'Behåll den sparade' type='button' %}{% endconflict %}"


class Server:
    """Answers as the product would: one note, saved on top of the revision that the page knew."""

    def __init__(self) -> None:
        self.text, self.base = "Hej", 1
        self.is_up = True
        self.body = NOTE

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SKIN)
        if not self.is_up:
            route.abort()
        elif path == "site.css":
            route.fulfill(body=style_bundle().content, content_type="text/css")
        elif path == "site.js":
            route.fulfill(body=script_bundle().content, content_type="text/javascript")
        elif route.request.method == "POST":
            self.save(route)
        else:
            values = {"text": self.text, "base": self.base}
            page = engines["django"].from_string(self.body).render(values)
            route.fulfill(body=FRAME % page, content_type="text/html")

    def save(self, route: Route) -> None:
        posted = _posted(route.request.post_data or "")
        if int(posted["base"]) != self.base:
            body = engines["django"].from_string(BOTH).render({})
            route.fulfill(status=409, body=body, content_type="text/html")
            return
        self.text, self.base = posted["text"], self.base + 1
        receipt = {"base": self.base, "saved_at": "14.03"}
        route.fulfill(body=json.dumps(receipt), content_type="application/json")


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="sv-SE")
    context.set_default_timeout(10_000)
    context.route("**/*", server.answer)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(SKIN)
    return page


def write(page: Page, text: str) -> None:
    page.locator("textarea").fill(text)


def wait_for(page: Page, state: str) -> str:
    status = page.locator(f".autosave-status[data-state={state}]")
    status.wait_for(state="attached")
    return status.inner_text()


def kept(page: Page) -> int:
    return int(page.evaluate("localStorage.length"))


def test_a_text_is_saved_by_itself_and_says_when(page: Page, server: Server) -> None:
    write(page, "Hej hej")

    assert wait_for(page, "saved") == "Sparat 14.03"
    assert server.text == "Hej hej"
    assert kept(page) == 0


def test_each_save_builds_on_the_one_before(page: Page, server: Server) -> None:
    for text in ("Ett", "Två"):
        write(page, text)
        page.wait_for_function("text => document.querySelector('auto-save-field').saved === text", arg=text)

    assert (server.text, server.base) == ("Två", 3)


def test_what_could_not_be_saved_is_kept_and_comes_back(page: Page, server: Server) -> None:
    server.is_up = False
    write(page, "Skrivet utan nät")
    assert wait_for(page, "failed") == "Kunde inte spara – texten finns kvar här"
    assert kept(page) == 1

    page.close()
    server.is_up = True
    again = page.context.new_page()
    again.goto(SKIN)

    assert again.locator("textarea").input_value() == "Skrivet utan nät"
    wait_for(again, "saved")
    assert server.text == "Skrivet utan nät"


def test_a_conflict_shows_both_texts_and_overwrites_neither(page: Page, server: Server) -> None:
    server.text, server.base = "Någon annans", 2
    write(page, "Min")
    wait_for(page, "conflict")

    assert page.locator(".conflict").is_visible()
    write(page, "Min igen")
    page.wait_for_timeout(1200)
    assert server.text == "Någon annans"
    assert kept(page) == 1


def test_when_the_person_has_chosen_the_browser_lets_go(page: Page, server: Server) -> None:
    server.text, server.base = "Någon annans", 2
    write(page, "Min")
    wait_for(page, "conflict")
    page.get_by_role("button", name="Behåll den sparade").click()
    page.reload()

    assert page.locator("textarea").input_value() == "Någon annans"
    assert kept(page) == 0


def test_without_javascript_a_text_is_saved_by_its_button(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route("**/*", server.answer)
    page = context.new_page()
    page.goto(SKIN)
    write(page, "För hand")
    page.get_by_role("button", name="Spara").click()

    assert server.text == "För hand"
    context.close()


def test_a_file_can_be_dropped_on_its_field(page: Page, server: Server) -> None:
    server.body = '<drop-zone class="drop-zone"><input type="file" aria-label="Fil"></drop-zone>'
    page.goto(SKIN)
    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            for (const name of ["a.txt", "b.txt"]) dropped.items.add(new File(["hej"], name));
            const zone = document.querySelector("drop-zone");
            zone.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }"""
    )

    assert page.evaluate("[...document.querySelector('input').files].map(file => file.name)") == ["a.txt"]


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page: Page, server: Server) -> None:
    server.body = (
        "<pop-menu><details><summary>Meny</summary><a href='#x'>Länk</a></details></pop-menu><p>Utanför</p>"
    )
    page.goto(SKIN)
    menu = page.locator("details")
    page.get_by_text("Meny").click()
    page.get_by_role("link").focus()
    page.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_menu_closes_when_one_presses_elsewhere(page: Page, server: Server) -> None:
    server.body = "<pop-menu><details><summary>Meny</summary>…</details></pop-menu><p>Utanför</p>"
    page.goto(SKIN)
    page.get_by_text("Meny").click()
    page.get_by_text("Utanför").click()

    assert page.locator("details").get_attribute("open") is None


def _posted(body: str) -> dict[str, str]:
    """The fields of a form, as multipart (fetch) or in one line (a form's own button)."""
    from urllib.parse import parse_qsl

    if "form-data" not in body:
        return dict(parse_qsl(body))
    parts = [part.split("\r\n\r\n", 1) for part in body.split("--") if "name=" in part]
    return {head.split('name="')[1].split('"')[0]: value.rstrip("\r\n") for head, value in parts}
