"""The rules for one sentence: what it decides, gives somebody to do, parks, sends or asks for.

Each rule knows one way of saying one kind of thing. They are tried in the order of RULES.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from beprovad.lib.notes.model import Doubt, MatterKind
from beprovad.lib.notes.owners import Owners, is_initials, subject_of
from beprovad.lib.notes.stretch import Stretch
from beprovad.lib.notes.wording import Wording

_PARKED = Wording(
    r"\b(?:parkera(?:s|des|d|t|de)?|bordl\w+|vilande|vilar|vila (?:tills|till|ett)|läggs? på is|"
    r"ligger på is|ligga på is|på is\b|(?:beslut\w*|fråga\w*|ärende\w*)\b[^.]{0,60}\bavvakta[rs]?|"
    r"avvaktas?|avvaktar|"
    r"(?:upp)?skjuts(?: upp| till| på|\b)|skjuter (?:upp|på)|sköts upp|sköts till|uppsköts|hänskjuts|"
    r"hänsköts|hänskjuta|udsættes|udsat|utsettes|utsatt|ble utsatt|postponed|deferred|tabled|"
    r"(?:återupptas|tas upp|återkommer) när|ajourner\w+|vänta(?:r)? (?:med|tills)|"
    r"pausad\w*|pausas)"
)
DISPATCH = Wording(
    r"\b(?:(?:ut)?skickas|sänds|utsänds|översänds|distribueras|mejlas|mailas|e-postas|bifogas|biläggs|"
    r"delas ut|skickas ut|vedlægges|vedlegges|sendes|udsendes|utsendes|udsender|bifogad(?:e|es)?|"
    r"enclosed|attached|(?:will be|is) (?:sent|circulated|distributed)|läggs ut|publiceras)\b"
    r"|\b(?:skicka[r]?|sänder|mejlar|mailar|sender|utsender) (?:ut|runt|iväg|hem|med anteckningarna)\b"
)
_NOT_SENT = Wording(
    r"\b(?:ska inte|skickas inte|har (?:redan )?skickats|skickades|bifogades|ansökan|fakturan? skickas)\b"
)
_CONTRIBUTION = Wording(
    r"(?:\b(?:alla|samtliga|varje|respektive|kommunerna|föreningarna|representanter\w*|medlemmarna|"
    r"ledamöterna|var och en|ni|nätverken|förvaltningarna)\b[^.]{0,50}\b(?:skicka[rs]?|mejla[r]?|"
    r"maila[r]?|lämna[r]?|bidrar|ta[r]? med(?: sig)?|rapportera[r]?|meddela[r]?|tänk(?:er)?|"
    r"fundera[r]?|läs(?:er)?|svara[r]?|önskar|sänder|förbereder|anmäler)\b"
    r"|\bskickar (?:alla|varje|med det|kommunerna|in)\b|\bskickar med\b|\b(?:mejlar|lämnar|sänder|"
    r"tar) (?:alla|varje|kommunerna|samtliga|föreningarna)\b|\bsynpunkter(?: lämnas| skickas|"
    r" mejlas)\b|\b(?:skicka|mejla|maila|lämna) (?:in|gärna|era|dina|synpunkter|förslag)\b)"
)
_CONTINUING = Wording(
    r"\b(?:(?:dialog\w*|samtal\w*|diskussion\w*|arbet\w*|fråga\w*|gruppen|utredning\w*|process\w*|"
    r"projekt\w*|vi|mötet|\w+gruppen)\b[^.]{0,60}\bfortsätt(?:er|a)|behöver fortsätta|"
    r"fortsätter (?:på|vid|i|under|nästa|framöver)|fortsatt (?:diskussion|dialog|arbete)\w*|"
    r"återkommer (?:till|nästa)|vi återkommer|återkommer nästa|"
    r"(?:tas|tar vi|tags) upp (?:igen|på|vid|nästa|till|i)|utreds(?: vidare)?|diskuteras (?:vidare|"
    r"igen)|följs upp (?:vid|på|i|nästa)|kvarstår|stående punkt|fortsætter|fortsetter|continues|"
    r"to be continued|to be discussed|ny diskussion|återupptas)\b"
)
_NO_DECISION = Wording(
    r"\b(?:inget beslut|inte beslut\w*|ej beslut\w*|beslut (?:tas|fattas|väntas|kommer|i (?:kommun|"
    r"nämnd))|förslag till beslut|innan beslut|för beslut|inför beslut|beslutsunderlag|avgjordes inte|"
    r"inte (?:fattat|godkän\w+|antag\w+)|kan beslutas?|beslutat? tidigare|"
    r"tidigare beslut\w*|enligt (?:tidigare )?beslut på förra|bestämde inte|bestämdes inte|"
    r"fastställs av|ska beslutas?|skall beslutas?|beslutas (?:av|i|på|vid|under)|"
    r"kommer att (?:beslut\w*|godkänn\w*|fastställ\w*))\b"
)
_DECISION = Wording(
    r"\b(?:beslut(?:ade?|ades|ar|as|at|ad|ats)|beslöts?|besluts|bestämde[s]?|bestämt|godkän(?:d|ds|"
    r"des|de|t|ts|ns|ner)|godkända|fastställ(?:er|de|des|t|ts|d|da|s)|antog[s]?|antas|antar|antagits|"
    r"återremitter\w+|utsåg[s]?|utse[rs]|utsetts|valde[s]?|välj(?:er|s)|omvalde[s]?|nyvalde[s]?|"
    r"bevilja(?:s|r|de|des|t|ts)|avsl(?:og|ogs|ås|år)|bifall(?:er|s)|biföll[s]?|tillstyrk(?:er|te|tes|"
    r"s)|avstyrk\w+|enade[s]?|enas|eniga?|överenskomm\w+|(?:kom|kommer|kommit) överens|ense om|"
    r"ställer sig bakom|ställde sig bakom|lade[s]? (?:\w+ )?till handlingarna|"
    r"läggs? (?:\w+ )?till handlingarna|enligt beslut|ansvarsfrihet|omval|"
    r"(?:tog|togs|tar|fattade) beslut|(?:anses|ansågs)(?: vara)? behörig\w*|adjungera(?:s|des)|"
    r"beslutning|besluttede|besluttet|besluttes|vedtatt|vedtok|vedtar|vedtaget|vedtog|godkend\w*|"
    r"godkjen\w*|blev (?:valgt|enige)|ble (?:valgt|enige)|valgt|enige om|decided|agreed|approved|"
    r"adopted|elected|resolved|appointed)\b"
)
_DECISION_LEAD = Wording(
    r"(?:\W*)(?:beslut(?:spunkt)?|besluts?|vedtak|beslutning|decision|beslöts?|beslutades|"
    r"resolved)\s*(?::|att\b|om att\b|-|–)|(?-i:Vedtak(?=\s[A-ZÆØÅ]))"
)
_GROUP_CHOICE = Wording(
    r"\b(?:gruppen|nätverket|rådet|mötet|styrelsen|vi|kommittén|nämnden) (?:valde|väljer|vill gå vidare med)\b"
)
_INFORMATION = Wording(r"(?:för kännedom|information|info)\s*:|\bbra (?:och viktig )?information\b")
_GIVEN = Wording(
    r"\b(?:får|fick|har fått|gavs|ges|ger|gav|ålades)\b[^.]{0,50}\b(?:i uppdrag|uppdraget)\b|\b(?:åtog|åtar|"
    r"har åtagit) sig\b|\buppdra(?:r|gs|ges|s)?\b[^.]{0,4}\båt\b|\buppdrogs åt\b|\blovade\b|"
    r"\b(?:erbjöd|erbjuder) sig\b|\bansvara[r] för\b|\bansvarar?\b|\bansvariga?\s*:|\båligger\b|"
    r"\bsvarar för\b|\btar på sig\b|\btog på sig\b|\b(?:is|was) asked to\b|\bwill\b|\bto (?:contact|"
    r"send|check|write|prepare|draft|ask|book|arrange|follow|update|circulate|investigate)\b|"
    r"\bfår till opgave\b|\bpåtog seg\b|\båtager sig\b|\bpåtager sig\b|\btar ansvar\b|\bundersøger\b"
)
_SHALL = re.compile(
    r"\A\s*(?:även |också |då |nu |sedan )?(?:ska|skall|kommer att|bör|får|skal|behöver|"
    r"måste)\s+(?:även |också |då |nu )?(?P<verb>[a-zåäöæø]+)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\A\s*(?:(?:också|även|sedan|nu|själv|då|därefter) )?(?P<verb>[a-zåäöæø]+(?:ar|er|r|år|ör|or|yr))\b"
)
_TASK_VERB = re.compile(
    r"(?:tar|gör|skriver|kontaktar|ringer|mejlar|mailar|skickar|sänder|undersöker|kollar|frågar|"
    r"återkommer|ansvarar|ordnar|fixar|bokar|beställer|köper|sammanställer|sammankallar|samordnar|ser|"
    r"tittar|jobbar|arbetar|fortsätter|bjuder|lägger|testar|provar|prövar|utreder|förbereder|bevakar|"
    r"följer|stämmer|planerar|hör|begär|vidtalar|"
    r"korrigerar|kortar|uppdaterar|publicerar|distribuerar|lämnar|hämtar|ändrar|söker|färdigställer|"
    r"kompletterar|redigerar|översätter|driver|svarar|sköter|påminner|kallar|upprättar|räknar|"
    r"formulerar|omarbetar|bearbetar|reviderar|renskriver|trycker|anmäler|inbjuder|införskaffar|"
    r"åtgärdar|reparerar|monterar|byter|ersätter|håller|lånar|tillfrågar|"
    r"efterhör|inhämtar|anlitar|initierar|utarbetar|utformar|utvecklar|läser|"
    r"granskar|justerar|fyller|skapar|gräver|målar|rensar|klipper|inköper|vänder|hanterar|"
    r"administrerar|tillser|verkställer|"
    r"kontakter|kontakter|sender|skriver|laver|tager|tar|sjekker|undersøger|undersøker|ordner|"
    r"bestiller|følger|udsender|udarbejder|utarbeider|lager|spør|spørger|indkalder|innkaller|finder|"
    r"finner|arbejder|arbeider|opdaterer|oppdaterer|indhenter|innhenter|retter|setter|sætter|køber|"
    r"kjøper)",
)
_NOT_A_TASK = re.compile(
    r"(?:är|har|heter|finns|tycker|anser|menar|berättar|informerar|redogör|redovisar|presenterar|"
    r"föredrar|konstaterar|påpekar|undrar|hälsar|öppnar|avslutar|tackar|lyfter|visar|rapporterar|"
    r"meddelar|förklarar|poängterar|betonar|framhåller|inleder|går|säger|vill|kan|önskar|föreslår|"
    r"känner|tror|deltar|representerar|delar|ger|beskriver|uppmanar|"
    r"understryker|yrkar|instämmer|reserverar|blir|får|ska|skall|kommer|bör|måste|behöver|brukar|"
    r"gästar|reder|deltager|orienterer|fortæller|forteller|viser|mener|er|efterlyser|ligger|står|"
    r"sitter|bor|upplever|ställer|diskuterar|saknar|vet|verkar|består|gäller|kostar|fungerar|växer|"
    r"ökar|minskar|flyttar|slutar|börjar|godkänner|beslutar|utser|väljer|tillstyrker|fastställer|"
    r"avgår|avböjer|hoppas|ser fram|för|under|över|efter|eller|mer|fler|hur|var|når|per|samt|inför|"
    r"har|gör klart|leder|fortsätter dagen|framför|tackade)",
)
_BY_AGENT = re.compile(
    r"\b(?:skrivs|görs|ordnas|sköts|utförs|tas fram|hålls|bokas|kontaktas|åtgärdas|fixas|sammanställs|"
    r"utreds|handläggs|bevakas|beställs|hanteras|uppdateras) av (?P<who>[A-ZÅÄÖÆØ][\wåäö-]*(?:(?: och|"
    r",)? [A-ZÅÄÖÆØ][\wåäö-]*){0,4})"
)
_OWNER_LABEL = re.compile(
    r"\b(?:ansvarig(?:a)?|ansvar|ansv\.?|åtgärd|action|"
    r"ansvarlig)\s*[:–-]\s*(?P<who>(?-i:[A-ZÅÄÖÆØ])[\w.-]*(?:(?:, ?| och |/| & ?|"
    r" )(?-i:[A-ZÅÄÖÆØ])[\w.-]*){0,5}?)\s*[.)]*\Z",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,–-]*[(\[](?P<who>[^()\[\]]{1,50})[)\]]\s*[.!]?\s*\Z|"
    r"\s[–—/-]\s?(?P<tail>[A-ZÅÄÖÆØ][\wåäö.-]*(?:(?:, ?| och |/| & ?|"
    r" )[A-ZÅÄÖÆØ][\wåäö.-]*){0,3})\s*\.?\s*\Z"
)
OWNER_FIRST = re.compile(
    r"(?P<who>[A-ZÅÄÖÆØÉ][\w.’'-]*(?:(?:, ?| och | & ?|/|"
    r" )[A-ZÅÄÖÆØÉ][\w.’'-]*){0,4})\s*(?::\s*[–—-]?|\s[–—-])\s*(?P<task>\S.*)\Z",
    re.DOTALL,
)
#: Signs without which nobody is named before or after a task; looking for them first is cheap.
SIGN_OF_OWNER = re.compile(r":|[–—-]")
_SIGN_OF_TAIL = re.compile(r"[)\]]|\s[–—/-]")
_ORGANISATION_SUBJECT = re.compile(
    r"(?P<who>[A-ZÅÄÖÆØ][\wåäö-]*(?:en|et|na|erna|an|n|gruppen|arna|[A-ZÅÄÖ]{2,}))\s+(?P<verb>[a-zåäö]+)\b"
)
_STRONG_TASK = re.compile(
    r"(?:återkommer|undersöker|sammanställer|lämnar|begär|kontaktar|utreder|ser över|skickar|bjuder|"
    r"ansvarar|tar fram|tar kontakt|kallar|bokar|ordnar|skriver|tillfrågar|bevakar|arbetar fram|"
    r"tar med|kollar|tittar på|upprättar|lagar|ombesörjer|svarar skriftligt|hör av sig|ser till|lägger fram|"
    r"legger fram|hittar|fixar|beställer|inbjuder|utser själva|byter|sköter om|uppdaterar)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence was read as."""

    kind: MatterKind
    responsible: Stretch | None = None
    doubts: tuple[Doubt, ...] = ()
    text: Stretch | None = None


Rule = Callable[[Stretch, Owners], Reading | None]
_PUT_OFF = Wording(r"\b(?:bordlägg\w*|parkera\w*|skjuta upp)\b")
_TASK_GIVEN = re.compile(
    r"\buppdra(?:r|gs|ges|s)?\b(?: (?:åt|till))? (?P<to>[^.]{2,60}?) att\b"
    r"|\b(?:ge|ger|gav|lämna|lämnar) (?P<gives>[^.]{2,60}?) (?:i |ett )?uppdrag\b"
    r"|\A\W*(?:att )?(?P<gets>[^.,]{2,60}?) (?:får|fick|ges|ger|gavs) i uppdrag\b"
    r"|\b[Uu]ppdrogs åt (?P<put>[^.]{2,60}?) att\b|\b[ÅåTt](?:t|ill) (?P<asked>[^.]{2,60}?) uppdrogs\b"
    r"|\b(?:gir|giver|gav) (?P<norsk>[^.]{2,60}?) i op{1,2}(?:drag|gave)\b"
    r"|\bdelegera(?:r|de|s|des)? (?:åt|till) (?P<delegate>[^.]{2,60}?) att\b"
)


def clause(sentence: Stretch) -> Reading:
    """A clause of a decision ("att bevilja …"): what it puts off is parked, what it gives somebody is a task."""
    if _PUT_OFF.search(sentence.text):
        return Reading(MatterKind.PARKED)
    return _task_given(sentence) or Reading(MatterKind.DECISION)


def _task_given(sentence: Stretch) -> Reading | None:
    """As in "att uppdra åt kansliet att ta fram …": whoever stands in the phrase has got something to do."""
    folded = sentence.text.lower()
    is_given = any(word in folded for word in ("uppdr", "delegera", "oppdrag"))
    found = _TASK_GIVEN.search(sentence.text) if is_given else None
    if found is None:
        return None
    name = next(name for name, value in found.groupdict().items() if value)
    return Reading(MatterKind.ASSIGNMENT, sentence.cut(*found.span(name)))


def _clause_alone(sentence: Stretch, _: Owners) -> Reading | None:
    """A clause of a decision whose lead stood in the sentence before, or is understood."""
    return clause(sentence) if _INFINITIVE.match(sentence.text) else None


_INFINITIVE = re.compile(
    r"(?:[-–•*]\s*)?(?:att|Att(?=[^\n]+\.\s*\Z))\s(?!göra\b|skicka\b|tänka\b)[a-zåäö]+(?:[aå]|se|ge)\b"
)


def _commission(sentence: Stretch, _: Owners) -> Reading | None:
    return _task_given(sentence)


_ACTION = re.compile(r"(?:Action|Åtgärd|Uppdrag|Att göra|Opgave|Oppgave)\s*:\s*(?=\S)")


def _labelled_task(sentence: Stretch, who: Owners) -> Reading | None:
    """As in "Action: BA to circulate the minutes"."""
    found = _ACTION.match(sentence.text)
    if found is None:
        return None
    subject = subject_of(sentence.cut(found.end()))
    return Reading(MatterKind.ASSIGNMENT, subject[0] if subject and who.knows(subject[0].text) else None)


def _labelled_decision(sentence: Stretch, who: Owners) -> Reading | None:
    lead = _DECISION_LEAD.match(sentence.text)
    if lead is None or _PARKED.search(sentence.text):
        return None
    done = _person_does(sentence.cut(lead.end()), who) if ":" in lead[0] else None
    return (
        _task_given(sentence)
        or (done and Reading(done.kind, done.responsible))
        or Reading(MatterKind.DECISION)
    )


def _parked(sentence: Stretch, _: Owners) -> Reading | None:
    return Reading(MatterKind.PARKED) if _PARKED.search(sentence.text) else None


def _contribution(sentence: Stretch, _: Owners) -> Reading | None:
    return Reading(MatterKind.CONTRIBUTION) if _CONTRIBUTION.search(sentence.text) else None


def _dispatch(sentence: Stretch, _: Owners) -> Reading | None:
    is_sent = DISPATCH.search(sentence.text) and not _NOT_SENT.search(sentence.text)
    return Reading(MatterKind.DISPATCH) if is_sent and not _DECISION.search(sentence.text) else None


def _given(sentence: Stretch, who: Owners) -> Reading | None:
    """As in "Peter fick i uppdrag", "Kjell-Arne åtog sig": words that give a task away, with an owner to be found."""
    found = _GIVEN.search(sentence.text)
    if found is None or _DECISION.search(sentence.text[: found.start()]):
        return None
    subject = subject_of(sentence)
    if subject is None:
        return None
    owner, end = subject
    if who.knows(owner.text) or end >= found.start() - 1 or is_initials(owner.text):
        return Reading(MatterKind.ASSIGNMENT, owner)
    return None


def _owner_in_brackets(sentence: Stretch, who: Owners) -> Reading | None:
    """As in "Kolla affischtavlorna (Yusuf)." or "… – Per" at the end of a sentence."""
    label = _OWNER_LABEL.search(sentence.text) if SIGN_OF_OWNER.search(sentence.text) else None
    if label:
        return Reading(MatterKind.ASSIGNMENT, sentence.cut(*label.span("who")))
    found = _TRAILING.search(sentence.text) if _SIGN_OF_TAIL.search(sentence.text) else None
    if found is None or _DECISION.search(sentence.text):
        return None
    name = "who" if found["who"] else "tail"
    pieces = re.split(r"\s*(?:,|/|&|\boch\b)\s*", found[name].strip(" ."))
    if all(piece.casefold() in who.people or (name == "who" and who.is_person(piece)) for piece in pieces):
        return Reading(MatterKind.ASSIGNMENT, sentence.cut(*found.span(name)))
    return None


def _decision(sentence: Stretch, _: Owners) -> Reading | None:
    text = sentence.text
    if _NO_DECISION.search(text):
        return None
    if _DECISION.search(text):
        return Reading(MatterKind.DECISION, _decider(sentence))
    return Reading(MatterKind.DECISION, doubts=(Doubt.WEAK_WORDS,)) if _GROUP_CHOICE.search(text) else None


_DECIDER = re.compile(
    r"\b(?:beslutad|godkänd|godkänt|antagen|antaget|fastställd|beslut)\s+(?:av|på|"
    r"i)\s+(?P<who>[\wåäö-]+)|"
    r"(?P<body>[A-ZÅÄÖ][\wåäö-]+(?: i [A-ZÅÄÖ]\w+(?: och [A-ZÅÄÖ]\w+)?)?) har (?:beslutat|godkänt|"
    r"antagit)",
)


def _decider(sentence: Stretch) -> Stretch | None:
    """Another body than the meeting: "godkänt på socialchefsnätverket", "Styrgruppen har beslutat"."""
    found = _DECIDER.search(sentence.text)
    if found is None:
        return None
    return sentence.cut(*found.span("who" if found["who"] else "body"))


def _agent(sentence: Stretch, who: Owners) -> Reading | None:
    found = _BY_AGENT.search(sentence.text)
    return (
        Reading(MatterKind.ASSIGNMENT, sentence.cut(*found.span("who")))
        if found and who.knows(found["who"])
        else None
    )


def _person_does(sentence: Stretch, who: Owners) -> Reading | None:
    """As in "Ture Lindh tar fram …": a person of the note and a verb for what is to come."""
    subject = subject_of(sentence)
    if subject is None:
        return None
    owner, end = subject
    if not is_task(sentence.text[end:], only_known_verbs=end > len(owner.text)):
        return None
    pieces = [piece for piece in _BETWEEN_OWNERS.split(owner.text) if piece]
    is_theirs = bool(pieces) and all(who.is_person(piece) for piece in pieces)
    return Reading(MatterKind.ASSIGNMENT, owner) if is_theirs else None


_BETWEEN_OWNERS = re.compile(r"\s*(?:,|/|&|\boch\b|\bsamt\b|\bog\b|\band\b)\s*")


#: To ask about something or to remind of it is said at the meeting; to ask somebody is to be done.
_SAID = frozenset(["frågar", "påminner", "efterfrågar", "svarar", "hör"])
_WHAT_IS_SAID = re.compile(r"(?:om|varför|hur|vad|när|vem|vilka|vilken|att|efter|kring|ifall)\b")


def is_task(predicate: str, *, only_known_verbs: bool = False) -> bool:
    """Whether what follows somebody's name is something for them to do, rather than something they said."""
    shall = _SHALL.match(predicate)
    if shall:
        return not re.fullmatch(r"vara|ha|bli|få|kunna|närvara|delta", shall["verb"])
    found = _PRESENT.match(predicate)
    if found is None:
        return False
    after = predicate[found.end("verb") :].lstrip()
    if found["verb"] == "fortsätter" and after.startswith(("dagen", "med att berätta", "mötet")):
        return False
    is_said = found["verb"] in _SAID and _WHAT_IS_SAID.match(after)
    if is_said or (
        found["verb"] in {"tar", "ser", "tittar"}
        and after.startswith(("upp frågan", "upp att", "upp ett", "upp en", "fram emot", "ett problem"))
    ):
        return False
    if _TASK_VERB.fullmatch(found["verb"]):
        return True
    return not only_known_verbs and not _NOT_A_TASK.fullmatch(found["verb"])


def _body_does(sentence: Stretch, who: Owners) -> Reading | None:
    """As in "Riksbiblioteket återkommer med en tidplan": a body, a role or an organisation, and a verb of doing."""
    found = _ORGANISATION_SUBJECT.match(sentence.text)
    words = subject_of(sentence)
    if words and _STRONG_TASK.match(sentence.text[words[1] :].lstrip()) and who.knows(words[0].text):
        return Reading(MatterKind.ASSIGNMENT, words[0], (Doubt.OWNER_GUESSED,))
    if found and _STRONG_TASK.match(sentence.text, found.start("verb")):
        return Reading(MatterKind.ASSIGNMENT, sentence.cut(*found.span("who")), (Doubt.OWNER_GUESSED,))
    return None


def _continuing(sentence: Stretch, _: Owners) -> Reading | None:
    return Reading(MatterKind.CONTINUING) if _CONTINUING.search(sentence.text) else None


def _owner_first(sentence: Stretch, who: Owners) -> Reading | None:
    """As in "Ljungby – tar fram en kostnadsjämförelse" and "Norrvik: kontaktar …"."""
    found = OWNER_FIRST.match(sentence.text) if SIGN_OF_OWNER.search(sentence.text) else None
    if found is None or not who.knows(found["who"]) or not _TASK_VERB.match(found["task"]):
        return None
    is_dashed = ":" in sentence.text[: found.start("task")]
    task = sentence.cut(found.start("task")) if is_dashed else None
    return Reading(MatterKind.ASSIGNMENT, sentence.cut(*found.span("who")), text=task)


def _information(sentence: Stretch, _: Owners) -> Reading | None:
    return Reading(MatterKind.INFORMATION) if _INFORMATION.search(sentence.text) else None


RULES: tuple[Rule, ...] = (
    _clause_alone, _labelled_decision, _labelled_task, _owner_first, _parked, _contribution, _dispatch, _commission,
    _given, _owner_in_brackets, _person_does, _agent, _decision, _continuing, _body_does, _information,
)  # fmt: skip
