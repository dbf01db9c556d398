"""A pile: at most a handful of what waits, and whether there is more."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

HANDFUL = 5
T = TypeVar("T")


@dataclass(frozen=True)
class Pile(Generic[T]):
    """The first rows of something; `has_more` says that there are others."""

    rows: tuple[T, ...] = ()
    has_more: bool = False


def pile(rows: Iterable[T]) -> Pile[T]:
    found = tuple(islice(rows, HANDFUL + 1))
    return Pile(found[:HANDFUL], has_more=len(found) > HANDFUL)
