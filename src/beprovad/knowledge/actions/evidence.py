"""Evidence: adding a piece, changing it, and withdrawing it with the reason."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.knowledge.actions.changing import changed_columns, raise_revision, refuse_other_revision
from beprovad.knowledge.events import EvidenceAdded, EvidenceChanged, EvidenceWithdrawn
from beprovad.knowledge.models import Evidence, Method, Source
from beprovad.knowledge.rules.evidence import Facts, refuse_evidence
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.knowledge.rules.refusals import KnowledgeRefused, Refusal
from beprovad.people.models import Organisation, User


@transaction.atomic
def add_evidence(  # noqa: PLR0913 - a piece of evidence is all of this
    *,
    method: Method,
    leaf: Leaf,
    facts: Facts,
    owner: Organisation | None,
    is_shared: bool,
    sources: Iterable[Source] = (),
    by: User,
) -> Evidence:
    """`owner` is the authority it belongs to, None for the region's own. Raises KnowledgeRefused."""
    _refuse(leaf, facts, owner, is_shared=is_shared)
    piece = Evidence.objects.create(
        method=method,
        leaf=leaf.value,
        owner=owner,
        is_shared=is_shared,
        created_by_label=by.label[:200],
        **facts.columns,
    )
    piece.sources.set(sources)
    event = EvidenceAdded(
        subject_id=piece.pk, subject_label=method.name, method_id=method.pk, leaf=leaf.value
    )
    record(event, by=by.actor)
    return piece


@transaction.atomic
def add_research(  # noqa: PLR0913 - a piece of evidence is all of this
    *,
    method: Method,
    outcomes: Sequence[Facts],
    owner: Organisation | None,
    is_shared: bool,
    sources: Iterable[Source] = (),
    by: User,
) -> list[Evidence]:
    """A piece for each outcome of the same research: certainty is stated outcome by outcome. All of them, or none."""
    cited = list(sources)
    return [
        add_evidence(
            method=method,
            leaf=Leaf.RESEARCH,
            facts=facts,
            owner=owner,
            is_shared=is_shared,
            sources=cited,
            by=by,
        )
        for facts in outcomes
    ]


@transaction.atomic
def change_evidence(  # noqa: PLR0913 - a piece of evidence is all of this
    *,
    evidence: Evidence,
    revision: int,
    facts: Facts,
    owner: Organisation | None,
    is_shared: bool,
    sources: Iterable[Source],
    by: User,
) -> Evidence:
    """ChangedMeanwhile when another revision has been saved since; a withdrawn piece stays as it was."""
    piece = _standing(evidence)
    refuse_other_revision(piece, revision)
    _refuse(Leaf(piece.leaf), facts, owner, is_shared=is_shared)
    was = changed_columns(piece, {**facts.columns, "owner": owner, "is_shared": is_shared}, by=by)
    before, after = set(piece.sources.all()), set(sources)
    if before != after:
        piece.sources.set(after)
        if not was:
            raise_revision(piece, by=by)
        was["sources"] = " · ".join(sorted(source.title for source in before))
    if was:
        event = EvidenceChanged(
            subject_id=piece.pk, subject_label=piece.method.name, method_id=piece.method_id, was=was
        )
        record(event, by=by.actor)
    return piece


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, because: str, by: User) -> Evidence:
    """The piece stays, marked, and carries nothing any more. What stood on it is told by the rooms above."""
    piece = _standing(evidence)
    if not because.strip():
        raise KnowledgeRefused(Refusal.NO_REASON)
    piece.withdrawn_at = timezone.now()
    piece.withdrawn_by_label = by.label[:200]
    piece.withdrawn_because = because.strip()[:500]
    raise_revision(piece, by=by)
    event = EvidenceWithdrawn(subject_id=piece.pk, subject_label=piece.method.name, method_id=piece.method_id)
    record(event, by=by.actor)
    return piece


def _standing(evidence: Evidence) -> Evidence:
    piece = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if piece.is_withdrawn:
        raise KnowledgeRefused(Refusal.ALREADY_WITHDRAWN)
    return piece


def _refuse(leaf: Leaf, facts: Facts, owner: Organisation | None, *, is_shared: bool) -> None:
    refusal = refuse_evidence(leaf, facts, timezone.localdate())
    if refusal is not None:
        raise KnowledgeRefused(refusal)
    if owner is None and not is_shared:
        raise KnowledgeRefused(Refusal.REGIONAL_IS_SHARED)
