"""What the rules of drafts refuse, in words with the way out."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from beprovad.checklists.rules.acts import Act
from beprovad.checklists.rules.differences import Change
from beprovad.checklists.rules.drafting import MOST_QUESTIONS, TEXT_LIMIT, Refusal

REFUSAL_WORDS: Mapping[Refusal, str | Promise] = {
    Refusal.CHANGED_MEANWHILE: _(
        "Någon annan har ändrat samma fråga sedan du öppnade sidan, så det du gjorde nu är inte sparat. Sidan visar "
        "hur det ser ut i dag, och det du hade valt eller skrivit står kvar. Titta och tryck igen."
    ),
    Refusal.GONE: _(
        "Någon annan har slagit ihop frågan med en annan eller tagit bort den. Din text står längst ned, där nya "
        "frågor skrivs: lägg till den, eller ändra frågan som den blev en del av."
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
    Refusal.RENAMED_MEANWHILE: _(
        "Någon annan ändrade namnet eller beskrivningen medan du skrev. Ditt står kvar. Jämför, och spara en gång till."
    ),
    Refusal.UNDONE_ALREADY: _("Det är redan ångrat."),
    Refusal.BUILT_ON: _(
        "Frågan har ändrats igen sedan dess, så det går inte att ångra för sig. Ångra det senare först."
    ),
    Refusal.ALL_HERE: _("Frågorna finns redan i utkastet. Inget är ändrat."),
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


def act_words(act: Act, count: int) -> str:
    """What was done, of how many questions."""
    return _ACT_WORDS[act](count) % {"count": count}


_ACT_WORDS: Mapping[Act, Callable[[int], str]] = {
    Act.ADDED: lambda _count: gettext("Lade till en fråga"),
    Act.BROUGHT_IN: lambda count: ngettext(
        "Lade till %(count)d fråga från ett möte", "Lade till %(count)d frågor från ett möte", count
    ),
    Act.TAKEN_IN: lambda count: ngettext(
        "Tog in %(count)d fråga från standardlistan", "Tog in %(count)d frågor från standardlistan", count
    ),
    Act.COVERED: lambda _count: gettext("Sade att en fråga redan ställs"),
    Act.REWORDED: lambda _count: gettext("Ändrade en fråga"),
    Act.JOINED: lambda count: ngettext("Slog ihop %(count)d fråga", "Slog ihop %(count)d frågor", count),
    Act.PARTED: lambda count: ngettext("Delade en fråga i %(count)d", "Delade en fråga i %(count)d", count),
    Act.MOVED: lambda count: ngettext("Flyttade %(count)d fråga", "Flyttade %(count)d frågor", count),
    Act.ORDERED: lambda _count: gettext("Ändrade ordningen"),
    Act.MARKED: lambda count: ngettext("Märkte %(count)d fråga", "Märkte %(count)d frågor", count),
    Act.REMOVED: lambda count: ngettext("Tog bort %(count)d fråga", "Tog bort %(count)d frågor", count),
    Act.RESTORED: lambda count: ngettext(
        "Tog tillbaka %(count)d fråga", "Tog tillbaka %(count)d frågor", count
    ),
    Act.KEPT_APART: lambda _count: gettext("Sade att frågor är olika"),
    Act.DECLINED: lambda _count: gettext("Sade nej till förslaget om inledande frågor"),
    Act.ACCEPTED: lambda _count: gettext("Godtog förslagen"),
}
