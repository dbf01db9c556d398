"""One method: what it is, who uses it, and what it stands on, leaf by leaf."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from beprovad.knowledge import access
from beprovad.knowledge.events import AdoptionSet, MethodAdded, MethodChanged
from beprovad.knowledge.models import Adoption, Evidence, Method
from beprovad.knowledge.queries.citing import SourceLine, source_line
from beprovad.knowledge.queries.clovers import clover_of
from beprovad.knowledge.queries.history import Happening, history
from beprovad.knowledge.queries.pieces import PieceRow, owner_words
from beprovad.knowledge.queries.sources import sources_of_method
from beprovad.knowledge.rules.clover import Clover, Level
from beprovad.knowledge.rules.kinds import Direction, Leaf, Stage
from beprovad.knowledge.words import (
    LEAF_LEADS,
    LEAF_WORDS,
    MISSING_WORDS,
    STAGE_CHIPS,
    STAGE_WORDS,
    Words,
)
from beprovad.lib.markup import safe_html
from beprovad.lib.text import sort_key
from beprovad.people.rules import Reach
from beprovad.web.components.clover import WORDS
from beprovad.web.components.clover import Level as DrawnLevel


@dataclass(frozen=True)
class LeafPart:
    """One leaf's evidence: what supports and what contradicts stand side by side."""

    leaf: Leaf
    level: Level
    missing: tuple[Words, ...]
    supports: tuple[PieceRow, ...]
    contradicts: tuple[PieceRow, ...]
    nuances: tuple[PieceRow, ...]
    withdrawn: tuple[PieceRow, ...]

    @property
    def name(self) -> Words:
        return LEAF_WORDS[self.leaf]

    @property
    def lead(self) -> Words:
        return LEAF_LEADS[self.leaf]

    @property
    def level_words(self) -> Words:
        return WORDS[self.leaf.value][DrawnLevel(self.level.value)]

    @property
    def has_standing(self) -> bool:
        return bool(self.supports or self.contradicts or self.nuances)


@dataclass(frozen=True)
class AdoptionRow:
    adoption: Adoption

    @property
    def where(self) -> Words:
        return owner_words(self.adoption.organisation)

    @property
    def words(self) -> Words:
        return STAGE_WORDS[Stage(self.adoption.stage)]

    @property
    def chip(self) -> str:
        return STAGE_CHIPS[Stage(self.adoption.stage)]


@dataclass(frozen=True)
class MethodPage:
    method: Method
    clover: Clover
    leaves: tuple[LeafPart, ...]
    adoptions: tuple[AdoptionRow, ...]
    sources: tuple[SourceLine, ...]
    history: tuple[Happening, ...]
    may_edit: bool
    may_add_evidence: bool

    @property
    def target_group(self) -> SafeString:
        return SafeString(safe_html(self.method.target_group))

    @property
    def how(self) -> SafeString:
        return SafeString(safe_html(self.method.how))

    @property
    def is_research_thin(self) -> bool:
        """Then the page says that lack of evidence is not evidence of lack of effect."""
        return self.clover.research in (Level.EMPTY, Level.UNSUPPORTED, Level.UNCLEAR, Level.THIN)


def method_page(reach: Reach, method: Method) -> MethodPage:
    pieces = list(evidence_of_method(reach, method))
    clover = clover_of(pieces)
    return MethodPage(
        method=method,
        clover=clover,
        leaves=leaf_parts(clover, pieces),
        adoptions=_adoptions(method),
        sources=tuple(map(source_line, sources_of_method(reach, method))),
        history=history(method.pk, MethodAdded, MethodChanged, AdoptionSet),
        may_edit=access.may_edit_knowledge(reach),
        may_add_evidence=access.may_add_evidence(reach),
    )


def evidence_of_method(reach: Reach, method: Method) -> QuerySet[Evidence]:
    """The newest first, with owner and sources."""
    found = access.evidence(reach).filter(method=method).select_related("owner__parent__parent")
    return found.prefetch_related("sources").order_by("-dated_on", "-pk")


def leaf_parts(clover: Clover, pieces: list[Evidence]) -> tuple[LeafPart, ...]:
    return tuple(_leaf_part(leaf, clover, [piece for piece in pieces if piece.leaf == leaf]) for leaf in Leaf)


def _leaf_part(leaf: Leaf, clover: Clover, pieces: list[Evidence]) -> LeafPart:
    rows = [PieceRow(piece) for piece in pieces]
    standing = [row for row in rows if not row.evidence.is_withdrawn]
    by_direction = {
        each: tuple(row for row in standing if row.evidence.direction == each) for each in Direction
    }
    return LeafPart(
        leaf=leaf,
        level=clover.level(leaf),
        missing=_missing(clover, leaf),
        supports=by_direction[Direction.SUPPORTS],
        contradicts=by_direction[Direction.CONTRADICTS],
        nuances=by_direction[Direction.NUANCES],
        withdrawn=tuple(row for row in rows if row.evidence.is_withdrawn),
    )


def _missing(clover: Clover, leaf: Leaf) -> tuple[Words, ...]:
    return tuple(MISSING_WORDS[missing] for missing in clover.missing_on(leaf))


def _adoptions(method: Method) -> tuple[AdoptionRow, ...]:
    """Those who use it first, in the order of the stages' weight, then by name."""
    order = {stage.value: place for place, stage in enumerate(_USED_FIRST)}
    rows = map(AdoptionRow, method.adoptions.select_related("organisation__parent__parent"))
    return tuple(sorted(rows, key=lambda row: (order[row.adoption.stage], sort_key(str(row.where)))))


_USED_FIRST = (Stage.FULL, Stage.PILOT, Stage.PHASING_OUT, Stage.CONSIDERED, Stage.ENDED)
