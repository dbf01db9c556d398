"""Every page that links lead to, as each persona: no fault, nothing for axe, nothing too wide, no empty link."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.test_note_to_matter import step_in

pytestmark = pytest.mark.browser

FILE = re.compile(r"\.(pdf|docx|csv|txt|xlsx)$|/materials/\d+/$|/original/$")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
EMPTY = "[...document.querySelectorAll('[href=\"\"]')].map(link => link.textContent.trim())"
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"


@dataclass(frozen=True)
class Visit:
    """Who looks, and on what; at how many pages of each kind, and how many kinds there are to look at."""

    persona: str
    language: str
    width: int
    theme: str
    kinds_at_least: int
    most_of_a_kind: int = 1


@pytest.mark.parametrize(
    "visit",
    [
        Visit("coordinator", "sv", 1440, "light", 50, most_of_a_kind=2),
        Visit("coordinator", "en", 390, "dark", 50),
        Visit("head-ifo", "sv", 390, "light", 40, most_of_a_kind=2),
        Visit("head-fs", "en", 1440, "light", 40),
        Visit("analyst", "en", 1440, "dark", 20),
        Visit("politician", "sv", 390, "dark", 6),
    ],
    ids=lambda visit: f"{visit.persona}-{visit.language}-{visit.width}",
)
def test_every_page_that_a_persona_reaches_is_sound(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], visit: Visit
) -> None:
    page = open_context(language=visit.language, width=visit.width, theme=visit.theme).new_page()
    step_in(page, visit.persona)
    wrong, kinds = walk(page, axe, visit.most_of_a_kind)
    assert wrong == []
    assert len(kinds) >= visit.kinds_at_least


def walk(
    page: Page, axe: Callable[[Page], list[str]], most_of_a_kind: int
) -> tuple[list[str], dict[str, int]]:
    """Follow links breadth first, at most a few of each kind of page; say what was wrong where."""
    origin = "/".join(page.url.split("/")[:3])
    waiting, seen = [f"{origin}/"], set[str]()
    wrong, kinds = list[str](), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "N", address.split("?")[0])
        if address in seen or kinds.get(kind, 0) >= most_of_a_kind:
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = page.goto(address)
        place = page.url.removeprefix(origin)
        if answer is None or answer.status != 200:
            wrong.append(f"{place}: {answer and answer.status}")
            continue
        wrong += [f"{place}: {fault}" for fault in axe(page)]
        if page.evaluate(WIDER) > 0:
            wrong.append(f"{place}: wider than the screen")
        wrong += [f"{place}: the link {words} leads nowhere" for words in page.evaluate(EMPTY)]
        links = (link.split("#")[0] for link in page.evaluate(LINKS))
        waiting += [link for link in links if link.startswith(origin) and not FILE.search(link.split("?")[0])]
    return wrong, kinds
