"""The list of methods."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from beprovad.knowledge import access
from beprovad.knowledge.models import Adoption, Method
from beprovad.knowledge.queries.clovers import clovers_of_methods
from beprovad.knowledge.queries.searching import speaks_of
from beprovad.knowledge.rules.clover import Clover
from beprovad.knowledge.rules.kinds import Direction, Leaf, Stage
from beprovad.knowledge.words import STAGE_CHIPS, STAGE_WORDS, Words
from beprovad.lib.text import sort_key
from beprovad.people.rules import Reach

SHOWN = 2
_TOLD = ("name", "target_group", "aim")


@dataclass(frozen=True)
class Selection:
    """What the reader looks for; an empty field sorts nothing out."""

    text: str = ""
    stage: Stage | None = None
    empty: Leaf | None = None

    @property
    def is_narrowed(self) -> bool:
        return self != Selection()


@dataclass(frozen=True)
class StageAt:
    """Where one stands to the method in that way: the municipalities' names."""

    stage: Stage
    places: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        return self.places[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.places) - len(self.shown)

    @property
    def words(self) -> Words:
        return STAGE_WORDS[self.stage]

    @property
    def chip(self) -> str:
        return STAGE_CHIPS[self.stage]


@dataclass(frozen=True)
class MethodRow:
    method: Method
    clover: Clover
    stages: tuple[StageAt, ...]

    @property
    def is_contradicted(self) -> bool:
        return bool(self.clover.contradicted)

    @property
    def line(self) -> str:
        """What it is in a line: the aim, else for whom."""
        told: str = self.method.aim or self.method.target_group
        return " ".join(told.split())


def chosen_methods(reach: Reach, selection: Selection) -> QuerySet[Method]:
    found = access.methods(reach).filter(speaks_of(selection.text, *_TOLD))
    if selection.stage:
        used = Adoption.objects.filter(method=OuterRef("pk"), stage=selection.stage.value)
        found = found.filter(Exists(used))
    if selection.empty:
        supports = access.evidence(reach).filter(
            method=OuterRef("pk"),
            leaf=selection.empty.value,
            direction=Direction.SUPPORTS.value,
            withdrawn_at=None,
        )
        found = found.filter(~Exists(supports))
    return found


def listed_methods(reach: Reach, selection: Selection) -> list[int]:
    """The chosen ones in the order of a Swedish list; one query."""
    named = chosen_methods(reach, selection).order_by("pk").values_list("pk", "name")
    return [pk for pk, _ in sorted(named, key=lambda row: (sort_key(row[1]), row[0]))]


def method_rows(reach: Reach, method_ids: Sequence[int]) -> tuple[MethodRow, ...]:
    """Rows with clover and use, in the order given; three queries for all of them."""
    found = access.methods(reach).in_bulk(method_ids)
    clovers, used = clovers_of_methods(reach, method_ids), _stages(method_ids)
    return tuple(MethodRow(found[pk], clovers[pk], used.get(pk, ())) for pk in method_ids if pk in found)


def _stages(method_ids: Collection[int]) -> dict[int, tuple[StageAt, ...]]:
    above = ("organisation__parent__parent__name", "organisation__parent__name", "organisation__name")
    place = Coalesce(*above)  # of a unit, an administration, or of what has nothing above it
    rows = Adoption.objects.filter(method__in=method_ids).order_by().values_list("method", "stage", place)
    found: dict[int, dict[Stage, list[str]]] = {}
    for method, stage, name in sorted(rows.distinct(), key=lambda row: sort_key(row[2])):
        found.setdefault(method, {}).setdefault(Stage(stage), []).append(name)
    return {
        method: tuple(StageAt(stage, tuple(stages[stage])) for stage in Stage if stage in stages)
        for method, stages in found.items()
    }
