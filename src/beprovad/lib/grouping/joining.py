"""Groups that grow by average link. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Join:
    """Two groups, each named by its lowest index, that become one when texts as unlike as `alike` may be joined."""

    alike: float
    kept: int
    taken: int


def grown(rows: Sequence[Sequence[float]], sizes: Sequence[int]) -> tuple[Join, ...]:
    """Every join from likeness 1 down to 0, in the order of a nearest-neighbour chain (Murtagh 1983).

    The likeness of two groups is the mean of all pairs between them (Lance & Williams 1967). A pair below 0
    keeps the groups around it apart for ever. Equally alike: the lower index is chosen.
    """
    alike, counts = [list(row) for row in rows], list(sizes)
    standing, chain, found = list(range(len(rows))), list[int](), list[Join]()
    while standing:
        chain = chain or [standing[0]]
        top, before = chain[-1], chain[-2] if len(chain) > 1 else -1
        nearest = _nearest(alike[top], standing, top, before)
        if nearest < 0:  # what it is like has no place left: nothing more can join it
            standing.remove(chain.pop())
        elif nearest == before:
            kept, taken = sorted(chain[-2:])
            found.append(Join(alike[kept][taken], kept, taken))
            _join(alike, counts, standing, kept, taken)
            del chain[-2:]
        else:
            chain.append(nearest)
    return tuple(found)


def joined(count: int, joins: Iterable[Join], threshold: float) -> tuple[tuple[int, ...], ...]:
    """What 0 … count - 1 become when all joins at least that alike are made, singles with them."""
    members = {index: [index] for index in range(count)}
    home = list(range(count))
    for join in sorted(joins, key=lambda join: -join.alike):
        if join.alike < threshold:
            break
        kept, taken = sorted((home[join.kept], home[join.taken]))
        for index in members[taken]:
            home[index] = kept
        members[kept] += members.pop(taken)
    return tuple(tuple(sorted(group)) for group in members.values())


def _nearest(row: Sequence[float], standing: Sequence[int], own: int, before: int) -> int:
    """The most alike of those that stand; the one before in the chain when none is more so; -1 for none at all."""
    best, alike = before, row[before] if before >= 0 else 0.0
    for other in standing:
        if row[other] > alike and other != own:
            best, alike = other, row[other]
    return best


def _join(rows: list[list[float]], sizes: list[int], standing: list[int], kept: int, taken: int) -> None:
    standing.remove(taken)
    ours, theirs = sizes[kept], sizes[taken]
    for other in standing:
        one, two = rows[kept][other], rows[taken][other]
        both = -1.0 if one < 0 or two < 0 else (ours * one + theirs * two) / (ours + theirs)
        rows[kept][other] = rows[other][kept] = both
    sizes[kept] += theirs
