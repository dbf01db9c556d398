"""The pieces of evidence that assessments stand on, as far as lists and clovers need to know them."""

from collections.abc import Collection, Mapping

from beprovad.assessments.models import AnswerEvidence
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.queries.clovers import ToldPiece, told_pieces


def pieces_under(assessment_ids: Collection[int]) -> Mapping[int, ToldPiece]:
    """By id. A piece stands under many answers, and is read once; one query."""
    links = AnswerEvidence.objects.filter(answer__assessment__in=assessment_ids).order_by()
    return told_pieces(Evidence.objects.filter(pk__in=links.values("evidence")))


def is_seen_at(authority_id: int, evidence: Evidence | ToldPiece) -> bool:
    """The authority's own, or shared: what another authority no longer shares carries nothing here."""
    return evidence.is_shared or evidence.owner_id == authority_id
