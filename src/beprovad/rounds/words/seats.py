"""What a seat is called: by the name that it was asked for, or else by a number that says nothing of anybody."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from beprovad.rounds.models import Round, Seat
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.rules.seating import LEAST_NUMBER
from beprovad.rounds.words import Words


def seat_name(seat: Seat) -> str:
    """Nothing in a round that has lost its seats: the one that all its inputs stand at then is nobody's."""
    if seat.label or seat.number < LEAST_NUMBER:
        return seat.label
    return _("plats %(number)s") % {"number": seat.number}


@dataclass(frozen=True)
class SeatsCalled:
    """What stands over a list of seats, for all of them, and what is promised where wordings are joined."""

    heading: Words
    every: Words
    joining: Words


_TABLES = SeatsCalled(
    gettext_lazy("Bord"),
    gettext_lazy("Alla bord"),
    gettext_lazy("Förslagen är bara förslag. Allt som skrevs står kvar, med bordet som skrev det."),
)
_NAMES = SeatsCalled(
    pgettext_lazy("den som skrev", "Namn"),
    gettext_lazy("Alla namn"),
    gettext_lazy("Förslagen är bara förslag. Allt som skrevs står kvar, med namnet på den som skrev det."),
)
_PHONES = SeatsCalled(
    gettext_lazy("Plats i rundan"),
    gettext_lazy("Alla platser"),
    gettext_lazy(
        "Förslagen är bara förslag. Allt som skrevs står kvar. Platsens nummer är draget på måfå: det visar vad som "
        "kom från samma telefon, men inte vems den är eller när den gick med."
    ),
)

_NOBODYS = replace(
    _PHONES,
    joining=gettext_lazy("Förslagen är bara förslag. Allt som skrevs står kvar, men inte vem som skrev det."),
)


def seats_called(led: Round) -> SeatsCalled:
    if led.anonymised_at is not None:
        return _NOBODYS
    if led.seating == Seating.TABLES:
        return _TABLES
    return _NAMES if led.asks_names else _PHONES
