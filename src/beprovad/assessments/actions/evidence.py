"""Linking evidence to an answer, and taking it off again. The piece itself is the knowledge room's."""

from collections.abc import Iterable

from django.db import transaction

from beprovad.assessments.actions.assessments import refuse_if_closed
from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import EvidenceLinked, EvidenceUnlinked
from beprovad.assessments.models import Answer, AnswerEvidence, Assessment
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal
from beprovad.checklists.models import Question
from beprovad.journal.actions import record
from beprovad.knowledge.models import Evidence
from beprovad.people.models import User


def link_evidence(*, assessment_id: int, question: Question, evidence: Evidence, by: User) -> AnswerEvidence:
    """Let the answer stand on the piece, also before anything is written. Twice is once."""
    (link,) = link_all(assessment_id=assessment_id, question=question, evidence=[evidence], by=by)
    return link


def link_all(
    *, assessment_id: int, question: Question, evidence: Iterable[Evidence], by: User
) -> tuple[AnswerEvidence, ...]:
    """All of the pieces or, when one is refused, none."""
    with transaction.atomic():
        assessment = refuse_if_closed(assessment_id)
        answer, _ = Answer.objects.get_or_create(assessment=assessment, question=question)
        return tuple(_link(answer, piece, assessment, by) for piece in evidence)


def _link(answer: Answer, evidence: Evidence, assessment: Assessment, by: User) -> AnswerEvidence:
    refusal = _refuse_piece(evidence, assessment.method_id)
    if refusal is not None:
        raise AssessmentRefused(refusal)
    link, is_new = AnswerEvidence.objects.get_or_create(
        answer=answer, evidence=evidence, defaults={"linked_by_label": by.label}
    )
    if is_new:
        raise_stamp(assessment.pk)
        event = EvidenceLinked(
            subject_id=assessment.pk, subject_label=str(assessment), question_id=answer.question_id,
            evidence_id=evidence.pk,
        )  # fmt: skip
        record(event, by=by.actor)
    return link


def unlink_evidence(*, link: AnswerEvidence, by: User) -> None:
    """The answer no longer stands on the piece. The piece stays where it is."""
    with transaction.atomic():
        assessment = refuse_if_closed(link.answer.assessment_id)
        gone, _ = AnswerEvidence.objects.filter(pk=link.pk).delete()
        if gone:
            raise_stamp(assessment.pk)
            event = EvidenceUnlinked(
                subject_id=assessment.pk, subject_label=str(assessment), question_id=link.answer.question_id,
                evidence_id=link.evidence_id,
            )  # fmt: skip
            record(event, by=by.actor)


def _refuse_piece(evidence: Evidence, method_id: int) -> Refusal | None:
    if evidence.method_id != method_id:
        return Refusal.OTHER_METHOD
    return Refusal.WITHDRAWN if evidence.is_withdrawn else None
