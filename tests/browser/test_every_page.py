"""Every page that links lead to, as each persona: no fault, nothing for axe, nothing too wide, no empty link."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.looks import LOOKS
from tests.personas import step_in

pytestmark = pytest.mark.browser

FILE = re.compile(r"\.(pdf|docx|csv|txt|xlsx)$|/materials/\d+/$|/original/$")
WIDER = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const right = (one) => one.getBoundingClientRect().right;
    const out = [...document.querySelectorAll("body *")].filter((one) => right(one) > clientWidth + 1);
    const widest = Math.max(...out.map(right));
    return `${out.findLast((one) => right(one) === widest)?.outerHTML.slice(0, 200)}`;
}"""
EMPTY = "[...document.querySelectorAll('[href=\"\"]')].map(link => link.textContent.trim())"
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"


STATES = {
    "/meetings/N/",
    "/matters/N/",
    "/assessments/N/",
    "/assessments/decisions/N/",
    "/checklists/versions/N/",
}


@dataclass(frozen=True)
class Visit:
    """Who looks, in which look, and how many kinds of page there are to look at."""

    persona: str
    look: str
    kinds_at_least: int


@pytest.mark.parametrize(
    "visit",
    [
        Visit("coordinator", "sv-1440-light", 50),
        Visit("head-ifo", "sv-1440-light", 40),
        Visit("coordinator", "en-390-dark", 50),
        Visit("head-ifo", "en-390-dark", 40),
        Visit("analyst", "en-390-dark", 20),
        Visit("politician", "en-390-dark", 6),
    ],
    ids=lambda visit: f"{visit.persona}-{visit.look}",
)
def test_every_page_that_a_persona_reaches_is_sound(
    live_site: str,
    open_context: Callable[..., BrowserContext],
    axe: Callable[[Page], list[str]],
    visit: Visit,
) -> None:
    page = step_in(open_context(**LOOKS[visit.look]).new_page(), visit.persona)
    wrong, kinds = walk(page, live_site, axe)
    assert wrong == []
    assert len(kinds) >= visit.kinds_at_least


def walk(page: Page, origin: str, axe: Callable[[Page], list[str]]) -> tuple[list[str], dict[str, int]]:
    """Follow links breadth first, to one page of each kind, two where states differ; say what was wrong where."""
    waiting, seen = [f"{origin}/"], set[str]()
    wrong, kinds = list[str](), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "N", address.removeprefix(origin).split("?")[0])
        if address in seen or kinds.get(kind, 0) >= (2 if kind in STATES else 1):
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = page.goto(address)
        place = page.url.removeprefix(origin)
        if answer is None or answer.status != 200:
            wrong.append(f"{place}: {answer and answer.status}")
            continue
        wrong += [f"{place}: {fault}" for fault in axe(page)]
        if too_wide := page.evaluate(WIDER):
            wrong.append(f"{place}: wider than the screen: {too_wide}")
        wrong += [f"{place}: the link {words} leads nowhere" for words in page.evaluate(EMPTY)]
        links = (link.split("#")[0] for link in page.evaluate(LINKS))
        waiting += [link for link in links if link.startswith(origin) and not FILE.search(link.split("?")[0])]
    return wrong, kinds
