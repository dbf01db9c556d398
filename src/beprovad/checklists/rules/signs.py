"""What a question seems to ask: stems of Swedish words that point at a question of the standard list. Pure.

Explainable on purpose: a proposal names the word that it stands on, and a person decides. A sign is the beginning of a
word, or several words in a row; of several signs the one that stands first in SIGNS wins the area.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from beprovad.checklists.rules.areas import Area

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}+")

SIGNS: Mapping[str, tuple[Area, tuple[str, ...]]] = {
    "data-protection": (Area.LAW, ("personuppgift", "dataskydd", "gdpr", "sekretess")),
    "law": (Area.LAW, ("lagstöd", "lagen", "laglig", "juridi", "delegation", "upphandl", "avtal", "legal")),
    "accessibility": (Area.ACCESSIBILITY, ("tillgänglighet", "språk", "översätt", "lättläst")),
    "ethics": (Area.ETHICS, ("etik", "etisk", "frivillig", "självbestämm", "integritet", "samtyck")),
    "wanted-by-users": (
        Area.PURPOSE,
        ("fråga dem om", "vill de som", "vad vill bruk", "önskar bruk", "brukarnas önsk"),
    ),
    "benefit-by-users": (
        Area.BENEFIT,
        ("fråga dem", "fråga brukar", "frågat brukar", "vad säger bruk", "vad tycker bruk"),
    ),
    "cost": (Area.COST, ("kost", "pris", "pengar", "budget", "ekonomi", "finansier", "dyr", "licens")),
    "staff-effects": (
        Area.STAFF,
        ("påverkar personal", "arbetsmiljö", "personalen"),
    ),
    "training": (Area.STAFF, ("utbildning", "kompetens", "handledning", "fortbildning")),
    "staff-time": (Area.STAFF, ("tidsåtgång", "hur mycket tid", "arbetstid", "resurser")),
    "when-it-shows": (Area.BENEFIT, ("effekterna", "hur lång tid", "när syns", "när ser vi")),
    "consequences": (Area.EFFECTS, ("vilka effekter", "följder", "konsekvens", "bieffekt", "sidoeffekt")),
    "other-services": (
        Area.EFFECTS,
        ("annan verksamhet", "andra verksamheter", "andra enheter", "andra delar"),
    ),
    "collaboration": (Area.EFFECTS, ("samverk", "samarbet", "samordn", "andra aktörer")),
    "burden": (Area.BENEFIT, ("nackdel", "börda", "belast")),
    "risks": (Area.RISKS, ("risk", "fara", "farlig")),
    "harm": (Area.RISKS, ("skada", "biverk", "avvikelse")),
    "like-ours": (Area.KNOWLEDGE, ("liknar våra", "våra förhållanden", "överförbar")),
    "research": (Area.KNOWLEDGE, ("forskning", "beforsk", "evidens", "studie", "vetenskap", "belägg")),
    "experience": (Area.KNOWLEDGE, ("erfarenhet", "andra kommuner", "vem använder", "beprövad")),
    "replaces": (Area.COMPARISON, ("ersätt", "i stället för", "istället för", "ta bort", "sluta med")),
    "today": (Area.COMPARISON, ("vad har vi idag", "vad har vi i dag", "hur gör vi", "nuläge", "redan idag")),
    "adaptation": (
        Area.COMPARISON,
        ("anpass", "hos oss", "krävs av oss", "våra förutsättningar"),
    ),
    "alternatives": (Area.COMPARISON, ("alternativ", "andra sätt", "annat sätt")),
    "scope": (Area.CARRYING_OUT, ("pilot", "brett", "testa", "prova", "liten skala", "försök")),
    "head": (
        Area.CARRYING_OUT,
        ("av mig", "behöver chef", "verksamhetschef", "stöd från led", "ledningens"),
    ),
    "owner": (
        Area.CARRYING_OUT,
        ("ansvar", "hålla i", "håller i", "vem äger", "vem driver", "process"),
    ),
    "steps": (
        Area.CARRYING_OUT,
        ("implementer", "införa", "införs", "genomför", "tidsplan", "hur kommer vi igång"),
    ),
    "ending": (Area.CARRYING_OUT, ("avsluta", "avveckl", "hur slutar")),
    "baseline": (Area.FOLLOW_UP, ("utgångsläge", "baslinje", "före mätning", "innan vi börjar")),
    "follow-up": (
        Area.FOLLOW_UP,
        ("följs", "följa upp", "följer vi upp", "uppfölj", "utvärder", "mäta", "mäts"),
    ),
    "equal": (Area.EQUITY, ("likvärdig", "lika för", "jämlik", "rättvis")),
    "worse-off": (Area.EQUITY, ("sämre", "missgynn", "utsatta grupp")),
    "goals": (Area.EQUITY, ("politiker", "mål", "strategi", "vår plan", "verksamhetsplan", "rimmar")),
    "why-now": (Area.PURPOSE, ("varför",)),
    "for-whom": (Area.PURPOSE, ("till för", "målgrupp", "vilka är det", "för vem", "för vilka")),
    "need": (Area.PURPOSE, ("syfte", "behov", "problem")),
    "benefit": (Area.BENEFIT, ("gagn", "nytta", "brukar", "klient", "bättre för")),
}
"""The standard question's slug → the area, and what points at it."""


@dataclass(frozen=True)
class Sign:
    """`word` is what in the text points there, as written."""

    slug: str
    area: Area
    word: str


@lru_cache(maxsize=4096)
def signs(text: str) -> tuple[Sign, ...]:
    """Everything that the text seems to ask, the most telling first; the same text always gives the same."""
    found = ((slug, area, pattern.search(text)) for slug, area, pattern in _patterns())
    return tuple(Sign(slug, area, _said(match)) for slug, area, match in found if match)


def proposed_area(text: str) -> Area:
    """The area of the most telling sign, OTHER where nothing points anywhere."""
    found = signs(text)
    return found[0].area if found else Area.OTHER


def _said(match: re.Match[str]) -> str:
    return " ".join(_WORD.findall(match.group()))


@cache
def _patterns() -> tuple[tuple[str, Area, re.Pattern[str]], ...]:
    return tuple((slug, area, _pattern(stems)) for slug, (area, stems) in SIGNS.items())


def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(map(_stem, stems))})(?!{_LETTER})", re.IGNORECASE)


def _stem(stem: str) -> str:
    """All words but the last are whole; the last begins so. A short stem ("mål") is a word or its plain endings."""
    more = f"{_LETTER}*" if len(stem.rsplit(maxsplit=1)[-1]) > 3 else f"{_LETTER}{{0,3}}"  # noqa: PLR2004 - "målen"
    return r"[\W\d_]+".join(stem.split()) + more
