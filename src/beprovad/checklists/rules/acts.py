"""What can be done to a draft, and when it can be undone. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Act(StrEnum):
    """What a person did with a draft's questions."""

    ADDED = "added"
    BROUGHT_IN = "brought_in"  # from a meeting
    TAKEN_IN = "taken_in"  # from the standard list
    COVERED = "covered"  # said to ask what the standard list asks
    REWORDED = "reworded"
    JOINED = "joined"
    PARTED = "parted"
    MOVED = "moved"  # to another area
    ORDERED = "ordered"  # within its area
    MARKED = "marked"
    REMOVED = "removed"
    RESTORED = "restored"
    KEPT_APART = "kept_apart"
    DECLINED = "declined"
    ACCEPTED = "accepted"  # everything that was proposed


Rows = Mapping[str, Mapping[str, Any]]
"""Question id → the question as it stood: column → value, and under `origins` what it was made from."""

_NOT_COMPARED = frozenset({"position", "changed_in", "origins"})


def stands_as_left(after: Rows, now: Rows) -> bool:
    """Whether every question is as the act left it, so that undoing it undoes nothing else.

    Where a question stands among the others does not matter, and neither does what an origin says: no act changes it.
    """
    return all(each in now and _compared(row) == _compared(now[each]) for each, row in after.items())


def made_by(before: Rows, after: Rows) -> tuple[str, ...]:
    """The questions that the act made: undoing it takes them away again."""
    return tuple(each for each in after if each not in before)


def _compared(row: Mapping[str, Any]) -> Mapping[str, Any]:
    columns = {name: value for name, value in row.items() if name not in _NOT_COMPARED}
    return {**columns, "origins": [origin["id"] for origin in row["origins"]]}
