"""What the room's decisions are called on a page; translated where they are shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.people.rules.matching import Likeness

LIKENESS_WORDS: dict[Likeness, str | Promise] = {
    Likeness.SAME: _("Samma namn."),
    Likeness.SAME_EMAIL: _("Samma e-postadress."),
    Likeness.CONFIRMED_VARIANT: _("Namnformen är bekräftad sedan tidigare."),
    Likeness.ACCENTS: _("Bara accenterna skiljer."),
    Likeness.SAME_SOUND: _("Namnen låter likadant men stavas olika."),
    Likeness.SWAPPED_LETTERS: _("Två bokstäver har bytt plats."),
    Likeness.ONE_LETTER: _("En bokstav skiljer."),
    Likeness.ADDED_SURNAME: _("Här står ett efternamn till."),
    Likeness.DROPPED_SURNAME: _("Här saknas ett av efternamnen."),
    Likeness.SAME_NAME_ELSEWHERE: _("Samma namn, men inte känd från den organisationen."),
    Likeness.INITIAL: _("Här står bara en initial."),
    Likeness.GIVEN_NAME: _("Här står bara förnamnet."),
}
