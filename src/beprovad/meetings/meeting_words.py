"""What the refusals of notes, materials and agendas are called on a page, each with the way out."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.meetings.rules import agenda, materials, notes

NOTE_REFUSALS: dict[notes.Refusal, str | Promise] = {
    notes.Refusal.IDENTITY_NUMBER: _(
        "Texten innehåller ett personnummer och är inte sparad. Ta bort numret eller ersätt det med "
        "XXXXXX-XXXX, så sparas texten."
    ),
    notes.Refusal.TOO_LONG: _(
        "Texten är längre än 200 000 tecken och är inte sparad. Korta den, eller lägg en del under en egen punkt."
    ),
}

FILE_REFUSALS: dict[materials.Refusal, str | Promise] = {
    materials.Refusal.EMPTY: _("Filen är tom. Kontrollera att den går att öppna hos dig och försök igen."),
    materials.Refusal.TOO_LARGE: _("Filen är för stor. Dela den, eller spara bilderna i lägre upplösning."),
    materials.Refusal.PROGRAM: _(
        "Filen är ett program eller en webbsida och tas inte emot. Välj dokumentet eller bilderna själva. "
        "Kom filen i ett mejl, fråga avsändaren innan du öppnar den."
    ),
    materials.Refusal.MACROS: _(
        "Filen innehåller makron och tas inte emot. Spara den som PDF eller utan makron och försök igen."
    ),
    materials.Refusal.UNKNOWN_TYPE: _(
        "Filens innehåll är inget av PDF, Word, PowerPoint, Excel, OpenDocument, PNG, JPEG, text eller CSV. "
        "Spara den som PDF och ladda upp den."
    ),
}

REMOVAL_REFUSALS: dict[agenda.Refusal, str | Promise] = {
    agenda.Refusal.HAS_NOTE: _(
        "Punkten har en anteckning och tas inte bort. Flytta texten till en annan punkt först."
    ),
    agenda.Refusal.HAS_SUBITEMS: _("Punkten har underpunkter. Ta bort dem först, en i taget."),
    agenda.Refusal.IS_RECORD: _(
        "Punktens anteckning är synlig för ledamöterna och är en handling. Punkten står kvar."
    ),
}

SETTLED_WORDS: dict[notes.Choice, str | Promise] = {
    notes.Choice.THEIRS: _("Den sparade texten står kvar."),
    notes.Choice.MINE: _("Din text gäller. Den andra finns kvar i historiken."),
    notes.Choice.JOINED: _("Den gemensamma texten gäller. Den förra finns kvar i historiken."),
}
