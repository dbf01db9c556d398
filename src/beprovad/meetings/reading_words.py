"""What reading a note in says in words; translated where they are shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.lib.notes import Doubt, MatterKind
from beprovad.meetings.rules.reading import MENTION, Ask, Obstacle

Words = str | Promise

DOUBT_WORDS: dict[str, Words] = {
    Doubt.NO_YEAR: _("Årtalet står inte i texten."),
    Doubt.SEVERAL_DATES: _("Det står fler datum i sidhuvudet, och ett annat kan vara mötets."),
    Doubt.YEAR_FROM_MEETING: _("Årtalet är uträknat från mötets datum."),
    Doubt.UNKNOWN_NAME: _("Det ser ut som ett namn, men förnamnet är ovanligt."),
    Doubt.ONLY_GIVEN_NAME: _("Det står bara ett förnamn."),
    Doubt.NO_SEPARATOR: _("Namnen stod i rad utan något mellan sig."),
    Doubt.COLUMNS: _("Två spalter har flutit ihop. Vem som var frånvarande är uträknat."),
    Doubt.PROSE: _("Det är läst ur en löpande mening."),
    Doubt.NO_NUMBERING: _("Rubriken har ingen siffra eller punkt. Vi känner igen den på hur den ser ut."),
    Doubt.TITLE_RUNS_ON: _("Inget skiljer rubriken från texten efter."),
    Doubt.OWNER_GUESSED: _("Vem som är ansvarig är uträknat ur meningen."),
    Doubt.WEAK_WORDS: _("Orden är svaga. Det kan också vara vanlig anteckning."),
    Ask.DATE_MISSING: _("Mötets hela datum står inte i texten."),
    Ask.TITLE_MISSING: _("Anteckningen har ingen rubrik."),
    Ask.WHICH_NETWORK: _("Rubriken är inte ett nätverk som vi känner igen."),
    Ask.WHICH_ORGANISATION: _("Organisationen finns inte här under det namnet, eller så kan flera menas."),
    Ask.WHICH_PERSON: _("Namnet liknar någon som finns här."),
    Ask.WHICH_RESPONSIBLE: _("Namnet är inte helt, eller så kan flera menas."),
    Ask.KNOWN_MATTER: _("Meningen liknar ett ärende från ett tidigare möte."),
}

OBSTACLE_WORDS: dict[Obstacle, Words] = {
    Obstacle.IDENTITY_NUMBER: _("Texten innehåller ett personnummer. Maskera det först."),
    Obstacle.SAME_NOTE: _("Samma anteckning är redan inläst. Säg till om du vill läsa in den en gång till."),
    Obstacle.SAME_DAY: _("Det finns redan ett möte den dagen i samma nätverk."),
    Obstacle.NO_NETWORK: _("Välj vilket nätverk mötet hörde till."),
    Obstacle.QUESTIONS_LEFT: _("Det finns frågor kvar att svara på."),
    Obstacle.NO_DATE: _("Mötets datum saknas."),
    Obstacle.NO_TITLE: _("Mötets rubrik saknas."),
    Obstacle.CERTAIN_NOT_ACCEPTED: _("De säkra uppgifterna är inte godtagna än."),
}

MATTER_KIND_WORDS: dict[str, Words] = {
    MatterKind.ASSIGNMENT: _("uppdrag"),
    MatterKind.PARKED: _("parkerat"),
    MatterKind.CONTINUING: _("fortsätter"),
    MatterKind.DECISION: _("beslut"),
    MatterKind.CONTRIBUTION: _("medskick"),
    MatterKind.DISPATCH: _("att skicka"),
    MatterKind.INFORMATION: _("information"),
    MENTION: _("nämns"),
}


def doubt_words(doubt: str) -> Words:
    """The reason in words. A doubt without words of its own is at least told as one."""
    return DOUBT_WORDS.get(doubt, _("Vi är inte säkra."))
