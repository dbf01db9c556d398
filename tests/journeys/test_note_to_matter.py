"""The whole path: a file in, a review, a meeting, a matter that moves, the notes released and read by a member."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from tests.journeys.note_files import note_file
from tests.personas import step_in

pytestmark = pytest.mark.browser

Axe = Callable[[Page], list[str]]
OpenContext = Callable[..., BrowserContext]


ANSWERS = (".answers button", ".question-answers button[value=new]", ".button-primary")
FIRST_ANSWER = """kinds => {
    const question = document.querySelector("#question");
    return kinds.map(kind => question?.querySelector(kind)).find(Boolean) ?? null;
}"""
ANOTHER_IS_ASKED = "before => document.querySelector('#question')?.innerText !== before"


def answer(page: Page) -> None:
    """The first person, a new matter, yes to everything else. Pressed as found: never another question's answer."""
    found = page.evaluate_handle(FIRST_ANSWER, ANSWERS).as_element()
    assert found, page.locator("main").inner_text()
    found.click()


def answer_everything(page: Page) -> int:
    """Says how many questions there were."""
    asked = 0
    question = page.locator("#question")
    while question.count():
        asked += 1
        words = question.inner_text()
        with suppress(Error):  # replaced meanwhile: then another one is asked, or the wait ends in a fault
            answer(page)
        page.wait_for_function(ANOTHER_IS_ASKED, arg=words)
        assert asked < 40
    return asked


def save(page: Page) -> None:
    """Where another test's meeting is of the same day, this one was another."""
    other = page.locator("#same-day button")
    if other.count():
        other.click()
        other.wait_for(state="detached")
    page.locator("form[action$='/save/'] button").click()


@pytest.mark.parametrize(("language", "kind"), [("sv", "txt"), ("en", "docx"), ("sv", "pdf")])
def test_a_file_becomes_a_meeting_with_a_matter_that_moves(
    open_context: OpenContext, axe: Axe, tmp_path: Path, language: str, kind: str
) -> None:
    page = open_context(language=language).new_page()
    step_in(page, "coordinator")
    page.goto("/meetings/read-in/")
    assert axe(page) == []
    title = f"Minnesanteckningar från prov {kind} {language}"
    page.set_input_files("#id_file", note_file(tmp_path, kind, title=title))
    page.locator("main form[enctype] button.button-primary").click()

    page.wait_for_url("**/meetings/read-in/*/")
    assert axe(page) == []
    page.locator("#accept-certain").click()
    expect(page.locator("#accept-certain")).to_have_count(0)
    assert answer_everything(page) >= 1
    assert axe(page) == []
    save(page)

    page.wait_for_url("**/meetings/*/")
    expect(page.locator("h1")).to_contain_text(title)
    assert "read-in" not in page.url
    main = page.locator("main")
    expect(main).to_contain_text("Alva Ekström")
    expect(main).to_contain_text("Bilder skickas med anteckningarna")
    assert axe(page) == []

    page.get_by_role("link", name="Ture Lindh tar fram en lista på vad som redan mäts").first.click()
    page.wait_for_url("**/matters/*/")
    expect(page.locator("main")).to_contain_text("till den 15 december")
    assert axe(page) == []


def test_a_misspelt_name_is_known_the_next_time(open_context: OpenContext, tmp_path: Path) -> None:
    page = open_context().new_page()
    step_in(page, "coordinator")
    for number in (1, 2):
        page.goto("/meetings/read-in/")
        file = note_file(
            tmp_path, "txt", title=f"Minnesanteckningar från namnprov {number}", alva="Alva Ekstörm"
        )
        page.set_input_files("#id_file", file)
        page.locator("main form[enctype] button.button-primary").click()
        page.wait_for_url("**/meetings/read-in/*/")
        row = page.locator(".finding", has_text="Alva Ekstörm")
        expect(row).to_have_class(
            "finding finding-open finding-doubtful" if number == 1 else "finding finding-open"
        )
        if number == 1:
            page.locator("#accept-certain").click()
            expect(page.locator("#accept-certain")).to_have_count(0)
            answer_everything(page)
            save(page)
            page.wait_for_url("**/meetings/*/")


def test_the_same_note_again_is_noticed(open_context: OpenContext, tmp_path: Path) -> None:
    page = open_context().new_page()
    step_in(page, "coordinator")
    for kind in ("txt", "docx"):
        page.goto("/meetings/read-in/")
        page.set_input_files(
            "#id_file", note_file(tmp_path, kind, title="Minnesanteckningar från dubbelprov")
        )
        page.locator("main form[enctype] button.button-primary").click()
        page.wait_for_url("**/meetings/read-in/*/")
        if kind == "txt":
            page.locator("#accept-certain").click()
            expect(page.locator("#accept-certain")).to_have_count(0)
            answer_everything(page)
            save(page)
            page.wait_for_url("**/meetings/*/")
    expect(page.locator(".notice form[action$='/again/']")).to_have_count(1)


def test_two_presses_in_a_row_both_count_whichever_answer_comes_first(
    open_context: OpenContext, tmp_path: Path
) -> None:
    page = open_context().new_page()
    step_in(page, "coordinator")
    page.goto("/meetings/read-in/")
    page.set_input_files("#id_file", note_file(tmp_path, "txt", title="Minnesanteckningar från dubbeltryck"))
    page.locator("main form[enctype] button.button-primary").click()
    page.wait_for_url("**/meetings/read-in/*/")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/accept-certain/", hold)
    about = page.locator("#question").get_attribute("data-findings")
    asked = page.locator(f"#question[data-findings='{about}']")
    page.locator("#accept-certain").click()
    answer(page)
    expect(asked).to_have_count(0)
    late[0].continue_()
    expect(page.locator("#accept-certain")).to_have_count(0)
    expect(asked).to_have_count(0)


def test_the_review_is_walked_by_keyboard_alone(open_context: OpenContext, tmp_path: Path) -> None:
    page = open_context().new_page()
    step_in(page, "coordinator")
    page.goto("/meetings/read-in/")
    page.set_input_files("#id_file", note_file(tmp_path, "txt", title="Minnesanteckningar från tangentprov"))
    page.locator("main form[enctype] button.button-primary").click()
    page.wait_for_url("**/meetings/read-in/*/")

    place = page.locator(".finding-value", has_text="sal Tärnan")
    place.focus()
    expect(page.locator(".mark.is-lit")).to_have_text("Kommunförbundets hus, sal Tärnan")
    page.keyboard.press("g")
    expect(page.locator(".finding-accepted", has_text="sal Tärnan")).to_have_count(1)
    page.locator(".finding-value", has_text="sal Tärnan").focus()
    page.keyboard.press("Enter")
    field = page.locator(".correct textarea")
    expect(field).to_be_focused()
    field.fill("Sal Måsen")
    page.locator(".correct button[type=submit]").press("Enter")
    expect(page.locator(".finding-value", has_text="Sal Måsen")).to_have_count(1)
    page.locator(".finding-value", has_text="Sal Måsen").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text("Att mäta det som betyder något")
    page.keyboard.press("s")
    expect(page.locator(".record-dropped")).to_contain_text("Att mäta det som betyder något")


def test_the_review_works_without_javascript(open_context: OpenContext, tmp_path: Path) -> None:
    page = open_context(java_script_enabled=False).new_page()
    step_in(page, "coordinator")
    page.goto("/meetings/read-in/")
    page.set_input_files("#id_file", note_file(tmp_path, "txt", title="Minnesanteckningar utan skript"))
    page.locator("main form[enctype] button.button-primary").click()
    page.wait_for_url("**/meetings/read-in/*/")
    page.locator("#accept-certain").click()
    while page.locator("#question").count():
        answer(page)
    save(page)
    expect(page.locator("h1")).to_contain_text("Minnesanteckningar utan skript")
