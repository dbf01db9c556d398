"""What is asked, answered in a real browser: by thumb, by keyboard, and by what a page's own script sends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.http import QueryDict

from beprovad.asking.answers import validate
from beprovad.asking.posted import posted_answer
from beprovad.asking.styleguide import DOTS, ELEVEN, ONE, RANKING, SCALE, SOME, TEXTS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

ASKED = {
    "texts": TEXTS,
    "one": ONE,
    "some": SOME,
    "dots": DOTS,
    "scale": SCALE,
    "eleven": ELEVEN,
    "ranking": RANKING,
    "words": WORDS,
}


POSTED = "(id) => new URLSearchParams(new FormData(document.getElementById(id).closest('form'))).toString()"


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    page = open_context(width=390).new_page()
    page.goto("/web/components/")
    return page


def asked(page: Page, name: str) -> Locator:
    return page.locator(f"#asked-{name}")


def answer(page: Page, name: str) -> object:
    """As a page's own script reads it and sends it: by way of JSON."""
    return json.loads(
        page.evaluate("(id) => JSON.stringify(answerIn(document.getElementById(id)))", f"asked-{name}")
    )


@pytest.mark.parametrize("name", ASKED)
def test_a_script_sends_the_same_answer_as_the_plain_form(page: Page, name: str) -> None:
    asked(page, "eleven").get_by_role("radio", name="7").check()
    asked(page, "texts").get_by_role("textbox").fill("Vad kostar det?")
    said = page.evaluate(POSTED, f"asked-{name}")

    by_form = validate(ASKED[name], posted_answer(ASKED[name], QueryDict(said), name))
    assert validate(ASKED[name], answer(page, name)) == by_form
    assert (
        by_form
        == {
            "texts": "Vad kostar det?",
            "one": ["partly"],
            "some": ["owner", "cost"],
            "dots": {"owner": 2, "cost": 1},
            "scale": 4,
            "eleven": 7,
            "ranking": ["cost", "follow"],
            "words": ["tillit", "tid"],
        }[name]
    )


def test_dots_are_placed_by_pressing_and_never_more_than_there_are(page: Page) -> None:
    dots = asked(page, "dots")
    plus = dots.get_by_role("button", name="Sätt en prick på Vem håller i det när projektet är slut?")
    plus.click()
    plus.dispatch_event("click")  # the fourth on the same is one too many

    assert answer(page, "dots") == {"owner": "3", "cost": "1"}
    assert dots.get_by_role("status").inner_text() == "Prickar kvar: 1"
    dots.get_by_role("button", name="Sätt en prick på Vad ersätter det?").click()
    dots.get_by_role("button", name="Sätt en prick på Gör vi lika för alla i kommunen?").dispatch_event(
        "click"
    )
    assert answer(page, "dots") == {"owner": "3", "cost": "1", "replace": "1"}


def test_dots_that_are_typed_in_are_counted_too(page: Page) -> None:
    dots = asked(page, "dots")
    dots.get_by_label("Vad ersätter det?", exact=True).fill("9")

    assert dots.get_by_role("status").inner_text() == "Prickar för mycket: 7"


def test_a_ranking_is_made_by_keyboard_alone(page: Page) -> None:
    ranking = asked(page, "ranking")
    ranking.get_by_role("button", name="Ge Vem håller i det när projektet är slut? nästa plats").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # focus went on to the next one without a place
    assert list(answer(page, "ranking").items()) == [
        ("cost", "1"),
        ("follow", "2"),
        ("owner", "3"),
        ("replace", "4"),
    ]

    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert answer(page, "ranking") == {"cost": "1", "replace": "2", "follow": "3", "owner": "4"}
    assert ranking.get_by_role("status").inner_text() == "Vad ersätter det?: plats 2"


def test_a_place_can_be_taken_back(page: Page) -> None:
    asked(page, "ranking").get_by_role(
        "button", name="Ta bort platsen för Vad kostar det, i år och sedan?"
    ).click()

    assert answer(page, "ranking") == {"follow": "1"}
    assert page.evaluate("document.activeElement.dataset.move") == "add"


def test_the_letters_left_are_counted_as_the_server_counts_them(page: Page) -> None:
    texts = asked(page, "texts")
    texts.get_by_role("textbox").fill("  Vad   kostar\n det? 👍 ")
    assert texts.locator(".asked-help").inner_text() == "Tecken kvar: 103"

    texts.get_by_role("textbox").fill("å" * 125)
    assert texts.locator(".asked-help").inner_text() == "Tecken för mycket: 5"


def test_the_chosen_are_counted_where_several_may_be(page: Page) -> None:
    some = asked(page, "some")
    some.get_by_label("Vad ersätter det?").check()
    some.get_by_label("Gör vi lika för alla i kommunen?").check()

    assert some.get_by_role("status").inner_text() == "Valda: 4 av högst 3"


def test_a_script_can_say_why_an_answer_was_refused(page: Page) -> None:
    texts = asked(page, "texts")
    page.evaluate("saidIn(document.getElementById('asked-texts'), 'too_long')")
    assert texts.get_by_role("alert").inner_text() == "Det är för långt. Högst 120 tecken får plats."

    page.evaluate("saidIn(document.getElementById('asked-texts'))")
    assert texts.get_by_role("alert").count() == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_a_step_of_a_long_scale_is_large_enough_for_a_thumb(
    open_context: Callable[..., BrowserContext], width: int
) -> None:
    page = open_context(width=width).new_page()
    page.goto("/web/components/")

    for step in asked(page, "eleven").locator(".scale-step").all():
        box = step.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40
