"""What a question seems to ask: stems of Swedish words that point at a question of the standard list. Pure.

Explainable on purpose: a proposal names the word that it stands on, and a person decides. A sign is the beginning of a
word, or several words in a row ("*" among them stands for up to three more of the same sentence); of several signs the
one that stands first in SIGNS wins the area. What costs time is not a question of money: TAKEN_BY says whose words a
sign leaves alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from beprovad.checklists.rules.areas import Area

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}+")

SIGNS: Mapping[str, tuple[Area, tuple[str, ...]]] = {
    "data-protection": (Area.LAW, ("personuppgift", "dataskydd", "gdpr", "sekretess", "tystnadsplikt")),
    "law": (
        Area.LAW,
        (
            "lagstöd",
            "lagen",
            "laglig",
            "lagstift",
            "lagrum",
            "lagkrav",
            "vilken lag",
            "vilka lagar",
            "lagar och",
            "lagar styr",
            "lagar gäller",
            "andra lagar",
            "enligt lag",
            "stöd i lag",
            "socialtjänstlag",
            "kommunallag",
            "förvaltningslag",
            "diskrimineringslag",
            "sjukvårdslag",
            "föreskrift",
            "förordning",
            "regelverk",
            "rättslig",
            "juridi",
            "delegation",
            "upphandl",
            "avtal",
            "legal",
        ),
    ),
    "accessibility": (
        Area.ACCESSIBILITY,
        ("tillgänglighet", "språk", "översätt", "lättläst", "förstå informationen"),
    ),
    "ethics": (
        Area.ETHICS,
        ("etik", "etisk", "frivillig", "självbestämm", "integritet", "samtyck", "tackar nej", "tacka nej"),
    ),
    "wanted-by-users": (
        Area.PURPOSE,
        ("fråga dem om", "vill de som", "vad vill bruk", "önskar bruk", "brukarnas önsk"),
    ),
    "benefit-by-users": (
        Area.BENEFIT,
        (
            "fråga dem",
            "fråga brukar",
            "frågat brukar",
            "tillfråg",
            "blivit fråga",
            "vad säger bruk",
            "vad tycker bruk",
        ),
    ),
    "cost": (
        Area.COST,
        ("kost", "pris", "pengar", "budget", "ekonomi", "finansier", "dyr", "licens", "projektpengar"),
    ),
    "staff-time": (
        Area.STAFF,
        (
            "hur mycket tid * kosta",
            "hur många timmar * kosta",
            "tid * kosta",
            "tiden * kosta",
            "kostar * tid",
            "kosta * tid",
            "tidskostnad",
            "tidsåtgång",
            "hur mycket tid",
            "hur många timmar",
            "arbetstid",
            "resurser",
            "medarbetarnas tid",
            "personalens tid",
            "räcker tiden",
            "räcker * tid",
            "hinner vi",
            "hinner medarbet",
            "hinner personal",
        ),
    ),
    "staff-view": (
        Area.STAFF,
        (
            "tycker medarbet",
            "säger medarbet",
            "vill medarbet",
            "tycker personal",
            "säger personal",
            "vill personal",
        ),
    ),
    "staff-effects": (
        Area.STAFF,
        ("påverkar personal", "arbetsmiljö", "personalen", "medarbetarna"),
    ),
    "training": (
        Area.STAFF,
        ("utbildning", "kompetens", "handledning", "fortbildning", "lära sig", "lära oss"),
    ),
    "when-it-shows": (Area.BENEFIT, ("effekterna", "hur lång tid", "när syns", "när ser vi")),
    "consequences": (Area.EFFECTS, ("vilka effekter", "följder", "konsekvens", "bieffekt", "sidoeffekt")),
    "other-services": (
        Area.EFFECTS,
        ("annan verksamhet", "andra verksamheter", "andra enheter", "andra delar"),
    ),
    "collaboration": (Area.EFFECTS, ("samverk", "samarbet", "samordn", "andra aktörer")),
    "burden": (Area.BENEFIT, ("nackdel", "börda", "bördor", "belast")),
    "risks": (
        Area.RISKS,
        (
            "risk",
            "fara",
            "faror",
            "farlig",
            "om det inte blir",
            "gör vi när det inte",
            "gör vi om det",
            "om det inte går som",
            "inte blir som vi",
            "inte går som vi",
            "går fel",
            "gå fel",
            "går snett",
            "gå snett",
            "misslyck",
        ),
    ),
    "harm": (Area.RISKS, ("skada", "biverk", "avvikelse")),
    "like-ours": (
        Area.KNOWLEDGE,
        (
            "liknar våra",
            "liknar vår",
            "liknar oss",
            "våra förhållanden",
            "liknande förhålland",
            "liknande kommun",
            "liknande verksamhet",
            "vår storlek",
            "lika stor",
            "lika liten",
            "kommun som vår",
            "kommuner som vår",
            "förvaltning som vår",
            "överförbar",
        ),
    ),
    "research": (Area.KNOWLEDGE, ("forskning", "beforsk", "evidens", "studie", "vetenskap", "belägg")),
    "experience": (
        Area.KNOWLEDGE,
        (
            "erfarenhet",
            "andra kommuner",
            "annan kommun",
            "har prövat",
            "har testat",
            "har * prövats",
            "har * provats",
            "har * testats",
            "är det prövat",
            "är det provat",
            "är det testat",
            "gjort det här",
            "före oss",
            "vem använder",
            "beprövad",
        ),
    ),
    "replaces": (
        Area.COMPARISON,
        (
            "ersätt",
            "i stället för",
            "istället för",
            "ta bort",
            "tas bort",
            "välja bort",
            "väljer vi bort",
            "sluta med",
            "sluta göra",
            "sluta använda",
            "vad slutar vi",
            "slutar vi göra",
            "slutar vi med",
            "göra mindre av",
        ),
    ),
    "today": (
        Area.COMPARISON,
        ("har vi idag", "har vi i dag", "hur gör vi", "det vi gör", "nuläge", "redan idag"),
    ),
    "adaptation": (
        Area.COMPARISON,
        ("anpass", "fungera hos oss", "fungerar det hos oss", "krävs av oss", "våra förutsättningar"),
    ),
    "alternatives": (Area.COMPARISON, ("alternativ", "andra sätt", "annat sätt")),
    "scope": (
        Area.CARRYING_OUT,
        (
            "pilot",
            "brett",
            "testa",
            "prova",
            "ska vi pröva",
            "vi prövar",
            "liten skala",
            "på försök",
            "som försök",
            "ett försök",
            "försöksverksam",
            "försöksperiod",
        ),
    ),
    "head": (
        Area.CARRYING_OUT,
        ("av mig", "behöver chef", "verksamhetschef", "stöd från led", "ledningen"),
    ),
    "owner": (
        Area.CARRYING_OUT,
        ("ansvar", "hålla i", "håller i", "vem äger", "vem driver", "vem bestämmer", "process"),
    ),
    "steps": (
        Area.CARRYING_OUT,
        ("implementer", "införa", "införs", "genomför", "tidsplan", "hur kommer vi igång"),
    ),
    "ending": (Area.CARRYING_OUT, ("avsluta", "avveckl", "hur slutar")),
    "baseline": (Area.FOLLOW_UP, ("utgångsläge", "baslinje", "före mätning", "innan vi börjar")),
    "follow-up": (
        Area.FOLLOW_UP,
        (
            "följs",
            "följa upp",
            "följer vi upp",
            "uppfölj",
            "utvärder",
            "mäta",
            "mäter",
            "mäts",
            "följer upp",
            "vet vi att det",
            "vet vi om det",
        ),
    ),
    "equal": (
        Area.EQUITY,
        ("likvärdig", "lika för", "samma chans", "stad och", "glesbygd", "jämlik", "rättvis"),
    ),
    "worse-off": (Area.EQUITY, ("sämre", "missgynn", "utsatta grupp")),
    "goals": (Area.EQUITY, ("politiker", "mål", "strategi", "vår plan", "verksamhetsplan", "rimmar")),
    "why-now": (Area.PURPOSE, ("varför",)),
    "for-whom": (Area.PURPOSE, ("till för", "målgrupp", "vilka är det", "för vem", "för vilka")),
    "need": (Area.PURPOSE, ("syfte", "behov", "problem")),
    "benefit": (Area.BENEFIT, ("gagn", "nytta", "brukar", "klient", "bättre för")),
}
"""The standard question's slug → the area, and what points at it."""

TAKEN_BY: Mapping[str, str] = {"cost": "staff-time", "scope": "experience"}
"""A sign → the one whose words it leaves alone: "Vad kostar det i tid?" asks for time, not for money, and "Har det
provats?" for what others know, not for a trial of one's own."""

_STAFF = "arbeta|jobba|utför|gör|göra|leder|leda|håller i|hålla i"
_THOSE = (
    "brukar", "klient", "deltagar", "målgrupp", "invånar", "barnen", "de unga", "de äldre", "de boende", "familjerna",
    "de enskild", "den enskild", "de berörd", "dem som berörs", "de som berörs", "dem det gäller", "de det gäller",
    "dem som det gäller", "de som det gäller", "de som får", "dem som får", "de vi är till för", "dem vi är till för",
)  # fmt: skip
_SMALL = "vi|ni|man|du|någon|också|även|redan|ens|alla|bara|först|alltid|faktiskt|om"
_ASKING = "fråga|frågar|frågat|frågas|tillfråga|tillfrågar|tillfrågat|höra med|hör med|hört med|lyssna på|lyssnat på"
_SAYING = "säger|sagt|tycker|tyckte|vill|önskar|tänker|upplever"
_BEING_ASKED = "tillfrågats|tillfrågas|frågats|själva säga|säga sitt|säga till|svara själva"


@dataclass(frozen=True)
class Sign:
    """`word` is what in the text points there, as written."""

    slug: str
    area: Area
    word: str


@lru_cache(maxsize=4096)
def signs(text: str) -> tuple[Sign, ...]:
    """Everything that the text seems to ask, the most telling first; the same text always gives the same."""
    found = {slug: (area, list(pattern.finditer(text))) for slug, area, pattern in _patterns()}
    for slug, taker in TAKEN_BY.items():
        area, matches = found[slug]
        taken = [each.span() for each in found[taker][1]]
        found[slug] = area, [each for each in matches if not any(_overlap(each.span(), one) for one in taken)]
    return tuple(Sign(slug, area, _said(matches[0])) for slug, (area, matches) in found.items() if matches)


def proposed_area(text: str) -> Area:
    """The area of the most telling sign, OTHER where nothing points anywhere."""
    found = signs(text)
    return found[0].area if found else Area.OTHER


def users_word(text: str) -> str:
    """The words by which the text says that those concerned must be asked, as written; "" when it does not.

    Then it is proposed that only users may answer it. Four ways to say it: an asking word, after it a few small words
    at most and those concerned; "ask them", where they are not those who do the work; a word of saying or wishing with
    those concerned; those concerned who "have been asked" or "say for themselves". "Hur gagnar den brukaren?" speaks
    of them without asking them, "Vad säger de som arbetar så?" asks somebody else, and "Är brukarna tillfrågade?" asks
    for a yes or no that whoever keeps the list knows: none of them is proposed.
    """
    found = _users_pattern().search(text)
    return _said(found) if found else ""


def _said(match: re.Match[str]) -> str:
    return " ".join(_WORD.findall(match.group()))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@cache
def _users_pattern() -> re.Pattern[str]:
    those = "|".join(map(_stem, _THOSE))
    small = rf"(?:\s+(?:{_SMALL})){{0,3}}"
    ways = (
        rf"(?:måste\s+)?(?:{_ASKING}){small}\s+(?:{those})",
        rf"(?:måste\s+)?(?:{_ASKING}){small}\s+dem(?!{_LETTER})(?!\s+som\s+(?:redan\s+|ska\s+)?(?:{_STAFF}))",
        rf"(?:{_SAYING})(?:\s+(?:{_SMALL})){{0,1}}\s+(?:{those})",
        rf"(?:{those})(?:\s+{_LETTER}+){{0,2}}\s+(?:{_BEING_ASKED})",
    )
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(ways)})(?!{_LETTER})", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, Area, re.Pattern[str]], ...]:
    return tuple((slug, area, _pattern(stems)) for slug, (area, stems) in SIGNS.items())


def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(map(_stem, stems))})(?!{_LETTER})", re.IGNORECASE)


def _stem(stem: str) -> str:
    """All words but the last are whole; the last begins so. A short stem ("mål") is a word or its plain endings.

    "*" between words is up to three more, in the same sentence.
    """
    more = f"{_LETTER}*" if len(stem.rsplit(maxsplit=1)[-1]) > 3 else f"{_LETTER}{{0,3}}"  # noqa: PLR2004 - "målen"
    between, gap = r"[\W\d_]+", rf"\s+(?:{_LETTER}+\s+){{0,3}}"
    return between.join(stem.split()).replace(f"{between}*{between}", gap) + more
