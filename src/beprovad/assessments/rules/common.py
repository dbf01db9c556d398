"""What holds of a network's common answer: whether what it stands on still says what it said. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class Footing(StrEnum):
    """How an assessment stands under a common answer."""

    HOLDS = "holds"
    OLDER = "older"  # it says something else today
    UNSHARED = "unshared"  # its authority shares it no more, so nobody is told what it says


class CommonRefusal(StrEnum):
    """Why a common answer was not saved; `words/sharing.py` says it with the way out."""

    NO_GROUND = "no_ground"
    NOTHING_SAID = "nothing_said"  # and there was nothing to take back


def footing(seen: str, now: str | None, *, is_shared: bool) -> Footing:
    """By prints: of what was read when the answer was written, and of what stands there now, None for nothing."""
    if not is_shared:
        return Footing.UNSHARED
    return Footing.HOLDS if seen == now else Footing.OLDER


def is_older(footings: Iterable[Footing]) -> bool:
    return Footing.OLDER in footings


def refuse_common(*, says_anything: bool, stands_on: int, is_new: bool) -> CommonRefusal | None:
    """An empty one takes back what stood there; another says which assessments it stands on."""
    if not says_anything:
        return CommonRefusal.NOTHING_SAID if is_new else None
    return None if stands_on else CommonRefusal.NO_GROUND
