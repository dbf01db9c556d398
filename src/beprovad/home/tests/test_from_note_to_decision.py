"""From 28 bullets in a note to a signed decision on paper, as a browser without JavaScript goes through it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from beprovad.documents.extract import text_of_bytes
from beprovad.people.models import Organisation
from beprovad.people.rules import Role
from beprovad.people.tests import makers

pytestmark = pytest.mark.django_db

BULLETS = """
- Hur mycket pengar går det åt?
- Vilka följder väntar vi oss?
- Vad innebär det för andra enheter
- Vad innebär det för medarbetarna
- Finns det belägg, har någon studerat det
- Vad behöver du av oss i ledningen för att
hålla i det?
- Hur utvärderas det sedan?
- Hur genomför vi det?
- Vilket problem löser det?
- Vilken nytta har den enskilde av det?
- Varför just nu?
- Hur gör vi redan i dag?
   - Vad slutar vi med?
- Vilken målgrupp gäller det?
- Det syns kanske inte genast, när ser vi något?
- Passar det här? Vad behöver vi ändra? Vilka är
våra förutsättningar?
- Vad är nackdelen?
- Vilka risker ser vi?
- Behöver vi samarbeta med någon?
- Krävs handledning eller nya kunskaper?
- Ser vi några risker?
- Regionens mål ska vi arbeta mot. Hur stämmer det med
vår plan?
- Storhamn har fyra förvaltningar. Nämndens önskemål, bra
och rättvis hjälp. Är det lika för alla?
- Ska vi prova i liten skala eller införa överallt?
- Vad menar vi med att prova? Är allt annat lika under tiden?
- Vem bestämmer? Någon behöver driva det. Någon som
står för det.
- Vad säger brukarna själva om nyttan? Hur får vi veta det? Vi måste
fråga dem.
- Fråga dem om vad de saknar?
"""
NOTE = f"""Anteckningar från vårmötet
Datum: tisdag 10 mars 2026
Plats: Regionhuset

Närvarande
IFO:
Alva Ekström, Norrvik

1. Innan vi börjar med något nytt
Grupperna samlade det som en chef behöver veta.

Frågor att ställa innan vi börjar:
{BULLETS}
Antecknat av Esther Nyman
"""
METHOD, USERS_CLAIM = "Samtal i förväg", "De flesta vill veta vem de ska träffa."
AGAINST, LATER = "De som är kvar hinner inte ringa alla.", "Juristen svarar i december."
STOP_RULE, REASONS = (
    "Vi slutar om fler än två mår sämre.",
    "Vi vet nog för att pröva och för lite för att införa.",
)
WITHOUT_USERS = "Rådet möts i januari."
FIRST_PAGE = (
    METHOD,
    "pröva i en pilot. Fattat av Alva Ekström, chef.",
    "En grupp, åttio besökare. Sex månader.",
    STOP_RULE,
    REASONS,
    AGAINST,
    "Det som ingen har svarat på (20)",
    "16 till står längre fram.",
)


def ahead(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


class Visitor:
    """One person at a browser: a page, and its forms as they stand."""

    def __init__(self, user):
        self.client = makers.browser(user)

    def go(self, address):
        return self._at(self.client.get(address, follow=True))

    def press(self, part="", button=("", ""), **written):
        """The form that leads to such an address, or back here: with what stands in it and what is written."""
        forms = self.page.xpath("//main//form[@method='post']")
        leads = [re.split("[?#]", self._address(form))[0] for form in forms]
        form = next(
            form
            for form, to in zip(forms, leads, strict=True)
            if (part in to if part else to == self.address)
        )
        sent = {}
        for name, value in [*form.form_values(), button]:
            sent.setdefault(name, []).append(value)
        return self._at(self.client.post(self._address(form), {**sent, **written}, follow=True))

    def _address(self, form):
        return form.get("action") or self.here

    def _at(self, response):
        self.page = html.fromstring(response.content.decode())
        assert response.status_code == 200, (response.status_code, self.words)
        self.address, asked = response.request["PATH_INFO"], response.request["QUERY_STRING"]
        self.here = f"{self.address}?{asked}" if asked else self.address
        return self

    def link(self, part):
        return next(each for each in self.page.xpath("//main//a/@href") if part in each)

    def questions(self, assessment):
        """Where each question that is asked is answered, by its words."""
        links = self.go(f"{assessment}?area=all").page.xpath(
            "//main//*[contains(@class, 'question-row')]//h3//a"
        )
        return {link.text_content().strip(): link.get("href") for link in links}

    @property
    def words(self):
        (main,) = self.page.xpath("//main")
        return " ".join(main.text_content().split())


@pytest.fixture
def norrvik():
    town = makers.organisation("Norrvik")
    return makers.organisation(
        "Individ- och familjeförvaltningen", Organisation.Kind.ADMINISTRATION, town, is_authority=True
    )


@pytest.fixture
def esther():
    made = makers.user("Esther Nyman")
    makers.seat(made.person, role=Role.COORDINATOR, at=makers.organisation("Norrvik"))
    return Visitor(made)


@pytest.fixture
def alva(norrvik):
    made = makers.user("Alva Ekström")
    makers.seat(made.person, at=makers.organisation("Norrvik"))
    makers.post(made.person, norrvik, Role.HEAD)
    return Visitor(made)


@pytest.mark.whole
def test_28_bullets_of_a_note_become_a_list_an_assessment_a_pilot_and_a_paper_for_the_committee(esther, alva):
    read_in(esther)
    version = publish(esther)
    assessment = begin(alva, version)
    answer(alva, assessment)
    plan(alva, assessment)
    decision = sign(alva, assessment)
    assert_printed(alva, decision)


def read_in(esther):
    """The note is read in, all that is certain accepted at one press, and the meeting saved."""
    esther.go("/meetings/read-in/").press("/read-in/", pasted=NOTE)
    esther.press("/accept-certain/").press("/save/")
    assert "28 frågor" in esther.words
    assert "när ser vi något?" in esther.words


def publish(esther):
    """The two that ask the same are joined, eight begin, four that were forgotten are taken in; used in the network."""
    esther.go(esther.link("/checklists/from-meeting/")).press(title="Innan vi inför något nytt")
    draft = esther.address
    assert "28 frågor" in esther.words
    (accept,) = esther.page.xpath("//main//button[@name='do' and starts-with(@value, 'accept:')]/@value")
    esther.press(button=("do", accept))
    assert "27 frågor" in esther.words
    assert "8 inledande" in esther.words
    areas = [each.text_content().split() for each in esther.page.xpath("//main//h2")]
    assert ["Övrigt"] not in [each[:1] for each in areas]
    esther.go(esther.link("/forgotten/"))
    forgotten = esther.page.xpath("//form[contains(@action, '/take-in/')]//input[@name='key']/@value")
    esther.press("/take-in/", key=forgotten[-4:])
    esther.go(draft).go(esther.link("/publish/"))
    assert "31 frågor publiceras. 8 är inledande. 2 kan bara brukarna svara på." in esther.words
    esther.press()
    version = esther.address
    assert "31 frågor, 8 inledande" in esther.words
    assert "Anteckningar från vårmötet, 10 mars 2026" in esther.words
    esther.press("/choose/")
    assert "Används av IFO-chefsnätverket" in esther.words
    return int(version.strip("/").rpartition("/")[2])


def begin(alva, version):
    """Where nothing else is chosen, the network's list is the one."""
    alva.go("/assessments/new/")
    assert "Innan vi inför något nytt, version 1" in alva.words
    alva.press(new_method=METHOD, purpose="Var fjärde uteblir från det första mötet.")
    assert f"/checklists/versions/{version}/" in alva.link("/checklists/versions/")
    assert "0 av 8 frågor besvarade" in alva.words
    return alva.address


def answer(alva, assessment):
    """The first eight, then in depth: for, uncertain, against, later, not applicable, and what users have said."""
    say(
        alva,
        alva.questions(assessment),
        "Vilket problem löser det?",
        "for",
        "Att man vet vad mötet handlar om.",
    )
    alva.go(assessment).press("/deepen/")
    assert "1 av 31 frågor besvarade" in alva.words
    asked = alva.questions(assessment)
    assert len(asked) == 31
    say(alva, asked, "Finns det belägg", "uncertain", "En översikt, mest från vården.")
    say(alva, asked, "Vad innebär det för medarbetarna", "against", AGAINST)
    say(alva, asked, "Har vi stöd i lag", "later", LATER)
    say(alva, asked, "Behöver vi samarbeta", "not_applicable", "Nej.")
    say(alva, asked, "Vad säger brukarna själva", "for", "De flesta vill.")
    assert "Får bara besvaras av brukare" in alva.words
    alva.go(alva.link("leaf=users")).press(
        "/evidence/add/",
        claim=USERS_CLAIM, direction="nuances", asked_how="interview", asked_whom="Vuxna efter ett första möte",
        asked_count="14", answered_count="9", asked_by="FoU Sjöbygden", dated_on="2026-02-02",
    )  # fmt: skip
    assert USERS_CLAIM in alva.words
    assert "Får bara besvaras av brukare" not in alva.words


def say(alva, asked, question, verdict, reasons):
    (address,) = (address for words, address in asked.items() if words.startswith(question))
    alva.go(address).press(verdict=verdict, reasons=reasons)


def plan(alva, assessment):
    alva.go(f"{assessment}setup/").press(
        "/setup/", cost_once="ca 30 tkr", replaces="Brevets andra sida.", head_provides="Två timmar i veckan.",
        scope="pilot", hypothesis="Fler kommer.", begins_on=ahead(20), length="sex månader",
        scale="en grupp, åttio besökare", measures="Uteblivna besök.", stop_rule=STOP_RULE, decision_on=ahead(200),
        follow_up_how="FoU räknar.",
    )  # fmt: skip
    alva.go(f"{assessment}setup/risks/new/").press(text="Fel person svarar.", likelihood="3", consequence="4")
    alva.go(assessment)
    assert "En sak saknas för ett beslut om en pilot." in alva.words


def sign(alva, assessment):
    """What only users may answer stands open still, so the decider says why; then it is read through and signed."""
    alva.go(f"{assessment}decide/")
    alva.press(
        "/decide/", ("step", "check"), kind="pilot", decided_by="Alva Ekström, chef", registration="IFN 2026/318",
        reasons=REASONS, without_users_because=WITHOUT_USERS,
    )  # fmt: skip
    assert "Ett undertecknat beslut kan inte ändras" in alva.words
    alva.press("/decide/", ("step", "sign"))
    assert "Beslutet är undertecknat." in alva.words
    return alva.address


def assert_printed(alva, decision):
    """The first page is enough to decide on, and what nobody knows stands as openly as the rest, in both kinds."""
    for kind in ("pdf", "docx"):
        paper = alva.client.get(f"{decision}report.{kind}").content
        told = " ".join(text_of_bytes(paper, name=f"underlag.{kind}").split())
        brief = told[: told.index("Undertecknat")]
        for words in FIRST_PAGE:
            assert words in brief, (kind, words)
        for words in (
            USERS_CLAIM,
            "9 av 14 svarade",
            WITHOUT_USERS,
            LATER,
            "Samverkan som behövs Ej aktuellt.",
        ):
            assert words.replace(" ", "") in told.replace(" ", ""), (kind, words)
