"""Sources: the list, one source with all that cites it, and those that a form offers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from beprovad.knowledge import access
from beprovad.knowledge.events import SourceAdded, SourceChanged
from beprovad.knowledge.models import Evidence, Method, Source
from beprovad.knowledge.queries.citing import SourceLine, source_line
from beprovad.knowledge.queries.history import Happening, history
from beprovad.knowledge.queries.pieces import PieceRow
from beprovad.knowledge.queries.searching import speaks_of
from beprovad.knowledge.words import SOURCE_KIND_WORDS, Words
from beprovad.lib.text import sort_key
from beprovad.people.rules import Reach

MOST_FOUND = 12
_TOLD = ("title", "authors", "published_in", "identifier")


@dataclass(frozen=True)
class SourcePage:
    line: SourceLine
    methods: tuple[Method, ...]
    evidence: tuple[PieceRow, ...]
    history: tuple[Happening, ...]
    may_edit: bool

    @property
    def kind_words(self) -> Words:
        return SOURCE_KIND_WORDS[self.line.source.kind]


def listed_sources(reach: Reach, text: str, kind: str) -> list[int]:
    """Those that the words and the kind choose, in the order of a Swedish list; one query."""
    found = access.sources(reach).filter(speaks_of(text, *_TOLD))
    told = (found.filter(kind=kind) if kind else found).order_by("pk").values_list("pk", "authors", "title")
    return [
        pk for pk, *_ in sorted(told, key=lambda row: (sort_key(row[1] or row[2]), sort_key(row[2]), row[0]))
    ]


def source_lines(reach: Reach, source_ids: Sequence[int]) -> tuple[SourceLine, ...]:
    """In the order given; one query."""
    found = access.sources(reach).in_bulk(source_ids)
    return tuple(source_line(found[pk]) for pk in source_ids if pk in found)


def sources_of_method(reach: Reach, method: Method) -> QuerySet[Source]:
    """Those tied to the method, and those that its evidence stands on, as far as the reader sees it."""
    seen = access.evidence(reach).filter(method=method, withdrawn_at=None)
    under = Evidence.sources.through.objects.filter(evidence__in=seen.values("pk")).values("source")
    tied = Method.sources.through.objects.filter(method=method).values("source")
    return access.sources(reach).filter(Q(pk__in=under) | Q(pk__in=tied))


def offered_sources(reach: Reach, method: Method, *, chosen: Collection[int], words: str) -> QuerySet[Source]:
    """What the form of a piece of evidence offers: the method's, those chosen already, and some that the words find."""
    found = access.sources(reach).filter(speaks_of(words, *_TOLD)).values_list("pk", flat=True)
    by_words = list(found[:MOST_FOUND]) if words.strip() else []
    own = sources_of_method(reach, method).values("pk")
    return access.sources(reach).filter(Q(pk__in=own) | Q(pk__in=[*chosen, *by_words]))


def source_page(reach: Reach, source: Source) -> SourcePage:
    citing = access.evidence(reach).filter(sources=source).select_related("method")
    return SourcePage(
        line=source_line(source),
        methods=tuple(source.methods.all()),
        evidence=tuple(map(PieceRow, citing.order_by("method__name", "-dated_on", "-pk"))),
        history=history(source.pk, SourceAdded, SourceChanged),
        may_edit=access.may_edit_knowledge(reach),
    )
