"""The networks' own list: what the tables asked in April, with questions from the standard list around it."""

from dataclasses import dataclass
from datetime import date

from beprovad.checklists.rules.areas import Area

TITLE = "Innan vi börjar, och innan vi slutar"
SPRING_DAY = date(2026, 4, 21)


@dataclass(frozen=True)
class Own:
    """A question in the networks' own words. With `joins` it is joined with that one of the standard list."""

    text: str
    joins: str = ""
    area: Area | None = None


OWN = {
    "problem": Own("Vilket problem ska det lösa, och vem har sagt att det är ett problem?"),
    "users-asked": Own("Har någon frågat brukarna?"),
    "research": Own("Vad säger forskningen, och hur säker är den?"),
    "replaces": Own("Vad gör vi i dag, och vad händer med det?", joins="replaces"),
    "staff-time": Own("Vad kostar det i tid, även för dem som inte ska arbeta med det?", joins="staff-time"),
    "owner": Own("Vem håller i det när projekttiden är slut?", joins="owner"),
}
"""As they stand in the note of the spring's day, by the key that the assessments' story knows them by."""

TAKEN_IN = (
    "for-whom", "benefit", "benefit-by-users", "burden", "like-ours", "experience", "replaces", "adaptation",
    "cost", "instead-of", "staff-time", "staff-effects", "training", "other-services", "collaboration", "risks",
    "scope", "steps", "owner", "head", "ending", "follow-up", "heard-again", "goals",
)  # fmt: skip
"""Of the standard list."""

SCREENING = frozenset(
    {"problem", "users-asked", "research", "replaces", "cost", "risks", "owner", "follow-up"}
)
ONLY_USERS = frozenset({"users-asked", "benefit-by-users"})

FIRST_ON = date(2026, 9, 30)
FIRST_NOTE = "Bordens frågor från april, med det som de glömde ur standardlistan. En kort början på åtta."

ADDED = {
    "declines": Own("Vad händer med den som tackar nej?", area=Area.ETHICS),
    "data": Own("Vilka personuppgifter behandlas, och var?", area=Area.LAW),
    "equal": Own("Blir det lika för alla som bor i kommunen?", area=Area.EQUITY),
}
SECOND_ON = date(2026, 11, 10)
SECOND_NOTE = "Tre frågor till, från oktobers möte: den som tackar nej, personuppgifterna och likvärdigheten."
