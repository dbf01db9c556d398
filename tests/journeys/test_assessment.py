"""From what was asked in the room to a decision that is made again: two municipalities, one way of working."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from beprovad.documents.extract import text_of_bytes
from tests.personas import step_in

pytestmark = pytest.mark.browser

Axe = Callable[[Page], list[str]]
OpenContext = Callable[..., BrowserContext]

PRIMARY = "main form .button-primary"
ONLY_USERS = "Hur märker den som får stödet att det har blivit bättre?"
USERS_CLAIM = "Fem av sju vill bestämma själva vem som kommer."
UNANSWERED = "Vad händer med den som tackar nej?"
PILOT_REASONS = "Vi vet för lite för att införa det, och nog för att pröva."
HYPOTHESIS = "Fler somnar lugnt om de har pratat klart med någon före tio."
HEAD_GIVES = "En kväll i veckan utan andra uppdrag."
STOP_RULE = "Vi slutar om fler än två tackar nej."
TODAY = date.today()  # noqa: DTZ011 - as the browser's own day
DUE_ON, LAST_WEEK = TODAY + timedelta(days=14), TODAY - timedelta(days=7)


class Walk:
    """One person at one browser, who looks for faults on every page that they come to."""

    def __init__(self, page: Page, axe: Axe, persona: str) -> None:
        self.page, self.axe = page, axe
        step_in(page, persona)

    def to(self, address: str) -> "Walk":
        self.page.goto(address)
        return self.sound()

    def sound(self) -> "Walk":
        assert self.axe(self.page) == [], self.page.url
        return self

    def fill(self, **fields: str) -> "Walk":
        for name, value in fields.items():
            self.page.locator(f"main #id_{name}").fill(value)
        return self

    def choose(self, name: str, value: str) -> "Walk":
        self.page.locator(f"main input[name={name}][value={value}]").check()
        return self

    def press(self, selector: str = PRIMARY) -> "Walk":
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        return self.sound()

    @property
    def path(self) -> str:
        return "/" + self.page.url.split("/", 3)[3].split("?")[0].split("#")[0]

    def sees(self, words: str) -> "Walk":
        expect(self.page.locator("main")).to_contain_text(words)
        return self


def test_a_question_from_the_room_is_carried_to_a_decision_that_is_made_again(
    open_context: OpenContext, axe: Axe, language: str
) -> None:
    method = f"Kvällssamtalet {language}"
    esther = Walk(open_context(language=language).new_page(), axe, "coordinator")
    checklist = publish_what_was_asked(esther, f"Frågor om kvällen {language}")
    alva = Walk(open_context(language=language).new_page(), axe, "head-ifo")
    norrvik = begin(alva, method, "Enheten för vuxna", checklist)
    maj = Walk(open_context(language=language, width=390).new_page(), axe, "head-fs")
    storhamn = begin(maj, method, "Boendestöd Södra", checklist)
    assert maj.page.goto(norrvik).status == 404  # type: ignore[union-attr]
    assert alva.page.goto(storhamn).status == 404  # type: ignore[union-attr]

    ask_the_users(alva, norrvik)
    cannot_be_introduced(alva, norrvik)
    plan_a_pilot(alva, norrvik)
    pilot = sign(alva, norrvik, "pilot", PILOT_REASONS)
    write_in_the_log(alva, pilot)
    assert_printed(alva, pilot, method)

    alva.to("/").sees(method).sees(HEAD_GIVES)
    expect(alva.page.locator("main .list-row", has_text=method).first).to_be_visible()
    declined = sign(alva, norrvik, "decline", "Det kostade mer tid än det gav.")
    alva.to(pilot)
    expect(alva.page.locator(f"main .notice a[href='{declined}']")).to_be_visible()


def publish_what_was_asked(walk: Walk, title: str) -> str:
    """A list of what October's note asks, one of it for users only; the list's name."""
    walk.to("/meetings/").page.get_by_role("link", name="hösten 2026").first.click()
    walk.page.locator("main a[href*='/checklists/from-meeting/']").first.click()
    walk.sound().fill(title=title).press()
    walk.page.wait_for_url(re.compile(r"/checklists/drafts/\d+/"))
    row = walk.page.locator(".asked-row", has_text=ONLY_USERS)
    row.locator("a[href*='open=']").click()
    walk.page.locator("#id_only_users").check()
    walk.sound().page.locator(".asked-form .button-primary").click()
    expect(row.locator(".asked-form")).to_have_count(0)
    walk.page.locator("main a[href$='/publish/']").first.click()
    walk.sound().press()
    walk.page.wait_for_url(re.compile(r"/checklists/versions/\d+/"))
    walk.sees(ONLY_USERS).sees("Gemensamt möte IFO och Funktionsstöd, hösten 2026")
    return title


def begin(walk: Walk, method: str, place: str, checklist: str) -> str:
    """A new assessment at that unit, of a way of working that may be new; its address."""
    walk.to("/assessments/new/")
    known = walk.page.locator("#id_method option", has_text=method)
    if known.count():
        walk.page.locator("#id_method").select_option(label=method)
    else:
        walk.fill(new_method=method)
    for name, words in (("place", place), ("version", checklist)):
        option = walk.page.locator(f"#id_{name} option", has_text=words).get_attribute("value")
        walk.page.locator(f"#id_{name}").select_option(option)
    walk.fill(purpose="Kvällarna är svårast.").press()
    walk.page.wait_for_url(re.compile(r"/assessments/\d+/$"))
    return walk.path


def ask_the_users(walk: Walk, assessment: str) -> None:
    """What only users may answer stays open until somebody has asked them; then two clicks lead to what they said."""
    walk.to(f"{assessment}?area=all")
    waiting = walk.page.locator(".question-row .chip-users").count()
    assert waiting >= 1
    row = walk.page.locator("main .question-row", has=walk.page.locator(".chip-users")).first
    row.locator("a").first.click()
    walk.page.locator("main a[href*='/evidence/add/']").first.click()
    walk.fill(claim=USERS_CLAIM, asked_count="9", answered_count="7", asked_by="en annan enhet")
    walk.fill(dated_on=LAST_WEEK.isoformat())
    walk.choose("direction", "supports").choose("asked_how", "interview")
    walk.press("main .evidence-form .actions .button-primary")
    walk.page.wait_for_url(re.compile(r"^[^?]+/questions/\d+/"))
    walk.sees(USERS_CLAIM)
    with walk.page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        walk.choose("verdict", "for").page.locator("#reasons").fill("De säger det **själva**.")
    walk.to(f"{assessment}?area=all").sees("De säger det själva.")
    assert walk.page.locator(".question-row .chip-users").count() == waiting - 1


def cannot_be_introduced(walk: Walk, assessment: str) -> None:
    walk.to(f"{assessment}decide/").choose("kind", "introduce")
    later = (DUE_ON + timedelta(days=200)).isoformat()
    walk.fill(reasons="Alla vill ha det.", review_on=later).press("#decide-form button[value=check]")
    expect(walk.page.locator("main .obstacles li")).to_have_count(5)


def plan_a_pilot(walk: Walk, assessment: str) -> None:
    """Where the refusal's way out leads."""
    walk.to(f"{assessment}decide/").choose("kind", "pilot").press("#decide-form button[value=check]")
    walk.page.locator("main .obstacles a").first.click()
    walk.fill(
        cost_once="ca 30 tkr",
        head_provides=HEAD_GIVES,
        hypothesis=HYPOTHESIS,
        begins_on=TODAY.isoformat(),
        length="Sex veckor",
        scale="Sju personer vid Enheten för vuxna",
        measures="Hur många kvällar som blir av.",
        stop_rule=STOP_RULE,
        decision_on=DUE_ON.isoformat(),
    )
    walk.press("main .setup-save .button-primary")
    walk.page.wait_for_url(re.compile(r"/decide/"))


def sign(walk: Walk, assessment: str, kind: str, reasons: str) -> str:
    """Read through and signed; the decision's address."""
    walk.to(f"{assessment}decide/").choose("kind", kind).fill(reasons=reasons)
    walk.press("#decide-form button[value=check]").sees(reasons)
    walk.press("main button[value=sign]")
    walk.page.wait_for_url(re.compile(r"/decisions/\d+/$"))
    return walk.path


def write_in_the_log(walk: Walk, pilot: str) -> None:
    walk.to(f"{pilot}log/").fill(happened="Sex kvällar av sju blev av.").press()
    walk.page.wait_for_url(re.compile(r"/decisions/\d+/"))
    walk.sees("Sex kvällar av sju blev av.")


def assert_printed(walk: Walk, decision: str, method: str) -> None:
    """On paper stands what is known, what it stands on, what was decided, and as openly what nobody has answered."""
    walk.to(f"{decision}report/").sees(USERS_CLAIM)
    for kind, head in (("pdf", b"%PDF"), ("docx", b"PK")):
        paper = walk.page.request.get(f"{decision}report.{kind}").body()
        assert paper.startswith(head)
        told = " ".join(text_of_bytes(paper, name=f"underlag.{kind}").split())
        for words in (method, USERS_CLAIM, HYPOTHESIS, STOP_RULE, PILOT_REASONS, UNANSWERED):
            assert words in told, (kind, words)
        if kind == "pdf":
            assert_for_everybody(paper)


def assert_for_everybody(paper: bytes) -> None:
    """Tagged, in a language, and marked as PDF/UA."""
    reader = PdfReader(BytesIO(paper))
    assert reader.xmp_metadata is not None
    assert "pdfuaid:part" in reader.xmp_metadata.rdf_root.toxml()
    assert {"/StructTreeRoot", "/Lang", "/MarkInfo"} <= reader.root_object.keys()
