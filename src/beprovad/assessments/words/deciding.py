"""Words for deciding: the fields, the kinds of decisions, what stands in the way and the way out, what waits."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.assessments.rules.carrying_out import Due
from beprovad.assessments.rules.decisions import Missing
from beprovad.assessments.rules.kinds import DecisionKind, Scope
from beprovad.assessments.rules.setup import DayRefusal
from beprovad.checklists.rules.areas import Field

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Promise  # what forms take as labels
else:
    from django.utils.functional import Promise

Words = str | Promise

KIND_WORDS: Mapping[DecisionKind, Words] = {
    DecisionKind.INTRODUCE: pgettext_lazy("decision", "inför brett"),
    DecisionKind.PILOT: pgettext_lazy("decision", "pilot"),
    DecisionKind.KEEP: pgettext_lazy("decision", "behåll"),
    DecisionKind.ADAPT: pgettext_lazy("decision", "anpassa"),
    DecisionKind.WAIT: pgettext_lazy("decision", "avvakta"),
    DecisionKind.DECLINE: pgettext_lazy("decision", "avstå"),
    DecisionKind.WIND_DOWN: pgettext_lazy("decision", "avveckla"),
}
KIND_CHIPS: Mapping[DecisionKind, str] = {
    DecisionKind.INTRODUCE: "good",
    DecisionKind.PILOT: "uncertain",
    DecisionKind.KEEP: "good",
    DecisionKind.ADAPT: "assignment",
    DecisionKind.WAIT: "parked",
    DecisionKind.DECLINE: "closed",
    DecisionKind.WIND_DOWN: "attention",
}
KIND_TITLES: Mapping[DecisionKind, Words] = {
    DecisionKind.INTRODUCE: _("Beslut: inför brett"),
    DecisionKind.PILOT: _("Beslut: pröva i en pilot"),
    DecisionKind.KEEP: _("Beslut: behåll"),
    DecisionKind.ADAPT: _("Beslut: anpassa"),
    DecisionKind.WAIT: _("Beslut: avvakta"),
    DecisionKind.DECLINE: _("Beslut: avstå"),
    DecisionKind.WIND_DOWN: _("Beslut: avveckla"),
}
KIND_MEANINGS: Mapping[DecisionKind, Words] = {
    DecisionKind.INTRODUCE: _(
        "Alla som det gäller ska arbeta så. Kräver en ägare, en uppföljning, ett ord om vad det ersätter, vad chefen "
        "ger, en effekt med en tidigaste dag och en dag för omprövning."
    ),
    DecisionKind.PILOT: _(
        "Pröva i liten skala först. Kräver det som ni menar med att testa: hypotes, första dag, hur länge, hur stort, "
        "vad ni mäter, stoppregel och en dag då ni beslutar igen. Och vad chefen ger."
    ),
    DecisionKind.KEEP: _("Det som ni redan gör fortsätter. Kräver en dag för omprövning."),
    DecisionKind.ADAPT: _(
        "Det fortsätter på ett ändrat sätt. Kräver att ni skriver vad som ändras, och en dag."
    ),
    DecisionKind.WAIT: _("Inget görs nu. Kräver en dag då ni tittar på det igen."),
    DecisionKind.DECLINE: _("Ni går inte vidare. Kräver bara skälen, så att nästa som frågar får veta."),
    DecisionKind.WIND_DOWN: _(
        "Det som ni gör i dag upphör. Sedan skriver ni hur brukare och personal får veta."
    ),
}
PART_TITLES: Mapping[DecisionKind, Words] = {
    DecisionKind.INTRODUCE: _("Så införs det"),
    DecisionKind.PILOT: _("Så prövas det"),
    DecisionKind.KEEP: _("Så fortsätter det"),
    DecisionKind.ADAPT: _("Så anpassas det"),
    DecisionKind.WIND_DOWN: _("Så avvecklas det"),
}
SCOPE_WORDS: Mapping[Scope, Words] = {
    Scope.PILOT: _("Pilot: på en plats, under en tid"),
    Scope.BROAD: _("Brett: alla som det gäller, från början"),
}
FIELD_WORDS: Mapping[Field, Words] = {
    Field.COST: _("Kostnad"),
    Field.STAFF_TIME: _("Personalens tid"),
    Field.REPLACES: _("Vad det ersätter"),
    Field.OWNER: _("Ägare"),
    Field.HEAD_PROVIDES: _("Chefens stöd"),
    Field.TRAINING: _("Utbildning"),
    Field.COLLABORATION: _("Samverkan"),
    Field.RISKS: _("Risker"),
    Field.EXPECTED_EFFECTS: _("Förväntade effekter"),
    Field.SCOPE: _("Pilot eller brett"),
    Field.FOLLOW_UP: _("Uppföljning"),
    Field.GOALS: _("Mål"),
}
COLUMN_WORDS: Mapping[str, Words] = {
    "cost_once": _("Kostnad en gång"),
    "cost_yearly": _("Kostnad per år"),
    "cost_note": _("Om kostnaden"),
    "payer": _("Vem som betalar"),
    "staff_time": _("Tid av personalen"),
    "replaces": _("Det här ersätts eller upphör"),
    "replaces_nothing_because": _("Eller: det ersätter inget, därför att"),
    "owner": _("Ägare efter starten"),
    "head_provides": _("Vad chefen måste ge"),
    "training": _("Utbildning och handledning"),
    "collaboration": _("Samverkan som behövs"),
    "scope": _("Pilot eller brett"),
    "hypothesis": _("Hypotes"),
    "baseline": _("Utgångsläge"),
    "begins_on": _("Piloten börjar"),
    "length": _("Hur länge"),
    "scale": _("Hur stort"),
    "measures": _("Vad ni mäter"),
    "stop_rule": _("Stoppregel"),
    "decision_on": _("Beslutsdag"),
    "follow_up_how": _("Så följs det upp"),
    "follow_up_on": _("Första uppföljningen"),
}
READ_WORDS: Mapping[str, Words] = {
    **COLUMN_WORDS,
    "cost": FIELD_WORDS[Field.COST],
    "owner": _("Ägare"),
    "replaces": _("Ersätter"),
    "begins_on": _("Pilotens första dag"),
    "measures": _("Det som mäts"),
    "decision_on": _("Beslut om fortsättningen"),
}
"""The same fields where they are read by those who did not write them."""
LIKELIHOOD_WORDS: Mapping[int, Words] = {
    1: pgettext_lazy("likelihood", "mycket osannolikt"),
    2: pgettext_lazy("likelihood", "osannolikt"),
    3: pgettext_lazy("likelihood", "möjligt"),
    4: pgettext_lazy("likelihood", "troligt"),
    5: pgettext_lazy("likelihood", "nästan säkert"),
}
CONSEQUENCE_WORDS: Mapping[int, Words] = {
    1: pgettext_lazy("consequence", "knappt märkbart"),
    2: pgettext_lazy("consequence", "lindrigt"),
    3: pgettext_lazy("consequence", "kännbart"),
    4: pgettext_lazy("consequence", "allvarligt"),
    5: pgettext_lazy("consequence", "mycket allvarligt"),
}
DAY_WORDS: Mapping[DayRefusal, Words] = {
    DayRefusal.PASSED: _("Dagen har redan varit. Välj en dag framåt, eller lämna tomt."),
    DayRefusal.TOO_FAR: _("Dagen ligger mer än tjugo år bort. Stämmer året?"),
}
MISSING_WORDS: Mapping[Missing, Words] = {
    Missing.OWNER: _("Ingen är ägare. Det som ingen håller i tar slut när projektet gör det."),
    Missing.FOLLOW_UP: _("Det står inte hur det ska följas upp."),
    Missing.REPLACES: _("Det står inte vad det ersätter, eller varför det inte ersätter något."),
    Missing.EFFECT: _("Det står inte vilken effekt ni väntar er och vilken dag den tidigast kan synas."),
    Missing.HEAD_PROVIDES: _(
        "Det står inte vad chefen måste ge: tid, mandat, vikarier. Behövs inget, skriv ”Ingenting”."
    ),
    Missing.HYPOTHESIS: _("Hypotesen saknas: vad tror ni ska bli bättre, för vem?"),
    Missing.BEGINNING: _("Det står inte vilken dag piloten börjar."),
    Missing.LENGTH: _("Det står inte hur länge piloten varar."),
    Missing.SCALE: _("Det står inte hur stor piloten är: hur många är med, och var?"),
    Missing.MEASURES: _("Det står inte vad ni mäter för att se om hypotesen höll."),
    Missing.STOP_RULE: _("Stoppregeln saknas: vad får er att avbryta i förtid?"),
    Missing.DECISION_DAY: _("Det står inte vilken dag ni beslutar om fortsättningen."),
    Missing.DECISION_DAY_PASSED: _("Pilotens beslutsdag har redan varit."),
    Missing.USERS: _(
        "Frågor som bara brukare kan svara på är obesvarade. Fråga dem, eller skriv varför ni beslutar ändå."
    ),
    Missing.CONDITIONS: _("Skriv under Villkor vad som ska anpassas."),
    Missing.REASONS: _("Skriv skälen, så att den som läser beslutet om ett år förstår."),
    Missing.DECIDER: _("Skriv vem som beslutar: namn och titel, eller nämnden."),
    Missing.REVIEW_DAY: _(
        "Välj en dag då beslutet omprövas. Det som ingen tittar på igen blir kvar av vana."
    ),
    Missing.DECIDED_IN_THE_FUTURE: _("Beslutsdagen har inte varit än. Skriv under när beslutet är fattat."),
    Missing.REVIEW_BEFORE_DECISION: _("Omprövningen ligger inte efter beslutet. Välj en senare dag."),
    Missing.READ_ANOTHER_VERSION: _("Prövningen har ändrats sedan du läste den."),
}
LACK_WORDS: Mapping[Missing, Words] = {
    Missing.OWNER: pgettext_lazy("lacking", "ägare"),
    Missing.FOLLOW_UP: pgettext_lazy("lacking", "uppföljning"),
    Missing.REPLACES: pgettext_lazy("lacking", "vad det ersätter"),
    Missing.EFFECT: pgettext_lazy("lacking", "en förväntad effekt med tidigaste dag"),
    Missing.HEAD_PROVIDES: pgettext_lazy("lacking", "vad chefen ger"),
    Missing.HYPOTHESIS: pgettext_lazy("lacking", "hypotes"),
    Missing.BEGINNING: pgettext_lazy("lacking", "när den börjar"),
    Missing.LENGTH: pgettext_lazy("lacking", "hur länge"),
    Missing.SCALE: pgettext_lazy("lacking", "hur stort"),
    Missing.MEASURES: pgettext_lazy("lacking", "vad ni mäter"),
    Missing.STOP_RULE: pgettext_lazy("lacking", "stoppregel"),
    Missing.DECISION_DAY: pgettext_lazy("lacking", "beslutsdag"),
    Missing.DECISION_DAY_PASSED: pgettext_lazy("lacking", "en beslutsdag som inte har varit"),
}
WAY_OUT_WORDS: Mapping[Missing, Words] = {
    Missing.OWNER: _("Välj ägare"),
    Missing.FOLLOW_UP: _("Skriv hur det följs upp"),
    Missing.REPLACES: _("Skriv vad det ersätter"),
    Missing.EFFECT: _("Skriv en effekt och när den kan synas"),
    Missing.HEAD_PROVIDES: _("Skriv vad chefen ger"),
    Missing.HYPOTHESIS: _("Skriv hypotesen"),
    Missing.BEGINNING: _("Skriv när den börjar"),
    Missing.LENGTH: _("Skriv hur länge"),
    Missing.SCALE: _("Skriv hur många och var"),
    Missing.MEASURES: _("Skriv vad ni mäter"),
    Missing.STOP_RULE: _("Skriv stoppregeln"),
    Missing.DECISION_DAY: _("Sätt en beslutsdag"),
    Missing.DECISION_DAY_PASSED: _("Sätt en ny beslutsdag"),
    Missing.USERS: _("Skriv varför det beslutas utan brukarnas svar"),
    Missing.CONDITIONS: _("Till villkoren"),
    Missing.REASONS: _("Till skälen"),
    Missing.DECIDER: _("Till beslutsfattaren"),
    Missing.REVIEW_DAY: _("Till omprövningen"),
    Missing.DECIDED_IN_THE_FUTURE: _("Till dagen"),
    Missing.REVIEW_BEFORE_DECISION: _("Till omprövningen"),
    Missing.READ_ANOTHER_VERSION: _("Läs vad som har ändrats"),
}
DUE_WORDS: Mapping[Due, Words] = {
    Due.STOP_RULE_MET: _("Stoppregeln är uppfylld. Beslut väntar nu, vilken dag det än är."),
    Due.DECISION_OVERDUE: _("Beslut väntar: pilotens beslutsdag är här."),
    Due.DECISION_SOON: _("Snart dags att besluta om piloten."),
    Due.REVIEW_OVERDUE: _("Beslutet ska omprövas: dagen är här."),
    Due.REVIEW_SOON: _("Snart dags att ompröva beslutet."),
}
TOO_MANY_ROWS: Words = _(
    "Här finns redan femtio rader. Ta bort någon först; listan blir annars för lång att hålla i huvudet."
)
SUPERSEDED: Words = _("Ett senare beslut gäller nu, så det här ändras inte längre.")
SIGNED: Words = _("Beslutet är undertecknat.")
