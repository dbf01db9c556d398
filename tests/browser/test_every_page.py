"""Every page that links lead to, as each persona: no fault, nothing for axe, nothing too wide, no empty link."""

import re
from collections.abc import Callable

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


# Who looks, and how many kinds of page there are at least to look at.
LAPTOP = {"coordinator": 50, "head-ifo": 40}
PHONE = {"coordinator": 50, "head-ifo": 40, "analyst": 20, "politician": 6}


@pytest.mark.parametrize(
    ("look", "visits"), [("sv-1440-light", LAPTOP), ("en-390-dark", PHONE)], ids=["laptop", "phone"]
)
def test_every_page_that_a_persona_reaches_is_sound(
    live_site: str,
    open_context: Callable[..., BrowserContext],
    axe: Callable[[Page], list[str]],
    look: str,
    visits: dict[str, int],
) -> None:
    """One after the other, so that what stands alike on their pages is looked at once."""
    wrong = []
    for persona, kinds_at_least in visits.items():
        page = step_in(open_context(**LOOKS[look]).new_page(), persona)
        faults, kinds = walk(page, live_site, axe)
        wrong += [f"{persona} at {fault}" for fault in faults]
        assert len(kinds) >= kinds_at_least, (persona, kinds)
        page.close()
    assert wrong == []


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
