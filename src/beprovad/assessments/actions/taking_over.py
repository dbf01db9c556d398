"""Taking over another authority's answer, adapted, into an assessment of one's own."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from beprovad.assessments.actions.answers import AnswerClash, acceptable, said_in, write_answer
from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import AnswerTakenOver, CommonAnswerTakenOver
from beprovad.assessments.models import Answer, AnswerEvidence, Assessment, CommonAnswer
from beprovad.assessments.queries.bringing import brought_along
from beprovad.assessments.queries.places import authority_words
from beprovad.assessments.rules.answers import AssessmentRefused, Said, refuse_common_answer
from beprovad.assessments.rules.kinds import Mode
from beprovad.assessments.rules.taking_over import Taking, TakingRefusal, TakingRefused, refuse_taking
from beprovad.checklists.models import Question
from beprovad.journal.actions import record
from beprovad.journal.events import Event
from beprovad.knowledge.models import Evidence
from beprovad.people.models import User


def take_over_answer(
    *, source: Answer | CommonAnswer, assessment_id: int, question: Question, taking: Taking, by: User
) -> Answer:
    """Write it as one's own answer, credited, with the pieces that it stood on and one's own authority may read.

    Raises TakingRefused when it is not adapted in words or would write over something, and AssessmentRefused for a text
    that may not be kept and where there is no common answer to write.
    """
    said = acceptable(taking.said)
    with transaction.atomic():
        assessment = _locked(assessment_id)
        answer, _ = Answer.objects.select_for_update().get_or_create(
            assessment_id=assessment_id, question=question
        )
        refusal = refuse_taking(taking, standing=said_in(answer))
        if refusal is not None:
            raise TakingRefused(refusal)
        _write(answer, said, taking.base, by)
        _credit(answer, source, taking.adaptation.strip())
        _link(answer, brought_along(source, assessment, question).coming, by)
        raise_stamp(assessment_id)
        record(_taken_over(source, assessment, question), by=by.actor)
    return Answer.objects.get(pk=answer.pk)


def _taken_over(source: Answer | CommonAnswer, assessment: Assessment, question: Question) -> Event:
    whose: dict[str, Any] = {
        "subject_id": assessment.pk,
        "subject_label": str(assessment),
        "question_id": question.pk,
    }
    if isinstance(source, Answer):
        return AnswerTakenOver(**whose, from_assessment_id=source.assessment_id)
    return CommonAnswerTakenOver(**whose, network_id=source.network_id)


def _locked(assessment_id: int) -> Assessment:
    assessment = Assessment.objects.select_for_update().get(pk=assessment_id)
    refusal = refuse_common_answer(Mode(assessment.mode), is_closed=assessment.closed_at is not None)
    if refusal is not None:
        raise AssessmentRefused(refusal)
    return assessment


def _write(answer: Answer, said: Said, base: int, by: User) -> None:
    """On the revision that was shown. A clash leaves nothing behind: the whole act is undone."""
    if answer.revision != base:
        raise TakingRefused(TakingRefusal.CHANGED_MEANWHILE)
    outcome = write_answer(answer.assessment_id, answer.question, base, said, by)
    if isinstance(outcome, AnswerClash):
        raise TakingRefused(TakingRefusal.CHANGED_MEANWHILE)


def _credit(answer: Answer, source: Answer | CommonAnswer, adaptation: str) -> None:
    of_another = source if isinstance(source, Answer) else None
    Answer.objects.filter(pk=answer.pk).update(
        taken_from=of_another, taken_from_label=credit_of(source)[:300], adaptation=adaptation
    )


def credit_of(source: Answer | CommonAnswer) -> str:
    """As "Norrvik, Socialförvaltningen, 3 november 2026": whose it was, and from which day."""
    day = date_format(_day_of(source), "j F Y")
    if isinstance(source, Answer):
        return f"{authority_words(source.assessment.authority)}, {day}"
    return _("Nätverkets gemensamma svar, %(network)s, %(day)s") % {
        "network": source.network.label,
        "day": day,
    }


def _day_of(source: Answer | CommonAnswer) -> date:
    return timezone.localdate(source.saved_at) if source.saved_at else timezone.localdate()


def _link(answer: Answer, pieces: Iterable[Evidence], by: User) -> None:
    for piece in pieces:
        AnswerEvidence.objects.get_or_create(
            answer=answer, evidence=piece, defaults={"linked_by_label": by.label}
        )
