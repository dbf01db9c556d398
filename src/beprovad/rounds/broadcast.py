"""Telling phones and screens that a round has changed, once it has."""

from beprovad.live.pokes import changed
from beprovad.rounds.models import Round

ROOM = "rounds"  # its name at the live transport


def tell(led: Round) -> None:
    """In the transaction that changed it: told when that is committed."""
    changed(ROOM, str(led.pk))
