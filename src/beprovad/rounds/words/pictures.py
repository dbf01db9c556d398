"""Why a picture is not taken, with the way out."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from beprovad.rounds.rules.pictures import PictureRefusal
from beprovad.rounds.words import Words

PICTURE_WORDS: Mapping[PictureRefusal, Words] = {
    PictureRefusal.NOT_A_PICTURE: _("Det är ingen bild som går att visa. Välj en PNG, JPEG, WebP eller GIF."),
    PictureRefusal.TOO_LARGE: _("Bilden är större än 5 MB. Spara den i mindre storlek och välj den igen."),
    PictureRefusal.NO_WORDS: _("Skriv vad bilden visar, för dem som inte ser den."),
}
