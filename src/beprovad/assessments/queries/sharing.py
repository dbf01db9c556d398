"""What is shared with whom, and a shared assessment as its network reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from beprovad.assessments import access
from beprovad.assessments.models import Assessment, Decision, Share
from beprovad.assessments.queries.assessments import AssessmentRow, assessment_rows
from beprovad.assessments.queries.brief import brief_of
from beprovad.assessments.queries.places import place_words
from beprovad.assessments.queries.record import Record
from beprovad.assessments.queries.sharing_summary import shares_of
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.rules.sharing import as_shared
from beprovad.assessments.words.deciding import KIND_CHIPS, KIND_WORDS, Words
from beprovad.checklists.words import said_text
from beprovad.knowledge import access as knowledge
from beprovad.people.rules import Act, Reach


@dataclass(frozen=True)
class SharedDecision:
    """Of the decision that stands, what others read: neither why, nor by whom, nor what came before it."""

    kind: DecisionKind
    decided_on: date
    conditions: str

    @property
    def words(self) -> Words:
        return KIND_WORDS[self.kind]

    @property
    def chip(self) -> str:
        return KIND_CHIPS[self.kind]


def shared_decision(assessment: Assessment) -> SharedDecision | None:
    """One query, which reads no more than is shown."""
    rows = Decision.objects.filter(assessment=assessment).order_by("-number")
    told = rows.values_list("kind", "decided_on", "conditions").first()
    return SharedDecision(DecisionKind(told[0]), told[1], told[2]) if told else None


@dataclass(frozen=True)
class SharedPage:
    """The assessment as others read it. `readable` are pieces of evidence that this reader may open by themselves."""

    assessment: Assessment
    record: Record
    readable: frozenset[int]
    into: tuple[Assessment, ...] = ()
    decision: SharedDecision | None = None

    @property
    def place(self) -> str:
        return place_words(self.assessment)

    @property
    def checklist_title(self) -> str:
        return said_text(self.record.brief.checklist)

    @property
    def has_weak_research(self) -> bool:
        return self.record.brief.leaves.research in ("empty", "unsupported", "unclear", "thin")


def shared_page(assessment: Assessment, reach: Reach) -> SharedPage:
    """Read from what a decision would keep, and from the one that stands: what is in neither is not shared."""
    known = as_shared(brief_of(assessment))
    pieces = knowledge.evidence(reach).filter(pk__in=[ground.id for ground in known.grounds])
    return SharedPage(
        assessment=assessment,
        record=Record(known),
        readable=frozenset(pieces.values_list("pk", flat=True)),
        into=tuple(access.assessments_to_take_into(reach, assessment)),
        decision=shared_decision(assessment),
    )


@dataclass(frozen=True)
class SharePage:
    """With whom it is shared, and what they read."""

    page: SharedPage
    shares: tuple[Share, ...]


def share_page(assessment: Assessment) -> SharePage:
    """The preview is the shared page itself, without anything that only the authority can open."""
    known = Record(as_shared(brief_of(assessment)))
    return SharePage(
        page=SharedPage(assessment, known, frozenset(), decision=shared_decision(assessment)),
        shares=shares_of(assessment),
    )


@dataclass(frozen=True)
class SharedRow:
    """A shared assessment in the list of them, with the networks through which the reader sees it."""

    row: AssessmentRow
    networks: tuple[str, ...]

    @property
    def place(self) -> str:
        return place_words(self.row.assessment)


def shared_rows(page: Iterable[Assessment]) -> tuple[SharedRow, ...]:
    """Of a page of `listed_shared`: as many queries for one as for many."""
    return tuple(
        SharedRow(row, tuple(share.network.label for share in row.assessment.shares.all()))
        for row in assessment_rows(page)
    )


def listed_shared(reach: Reach, words: str = "") -> QuerySet[Assessment]:
    """The latest changed first."""
    rows = access.shared_assessments(reach)
    if words:
        rows = rows.filter(method__name__icontains=words)
    networks = reach.networks_where(Act.SEE_SHARED_ASSESSMENTS)
    mine = (
        Share.objects.filter(network__in=networks).select_related("network").order_by("network__name", "pk")
    )
    named = access.with_its_nouns(rows).prefetch_related(Prefetch("shares", queryset=mine))
    return named.order_by("-changed_at", "-pk")
