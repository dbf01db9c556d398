"""Phones in a room: what one sends and what the others see, a net that goes and comes, a step that closes too early."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.phoning import EVERY_KIND, room

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page, Route

    from tests.browser.phoning import Room
    from tests.serving import Site

pytestmark = pytest.mark.browser

TEXTS = EVERY_KIND[0]
AWAY = (
    "Nätet är borta. Det som är skrivet finns kvar, och skickas när nätet är tillbaka. "
    "Det som kommer fram när steget redan har stängt räknas inte."
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

PATIENCE = 15_000  # ms, where something happens now and then only

Make = Any  # a room with these prompts, and what else the round is


@pytest.fixture
def made(site: Site, open_context: Callable[..., BrowserContext]) -> Make:
    return lambda *prompts, **told: room(site, open_context, list(prompts) or [TEXTS], **told)


def write(phone: Page, text: str) -> None:
    phone.locator(".prompt textarea").fill(text)
    phone.get_by_role("button", name=re.compile("Skicka|Send")).click()


def own(phone: Page) -> list[str]:
    return phone.locator("own-list:not([data-missed]) .own-text").all_inner_texts()


def mark(phone: Page, prompt: int) -> None:
    """One mark or word in the fields of each kind where there is one answer."""
    {
        1: phone.locator("[data-step='1']").first.click,
        2: lambda: phone.get_by_role("radio", name="Vad slutar vi med?").check(),
        3: lambda: phone.locator(".scale-step").nth(6).click(),
        4: lambda: phone.locator("[data-move=add]:visible").nth(1).click(),
        5: lambda: phone.locator(".asked-word").first.fill("tillit"),
    }[prompt]()


def saved(phone: Page, count: int = 1) -> None:
    expect(phone.locator(".own-row .receipt[data-state=saved]")).to_have_count(count)


def test_what_one_phone_sends_is_its_own_and_the_other_sees_it(made: Make) -> None:
    held: Room = made()
    held.open()
    mine, theirs = held.phone(), held.phone()
    write(mine, "Vad kostar det?")
    saved(mine)
    expect(mine.locator("own-list:not([data-missed]) .own-said")).to_have_text("✓ Sparat Vad kostar det?")
    expect(theirs.locator(".room-text")).to_have_text(["Vad kostar det?"])
    assert own(theirs) == []
    mine.reload()
    saved(mine)
    assert own(mine) == ["Vad kostar det?"]


def test_a_text_is_changed_and_taken_back_in_its_row(made: Make) -> None:
    held: Room = made()
    held.open()
    mine, theirs = held.phone(), held.phone()
    write(mine, "Vad kostar det?")
    saved(mine)
    mine.get_by_text("Ändra", exact=True).click()
    mine.locator(".own-row textarea").fill("Vad kostar det per år?")
    mine.get_by_role("button", name="Spara").click()
    expect(theirs.locator(".room-text")).to_have_text(["Vad kostar det per år?"])
    mine.get_by_text("Ändra", exact=True).click()
    mine.get_by_role("button", name="Ta tillbaka").click()
    expect(theirs.locator(".room-text")).to_have_count(0)
    assert own(mine) == []
    mine.reload()
    assert own(mine) == []


def test_what_is_written_while_the_net_is_away_comes_once_when_it_is_back(made: Make) -> None:
    held: Room = made()
    held.open()
    mine, theirs = held.phone(), held.phone()
    mine.context.set_offline(True)
    expect(mine.locator(".net-words")).to_have_text(AWAY)
    for text in ("Vad kostar det?", "Vem håller i det?"):
        write(mine, text)
    expect(mine.locator(".receipt[data-state=away]")).to_have_count(2)
    assert own(mine) == ["Vad kostar det?", "Vem håller i det?"]
    mine.context.set_offline(False)
    expect(mine.locator(".own-row .receipt[data-state=saved]")).to_have_count(2, timeout=PATIENCE)
    expect(mine.locator(".net-words")).to_be_hidden()
    expect(theirs.locator(".room-text")).to_have_text(["Vem håller i det?", "Vad kostar det?"])


def test_that_the_net_is_away_is_said_where_one_is_on_a_long_page(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    for number in range(8):
        write(mine, f"Fråga {number}?")
    expect(mine.locator(".own-row .receipt[data-state=saved]")).to_have_count(8)
    expect(mine.locator(".room-text")).to_have_count(8)  # nothing more is on its way
    mine.evaluate("scrollTo(0, document.body.scrollHeight)")
    mine.context.set_offline(True)
    expect(mine.locator(".net-words")).to_be_in_viewport(ratio=1)


def test_a_net_that_is_slow_is_told_of_before_anybody_wonders(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    waits: list[Route] = []
    mine.route("**/inputs", lambda route: waits.append(route))  # noqa: PLW0108 - a built-in cannot be asked what it takes
    write(mine, "Vad kostar det?")
    expect(mine.locator(".net-words")).to_contain_text("Nätet är trögt.", timeout=PATIENCE)
    waits[0].continue_()
    expect(mine.locator(".own-row .receipt[data-state=saved]")).to_have_count(1, timeout=PATIENCE)
    expect(mine.locator(".net-words")).to_be_hidden()


def test_a_receipt_that_is_lost_on_its_way_leads_to_no_second_input(made: Make) -> None:
    held: Room = made()
    held.open()
    mine, theirs = held.phone(), held.phone()
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        route.fetch()
        lost.append(route.request.post_data or "")
        route.abort()

    mine.route("**/inputs", lose)
    write(mine, "Vad kostar det?")
    saved(mine)
    assert len(lost) == 1
    expect(theirs.locator(".room-text")).to_have_text(["Vad kostar det?"])


def test_a_phone_that_dies_without_a_net_sends_what_it_has_when_it_is_woken(made: Make) -> None:
    held: Room = made()
    held.open()
    mine, theirs = held.phone(), held.phone()
    mine.route("**/inputs", lambda route: route.abort())
    write(mine, "Vad kostar det?")
    expect(mine.locator(".receipt[data-state=away]")).to_have_count(1)
    mine.unroute_all()
    mine.reload()
    saved(mine)
    expect(theirs.locator(".room-text")).to_have_text(["Vad kostar det?"])


def test_what_did_not_come_before_the_close_is_refused_and_stands_there(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    mine.context.set_offline(True)
    write(mine, "Skickat för sent")
    held.close()
    mine.context.set_offline(False)
    missed = mine.locator("own-list[data-missed] .own-row")
    expect(missed).to_have_count(1, timeout=PATIENCE)
    expect(missed.locator(".own-text")).to_have_text("Skickat för sent")
    expect(missed.locator(".own-refused")).to_contain_text("Steget har stängt.")
    mine.reload()
    expect(missed.locator(".own-text")).to_have_text("Skickat för sent")
    missed.get_by_role("button", name="Ta bort").click()
    expect(missed).to_have_count(0)
    mine.reload()
    expect(missed).to_have_count(0)


def change(phone: Page, text: str) -> None:
    phone.get_by_text("Ändra", exact=True).click()
    phone.locator(".own-row textarea").fill(text)
    phone.get_by_role("button", name="Spara").click()


def test_of_a_change_that_came_too_late_the_older_words_stand_as_sent(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    write(mine, "Vad kostar det?")
    saved(mine)
    mine.context.set_offline(True)
    change(mine, "Vad kostar det per år?")
    held.close()
    mine.context.set_offline(False)
    missed = mine.locator("own-list[data-missed] .own-row")
    expect(missed.locator(".own-text")).to_have_text("Vad kostar det per år?", timeout=PATIENCE)
    expect(missed.locator(".own-older")).to_have_text(
        "Det gäller bara ändringen. Det som skickades före den är sparat."
    )
    saved(mine)
    assert own(mine) == ["Vad kostar det?"]
    mine.reload()
    expect(missed.locator(".own-text")).to_have_text("Vad kostar det per år?")
    missed.get_by_role("button", name="Ta bort").click()
    expect(missed).to_have_count(0)
    assert own(mine) == ["Vad kostar det?"]


def test_of_an_answer_that_was_changed_too_late_the_older_one_is_said_to_be_saved(made: Make) -> None:
    held: Room = made(EVERY_KIND[2])
    held.open()
    mine = held.phone()
    for choice in ("Vad slutar vi med?", "Vad kostar det om tre år?"):
        mine.get_by_role("radio", name=choice).check()
        mine.get_by_role("button", name="Skicka").click()
        if choice.startswith("Vad slutar"):
            expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
            mine.context.set_offline(True)
    held.close()
    mine.context.set_offline(False)
    missed = mine.locator("own-list[data-missed] .own-row")
    expect(missed.locator(".own-older")).to_be_visible(timeout=PATIENCE)
    expect(mine.locator("answer-receipt p")).to_have_text("✓ Svaret är sparat")
    held.open()
    expect(missed).to_have_count(0)
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    mine.reload()
    expect(mine.get_by_role("radio", name="Vad kostar det om tre år?")).to_be_checked()


def test_what_came_too_late_is_sent_once_by_itself_when_the_step_opens_again(made: Make) -> None:
    held: Room = made()
    held.open()
    mine, theirs = held.phone(), held.phone()
    mine.context.set_offline(True)
    write(mine, "Skickat för sent")
    held.close()
    mine.context.set_offline(False)
    missed = mine.locator("own-list[data-missed] .own-row")
    expect(missed).to_have_count(1, timeout=PATIENCE)
    sent: list[int] = []
    mine.on("request", lambda one: "/inputs" in one.url and sent.append(one.post_data_json["n"]))
    held.open()
    saved(mine)
    assert own(mine) == ["Skickat för sent"]
    expect(missed).to_have_count(0)
    expect(theirs.locator(".room-text")).to_have_text(["Skickat för sent"])
    assert len(sent) == 1


def test_what_was_refused_for_what_it_says_is_not_sent_again(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    write(mine, "Vad kostar det?")
    saved(mine)
    change(mine, "Ring 19811218-9876")
    expect(mine.locator(".own-row .own-refused")).to_contain_text("Här står ett personnummer.")
    held.close()
    expect(mine.locator("own-list[data-missed] .own-text")).to_have_text("Ring 19811218-9876")
    sent: list[str] = []
    mine.on("request", lambda one: "/inputs" in one.url and sent.append(one.url))
    held.open()
    expect(mine.locator(".own-row .own-refused:visible")).to_contain_text("Här står ett personnummer.")
    expect(mine.locator("own-list[data-missed] .own-row")).to_have_count(0)
    assert sent == []


def test_going_back_shows_what_has_been_sent_since(made: Make) -> None:
    held: Room = made(EVERY_KIND[1])
    held.open()
    mine = held.phone()
    here = mine.url
    mine.goto(f"{here}?a")
    mine.locator("[data-step='1']").first.click()
    mine.get_by_role("button", name="Skicka").click()
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    mine.go_back()
    expect(mine).to_have_url(here)
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    expect(mine.locator(".dots-number").first).to_have_value("1")
    expect(mine.locator(".dots-left")).to_have_text("Prickar kvar: 4")
    other = mine.context.new_page()
    other.goto(here)
    other.locator("[data-step='1']").nth(1).click()
    other.get_by_role("button", name="Skicka").click()
    expect(other.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    mine.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(mine.locator(".dots-number").nth(1)).to_have_value("1")
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")


MARKS = {
    1: "Vilka frågor är viktigast?\nVad kostar det om tre år? 1",
    2: "Ska vi pröva?\nVad slutar vi med?",
    3: "Hur mycket plats har du?\n7",
    4: "Sätt dem i ordning\n1. Vem håller i det när projektet är slut?",
}


def test_marks_that_were_not_sent_are_told_of_and_can_be_sent_when_the_step_opens_again(made: Make) -> None:
    held: Room = made(*EVERY_KIND)
    mine = held.phone()
    missed = mine.locator("own-list[data-missed] .own-row")
    for prompt, words in MARKS.items():
        held.open(prompt)
        expect(mine.locator("h1")).to_have_text(EVERY_KIND[prompt][1])
        expect(missed).to_have_count(prompt - 1)
        mark(mine, prompt)
        held.close(prompt)
        expect(missed.locator(".own-text").last).to_have_text(words)
        expect(missed.locator(".own-refused").last).to_contain_text("inte skickat när steget stängde")
    mine.reload()
    expect(missed.locator(".own-text")).to_have_text(list(MARKS.values()))
    for prompt in MARKS:
        held.open(prompt)
        expect(missed).to_have_count(4 - prompt)
        mine.get_by_role("button", name="Skicka").click()
        expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    assert mine.evaluate("localStorage.length") == 0


def test_marks_that_were_changed_and_not_sent_do_not_hide_those_that_were(made: Make) -> None:
    held: Room = made(EVERY_KIND[1])
    held.open()
    mine = held.phone()
    missed = mine.locator("own-list[data-missed] .own-row")
    mark(mine, 1)
    mine.get_by_role("button", name="Skicka").click()
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    mark(mine, 1)
    held.close()
    expect(missed.locator(".own-older")).to_be_visible()
    expect(mine.locator("answer-receipt p")).to_have_text("✓ Svaret är sparat")
    held.open()
    expect(mine.locator(".dots-number").first).to_have_value("2")
    expect(mine.locator("answer-receipt")).to_contain_text("Svaret är ändrat.")
    mine.get_by_role("button", name="Ta bort en prick").first.click()
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")


def test_half_a_sentence_is_back_in_its_field_when_the_step_opens_again(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    mine.locator(".prompt textarea").fill("En halv mening")
    held.close()
    expect(mine.locator("own-list[data-missed] .own-text")).to_have_text("En halv mening")
    held.open()
    expect(mine.locator(".prompt textarea")).to_have_value("En halv mening")
    expect(mine.locator(".own-row")).to_have_count(0)


def test_a_new_step_is_met_at_its_heading_and_the_same_one_leaves_one_where_one_is(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[1])
    held.open()
    mine, theirs = held.phone(), held.phone()
    for number in range(12):
        write(mine, f"Fråga {number}?")
    expect(mine.locator(".own-row .receipt[data-state=saved]")).to_have_count(12)
    mine.evaluate("document.activeElement.blur(); scrollTo(0, document.body.scrollHeight)")
    write(theirs, "Under tiden")
    expect(mine.locator(".room-text").first).to_have_text("Under tiden")
    assert mine.evaluate("scrollY") > 500
    held.open(1)
    expect(mine.locator("h1")).to_have_text("Vilka frågor är viktigast?")
    expect(mine.locator("h1")).to_be_in_viewport(ratio=1)
    expect(mine.locator("h1")).to_be_focused()


def test_who_writes_when_a_new_step_comes_lands_at_its_heading_and_not_in_its_field(made: Make) -> None:
    held: Room = made(TEXTS, ("texts", "Vad glömde vi?", {}))
    held.open()
    mine = held.phone()
    mine.locator(".prompt textarea").press_sequentially("En halv")
    held.open(1)
    expect(mine.locator("h1")).to_have_text("Vad glömde vi?")
    expect(mine.locator("h1")).to_be_focused()


def test_half_a_sentence_is_kept_when_the_next_prompt_comes(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[2])
    held.open()
    mine = held.phone()
    mine.locator(".prompt textarea").fill("En halv mening")
    held.open(1)
    expect(mine.locator("h1")).to_have_text("Ska vi pröva?")
    expect(mine.locator("own-list[data-missed] .own-text")).to_have_text("En halv mening")


def test_a_text_that_is_being_written_is_there_when_the_page_is_loaded_again(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    mine.locator(".prompt textarea").fill("Halvvägs")
    mine.get_by_role("button", name="English").click()
    expect(mine.get_by_role("button", name="Svenska")).to_be_visible()
    expect(mine.locator(".prompt textarea")).to_have_value("Halvvägs")
    write(mine, "Halvvägs och framme")
    saved(mine)
    mine.reload()
    expect(mine.locator(".prompt textarea")).to_have_value("")


def test_at_ones_own_pace_answers_are_kept_from_page_to_page(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[3], pace="own")
    mine = held.phone()
    write(mine, "Vad kostar det?")
    saved(mine)
    mine.locator(".prompt textarea").fill("Halvvägs")
    mine.get_by_role("link", name="Nästa").click()
    mine.locator(".scale-step").nth(2).click()
    mine.context.set_offline(True)
    mine.get_by_role("button", name="Skicka").click()
    expect(mine.locator(".net-words")).to_have_text(AWAY)
    expect(mine.locator("answer-receipt")).to_contain_text("Skickas när nätet är tillbaka")
    mine.context.set_offline(False)
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved", timeout=PATIENCE)
    mine.get_by_role("link", name="Föregående").click()
    expect(mine.locator(".prompt textarea")).to_have_value("Halvvägs")
    assert own(mine) == ["Vad kostar det?"]


def test_what_one_is_writing_is_left_alone_while_others_send(made: Make) -> None:
    held: Room = made()
    held.open()
    mine, theirs = held.phone(), held.phone()
    mine.locator(".prompt textarea").press_sequentially("Jag skriver")
    write(theirs, "Under tiden")
    expect(mine.locator(".room-text")).to_have_text(["Under tiden"])
    held.post(f"/rounds/prompts/{held.prompts[0]}/timer/", seconds="90")
    expect(mine.locator("count-down")).to_have_text(re.compile(r"Stänger om 1:[0-3]\d"))
    mine.keyboard.type(" vidare")
    expect(mine.locator(".prompt textarea")).to_be_focused()
    expect(mine.locator(".prompt textarea")).to_have_value("Jag skriver vidare")


def test_a_timer_closes_the_prompt_by_itself(made: Make) -> None:
    held: Room = made()
    held.open()
    mine = held.phone()
    held.post(f"/rounds/prompts/{held.prompts[0]}/timer/", seconds="2")
    expect(mine.locator(".prompt[data-state=closed]")).to_have_count(1)
    expect(mine.locator(".prompt textarea")).to_have_count(0)


def test_a_prompt_is_announced_and_nobodys_focus_is_moved(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[7])
    mine = held.phone()
    mine.get_by_role("button", name="English").focus()
    held.open()
    expect(mine.locator("live-round [role=status]")).to_have_text(TEXTS[1])
    held.open(1)
    expect(mine.locator("live-round [role=status]")).to_have_text("Prata vid bordet")
    expect(mine.get_by_role("button", name="English")).to_be_focused()


def test_where_streams_are_shut_out_the_phone_asks(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[2])
    held.open()
    mine = held.phone()
    mine.route("**/events/**", lambda route: route.abort())
    mine.reload()
    held.open(1)
    expect(mine.locator("h1")).to_have_text("Ska vi pröva?", timeout=PATIENCE)


def test_a_phone_says_what_it_shows(made: Make) -> None:
    held: Room = made()
    mine = held.phone()
    with mine.expect_request("**/seen") as told:
        held.open()
    assert re.fullmatch(r"[\w-]{12}", told.value.post_data_json["version"])
    assert told.value.response().status == 200  # type: ignore[union-attr]


def test_whoever_comes_late_is_where_the_others_are(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[2])
    held.open()
    write(held.phone(), "Vad kostar det?")
    held.open(1)
    late = held.phone()
    expect(late.locator("h1")).to_have_text("Ska vi pröva?")
    held.open(0)
    expect(late.locator(".room-text")).to_have_text(["Vad kostar det?"])


def test_every_kind_is_answered_changed_and_found_again(made: Make) -> None:
    held: Room = made(*EVERY_KIND)
    mine = held.phone()
    for prompt in range(1, 6):
        held.open(prompt)
        expect(mine.locator("h1")).to_have_text(EVERY_KIND[prompt][1])
        mark(mine, prompt)
        mine.get_by_role("button", name="Skicka").click()
        expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    held.open(1)
    expect(mine.locator(".dots-number").first).to_have_value("1")
    mine.locator("[data-step='1']").nth(1).click()
    expect(mine.locator("answer-receipt")).to_contain_text("Svaret är ändrat.")
    mine.get_by_role("button", name="Skicka").click()
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    mine.reload()
    expect(mine.locator(".dots-number").nth(1)).to_have_value("1")
    held.open(4)
    expect(mine.locator(".ranking-place").first).to_have_text("1")
    expect(mine.locator(".asked-line-text").first).to_have_text("Vem håller i det när projektet är slut?")
    mine.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(mine.locator("answer-receipt")).to_be_hidden()
    expect(mine.locator(".ranking-place").first).to_have_text("")
    held.open(2)
    expect(mine.get_by_role("radio", name="Vad slutar vi med?")).to_be_checked()


def test_what_is_refused_is_said_at_the_field_and_the_text_is_there(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[1])
    held.open()
    mine = held.phone()
    write(mine, "")
    expect(mine.locator(".asked-error")).to_have_text("Skriv något först.")
    write(mine, "Ring 19811218-9876")
    expect(mine.locator(".asked-error")).to_contain_text("Här står ett personnummer.")
    expect(mine.locator(".prompt textarea")).to_have_value("Ring 19811218-9876")
    assert own(mine) == []
    held.open(1)
    mine.locator(".dots-number").first.fill("9")
    mine.get_by_role("button", name="Skicka").click()
    expect(mine.locator(".asked-error")).to_contain_text("prickar")


def test_questions_are_voted_up(made: Make) -> None:
    held: Room = made(EVERY_KIND[6])
    held.open()
    mine, theirs = held.phone(), held.phone()
    write(mine, "Vad kostar det?")
    vote = theirs.get_by_role("button", name=re.compile("Rösta"))
    vote.click()
    expect(vote).to_have_attribute("aria-pressed", "true")
    expect(mine.locator(".vote .numbers")).to_have_text("1")
    expect(theirs.locator(".vote .numbers")).to_have_text("1")
    expect(vote).to_be_focused()
    theirs.reload()
    expect(vote).to_have_attribute("aria-pressed", "true")
    vote.click()
    expect(mine.locator(".vote .numbers")).to_have_text("0")


def test_results_come_when_they_are_revealed_and_thanks_at_the_end(made: Make) -> None:
    held: Room = made(EVERY_KIND[2])
    held.open()
    mine = held.phone()
    mine.get_by_role("radio", name="Vad slutar vi med?").check()
    mine.get_by_role("button", name="Skicka").click()
    expect(mine.locator("answer-receipt")).to_have_attribute("data-state", "saved")
    held.reveal()
    expect(mine.get_by_role("heading", name="Så svarade rummet")).to_be_visible()
    held.end()
    expect(mine.locator("h1")).to_have_text("Tack! Rundan är avslutad.")
    mine.reload()
    expect(mine.locator("h1")).to_have_text("Tack! Rundan är avslutad.")


def test_without_javascript_a_round_is_plain_pages(made: Make) -> None:
    held: Room = made(TEXTS, EVERY_KIND[1])
    held.open()
    mine = held.phone(java_script_enabled=False)
    write(mine, "Vad kostar det?")
    saved(mine)
    write(mine, "Ring 19811218-9876")
    expect(mine.locator(".asked-error")).to_contain_text("Här står ett personnummer.")
    mine.get_by_text("Ändra", exact=True).click()
    mine.get_by_role("button", name="Ta tillbaka").click()
    expect(mine.locator(".own-row")).to_have_count(0)
    held.open(1)
    mine.get_by_role("link", name="Visa nästa steg").click()
    mine.locator(".dots-number").first.fill("2")
    mine.get_by_role("button", name="Skicka").click()
    expect(mine.get_by_text("✓ Svaret är sparat")).to_be_visible()
    held.end()
    mine.reload()
    expect(mine.locator("h1")).to_have_text("Tack! Rundan är avslutad.")


def test_a_round_goes_by_the_keyboard_alone(made: Make) -> None:
    held: Room = made(seating="tables")
    held.open()
    page = held.open_context(width=360).new_page()
    page.goto(f"/r/{held.code}/")
    page.keyboard.press("Tab")
    page.keyboard.type("Bord 4")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(TEXTS[1])
    page.keyboard.press("Tab")
    page.keyboard.type("Vad kostar det?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(".prompt textarea")).to_be_focused()


@pytest.mark.parametrize(("theme", "language"), [("light", "sv"), ("dark", "en")])
def test_every_page_of_a_phone_is_clean_and_no_wider_than_the_phone(
    made: Make, axe: Callable[[Page], list[str]], theme: str, language: str
) -> None:
    held: Room = made(*EVERY_KIND, seating="tables")
    wrong: list[str] = []

    def look(page: Page, where: str) -> None:
        page.evaluate("document.documentElement.style.fontSize = ''")
        wrong.extend(f"{where}: {fault}" for fault in axe(page))
        for size in ("", "225%"):  # twice as large as usual
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            if page.evaluate(WIDER) > 0:
                wrong.append(f"{where}: wider than the screen {size}")
        page.evaluate("document.documentElement.style.fontSize = ''")

    door = held.open_context(width=360, theme=theme, language=language).new_page()
    for path in ("/r/", "/r/QQQQQQ/", f"/r/{held.code}/"):
        door.goto(path)
        look(door, path)
    phone = held.phone(table="Bord 4", theme=theme, language=language)
    look(phone, "waiting")
    for prompt, (kind, title, _) in enumerate(EVERY_KIND):
        held.open(prompt)
        expect(phone.locator("h1")).to_have_text(title)
        if kind in ("texts", "questions"):
            write(phone, "Vad kostar det att låta bli, för kommunen och för den som det gäller?")
            saved(phone)
            expect(phone.locator(".room-text")).to_have_count(1)
        else:
            held.reveal(prompt)
        look(phone, kind)
    held.close(len(EVERY_KIND) - 1)
    held.end()
    expect(phone.locator(".prompt[data-state=ended]")).to_have_count(1)
    look(phone, "ended")
    assert wrong == []


def test_nothing_moves_for_those_who_want_it_still(made: Make) -> None:
    held: Room = made()
    held.open()
    phone = held.phone(reduced_motion="reduce")
    moves = "one => getComputedStyle(one).transitionDuration !== '0s'"
    moving = f"[...document.querySelectorAll('*')].filter({moves}).length"
    assert phone.evaluate(moving) == 0
