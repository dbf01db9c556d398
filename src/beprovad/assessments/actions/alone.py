"""Several answer each alone first; then the differences are shown and settled in the open."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from beprovad.assessments.actions.answers import AnswerClash, AnswerSaved, Outcome, acceptable
from beprovad.assessments.actions.assessments import refuse_if_closed
from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import AloneBegun, AssessorDone, DifferencesShown
from beprovad.assessments.models import Assessment, Assessor, OwnAnswer
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal, Said, refuse_own_answer
from beprovad.assessments.rules.kinds import Mode, Verdict
from beprovad.checklists.models import Question
from beprovad.journal.actions import record
from beprovad.people.models import Person, User

FEWEST = 2


def begin_alone(*, assessment_id: int, persons: Sequence[Person], by: User) -> None:
    """From now on each answers alone. Called again it adds assessors, and takes off those who have written nothing."""
    with transaction.atomic():
        assessment = refuse_if_closed(assessment_id)
        if assessment.mode == Mode.SHOWN:
            raise AssessmentRefused(Refusal.SHOWN_ALREADY)
        if len(set(persons)) < FEWEST:
            raise AssessmentRefused(Refusal.TOO_FEW_ASSESSORS)
        Assessor.objects.filter(assessment=assessment, answers=None).exclude(person__in=persons).delete()
        for person in persons:
            Assessor.objects.get_or_create(assessment=assessment, person=person)
        Assessment.objects.filter(pk=assessment_id).update(mode=Mode.ALONE)
        event = AloneBegun(subject_id=assessment.pk, subject_label=str(assessment), assessors=len(persons))
        record(event, by=by.actor)


def save_own_answer(*, assessor_id: int, question: Question, base: int, said: Said) -> Outcome:
    """One's own answer, seen by nobody else yet. Of two windows that save on the same base one is accepted."""
    wanted = acceptable(said)
    with transaction.atomic():
        _refuse_own(assessor_id)
        own, _ = OwnAnswer.objects.get_or_create(assessor_id=assessor_id, question=question)
        now = timezone.now()
        changed = OwnAnswer.objects.filter(pk=own.pk, revision=base).update(
            verdict=wanted.verdict or "", reasons=wanted.reasons, revision=F("revision") + 1, saved_at=now
        )
        return AnswerSaved(base + 1, now) if changed else _own_clash(own.pk, wanted)


def finish_own_answers(*, assessor: Assessor, by: User) -> None:
    """The assessor is done; they may still change their answers until the differences are shown."""
    with transaction.atomic():
        _refuse_own(assessor.pk)
        if Assessor.objects.filter(pk=assessor.pk, is_done=False).update(is_done=True):
            _record(AssessorDone, assessor.assessment_id, by)


def show_differences(*, assessment_id: int, by: User) -> None:
    """Visa skillnaderna: from now on everybody sees all answers, and nobody changes what they answered alone."""
    with transaction.atomic():
        assessment = refuse_if_closed(assessment_id)
        if assessment.mode != Mode.ALONE:
            raise AssessmentRefused(
                Refusal.NOT_ALONE if assessment.mode == Mode.TOGETHER else Refusal.SHOWN_ALREADY
            )
        Assessment.objects.filter(pk=assessment_id).update(mode=Mode.SHOWN)
        raise_stamp(assessment_id)
        _record(DifferencesShown, assessment_id, by)


def _refuse_own(assessor_id: int) -> None:
    assessment = Assessment.objects.select_for_update().get(assessors=assessor_id)
    refusal = refuse_own_answer(Mode(assessment.mode), is_closed=assessment.closed_at is not None)
    if refusal is not None:
        raise AssessmentRefused(refusal)


def _own_clash(own_id: int, wanted: Said) -> Outcome:
    own = OwnAnswer.objects.get(pk=own_id)
    stands = Said(Verdict(own.verdict) if own.verdict else None, own.reasons)
    if stands == wanted:
        return AnswerSaved(own.revision, own.saved_at)
    return AnswerClash(theirs=stands, revision=own.revision, who="", at=own.saved_at, mine=wanted)


def _record(kind: type[AssessorDone] | type[DifferencesShown], assessment_id: int, by: User) -> None:
    assessment = Assessment.objects.select_related("method", "authority", "unit").get(pk=assessment_id)
    record(kind(subject_id=assessment.pk, subject_label=str(assessment)), by=by.actor)
