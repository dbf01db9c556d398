"""Clovers of what the reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Prefetch

from beprovad.knowledge import access
from beprovad.knowledge.models import Evidence, Source
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
    """Method → its clover, by the evidence that this reader sees; two queries, however many they are."""
    rows: dict[int, list[Evidence]] = defaultdict(list)
    found = access.evidence(reach).filter(method__in=method_ids, withdrawn_at=None).defer("details")
    only_which = Prefetch("sources", Source.objects.only("pk").order_by("pk"))
    for row in found.order_by("pk").prefetch_related(only_which):
        rows[row.method_id].append(row)
    return {method: clover_of(rows[method]) for method in method_ids}


def piece(row: Evidence) -> Piece:
    """The row as the clover's rule sees it."""
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
        origin=_origin(row),
        is_withdrawn=row.is_withdrawn,
    )


def _origin(row: Evidence) -> frozenset[str]:
    """What two pieces must not have in common to be independent of each other."""
    if row.leaf == Leaf.RESEARCH:
        return frozenset(str(source.pk) for source in row.sources.all())
    if row.leaf == Leaf.PROFESSION:
        return frozenset({f"{row.owner_id}|{name_key(row.whose)}"})
    if row.leaf == Leaf.USERS:
        asking = (row.owner_id, name_key(row.asked_by), row.asked_how, row.dated_on)
        return frozenset({"|".join(map(str, asking))})
    return frozenset({row.aspect})
