"""The order of an agenda: items in a row, each sub-item somewhere after the item that it stands under. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Refusal(StrEnum):
    """Why an item is not removed."""

    HAS_NOTE = "has_note"
    HAS_SUBITEMS = "has_subitems"
    IS_RECORD = "is_record"


@dataclass(frozen=True)
class Line:
    """One item: its id, and the id of the item that it stands under."""

    id: int
    parent: int | None = None


def moved(lines: Sequence[Line], item: int, direction: Direction) -> tuple[int, ...]:
    """The ids in their new order: the item changes place with its neighbour of the same level, its sub-items follow.

    The first stays first when moved up, the last stays last when moved down.
    """
    parent = next(line.parent for line in lines if line.id == item)
    siblings = [line.id for line in lines if line.parent == parent]
    at = siblings.index(item)
    other = at + (-1 if direction == Direction.UP else 1)
    if 0 <= other < len(siblings):
        siblings[at], siblings[other] = siblings[other], siblings[at]
    return _flat(lines, {parent: siblings}, None)


def ordered(lines: Sequence[Line]) -> tuple[int, ...]:
    """The ids so that every sub-item stands under its item: where a new line belongs."""
    return _flat(lines, {}, None)


def _flat(lines: Sequence[Line], changed: dict[int | None, list[int]], parent: int | None) -> tuple[int, ...]:
    children = changed.get(parent) or [line.id for line in lines if line.parent == parent]
    return tuple(pk for child in children for pk in (child, *_flat(lines, changed, child)))


def refuse_removal(
    *, has_text: bool, has_subitems: bool, was_written: bool, is_released: bool
) -> Refusal | None:
    """An item is removed only when nothing is lost by it; what members have been sent stays as a record."""
    if has_subitems:
        return Refusal.HAS_SUBITEMS
    if has_text:
        return Refusal.HAS_NOTE
    return Refusal.IS_RECORD if was_written and is_released else None
