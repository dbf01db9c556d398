"""A heading's line: where the title ends, who presents, and what text follows on the same line."""

import re
from dataclasses import dataclass

from beprovad.lib.notes.lines import Line, Marker
from beprovad.lib.notes.model import Doubt, Found
from beprovad.lib.notes.names import is_given, name_at, names_in
from beprovad.lib.notes.owners import Owners, subject_of
from beprovad.lib.notes.people import read_row
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.titles import usual_title
from beprovad.lib.notes.wording import Wording

_LONGEST_TITLE = 95
_LONGEST_HEAD = 75
_SHORT_TITLE_WORDS = 7
_FINITE = Wording(
    r"\b(?:är|var|har|hade|ska|skall|får|fick|blir|blev|kan|kunde|vill|finns|fanns|gick|går|kom|"
    r"kommer|står|stod|tog|tar|ser|såg|gav|ger|bör|måste|beslöt|beslöts|utsågs|föreslogs|antogs|"
    r"gjordes|sker|skedde|utsåg|valde|väljs|utses|togs|gavs|ges|lämnas|undrar|tipsar|frågar|anser|menar|påpekar|"
    r"meddelar|tackar|önskar|yrkar|föreslår|föreslog|"
    r"[a-zåäö]{2,}(?:ade|ades|erade|erades|tes|ktes|ldes|rdes|ndes|ddes|des)|hälsar|öppnar|valdes|"
    r"lades|godkändes|godkänns|godkänner|förklarar|förklarades|beslutar|informerar|redogör|berättar|"
    r"rapporterar|redovisar|presenterar|diskuterar|konstaterar|hälsa[dr]e?|[a-zåäö]+erar|"
    r"hålls|hölls|äger|ägde|startar|börjar|pågår|åter|er|havde|skal|blev|bliver|fik|fikk|kan|vil|ble|"
    r"åpnet|åbnede|orienterte|orienterede|was|were|has|have|is|are|will|opened|approved|reported|"
    r"welcomed)\b"
)
_BREAK = re.compile(
    r"(?P<stop>[.!?])\s+(?=[\"”A-ZÅÄÖÆØ(–-])|(?P<colon>:)(?:\s+(?=\S)|\Z)|(?P<dash>\s[–—-]\s)"
)
_BRACKETS = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{2,80})[)\]]\s*[.:]?\s*\Z")
_BY = re.compile(r"[\s,]+(?:v/|v\.|ved|av|genom|föredragande:?|/|by)\s?(?P<who>[A-ZÅÄÖÆØ].{1,60})\Z")
_DASHED = re.compile(r"\s[–—-]\s(?P<who>[A-ZÅÄÖÆØ][^–—-]{2,60})\Z")
_PREPOSITION = re.compile(
    r"\b(?:från|för|till|i|på|av|om|med|vid|och|hos|inom|mellan|under|efter|inför|kring|angående|ang|"
    r"samt|enligt|mot|genom|via|fra|til|og|af|of|the|for|from|and|to|nr|den|de|det|sin|nya|ny)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """What a heading's line gave. `said` is the title as written where it is a clause with its verb."""

    title: Stretch
    presenters: tuple[Found, ...]
    rest: Stretch | None
    doubts: tuple[Doubt, ...] = ()
    said: Stretch | None = None


def headline(
    text: Stretch,
    line: Line,
    *,
    known: frozenset[str] = frozenset(),
    at_dash: bool = False,
    at_colon: bool = False,
) -> Headline:
    """Read a heading; `at_dash` lets a dash end the title, as in items that carry their text on the same line."""
    title, rest, doubts = _split(text, line, at_dash=at_dash, at_colon=at_colon)
    title, presenters = _presenters(title, known)
    said = title if _FINITE.search(title.text) and not title.text.endswith("?") else None
    return Headline(_tidy(title), presenters, rest or None, doubts, said)


def is_sentence(text: str) -> bool:
    """A full sentence: a finite verb and a full stop."""
    return text.rstrip().endswith(".") and bool(_FINITE.search(text))


def _tidy(title: Stretch) -> Stretch:
    """Without signs of layout, and without the stop of a heading that is a clause with its verb."""
    title = title.strip("*_#")
    bare = title.text.rstrip(":;,")
    verb = _FINITE.search(bare) or _ENDS_WITH_VERB.search(bare)
    if verb and (verb.start() or len(bare.split()) > _LABEL_WORDS) and not _SHORT_AT_END.search(bare):
        bare = bare.rstrip(".!")
    return title.cut(0, len(bare))


_ENDS_WITH_VERB = re.compile(r"\b(?:öppnas|avslutas|fastställs|godkänns)[.!]\Z")
#: Two words with a participle ("Prövade metoder.") are a label, not a clause.
_LABEL_WORDS = 2
_SHORT_AT_END = re.compile(r"\b(?:m\.?\s?m|m\.?\s?fl|etc|osv|kl|ev|adj|ordf|resp|[A-ZÅÄÖ])\.\Z|\.\.\Z")


def _split(
    text: Stretch, line: Line, *, at_dash: bool, at_colon: bool
) -> tuple[Stretch, Stretch | None, tuple[Doubt, ...]]:
    whole = text.text
    coming = _NEXT_WITH_DAY.match(whole)
    if coming:
        return text.cut(0, coming.end("title")), text.cut(coming.end("title")).strip(":–-"), ()
    usual = usual_title(whole)
    if usual and whole[usual : usual + 1] == " " and _FINITE.search(whole[usual:]):
        return text.cut(0, usual), text.cut(usual), (Doubt.TITLE_RUNS_ON,)
    person = name_at(whole)
    runs_on = len(whole) > _LONGEST_TITLE or line.is_cut
    is_told = person is not None and is_given(whole.split()[0]) and _FINITE.search(whole[:_LONGEST_TITLE])
    runs_on = runs_on and not is_told
    at = _run_on(whole, is_cut=line.is_cut) if runs_on else 0
    if at and not any(
        _ends_title(whole, one, runs_on=True, at_dash=at_dash, at_colon=at_colon)
        for one in _BREAK.finditer(whole, 0, at)
    ):
        return text.cut(0, at), text.cut(at), (Doubt.TITLE_RUNS_ON,)
    for found in _BREAK.finditer(whole):
        head = whole[: found.start()]
        is_item = line.marker in _NUMBERED and whole.endswith(".")
        if _ends_title(whole, found, runs_on=runs_on or is_item, at_dash=at_dash, at_colon=at_colon):
            cut = found.end() if found["colon"] else found.start() + (1 if found["stop"] in {"!", "?"} else 0)
            title = text.cut(0, found.start() if not found["stop"] or found["stop"] == "." else cut)
            return title, text.cut(found.end()), ()
        if len(head) > _LONGEST_TITLE:
            break
    first = re.match(r"[^.!?]{10,}?[.!?]+(?=\s+[A-ZÅÄÖ])", whole)
    if first and _FINITE.search(first[0]):
        return text.cut(0, first.end()), text.cut(first.end()), ()
    return text, None, ()


#: As in "Nästa möte 2010-04-13 kl 19.15": the day is what the item says. "… den 13 april" reads as one.
_NEXT_WITH_DAY = re.compile(
    r"(?P<title>(?:Nästa|Kommande|Næste|Neste|Next) [\wåäöæø-]*(?:möte|möten|sammanträde|sammanträden|träff|"
    r"møde|møte|meeting))\s?[:–-]?\s(?=\d|(?:mån|tis|ons|tors|fre|lör|sön)dag)",
    re.IGNORECASE,
)


_NUMBERED = {Marker.PARAGRAPH, Marker.NUMBER}


def _ends_title(whole: str, found: re.Match[str], *, runs_on: bool, at_dash: bool, at_colon: bool) -> bool:
    head, rest = whole[: found.start()], whole[found.end() :]
    if len(head) > _LONGEST_HEAD or len(head) < 3:  # noqa: PLR2004
        return False
    if found["dash"]:
        return at_dash or (
            runs_on and bool(_FINITE.search(rest)) and not _FINITE.search(head) and not rest[:1].islower()
        )
    if _FINITE.search(head):
        return False
    if found["colon"]:
        return at_colon or len(rest.split()) > _SHORT_TITLE_WORDS or bool(_FINITE.search(rest)) or not rest
    if re.search(r"(?:\b[A-ZÅÄÖ]|\b(?:nr|ang|ev|bl|st|m|t|kl|inkl|resp|ordf))\Z", head):
        return False
    return bool(_FINITE.search(rest)) or runs_on or len(rest.split()) > _SHORT_TITLE_WORDS


def _run_on(whole: str, *, is_cut: bool) -> int:
    """Where the text begins that follows a title with no sign between: at a capital that opens a sentence.

    In a line that was cut out of a page the first capital after the title's first word is taken for that, since
    titles hold few names; elsewhere the sentence must have its verb.
    """
    for found in re.finditer(r"(?<=\s)(?=[\"”]?[A-ZÅÄÖÆØÉ])", whole[:_LONGEST_TITLE]):
        head = whole[: found.start()].rstrip()
        if _PREPOSITION.search(head) or not head or head.count("(") > head.count(")") or _FINITE.search(head):
            continue
        if head.isupper() and whole[found.start() :].split(maxsplit=1)[0].isupper():
            continue
        sentence = re.split(r"[.!?](?:\s|\Z)", whole[found.start() :], maxsplit=1)[0]
        if is_cut or _FINITE.search(sentence):
            return found.start()
    return 0


def _presenters(title: Stretch, known: frozenset[str]) -> tuple[Stretch, tuple[Found, ...]]:
    """Who is named in brackets after a title, or after "v/" or a dash."""
    bracket = _BRACKETS.search(title.text)
    if bracket:
        names = _names(title.cut(*bracket.span("inner")), known)
        if names:
            return title.cut(0, bracket.start()), names
    by = _BY.search(title.text)
    if by and (names := _names(title.cut(*by.span("who")), known)):
        return title.cut(0, by.start()), names
    dashed = _DASHED.search(title.text)
    if dashed and _is_all_names(dashed["who"]):
        return title.cut(0, dashed.start()), _names(title.cut(*dashed.span("who")), known)
    return title, ()


def _is_all_names(text: str) -> bool:
    hit = name_at(text)
    return hit is not None and hit.is_known and hit.end >= len(text.rstrip(" ."))


def _names(text: Stretch, known: frozenset[str]) -> tuple[Found, ...]:
    if text.text.casefold().strip(" .") in known:
        return (text.strip(".").found(),)
    row = read_row(text)
    covered = sum(len(one.name.text) for one in row.people)
    if not row.people or (
        covered * 2 < len(text.text) and not all(one.organisation or one.roles for one in row.people)
    ):
        return ()
    return tuple(one.name.found() for one in row.people)


def speakers(sentence: Stretch, who: Owners) -> tuple[Found, ...]:
    """Who presents in a sentence such as "Anna Ek och Bo Alm, Norrvik, berättar om …"."""
    verb = _PRESENTS.search(sentence.text)
    if verb is None:
        return ()
    subject = subject_of(sentence)
    if (
        subject
        and subject[1] >= verb.start() - 2
        and " och " not in subject[0].text
        and who.is_person(subject[0].text)
    ):
        return (subject[0].found(),)
    hits = list(names_in(sentence.text, 0, verb.start()))
    if not hits or hits[0].start > _FAR_FROM_START:
        return ()
    found = [sentence.cut(hit.start, hit.end).found() for hit in hits]
    tail = re.search(
        r"\b(?:och|og|and)\s+(?P<given>[A-ZÅÄÖÆØ][a-zåäöæø]+)\s*\Z", sentence.text[: verb.start()]
    )
    if tail and not any(hit.start <= tail.start("given") < hit.end for hit in hits):
        found.append(sentence.cut(*tail.span("given")).found())
    return tuple(found)


_FAR_FROM_START = 12
_PRESENTS = re.compile(
    r"\b(?:hälsade|hälsar|inled(?:er|de)|berätta(?:r|de)|redogör|redogjorde|redovisa(?:r|de)|"
    r"informera(?:r|de)|presentera(?:r|de)|rapportera(?:r|de)|föredr(?:ar|og)|visa(?:r|de)|"
    r"beskr(?:iver|ev)|lyft(?:er|e)|reder ut|ger|gav|"
    r"gick igenom|går igenom|fortsätter|öppna(?:r|de)|lämnade|orienter(?:te|ede|er)|fortalte|"
    r"forteller|viste|reported|presented|informed|gästar)\b",
)
