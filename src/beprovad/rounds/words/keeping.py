"""How long a round's inputs are kept, in words."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from beprovad.rounds.queries.keeping import Time
from beprovad.rounds.rules.keeping import KeepingRefusal, Promise
from beprovad.rounds.words import Words

KEEPING_WORDS: Mapping[KeepingRefusal, Words] = {
    KeepingRefusal.NOT_ENDED: gettext_lazy("Rundan pågår. Avsluta den först."),
}


def promise_sentence(promise: Promise) -> str:
    """What a network has decided, as a sentence of its own."""
    months = {"months": promise.months}
    if promise.deletes:
        return (
            ngettext(
                "Hela rundan tas bort en månad efter att den avslutats.",
                "Hela rundan tas bort %(months)d månader efter att den avslutats.",
                promise.months,
            )
            % months
        )
    return (
        ngettext(
            "Platser och namn tas bort en månad efter att rundan avslutats. Det som sades finns kvar.",
            "Platser och namn tas bort %(months)d månader efter att rundan avslutats. Det som sades finns kvar.",
            promise.months,
        )
        % months
    )


def time_sentence(time: Time) -> str:
    """What becomes of this round, and when."""
    if time.is_past:
        return _("Rundan är avidentifierad: platser och namn är borta, och det som sades finns kvar.")
    day = {"day": date_format(localtime(time.until), "j F Y")}
    if time.promise.deletes:
        return _("Hela rundan tas bort den %(day)s.") % day
    return _("Den %(day)s tas platser och namn bort. Det som sades finns kvar.") % day
