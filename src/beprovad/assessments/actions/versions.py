"""Moving an assessment to a newer version of its checklist. No answer is lost."""

from uuid import UUID

from django.db import transaction

from beprovad.assessments.actions.assessments import has_screening, refuse_if_closed
from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import VersionTaken
from beprovad.assessments.models import Answer, Assessment, Handing, OwnAnswer
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal
from beprovad.assessments.rules.differences import Moving, moving
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.journal.actions import record
from beprovad.people.models import User


def take_version(*, assessment_id: int, version: ChecklistVersion, by: User) -> Moving[int]:
    """Answers, own answers and handed questions go with their question's key; the others stay with the old question."""
    with transaction.atomic():
        assessment = refuse_if_closed(assessment_id)
        was = assessment.version
        if version.checklist_id != was.checklist_id or (version.number or 0) <= (was.number or 0):
            raise AssessmentRefused(Refusal.NOT_NEWER)
        keys = Question.objects.filter(answers__assessment=assessment).values_list("key", flat=True)
        asked_before = Question.objects.filter(version=was).values_list("key", flat=True)
        moved = moving([*asked_before, *keys], _questions_by_key(version))
        for key, question_id in moved.kept.items():
            _move(assessment, key, question_id)
        is_in_depth = assessment.is_in_depth or not has_screening(version)
        Assessment.objects.filter(pk=assessment_id).update(version=version, is_in_depth=is_in_depth)
        raise_stamp(assessment_id)
        event = VersionTaken(
            subject_id=assessment.pk, subject_label=str(assessment), from_number=was.number or 0,
            to_number=version.number or 0,
        )  # fmt: skip
        record(event, by=by.actor)
    return moved


def _questions_by_key(version: ChecklistVersion) -> dict[UUID, int]:
    return dict(Question.objects.filter(version=version).order_by("position").values_list("key", "pk"))


def _move(assessment: Assessment, key: UUID, question_id: int) -> None:
    Answer.objects.filter(assessment=assessment, question__key=key).update(question=question_id)
    Handing.objects.filter(assessment=assessment, question__key=key).update(question=question_id)
    OwnAnswer.objects.filter(assessor__assessment=assessment, question__key=key).update(question=question_id)
