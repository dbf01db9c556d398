"""Handing one question to a colleague, who sees that question and nothing else of the assessment."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from beprovad.assessments.actions.answers import Outcome, acceptable, settle_written, write_answer
from beprovad.assessments.actions.assessments import refuse_if_closed
from beprovad.assessments.events import HandingDone, HandingWithdrawn, QuestionHanded
from beprovad.assessments.models import Answer, Assessment, Handing
from beprovad.assessments.rules.answers import AssessmentRefused, Kept, Refusal, Said
from beprovad.assessments.rules.kinds import Mode
from beprovad.checklists.models import Question
from beprovad.journal.actions import record
from beprovad.people.models import Person, User


def hand_question(  # noqa: PLR0913 - who, what, to whom, why, when and by whom
    *, assessment_id: int, question: Question, person: Person, message: str, due_on: date | None, by: User
) -> Handing:
    """Ask a colleague. Who is asked again gets the new words and the new day, not a second question."""
    with transaction.atomic():
        assessment = refuse_if_closed(assessment_id)
        if assessment.mode == Mode.ALONE:
            raise AssessmentRefused(Refusal.ANSWERED_ALONE)
        handing, _ = Handing.objects.update_or_create(
            assessment=assessment,
            question=question,
            person=person,
            answered_at=None,
            withdrawn_at=None,
            defaults={"message": message, "due_on": due_on, "handed_by_label": by.label},
        )
        event = QuestionHanded(
            subject_id=assessment.pk, subject_label=str(assessment), question_id=question.pk,
            person_id=person.pk,
        )  # fmt: skip
        record(event, by=by.actor)
    return handing


def answer_handed(*, handing_id: int, base: int, said: Said, by: User) -> Outcome:
    """What the colleague writes is the assessment's answer, under their name; also while others answer alone."""
    wanted = acceptable(said)
    with transaction.atomic():
        handing = _open_handing(handing_id)
        return write_answer(handing.assessment_id, handing.question, base, wanted, by)


def settle_handed(*, handing_id: int, kept: Kept, seen: int, by: User) -> Outcome:
    """The colleague chooses between what stands and their own text that was not taken."""
    with transaction.atomic():
        handing = _open_handing(handing_id)
        return settle_written(handing.assessment_id, handing.question, kept, seen, by)


def finish_handing(*, handing_id: int, by: User) -> None:
    """The colleague is done. What they wrote can still be changed by those who asked."""
    with transaction.atomic():
        handing = _open_handing(handing_id)
        answer = Answer.objects.filter(assessment=handing.assessment_id, question=handing.question).first()
        if answer is None or not (answer.verdict or answer.reasons):
            raise AssessmentRefused(Refusal.NOT_ANSWERED)
        if Handing.objects.filter(pk=handing_id, answered_at=None).update(answered_at=timezone.now()):
            assessment = _assessment(handing)
            event = HandingDone(
                subject_id=assessment.pk, subject_label=str(assessment), question_id=handing.question_id
            )
            record(event, by=by.actor)


def withdraw_handing(*, handing: Handing, by: User) -> None:
    """Take the question back. What the colleague has written stays in the answer."""
    with transaction.atomic():
        open_ones = Handing.objects.filter(pk=handing.pk, withdrawn_at=None, answered_at=None)
        if open_ones.update(withdrawn_at=timezone.now()):
            assessment = _assessment(handing)
            event = HandingWithdrawn(
                subject_id=assessment.pk, subject_label=str(assessment), question_id=handing.question_id,
                person_id=handing.person_id,
            )  # fmt: skip
            record(event, by=by.actor)


def _open_handing(handing_id: int) -> Handing:
    """Locked with its assessment, so that it is not taken back while the answer is saved."""
    handing = Handing.objects.select_related("question").get(pk=handing_id)
    refuse_if_closed(handing.assessment_id)
    handing.refresh_from_db(fields=["withdrawn_at", "answered_at"])
    if handing.withdrawn_at is not None:
        raise AssessmentRefused(Refusal.HANDING_WITHDRAWN)
    return handing


def _assessment(handing: Handing) -> Assessment:
    return Assessment.objects.select_related("method", "authority", "unit").get(pk=handing.assessment_id)
