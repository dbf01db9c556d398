"""Clovers of what the reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from beprovad.knowledge import access
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.rules.clover import Clover, Piece, clover
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Transferability,
)
from beprovad.lib.text import name_key
from beprovad.people.rules import Reach


def clover_of(evidence: Iterable[Evidence]) -> Clover:
    """The clover of these rows. Their `sources` are asked for: prefetch them where there are several rows."""
    return clover(piece(row) for row in evidence)


def clovers_of_methods(reach: Reach, method_ids: Collection[int]) -> Mapping[int, Clover]:
    """Method → its clover, by the evidence that this reader sees; one query, however many they are."""
    on: dict[int, list[Piece]] = defaultdict(list)
    for told in told_pieces(access.evidence(reach).filter(method__in=method_ids, withdrawn_at=None)).values():
        on[told.method_id].append(told.piece)
    return {method: clover(on[method]) for method in method_ids}


@dataclass(frozen=True)
class ToldPiece:
    """What a list needs to know of a piece of evidence: whose it is, and what it weighs."""

    id: int
    method_id: int
    owner_id: int | None
    is_shared: bool
    piece: Piece


def told_pieces(found: QuerySet[Evidence]) -> Mapping[int, ToldPiece]:
    """By id, with what each comes from. One query: it has a row for each of a piece's sources."""
    sources: dict[int, set[int]] = defaultdict(set)
    rows = {}
    for row in found.order_by("pk").values_list("pk", *_TOLD, "sources", named=True):
        rows[row.pk] = row
        if row.sources is not None:
            sources[row.pk].add(row.sources)
    return {
        pk: ToldPiece(pk, row.method_id, row.owner_id, row.is_shared, _piece(row, sources[pk]))
        for pk, row in rows.items()
    }


_TOLD = (
    *("method_id", "owner_id", "is_shared", "leaf", "direction", "dated_on", "withdrawn_at"),
    *("certainty", "transferability", "whose", "documented"),
    *("asked_how", "asked_count", "answered_count", "asked_by", "aspect"),
)


def piece(row: Evidence) -> Piece:
    """The row as the clover's rule sees it."""
    is_research = row.leaf == Leaf.RESEARCH
    return _piece(row, [source.pk for source in row.sources.all()] if is_research else ())


def _piece(row: Any, sources: Collection[int]) -> Piece:
    return Piece(
        leaf=Leaf(row.leaf),
        direction=Direction(row.direction),
        certainty=Certainty(row.certainty) if row.certainty else None,
        transferability=Transferability(row.transferability) if row.transferability else None,
        documented=Documented(row.documented) if row.documented else None,
        asked_how=Asked(row.asked_how) if row.asked_how else None,
        asked_count=row.asked_count,
        answered_count=row.answered_count,
        aspect=Aspect(row.aspect) if row.aspect else None,
        origin=_origin(row, sources),
        is_withdrawn=row.withdrawn_at is not None,
    )


def _origin(row: Any, sources: Collection[int]) -> frozenset[str]:
    """What two pieces must not have in common to be independent of each other."""
    if row.leaf == Leaf.RESEARCH:
        return frozenset(map(str, sources))
    if row.leaf == Leaf.PROFESSION:
        return frozenset({f"{row.owner_id}|{name_key(row.whose)}"})
    if row.leaf == Leaf.USERS:
        asking = (row.owner_id, name_key(row.asked_by), row.asked_how, row.dated_on)
        return frozenset({"|".join(map(str, asking))})
    return frozenset({row.aspect})
