"""How long what a round took in is kept, and what becomes of it then. Pure."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

USUAL_MONTHS = 24
FEWEST_MONTHS, MOST_MONTHS = 1, 120


class KeepingRefusal(StrEnum):
    NOT_ENDED = "not_ended"


@dataclass(frozen=True)
class Promise:
    """After `months` the round is deleted, or what came in loses its seats and tables."""

    months: int = USUAL_MONTHS
    deletes: bool = False


def strictest(promises: Iterable[Promise]) -> Promise:
    """The fewest months, and deleted where any of them deletes; of none the usual."""
    found = list(promises) or [Promise()]
    return Promise(min(one.months for one in found), any(one.deletes for one in found))


def kept_until(begins: datetime, months: int) -> datetime:
    """The same day so many months later; the month's last where it has no such day."""
    years, month = divmod(begins.month - 1 + months, 12)
    year = begins.year + years
    return begins.replace(year=year, month=month + 1, day=min(begins.day, monthrange(year, month + 1)[1]))


def kept_from(opened_at: datetime, closes_at: datetime | None, ended_at: datetime | None) -> datetime:
    """The time runs from the end; of a round that nobody ended, from when it opened or closed by its clock."""
    return ended_at or max(opened_at, closes_at or opened_at)
