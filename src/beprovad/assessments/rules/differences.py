"""Where those who answered alone differ, and what a newer version of the checklist asks differently. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.kinds import Verdict

T = TypeVar("T")


@dataclass(frozen=True)
class Opinion:
    """What one assessor said of one question."""

    who: str
    said: Said


def differ(opinions: Iterable[Opinion]) -> bool:
    """Two different verdicts. Who said nothing of a question does not differ about it."""
    return len(_verdicts(opinions)) > 1


def agreed(opinions: Iterable[Opinion]) -> Verdict | None:
    """What all who answered say, if they say the same: what the common answer may begin with."""
    verdicts = _verdicts(opinions)
    return next(iter(verdicts)) if len(verdicts) == 1 else None


def differing_first(opinions: Mapping[T, Sequence[Opinion]]) -> tuple[T, ...]:
    """The questions, those about which the assessors differ before the others; else in the order given."""
    return tuple(sorted(opinions, key=lambda asked: not differ(opinions[asked])))


def _verdicts(opinions: Iterable[Opinion]) -> set[Verdict]:
    return {opinion.said.verdict for opinion in opinions if opinion.said.verdict is not None}


@dataclass(frozen=True)
class Moving(Generic[T]):
    """How each old question stands in a newer version: every old key is in `kept` or in `gone`."""

    kept: Mapping[UUID, T]
    gone: tuple[UUID, ...]


def moving(old: Iterable[UUID], new: Mapping[UUID, T]) -> Moving[T]:
    """An answer goes with its question's key; where the newer version has no such question it stays with the old."""
    keys = tuple(dict.fromkeys(old))
    return Moving(
        kept={key: new[key] for key in keys if key in new},
        gone=tuple(key for key in keys if key not in new),
    )


@dataclass(frozen=True)
class Wordings:
    """What a newer version asks: anew, in other words (old, new), and no more."""

    added: tuple[str, ...]
    reworded: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...]

    @property
    def are_the_same(self) -> bool:
        return not (self.added or self.reworded or self.dropped)


def wordings(old: Mapping[UUID, str], new: Mapping[UUID, str]) -> Wordings:
    """By key, in the order of each version."""
    return Wordings(
        added=tuple(text for key, text in new.items() if key not in old),
        reworded=tuple((old[key], text) for key, text in new.items() if key in old and old[key] != text),
        dropped=tuple(text for key, text in old.items() if key not in new),
    )
