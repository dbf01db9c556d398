"""Limits of an assessment's fields, which days are sensible in them, and whose text is kept of two. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Merged:
    """Names of fields: what is `written` now, and where two wrote different things and neither is lost, `clashing`."""

    written: tuple[str, ...]
    clashing: tuple[str, ...]


def merged(mine: Mapping[str, str], seen: Mapping[str, str], standing: Mapping[str, str]) -> Merged:
    """Field by field, by the prints of what I send, of what I had read and of what stands there now.

    What I left as I had read it is never written over somebody else's; what nobody else has changed is written; where
    somebody has, it clashes, unless both wrote the same.
    """
    changed = [name for name in mine if mine[name] not in (standing.get(name), seen.get(name))]
    return Merged(
        written=tuple(name for name in changed if seen.get(name) == standing.get(name)),
        clashing=tuple(name for name in changed if seen.get(name) != standing.get(name)),
    )
