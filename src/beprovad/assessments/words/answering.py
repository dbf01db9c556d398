"""Words for answering: verdicts, how a question stands, why something was refused and what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.assessments.rules.answers import Kept, Refusal, Said
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState

Words = str | Promise

VERDICT_WORDS: Mapping[Verdict, Words] = {
    Verdict.FOR: pgettext_lazy("verdict", "talar för"),
    Verdict.UNCERTAIN: pgettext_lazy("verdict", "osäkert"),
    Verdict.AGAINST: pgettext_lazy("verdict", "talar emot"),
    Verdict.NOT_APPLICABLE: pgettext_lazy("verdict", "ej aktuellt"),
    Verdict.LATER: pgettext_lazy("verdict", "senare"),
}
VERDICT_CHIPS: Mapping[Verdict, str] = {
    Verdict.FOR: "good",
    Verdict.UNCERTAIN: "uncertain",
    Verdict.AGAINST: "attention",
    Verdict.NOT_APPLICABLE: "closed",
    Verdict.LATER: "neutral",
}
STATE_WORDS: Mapping[AnswerState, Words] = {
    AnswerState.ANSWERED: pgettext_lazy("question", "besvarad"),
    AnswerState.OPEN: pgettext_lazy("question", "obesvarad"),
    AnswerState.HANDED: pgettext_lazy("question", "hos en kollega"),
    AnswerState.WAITING_FOR_USERS: pgettext_lazy("question", "väntar på brukare"),
}
STATE_CHIPS: Mapping[AnswerState, str] = {
    AnswerState.ANSWERED: "good",
    AnswerState.OPEN: "open",
    AnswerState.HANDED: "assignment",
    AnswerState.WAITING_FOR_USERS: "users",
}
REFUSAL_WORDS: Mapping[Refusal, Words] = {
    Refusal.IDENTITY_NUMBER: _(
        "Här står ett personnummer. Ta bort det eller ersätt det med XXXXXX-XXXX, så sparas texten."
    ),
    Refusal.TOO_LONG: _(
        "Texten är för lång: högst 20 000 tecken sparas i ett svar. Texten står kvar här. Korta den, eller lägg det "
        "långa som underlag och skriv här vad det säger."
    ),
    Refusal.CLOSED: _("Prövningen är avslutad. Öppna den igen för att ändra något."),
    Refusal.ANSWERED_ALONE: _(
        "Bedömarna svarar var för sig just nu. Det gemensamma svaret skrivs när skillnaderna har visats."
    ),
    Refusal.NOT_ALONE: _("Ni svarar tillsammans. Skriv svaret på frågans sida."),
    Refusal.SHOWN_ALREADY: _(
        "Svaren har visats för alla, och då står de kvar som de är. Skriv det ni kommer fram till som gemensamt svar."
    ),
    Refusal.TOO_FEW_ASSESSORS: _("Välj minst två bedömare. En ensam bedömare har ingen att jämföra med."),
    Refusal.OTHER_METHOD: _("Underlaget gäller ett annat arbetssätt. Välj ett som hör till det här."),
    Refusal.WITHDRAWN: _("Underlaget är tillbakadraget och bär inte längre något. Välj ett annat."),
    Refusal.HANDING_WITHDRAWN: _("Frågan har tagits tillbaka, så svaret sparas inte här."),
    Refusal.NOT_ANSWERED: _(
        "Skriv något eller välj ett omdöme först, så att de som frågade har något att läsa."
    ),
    Refusal.NOT_NEWER: _("Prövningen följer redan den versionen eller en nyare."),
    Refusal.ASSESSED_ALREADY: _(
        "Det finns redan en öppen prövning av arbetssättet här. Öppna den, eller kryssa för att ni vill börja en till."
    ),
}
SETTLED_WORDS: Mapping[Kept, Words] = {
    Kept.MINE: _("Ditt svar gäller. Det andra står kvar i historiken."),
    Kept.THEIRS: _("Det sparade svaret gäller. Ditt eget är borttaget."),
}
VERDICT_CHOICES: tuple[tuple[Verdict, Words], ...] = tuple(VERDICT_WORDS.items())


def said_words(said: Said) -> str:
    """Verdict and reasons under each other, for two answers side by side."""
    return "\n".join(filter(None, (str(VERDICT_WORDS[said.verdict]) if said.verdict else "", said.reasons)))
