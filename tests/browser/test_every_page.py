"""Every page that links lead to, as each persona: no fault, nothing for axe, nothing wider than the screen."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.test_note_to_matter import step_in

pytestmark = pytest.mark.browser

FILE = re.compile(r"\.(pdf|docx|csv|txt)$|/materials/\d+/$|/original/$")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"
MOST_OF_A_KIND = 2


@dataclass(frozen=True)
class Visit:
    """Who looks, and on what."""

    persona: str
    language: str
    width: int
    theme: str
    kinds_at_least: int


@pytest.mark.parametrize(
    "visit",
    [
        Visit("coordinator", "sv", 1440, "light", 25),
        Visit("coordinator", "en", 390, "dark", 25),
        Visit("head-ifo", "sv", 390, "light", 8),
        Visit("analyst", "en", 1440, "dark", 8),
    ],
    ids=lambda visit: f"{visit.persona}-{visit.language}-{visit.width}",
)
def test_every_page_that_a_persona_reaches_is_sound(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], visit: Visit
) -> None:
    page = open_context(language=visit.language, width=visit.width, theme=visit.theme).new_page()
    step_in(page, visit.persona)
    wrong, kinds = walk(page, axe)
    assert wrong == []
    assert len(kinds) >= visit.kinds_at_least


def walk(page: Page, axe: Callable[[Page], list[str]]) -> tuple[list[str], dict[str, int]]:
    """Follow links breadth first, at most a few of each kind of page; say what was wrong where."""
    origin = "/".join(page.url.split("/")[:3])
    waiting, seen, wrong, kinds = [f"{origin}/"], set(), [], {}
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "N", address.split("?")[0])
        if address in seen or kinds.get(kind, 0) >= MOST_OF_A_KIND:
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
        links = (link.split("#")[0] for link in page.evaluate(LINKS))
        waiting += [link for link in links if link.startswith(origin) and not FILE.search(link.split("?")[0])]
    return wrong, kinds
