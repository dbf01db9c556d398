"""What is known of an assessment's method and not linked to any of its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from beprovad.assessments.models import AnswerEvidence, Assessment
from beprovad.assessments.words.answering import Words
from beprovad.checklists.models import Question
from beprovad.checklists.rules.areas import Area
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.knowledge.words import DIRECTION_CHIPS, DIRECTION_WORDS, LEAF_WORDS


@dataclass(frozen=True)
class UnlinkedPiece:
    evidence: Evidence

    @property
    def leaf_words(self) -> Words:
        return LEAF_WORDS[Leaf(self.evidence.leaf)]

    @property
    def direction_words(self) -> Words:
        return DIRECTION_WORDS[Direction(self.evidence.direction)]

    @property
    def direction_chip(self) -> str:
        return DIRECTION_CHIPS[Direction(self.evidence.direction)]


def unlinked_evidence(assessment: Assessment) -> QuerySet[Evidence]:
    """Pieces that hold, that the assessment's authority may see, and that no answer of it stands on."""
    at_hand = Q(is_shared=True) | Q(owner=assessment.authority_id)
    linked = AnswerEvidence.objects.filter(answer__assessment=assessment).order_by()
    found = Evidence.objects.filter(at_hand, method=assessment.method_id, withdrawn_at=None)
    return found.exclude(pk__in=linked.values("evidence")).order_by("leaf", "-dated_on", "-pk")


def unlinked_counts(assessment: Assessment) -> Mapping[Leaf, int]:
    """How many on each leaf; one query."""
    rows = unlinked_evidence(assessment).order_by().values_list("leaf").annotate(count=Count("pk"))
    counts = dict(rows)
    return {leaf: counts.get(leaf.value, 0) for leaf in Leaf}


def likely_question(questions: Sequence[Question], leaf: Leaf | None) -> int | None:
    """Where it most often belongs: what users say under what only they may answer, research under knowledge."""
    if leaf is Leaf.USERS:
        return next((each.pk for each in questions if each.only_users), None)
    if leaf is Leaf.RESEARCH:
        return next((each.pk for each in questions if each.area == Area.KNOWLEDGE), None)
    return None
