"""The round of the autumn's day, in which the tables told what the list lacked, and one that is planned."""

from dataclasses import dataclass
from datetime import date

from beprovad.home.demo.region import DISABILITY, IFO
from beprovad.home.demo.story.october import CHECKLIST, OCTOBER
from beprovad.home.demo.story.questions import ADDED
from beprovad.rounds.rules.composing import Draft
from beprovad.rounds.rules.kinds import Kind


@dataclass(frozen=True)
class Table:
    """What a table wrote, and how it placed its five dots, by the words that they were placed on."""

    name: str
    size: int
    wrote: tuple[str, ...]
    dots: dict[str, int]
    on_paper: bool = False  # its dots, which were keyed in afterwards


HELD_ON = OCTOBER.held_on
ITEM = CHECKLIST
NETWORKS = (IFO, DISABILITY)
TITLE = "Gemensam checklista"
ABOUT = "Vi har prövat listan på Vardagskompassen. Nu gör vi den bättre."
DRAFTS = (
    Draft(
        Kind.TEXTS,
        "Vilka frågor saknas i listan, och var fastnade ni?",
        "En fråga i taget. Skriv den så som ni skulle ställa den.",
        {"most": 20, "longest": 200},
    ),
    Draft(
        Kind.DOTS,
        "Vilka frågor är viktigast?",
        "Prata ihop er vid bordet, och lägg prickarna där svaret avgör mest.",
        {"dots": 5, "most_on_one": 2},
        takes_from=0,
    ),
    Draft(
        Kind.SCALE,
        "Hur användbar var listan?",
        "",
        {"steps": 5, "low": "Inte alls", "high": "Mycket"},
    ),
)

OWNER = "Vem håller i det när projekttiden är slut?"
DECLINES, DATA, EQUAL = (ADDED[key].text for key in ("declines", "data", "equal"))
REPLACES = "Vad ersätter det?"
SHARE = "Kan två kommuner dela på utbildningen?"
ASKED = "Har de som har veckosamtal i dag blivit frågade?"

TABLES = (
    Table("Bord 1", 5, ("Vem håller i det?", REPLACES), {OWNER: 2, DECLINES: 1, EQUAL: 1, REPLACES: 1}),
    Table(
        "Bord 2",
        5,
        (SHARE, "Var hamnar personuppgifterna när någon annan ger stödet?"),
        {SHARE: 2, DATA: 2, EQUAL: 1},
        on_paper=True,
    ),
    Table(
        "Bord 3",
        4,
        ("Vem håller i det när projektet är slut?", ASKED, "Vilka personuppgifter behandlas?"),
        {OWNER: 2, ASKED: 2, DECLINES: 1},
    ),
    Table(
        "Bord 4",
        5,
        ("Vem håller i det sedan?", "Hur gör vi med den som tackar nej?"),
        {OWNER: 2, DECLINES: 2, DATA: 1},
    ),
    Table(
        "Bord 5",
        5,
        (
            "Vem håller i det efter våren?",
            "Blir det lika i stad och glesbygd?",
            "Vad händer med den som tackar nej?",
            "Får alla i kommunen samma chans till det?",
        ),
        {OWNER: 1, EQUAL: 2, DECLINES: 2},
    ),
)
USEFUL = (4, 3, 4, 5, 4)
"""What each table answered on the scale."""

JOINED = {
    OWNER: (
        "Vem håller i det?", "Vem håller i det när projektet är slut?", "Vem håller i det sedan?",
        "Vem håller i det efter våren?",
    ),
    DECLINES: ("Hur gör vi med den som tackar nej?", "Vad händer med den som tackar nej?"),
    DATA: ("Var hamnar personuppgifterna när någon annan ger stödet?", "Vilka personuppgifter behandlas?"),
    EQUAL: ("Blir det lika i stad och glesbygd?", "Får alla i kommunen samma chans till det?"),
}  # fmt: skip

PLANNED_ON = date(2026, 11, 9)
PLANNED = "Ska vi fråga om natten?"
PLANNED_ABOUT = "Vi svarar två gånger, med ett samtal emellan, och ser vad samtalet gjorde."
_QUESTION = "Ska vi fråga alla som bor i gruppbostad om natten innan någon bemanning ändras?"
_ANSWERS = ("Ja, alla", "Ja, men först på några håll", "Nej")
PLANNED_DRAFTS = (
    Draft(Kind.CHOICE, _QUESTION, "Svara för dig själv, utan att prata först.", options=_ANSWERS),
    Draft(
        Kind.INFORMATION,
        "Prata med varandra vid bordet",
        "Vad talar för, vad talar emot, och vad vet vi inte?",
    ),
    Draft(Kind.CHOICE, _QUESTION, "Svara igen. Har du ändrat dig?", options=_ANSWERS, again=0),
)
