"""The refusals of `extract` in the reader's language: what is wrong, and what to do next."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.documents.refusals import Refusal

_WORDS: dict[Refusal, Promise] = {
    Refusal.EMPTY: _(
        "Filen är tom eller saknar text som går att läsa. Välj en annan fil, eller klistra in texten."
    ),
    Refusal.TOO_LARGE: _("Filen är större än 25 MB. Spara den utan bilder, eller klistra in texten."),
    Refusal.ENCRYPTED: _("Filen är skyddad med lösenord. Spara en kopia utan lösenord och välj den."),
    Refusal.SCANNED: _(
        "Filen innehåller bara bilder av text, som en skannad sida. "
        "Låt skannern känna igen texten (OCR), eller klistra in den."
    ),
    Refusal.BROKEN: _(
        "Filen är skadad och går inte att läsa. Öppna den i programmet där den skrevs, "
        "spara den på nytt och försök igen."
    ),
    Refusal.UNKNOWN_TYPE: _(
        "Den filtypen kan vi inte läsa. Spara anteckningarna som .docx, .pdf eller .txt och försök igen."
    ),
    Refusal.NOT_TEXT: _(
        "Vi känner inte igen vad det är för fil, och det finns ingen text att läsa i den. Välj en fil från Word, "
        "en PDF eller vanlig text (.docx, .pdf, .txt eller .md), eller klistra in texten."
    ),
    Refusal.PICTURE: _(
        "Filen är en bild, och text i bilder kan vi inte läsa. Låt telefonen eller skannern känna igen texten "
        "och klistra in den, eller välj filen där anteckningen skrevs."
    ),
    Refusal.SOUND_OR_FILM: _(
        "Filen är ljud eller film, och det kan vi inte läsa. Klistra in texten, eller välj filen med anteckningarna."
    ),
    Refusal.PROGRAM: _(
        "Filen är ett program, inte ett dokument, och öppnades inte. Välj filen med anteckningarna. "
        "Kom den här i ett mejl, fråga avsändaren innan du öppnar den."
    ),
    Refusal.TOO_LONG: _("Texten är längre än 5 miljoner tecken. Dela upp den i flera filer."),
    Refusal.TOO_MANY_PAGES: _("Filen har fler än 1 000 sidor. Dela upp den i flera filer."),
    Refusal.ZIP_BOMB: _(
        "Filen blir orimligt stor när den packas upp, så vi läste den inte. "
        "Spara texten i en ny fil och försök igen."
    ),
    Refusal.TOO_SLOW: _(
        "Filen tog för lång tid att läsa. Spara den som en ny PDF och försök igen, eller klistra in texten."
    ),
}


def refusal_text(reason: Refusal) -> Promise:
    """One or two sentences for the person who chose the file; translated when shown."""
    return _WORDS[reason]
