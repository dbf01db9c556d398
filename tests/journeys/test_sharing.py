"""One municipality shares what it found out; another reads it beside its own, and takes an answer over as theirs."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_assessment import Axe, OpenContext, Walk, begin

pytestmark = pytest.mark.browser

REASONS = "Elva av tjugo säger att kvällarna är svårast."
OURS = "Hos oss är det morgnarna som är svårast, säger nio av sexton."
ADAPTATION = "Bytt kvällar mot morgnar och räknat våra egna svar."
CONDITIONS = "Bara på en enhet."
SECRET = "Vi tvekar om pengarna räcker."
ASKED = "Vad säger forskningen"
TOGETHER = "Forskningen räcker till en pilot och inte till mer. Det säger båda."
CREDIT = {"sv": "Nätverkets gemensamma svar, IFO", "en": "The network’s common answer, IFO"}
READ = {"sv": "läste en delad prövning", "en": "read a shared assessment"}


@pytest.mark.parametrize("language", ["sv"])
def test_what_one_municipality_found_out_is_read_beside_anothers_and_taken_over_with_credit(
    open_context: OpenContext, axe: Axe, language: str
) -> None:
    method = f"Morgonmötet {language}"
    alva = Walk(open_context(language=language).new_page(), axe, "head-ifo")
    norrvik = begin(alva, method, "Enheten för vuxna", any_list(alva))
    answer_the_first_question(alva, norrvik)
    decline(alva, norrvik)
    maj = Walk(open_context(language=language).new_page(), axe, "head-fs")
    shared = norrvik.replace("/assessments/", "/assessments/shared/")
    assert maj.page.goto(shared).status == 404  # type: ignore[union-attr]

    share_after_reading_the_preview(alva, norrvik)
    read_what_is_shared(maj, method, shared)
    storhamn = begin(maj, method, "Boendestöd Södra", any_list(maj))
    take_the_answer_over(maj, beside(maj, shared), storhamn)

    alva.to(norrvik).sees(REASONS)
    assert alva.page.goto(storhamn).status == 404  # type: ignore[union-attr]
    esther = Walk(open_context(language=language).new_page(), axe, "coordinator")
    esther.to("/journal/")
    expect(
        esther.page.locator("main .list-row", has_text="Maj Sandell").filter(has_text=READ[language]).first
    ).to_be_visible()


def any_list(walk: Walk) -> str:
    """The list that is offered first, which is the standard one."""
    walk.to("/assessments/new/")
    return walk.page.locator("#id_version option:not([value=''])").first.inner_text()


def answer_the_first_question(walk: Walk, assessment: str) -> None:
    """Where the page leads first."""
    walk.to(assessment).page.locator("main .next-step .button-primary").click()
    walk.page.wait_for_url(re.compile(r"/questions/\d+/$"))
    with walk.page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        walk.choose("verdict", "for").page.locator("#reasons").fill(REASONS)
    walk.to(f"{assessment}?area=all").sees(REASONS)


def decline(walk: Walk, assessment: str) -> None:
    walk.to(f"{assessment}decide/").choose("kind", "decline")
    walk.fill(reasons=SECRET, conditions=CONDITIONS, without_users_because="Vi frågar dem i vår.")
    walk.press("#decide-form button[value=check]").sees(CONDITIONS)
    walk.press("main button[value=sign]")
    walk.page.wait_for_url(re.compile(r"/decisions/\d+/$"))


def share_after_reading_the_preview(walk: Walk, assessment: str) -> None:
    walk.to(f"{assessment}share/")
    preview = walk.page.locator("#preview")
    expect(preview).to_contain_text(REASONS)
    expect(preview).to_contain_text(CONDITIONS)
    expect(preview).not_to_contain_text(SECRET)
    for box in walk.page.locator("#share input[name=networks]").all():
        box.check()
    walk.press("#share .button-primary")
    expect(walk.page.locator("#shares .list-row").first).to_be_visible()


def read_what_is_shared(walk: Walk, method: str, shared: str) -> None:
    """From the list to the whole, with the decision that stands and nothing of why."""
    walk.to("/assessments/shared/").page.locator("main .assessment-row", has_text=method).locator(
        ".list-row-title a"
    ).click()
    walk.page.wait_for_url(f"**{shared}")
    walk.sound().sees(REASONS).sees(CONDITIONS)
    expect(walk.page.locator("main")).not_to_contain_text(SECRET)


def beside(walk: Walk, shared: str) -> str:
    """Question by question, one's own first; the address of taking over the first answer that there is."""
    walk.to(shared).page.locator("main a[href*='/assessments/methods/']").first.click()
    walk.page.wait_for_url(re.compile(r"/assessments/methods/\d+/"))
    walk.sound()
    expect(walk.page.locator("main .beside").first.locator("thead th a")).to_have_count(2)
    row = walk.page.locator("main .beside tbody tr").filter(has=walk.page.locator("a[href*='/take-over/']"))
    assert row.count() == 1
    row.locator("summary").first.click()
    expect(row).to_contain_text(REASONS)
    address = row.locator("a[href*='/take-over/']").first.get_attribute("href")
    assert address is not None
    return address


def take_the_answer_over(walk: Walk, address: str, own: str) -> None:
    """Not without saying how it is adapted; then it stands in one's own, with whose it was."""
    walk.to(address).sees(REASONS)
    walk.fill(reasons=OURS).press("main form .button-primary")
    expect(walk.page.locator("main .field-wrong")).to_have_count(1)
    expect(walk.page.locator("#id_reasons")).to_have_value(OURS)
    walk.fill(adaptation=ADAPTATION).press("main form .button-primary")
    walk.page.wait_for_url(re.compile(rf"{own}questions/\d+/"))
    walk.sees("Norrvik").sees(ADAPTATION)
    expect(walk.page.locator("#reasons")).to_have_value(OURS)


@pytest.mark.parametrize("language", ["en"])
def test_a_network_says_something_together_and_a_member_takes_it_over_as_theirs(
    open_context: OpenContext, axe: Axe, language: str
) -> None:
    esther = Walk(open_context(language=language, width=390).new_page(), axe, "coordinator")
    beside_the_compass(esther)
    row = esther.sound().page.locator("main tr", has_text=ASKED).first
    row.locator(".beside-common a[href*='/common/']").click()
    words = f"{TOGETHER} {language}"
    esther.sound().fill(reasons=words).press("main .actions .button-primary")
    esther.page.wait_for_url(re.compile(r"/assessments/methods/\d+/#"))
    esther.sees(words)

    maj = Walk(open_context(language=language).new_page(), axe, "head-fs")
    maj.to("/" + esther.page.url.split("/", 3)[3].split("#")[0]).sees(words)
    mine = maj.page.locator(".beside-common", has_text=words)
    mine.locator("a[href*='/take-over/']").click()
    maj.sound().fill(adaptation=ADAPTATION)
    replacing = maj.page.locator("#id_is_replacing")
    if replacing.count():
        replacing.check()
    maj.press("main .actions .button-primary")
    maj.page.wait_for_url(re.compile(r"/questions/\d+/"))
    maj.sees(ADAPTATION).sees(CREDIT[language])


def beside_the_compass(walk: Walk) -> None:
    walk.to("/assessments/shared/")
    row = walk.page.locator("main .assessment-row", has_text="Vardagskompassen").first
    row.locator("a[href*='/assessments/methods/']").click()


def test_without_javascript_two_who_write_together_at_once_lose_nothing(
    open_context: OpenContext,
) -> None:
    esther, noor = (
        Walk(open_context(java_script_enabled=False).new_page(), lambda _: [], persona)
        for persona in ("coordinator", "analyst")
    )
    beside_the_compass(esther)
    address = esther.page.locator("main tr", has_text=ASKED).locator("a[href*='/common/']").last
    page = address.get_attribute("href") or ""
    for walk in (esther, noor):
        walk.page.goto(page)
    esther.fill(reasons="Esthers ord.").press("main .actions .button-primary")
    noor.fill(reasons="Noors ord.").press("main .actions .button-primary")
    noor.sees("Esthers ord.")
    expect(noor.page.locator("#id_reasons")).to_have_value("Noors ord.")
