"""The networks' own list: what the tables asked in April, and what October found missing."""

from dataclasses import dataclass
from datetime import date

from beprovad.checklists.rules.areas import Area, Field
from beprovad.home.demo.story.trying_shape import Asked

TITLE = "Innan vi börjar, och innan vi slutar"
ABOUT = (
    "IFO:s och funktionsstöds gemensamma frågor till arbetssätt som vi har och arbetssätt som vi funderar på. "
    "Gjord vid borden den 21 april 2026."
)
APRIL_21, OCTOBER_6 = date(2026, 4, 21), date(2026, 10, 6)

FIRST = (
    Asked(
        "problem",
        Area.PURPOSE,
        "Vilket problem ska det lösa, och vem har sagt att det är ett problem?",
        "Fråga dem som har stödet i dag, och läs vad de svarade senast.",
        is_screening=True,
        meeting=APRIL_21,
    ),
    Asked("how-many", Area.PURPOSE, "Vilka gäller det, och hur många är de?", "Räkna i den egna enheten."),
    Asked("goals", Area.PURPOSE, "Vilket mål i våra planer tjänar det?", field=Field.GOALS),
    Asked(
        "users-asked",
        Area.BENEFIT,
        "Har någon frågat brukarna?",
        "Intervjuguiden är en sida lång. Den som intervjuar ger inte själv stödet.",
        is_screening=True,
        only_users=True,
        meeting=APRIL_21,
    ),
    Asked("users-gain", Area.BENEFIT, "Vad vinner den som får stödet, enligt dem själva?", only_users=True),
    Asked("worse", Area.BENEFIT, "Vad kan bli sämre, och för vem?"),
    Asked(
        "research",
        Area.KNOWLEDGE,
        "Vad säger forskningen, och hur säker är den?",
        "FoU Sjöbygden söker åt den som frågar. Skriv utfall för utfall.",
        is_screening=True,
        meeting=APRIL_21,
    ),
    Asked("practice", Area.KNOWLEDGE, "Vad vet de som redan arbetar så?"),
    Asked("like-us", Area.KNOWLEDGE, "Gäller kunskapen sådana som oss?"),
    Asked(
        "today",
        Area.COMPARISON,
        "Vad gör vi i dag, och vad händer med det?",
        is_screening=True,
        field=Field.REPLACES,
        meeting=APRIL_21,
    ),
    Asked("difference", Area.COMPARISON, "Vad är den viktigaste skillnaden mot i dag?"),
    Asked(
        "cost",
        Area.COST,
        "Vad kostar det, en gång och varje år?",
        is_screening=True,
        field=Field.COST,
    ),
    Asked(
        "time",
        Area.COST,
        "Vad kostar det i tid, även för dem som inte ska arbeta med det?",
        field=Field.STAFF_TIME,
        meeting=APRIL_21,
    ),
    Asked("no-to", Area.COST, "Vad säger vi nej till om vi gör det här?"),
    Asked(
        "training",
        Area.STAFF,
        "Vad behöver personalen kunna, och hur lär de sig det?",
        field=Field.TRAINING,
    ),
    Asked("head", Area.STAFF, "Vad måste chefen ge?", field=Field.HEAD_PROVIDES),
    Asked("others-staff", Area.EFFECTS, "Hur påverkas de som inte ska arbeta så?"),
    Asked(
        "together",
        Area.EFFECTS,
        "Vilka andra behöver vara med, och har de sagt ja?",
        field=Field.COLLABORATION,
    ),
    Asked("risks", Area.RISKS, "Vad kan gå fel, och vad gör vi då?", is_screening=True, field=Field.RISKS),
    Asked(
        "owner",
        Area.CARRYING_OUT,
        "Vem håller i det när projekttiden är slut?",
        is_screening=True,
        field=Field.OWNER,
        meeting=APRIL_21,
    ),
    Asked(
        "scope",
        Area.CARRYING_OUT,
        "Prövar vi i liten skala först, och vad menar vi med det?",
        field=Field.SCOPE,
    ),
    Asked("first-step", Area.CARRYING_OUT, "Vad är det första som händer, och när?"),
    Asked(
        "follow-up",
        Area.FOLLOW_UP,
        "Hur och när vet vi om det blev bättre?",
        is_screening=True,
        field=Field.FOLLOW_UP,
    ),
    Asked("effects", Area.FOLLOW_UP, "Vad ska ändras, från vad till vad?", field=Field.EXPECTED_EFFECTS),
    Asked("stop", Area.FOLLOW_UP, "Vad gör att vi slutar i förtid?"),
    Asked("told", Area.FOLLOW_UP, "Hur får de som svarade veta vad som blev av det?"),
    Asked("small", Area.FOLLOW_UP, "Hur märker en liten kommun att det fungerar?"),
)

ADDED = (
    Asked("declines", Area.ETHICS, "Vad händer med den som tackar nej?", meeting=OCTOBER_6),
    Asked("data", Area.LAW, "Vilka personuppgifter behandlas, och var?", meeting=OCTOBER_6),
    Asked("equity", Area.EQUITY, "Blir det lika för alla som bor i kommunen?", meeting=OCTOBER_6),
)


@dataclass(frozen=True)
class Edition:
    """A version as it was published."""

    on: date
    note: str
    questions: tuple[Asked, ...]


VERSIONS = {
    1: Edition(
        date(2026, 9, 30),
        "Bordens frågor från april, ordnade i tio grupper, med en kort början på åtta.",
        FIRST,
    ),
    2: Edition(
        date(2026, 11, 10),
        "Tre frågor till, från oktobers möte: den som tackar nej, personuppgifterna och likvärdigheten.",
        (*FIRST, *ADDED),
    ),
}
