"""Words that name what comes after them ("Närvarande:", "Vid pennan", "Til stede"), in four languages."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Label(StrEnum):
    """What a labelled line holds."""

    PRESENT = "attendees"
    ABSENT = "absent"
    DATE = "date"
    PLACE = "place"
    THEME = "theme"
    TITLE = "title"
    NOTE_TAKER = "note_takers"
    CHAIR = "chair"
    CHECKER = "checker"
    NEXT = "next_meeting"
    READING = "reading_tips"
    OTHER = "other"


_WORDS: dict[Label, tuple[str, ...]] = {
    Label.PRESENT: (
        (
            r"(?:dessutom |också |övriga |även |samtliga )?(?:när?varande|närvarade)(?: vid mötet| på mötet|"
            r" på plats| ledamöter| medlemmar| deltagare| personer| på länk| via länk| styrelseledamöter|"
            r" suppleanter| från styrelsen)?"
        ),
        r"närv\.?(?=\s?:)",
        r"närvaro(?:lista|förteckning)?",
        r"(?:mötes|övriga |kurs)?deltagare",
        r"deltagarförteckning",
        r"deltagarlista",
        r"deltagande(?: ledamöter| ersättare| medlemmar| personer)?",
        r"(?:följande )?(?:ledamöter|ersättare|suppleanter|tjänstemän) (?:som deltog|deltog)",
        r"list of (?:people|participants|attendees)(?: \(optional\))?",
        r"med(?=\s?:)",
        r"med på (?:telefon|länk|distans|mötet|träffen)",
        r"(?:i|vid|på) mötet deltog",
        r"i mötet deltar",
        r"mötet bevistades av",
        r"deltog(?! ej| inte)(?: i mötet| på mötet| vid mötet)?",
        r"följande (?:personer )?deltog",
        r"på plats",
        r"medverkande",
        r"beslutande(?: ledamöter| ersättare| övriga deltagande| utses att justera| beslutande)*",
        r"tjänstgörande(?: ledamöter| ersättare)?",
        r"ej tjänstgörande ersättare",
        r"närvarande ersättare",
        r"(?:ordinarie )?(?:ledamöter|namn|deltagare) (?:närvarande|närvaro)",
        r"(?:medlemmar|medlemmer|ledamöter|members)(?=\s?:)",
        r"ledamöter(?=\s*$)",
        r"til ?stedet?(?: var)?",
        r"tilstedeværende",
        r"fremmødte",
        r"fremmøtte",
        r"(?:møde|møte)?deltage?re",
        r"deltakere",
        r"mødt(?:e)?",
        r"møtt(?:e)?",
        r"til stades",
        r"(?:members )?present",
        r"attendees",
        r"participants",
        r"attending",
        r"in attendance",
        r"attendance",
        r"also present",
    ),
    Label.ABSENT: (
        r"(?:ej|inte|icke) när?varande",
        r"(?:(?:ej|inte) närv|frånv)\.?(?=\s?:)",
        r"(?:ej|inte) (?:deltagit|kommit)",
        r"(?:meddelat|anmält|anmäld) (?:ej|icke) närvaro",
        r"(?:meldt )?fravær",
        r"från?var(?:ande|nade|ane)(?: ledamöter)?",
        r"frånvaro",
        r"(?:har )?(?:anmält|anmälda?|meddelat|lämnat|med|anm\.?) (?:förhinder|frånvaro|återbud)",
        r"anmäld frånvaro",
        r"förhinder(?: anmält| hade| har)?(?: av)?",
        r"förhindrade?(?: att (?:delta|närvara))?",
        r"kunde (?:inte|ej) (?:delta|närvara|komma|medverka)",
        r"deltog (?:ej|inte)",
        r"deltar (?:ej|inte)",
        r"(?:ej|inte) deltagande",
        r"(?:ej|inte) på plats",
        r"återbud(?: från)?",
        r"saknades",
        r"ej med",
        r"(?:meldt )?forfall",
        r"(?:meldt )?a[fv]bud(?: fra)?",
        r"fraværende",
        r"ikke (?:til ?stede|mødt|møtt)",
        r"frafall",
        r"meldt frafall",
        r"apologies(?: for absence| received)?(?: from)?",
        r"absent",
        r"regrets",
        r"not present",
        r"excused",
        r"unable to attend",
    ),
    Label.DATE: (
        r"mötesdatum",
        r"sammanträdesdatum",
        r"datum(?: och tid| & tid| och plats)?",
        r"dag(?: och tid)?",
        r"tid(?: och plats| & plats|punkt| o plats)?",
        r"när",
        r"plats och tid",
        r"tid/plats",
        r"dato",
        r"tid og sted",
        r"møte(?:dato|tid)",
        r"møde(?:dato|tid)",
        r"tidspunkt",
        r"date(?: and time| & time| and place)?",
        r"when",
        r"time",
        r"sted og tid",
    ),
    Label.PLACE: (
        r"plats",
        r"mötesplats",
        r"lokal",
        r"var",
        r"sted",
        r"møtested",
        r"mødested",
        r"place",
        r"location",
        r"venue",
        r"where",
    ),
    Label.THEME: (r"dagens tema", r"mötets tema", r"tema(?: för dagen)?", r"theme", r"dagens ämne"),
    Label.TITLE: (r"rubrik", r"möte", r"ärende", r"gäller", r"angående", r"subject"),
    Label.NOTE_TAKER: (
        r"vid (?:pennan|tangenterna|tangentbordet|datorn|skrivmaskinen)(?: satt)?",
        (
            r"(?:för |vid )?(?:minnes|mötes)?anteckningar(?:na)?(?: har)?(?: gjorda| förda| skrivna|"
            r" upprättade| gjordes| fördes| skrevs)?(?: av| vid pennan| genom)"
        ),
        r"(?:vid|för) anteckningarna",
        r"antecknat(?: av)?",
        r"antecknade",
        r"antecknare",
        r"(?:mötes)?sekreterare(?: för mötet| vid mötet)?",
        r"sekr\.?",
        r"protokollförare",
        r"protokollsförare",
        r"protokollant",
        r"(?:vid|för) protokollet",
        r"protokoll(?:et)?(?: fört| fördes| skrivet| upprättat)? av",
        r"protokoll fördes av",
        r"noterat av",
        r"noterade",
        r"nedtecknat av",
        r"upprättat av",
        r"upprättad av",
        r"skrivet av",
        r"skribent",
        r"referat av",
        r"sammanfattat av",
        r"sammanställt av",
        r"dokumenterat av",
        r"som ovan(?=,? \w)",
        r"referent(?:er)?(?: for [a-zæøå]+)?(?=\s?:|\s*$)",
        r"referent(?:er)?",
        r"ref\.?",
        r"referat(?: ved| av| skrevet av)",
        r"for referatet",
        r"val[gt]? af? ?\s*referent\.?(?=\s?:)",
        r"sekretær",
        r"(?:referat|anteckningar) (?:skrivna|skrivet|skrevs) av",
        r"(?:møte)?referent",
        r"minutes(?=\s?:)",
        r"minutes (?:by|taken by)",
        r"note[- ]?taker",
        r"notes (?:by|taken by)",
        r"secretary",
        r"recorder",
        r"minutes secretary",
        r"minute taker",
        r"taking minutes",
        r"keeper of the minutes",
        r"(?:(?:parish|town) )?clerk(?: to the council)?(?=\s?:)",
        r"recorded by",
    ),
    Label.CHAIR: (
        r"(?:mötes)?ordförande",
        r"ordf\.?",
        r"mötesledare",
        r"sammankallande",
        r"ordstyrer",
        r"valg af\s+ordstyrer(?=\s?:)",
        r"møteleder",
        r"mødeleder",
        r"leder",
        r"chair(?:man|person|ed by)?",
        r"dirigent",
        r"mötet leddes av",
        r"ledare",
    ),
    Label.CHECKER: (
        r"juster(?:are|at|as|ing|ande|ingsman|ingsmän|ingsperson|ingspersoner)(?: av)?",
        r"justeringens plats och tid",
        r"utses att justera",
        r"mötesjusterare",
        r"rösträknare",
        r"underskrifter",
        r"protokolljusterare",
    ),
    Label.NEXT: (
        (
            r"(?:datum|tid|tider|dag|tid och plats|plats och tid|datum och tid)(?: för| til)? (?:nästa|"
            r"kommande) (?:möte|träff|sammanträde|möten|styrelsemöte)"
        ),
        (
            r"(?:nästa|nytt) (?:gemensamma |ordinarie |fysiska |digitala )?(?:[\wåäö-]{0,25}(?:möte|träff|"
            r"sammanträde|råd)|sammankomst|gång|mötestid|mötesdatum|mötestillfälle|tillfälle|"
            r"avstämning)(?: (?:är|blir|äger rum|hålls))?"
        ),
        r"nästkommande möte",
        r"kommande möten?",
        r"ny tid",
        r"næste (?:møde|bestyrelsesmøde)",
        r"neste (?:møte|styremøte)",
        r"next meeting",
        r"date of next meeting",
        r"mötestider",
    ),
    Label.READING: (
        r"lästips",
        r"litteraturtips",
        r"boktips",
        r"tips på läsning",
        r"att läsa",
        r"läs mer",
        r"lesetips",
        r"læsetips",
        r"reading tips?",
        r"further reading",
    ),
    Label.OTHER: (
        r"dagordning(?:en)?",
        r"föredragningslista",
        r"agenda",
        r"kallade?",
        r"kallelse(?: till)?",
        r"sändlista",
        r"utskick(?: till)?",
        r"cc",
        r"mottagare",
        r"kontakt(?:person|personer)?",
        r"valberedning",
        r"avgående",
        r"nyvalda",
        r"ej kallade",
        r"distribueras till",
        r"expedieras(?: till)?",
        r"kopia(?: till)?",
        r"protokollet (?:distribueras|sänds|skickas|utsänds)(?: till)?(?=.{0,60}:)",
        r"för kännedom",
        r"utsändes till",
        r"delges",
        r"distribution",
        r"bilagor",
        r"bilaga \d+",
        r"dagsorden",
        r"saksliste",
        r"saker",
        r"handlingar",
        r"diarienummer",
        r"dnr",
        r"ansvarig(?:a)?",
        r"syfte",
        r"mål",
        r"paragrafer",
        r"organ",
        r"förvaringsplats",
        r"protokollet omfattar",
        r"handläggare",
        r"telefon",
        r"e-post",
        r"omfattning",
        r"till",
        r"från",
        r"status",
        r"version",
    ),
}
ONE = {label: "|".join(words) for label, words in _WORDS.items()}
_AT_START = {
    label: re.compile(rf"[*_>\s]*(?:{words})(?![\wåäö-])", re.IGNORECASE) for label, words in ONE.items()
}
#: Tried in this order: "Ej närvarande" before "Närvarande", "Nästa möte" before "Möte".
ORDER = (
    Label.ABSENT, Label.NEXT, Label.NOTE_TAKER, Label.PRESENT, Label.CHECKER, Label.CHAIR, Label.DATE, Label.PLACE,
    Label.THEME, Label.READING, Label.TITLE, Label.OTHER,
)  # fmt: skip
_ANY = re.compile(rf"[*_>\s]*(?:{'|'.join(ONE.values())})(?![\wåäö-])", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[*_]*\s*(?:[:;|\t]|[–-](?=\s)|\.(?=\s|$)|\s{2,}|$)[:*_|\s]*(?:[–-]\s+)?")
_TAIL = re.compile(r"[^:]{1,90}:\s*")


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label at the start of a line: where what it labels begins, and the words between it and its colon."""

    label: Label
    end: int
    content: int
    tail: tuple[int, int]
    has_colon: bool


@lru_cache(maxsize=8192)
def label_at(text: str) -> LabelHit | None:
    """The label that a line opens with, if a sign or the line's end shows that it is one."""
    notes = _NOTES_BY.match(text)
    if notes and text[notes.end() : notes.end() + 1].isupper():
        return LabelHit(Label.NOTE_TAKER, notes.end(), notes.end(), (0, 0), has_colon=True)
    for label in ORDER if _ANY.match(text) else ():
        found = _AT_START[label].match(text)
        if found is None:
            continue
        separator = _SEPARATOR.match(text, found.end())
        if separator:
            return LabelHit(
                label, found.end(), separator.end(), (0, 0), ":" in separator[0] or "|" in separator[0]
            )
        hit = _before_name(label, text, found.end()) or _with_tail(label, text, found.end())
        if hit:
            return hit
    return _in_other_words(text)


_CALLS_A_NAME = re.compile(
    r"(?:\bav|\bby|\bved|pennan|protokollet|anteckningarna|referatet|datorn|tangenterna|tangentbordet|\Areferent)\Z",
    re.IGNORECASE,
)
_NAME_FOLLOWS = re.compile(r"\s+(?=[A-ZÅÄÖÆØ])")
_OTHER_WORDS = re.compile(
    r"(?P<absent>[^:.,;]{0,40}\b(?:från?vara\w*|förhind\w*|återbud|(?:ej|inte) (?:när?varande|med|"
    r"delta\w*)|saknades|afbud|forfall|fraværende|apologies|not attending|absent)\b[^:.;]{0,30}:\s*)"
    r"|(?P<present>[^:.,;]{0,40}\b(?:när?var(?:ande|ade|o)|deltog|deltar|deltagare|medverkade|"
    r"møtte|mødte|bevistades|til ?stedet?|deltag(?:ere|er)|deltakere|fremmødt\w*|attended|attendees|participants|"
    r"present)\b[^:.;]{0,30}:\s*)",
    re.IGNORECASE,
)
_FAR = 100
_SENT_OUT = re.compile(r"[^:]{0,40}\b(?:distribuera|sänd|skicka|utsänd|kopia|inbju[dn])", re.IGNORECASE)


def _in_other_words(text: str) -> LabelHit | None:
    """As in "Följande personer deltog i mötet:" — any short run of words before a colon that tells who came."""
    if ":" not in text[:_FAR] or text[:1].islower() or _SENT_OUT.match(text):
        return None
    found = _OTHER_WORDS.match(text)
    if found is None:
        return None
    label = Label.ABSENT if found["absent"] else Label.PRESENT
    return LabelHit(label, found.end() - 1, found.end(), (0, 0), has_colon=True)


_NOTES_BY = re.compile(
    r"(?:(?:minnes|mötes)?anteckningar(?:na)?|protokoll|referat|noterat|val av (?:mötes)?sekreterare)\s?:\s*"
    r"(?=[A-ZÅÄÖÆØ][\w’-]+(?: [A-ZÅÄÖÆØ][\w’-]+){1,3}(?:,|\s*$| och ))",
    re.IGNORECASE,
)


def _before_name(label: Label, text: str, end: int) -> LabelHit | None:
    """As in "Antecknat av Esther Nyman": words that call for a name need no colon."""
    if label is not Label.NOTE_TAKER or not _CALLS_A_NAME.search(text[:end]):
        return None
    gap = _NAME_FOLLOWS.match(text, end)
    return LabelHit(label, end, gap.end(), (0, 0), has_colon=True) if gap else None


_TAILED = {Label.PRESENT, Label.ABSENT, Label.NOTE_TAKER, Label.NEXT, Label.DATE}


#: A sentence ends there; "p.g.a.", "kl. 9" are only short.
_STOP = re.compile(r"[a-zåäö]{4}\.|\.\s+[A-ZÅÄÖ]")


def _with_tail(label: Label, text: str, end: int) -> LabelHit | None:
    """As in "Närvarande vid mötet i Norrvik 2012-01-09:" — words between the label and its colon."""
    if label not in _TAILED:
        return None
    tail = _TAIL.match(text, end)
    if (
        tail is None
        or "," in tail[0].lstrip(" ,")
        or (_STOP.search(tail[0].rstrip(": ")) and label is not Label.NEXT)
    ):
        return None
    return LabelHit(label, end, tail.end(), (end, tail.end()), has_colon=True)
