"""Limits of an assessment's fields, and which days are sensible in them. Pure."""

from datetime import date, timedelta
from enum import StrEnum

TEXT_LIMIT = 10_000
MOST_ROWS = 50
"""Risks, effects or goals of one assessment; a list that nobody can hold in mind decides nothing."""

FURTHEST = timedelta(days=20 * 366)
"""Further ahead nobody plans; such a day is a slip of the hand."""


class DayRefusal(StrEnum):
    PASSED = "passed"
    TOO_FAR = "too_far"


def refuse_day(day: date | None, *, before: date | None, today: date) -> DayRefusal | None:
    """A day that is planned lies ahead. What stood there `before` may stay, also when it has passed."""
    if day is None or day == before:
        return None
    if day < today:
        return DayRefusal.PASSED
    return DayRefusal.TOO_FAR if day - today > FURTHEST else None


LIGHT, MIDDLING, HEAVY = "light", "middling", "heavy"


def shade(likelihood: int, consequence: int) -> str:
    """How dark a square of the risk picture is drawn. It orders, it is no score."""
    weight = likelihood * consequence
    if weight >= 12:  # noqa: PLR2004 - "possible and serious" or more
        return HEAVY
    return MIDDLING if weight >= 5 else LIGHT  # noqa: PLR2004
