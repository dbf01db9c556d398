"""What the rules of drafts refuse, in words with the way out."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from beprovad.checklists.rules.differences import Change
from beprovad.checklists.rules.drafting import MOST_QUESTIONS, TEXT_LIMIT, Refusal

REFUSAL_WORDS: Mapping[Refusal, str | Promise] = {
    Refusal.CHANGED_MEANWHILE: _(
        "Någon annan har ändrat utkastet sedan du öppnade sidan, så det du gjorde nu är inte sparat. Sidan visar hur "
        "det ser ut i dag, och det du hade valt eller skrivit står kvar. Titta och tryck igen."
    ),
    Refusal.PUBLISHED: _("Versionen är publicerad och ändras inte mer. Börja på en ny version i stället."),
    Refusal.EMPTY_TEXT: _("Frågan är tom. Skriv den, eller ta bort den."),
    Refusal.TOO_LONG: format_lazy(
        _("En fråga får ha högst {limit} tecken. Korta den, eller dela den i flera."), limit=TEXT_LIMIT
    ),
    Refusal.TOO_MANY: format_lazy(
        _(
            "En checklista får ha högst {limit} frågor. Inget är ändrat; välj ut de viktigaste och försök igen."
        ),
        limit=MOST_QUESTIONS,
    ),
    Refusal.IDENTITY_NUMBER: _("Här står ett personnummer. Ta bort det eller ersätt det med XXXXXX-XXXX."),
    Refusal.NOTHING_CHOSEN: _("Ingen fråga är vald. Kryssa för minst en och tryck igen."),
    Refusal.ONE_CHOSEN: _("Det behövs minst två frågor att slå ihop. Kryssa för en till."),
    Refusal.ONE_PART: _("Skriv varje ny fråga på en egen rad, minst två rader."),
    Refusal.NO_QUESTIONS: _("Listan har inga frågor än. Lägg till minst en."),
    Refusal.DRAFT_ALREADY: _("Det finns redan ett utkast till nästa version. Fortsätt på det."),
    Refusal.NOTHING_NEW: _(
        "Utkastet säger samma sak som den senaste versionen. Ändra något först, eller kasta det."
    ),
}
CHANGE_WORDS: Mapping[Change, str | Promise] = {
    Change.ADDED: _("ny"),
    Change.REMOVED: _("borttagen"),
    Change.REWORDED: _("omskriven"),
    Change.MOVED: _("flyttad"),
}
CHANGE_CHIPS: Mapping[Change, str] = {
    Change.ADDED: "good",
    Change.REMOVED: "attention",
    Change.REWORDED: "uncertain",
    Change.MOVED: "assignment",
}
