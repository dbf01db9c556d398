"""The room's words: kinds, states, and what the rules refuse with the way out."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.rounds.rules.composing import ComposingRefusal
from beprovad.rounds.rules.inputs import InputRefusal
from beprovad.rounds.rules.kinds import Kind, Pace, RoundState, Seating
from beprovad.rounds.rules.pace import Refusal
from beprovad.rounds.rules.seating import SeatRefusal

Words = str | Promise

KIND_WORDS: Mapping[Kind, Words] = {
    Kind.TEXTS: _("Inspel"),
    Kind.DOTS: _("Prioritering"),
    Kind.CHOICE: pgettext_lazy("slag av steg", "Val"),
    Kind.SCALE: _("Skala"),
    Kind.RANKING: _("Rangordning"),
    Kind.WORDS: _("Ordmoln"),
    Kind.QUESTIONS: pgettext_lazy("slag av steg", "Frågor"),
    Kind.INFORMATION: _("Information"),
}
KIND_LEADS: Mapping[Kind, Words] = {
    Kind.TEXTS: _("Var och en, eller varje bord, skickar in många korta texter."),
    Kind.DOTS: _("Var och en får ett antal prickar att fördela."),
    Kind.CHOICE: _("Ett eller flera av några svar."),
    Kind.SCALE: _("Ett steg mellan två ytterligheter."),
    Kind.RANKING: _("Sätt alternativen i ordning."),
    Kind.WORDS: _("Några ord från var och en, de vanligaste störst."),
    Kind.QUESTIONS: _("Rummet ställer frågor och röstar upp varandras."),
    Kind.INFORMATION: _("En text eller en bild på skärmen. Inget svaras."),
}
STATE_WORDS: Mapping[RoundState, Words] = {
    RoundState.PLANNED: pgettext_lazy("runda", "planerad"),
    RoundState.RUNNING: pgettext_lazy("runda", "pågår"),
    RoundState.ENDED: pgettext_lazy("runda", "avslutad"),
}
STATE_CHIPS: Mapping[RoundState, str] = {
    RoundState.PLANNED: "draft",
    RoundState.RUNNING: "open",
    RoundState.ENDED: "closed",
}
SEATING_WORDS: Mapping[Seating, Words] = {
    Seating.PHONES: _("Var och en svarar på sin telefon"),
    Seating.TABLES: _("Varje bord svarar tillsammans, med bordets namn"),
}
PACE_WORDS: Mapping[Pace, Words] = {
    Pace.LED: _("Ni leder rundan i rummet, steg för steg"),
    Pace.OWN: _("Var och en svarar i egen takt mellan två tider"),
}

REFUSAL_WORDS: Mapping[Refusal, Words] = {
    Refusal.ROUND_PLANNED: _("Rundan är inte öppnad än. Öppna den först, så att rummet kan gå med."),
    Refusal.ROUND_ENDED: _("Rundan är avslutad. Kopiera den om ni vill göra den igen."),
    Refusal.NO_PROMPTS: _("Rundan har inga steg än. Lägg till minst ett."),
    Refusal.NOTHING_TO_CHOOSE: _("Det finns inte två saker att välja mellan än. Samla inspel först."),
    Refusal.NOT_OPEN: _("Steget är inte öppet. Öppna det först."),
    Refusal.TIMER_OUT_OF_RANGE: _("Tiden ska vara mellan en sekund och tre timmar."),
    Refusal.LAST_PROMPT: _("Det var det sista steget. Avsluta rundan när ni är klara."),
    Refusal.NEEDS_LEADING: _(
        "Ett steg tar vid efter ett annat. Det går bara i en runda som någon leder: ta bort steget, eller led rundan."
    ),
    Refusal.CLOSES_BEFORE: _("Tiden då rundan stänger har redan varit. Ändra den i inställningarna."),
    Refusal.HAS_ANSWERS: _("Någon har redan svarat."),
    Refusal.CODES_TAKEN: _("Det gick inte att få en ledig kod. Försök igen."),
}
COMPOSING_WORDS: Mapping[ComposingRefusal, Words] = {
    ComposingRefusal.ENDED: _("Rundan är avslutad och ändras inte. Kopiera den om ni vill göra den igen."),
    ComposingRefusal.ANSWERED: _(
        "Någon har redan svarat på steget. Det går inte att ändra vad som frågades; lägg till ett nytt steg i stället."
    ),
    ComposingRefusal.TOO_MANY_PROMPTS: _("En runda har högst 40 steg."),
    ComposingRefusal.OPENED: _("Rummet har varit med i rundan. Avsluta den i stället för att ta bort den."),
    ComposingRefusal.TAKES_FROM_LATER: _("Ett steg kan bara ta vid efter ett tidigare steg med inspel."),
    ComposingRefusal.NOT_AGAIN: _(
        "Ett andra varv ställer samma fråga som ett tidigare val eller en tidigare skala."
    ),
}
SEAT_WORDS: Mapping[SeatRefusal, Words] = {
    SeatRefusal.NOT_RUNNING: _("Rundan är inte öppen."),
    SeatRefusal.LOCKED: _("Det går inte att gå med längre. Fråga den som leder rundan."),
    SeatRefusal.NO_TABLE: _("Skriv vad bordet heter, till exempel Bord 3."),
    SeatRefusal.NO_NAME: _("Skriv ditt namn. Den här rundan visar vem som svarat."),
    SeatRefusal.LABEL_TOO_LONG: _("Namnet får ha högst 80 tecken."),
    SeatRefusal.LABEL_TAKEN: _("Det finns redan ett bord som heter så. Välj ett annat namn."),
    SeatRefusal.LABEL_IDENTITY: _("Här står ett personnummer. Skriv bara bordets namn."),
    SeatRefusal.SIZE_OUT_OF_RANGE: _("Skriv hur många ni är vid bordet, mellan 1 och 30, eller lämna tomt."),
}
INPUT_WORDS: Mapping[InputRefusal, Words] = {
    InputRefusal.NOT_SENT: _("Det gick inte att läsa svaret. Ladda om sidan och försök igen."),
    InputRefusal.NO_PROMPT: _("Steget finns inte längre."),
    InputRefusal.NOT_YET: _("Steget är inte öppet än."),
    InputRefusal.CLOSED: _("Steget har stängt. Det som skrevs kom inte med, men det står kvar här."),
    InputRefusal.ROUND_ENDED: _("Rundan är avslutad."),
    InputRefusal.SEAT_REMOVED: _("Den som leder rundan har tagit bort platsen."),
    InputRefusal.ENOUGH: _("Fler går inte att skicka. Ta bort eller ändra något av det som är skickat."),
}
