"""What differs between two versions of a list. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from beprovad.checklists.rules.areas import Area


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"  # to another area


@dataclass(frozen=True)
class Asked:
    """A question as it stands in a version."""

    key: UUID
    area: Area
    text: str


@dataclass(frozen=True)
class Difference:
    """`before` is None for what was added, `after` for what was removed."""

    change: Change
    before: Asked | None
    after: Asked | None


def differences(before: Sequence[Asked], after: Sequence[Asked]) -> tuple[Difference, ...]:
    """In the order of the newer list, then what was removed. A question both reworded and moved is told of twice."""
    old = {each.key: each for each in before}
    new = {each.key for each in after}
    told = [difference for each in after for difference in _of(old.get(each.key), each)]
    gone = [Difference(Change.REMOVED, each, None) for each in before if each.key not in new]
    return (*told, *gone)


def _of(before: Asked | None, after: Asked) -> list[Difference]:
    if before is None:
        return [Difference(Change.ADDED, None, after)]
    changes = []
    if before.text.split() != after.text.split():
        changes.append(Difference(Change.REWORDED, before, after))
    if before.area != after.area:
        changes.append(Difference(Change.MOVED, before, after))
    return changes
