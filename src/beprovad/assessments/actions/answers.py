"""Answers: save on top of the revision that one has read, and settle what two people wrote at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import AnswerConflictSettled, AnswerWritten
from beprovad.assessments.models import Answer, AnswerConflict, AnswerRevision, Assessment
from beprovad.assessments.rules.answers import (
    AssessmentRefused,
    Kept,
    Said,
    belong_together,
    refuse_common_answer,
    refuse_reasons,
)
from beprovad.assessments.rules.kinds import Mode, Verdict
from beprovad.checklists.models import Question
from beprovad.journal.actions import record
from beprovad.lib.text import tidy
from beprovad.people.models import User


@dataclass(frozen=True)
class AnswerSaved:
    """The answer is on disk; the next save stands on `revision`."""

    revision: int
    at: datetime


@dataclass(frozen=True)
class AnswerClash:
    """Somebody saved meanwhile. Nothing was written over: `theirs` stands, `mine` is kept until its author chooses."""

    theirs: Said
    revision: int
    who: str
    at: datetime | None
    mine: Said


Outcome = AnswerSaved | AnswerClash


def save_answer(*, assessment_id: int, question: Question, base: int, said: Said, by: User) -> Outcome:
    """Save if nobody has saved since `base`: of any number who try at once, one is accepted.

    Sending the same again (the receipt was lost) gives a receipt and changes nothing. Raises AssessmentRefused for a
    text that may not be kept, and where there is no common answer to write.
    """
    wanted = acceptable(said)
    with transaction.atomic():
        _refuse_mode(assessment_id)
        return write_answer(assessment_id, question, base, wanted, by)


def settle_answer(*, assessment_id: int, question: Question, kept: Kept, seen: int, by: User) -> Outcome:
    """Keep what stands, or let one's own text hold, on top of the revision that the author was shown.

    When somebody has saved once more since then, the conflict stands.
    """
    with transaction.atomic():
        _refuse_mode(assessment_id)
        return settle_written(assessment_id, question, kept, seen, by)


def settle_written(assessment_id: int, question: Question, kept: Kept, seen: int, by: User) -> Outcome:
    """Inside the act's transaction."""
    answer, _ = Answer.objects.select_for_update().get_or_create(
        assessment_id=assessment_id, question=question
    )
    waiting = AnswerConflict.objects.filter(answer=answer, author=by).order_by("-at", "-pk").first()
    outcome: Outcome = AnswerSaved(answer.revision, answer.saved_at or timezone.now())
    if waiting is None:
        return outcome
    if kept == Kept.MINE:
        mine = acceptable(said_in(waiting))
        outcome = write_answer(assessment_id, question, seen, mine, by, keep=_begin)
    if isinstance(outcome, AnswerSaved):
        waiting.delete()
        _record_settled(assessment_id, question, kept, by)
    return outcome


def acceptable(said: Said) -> Said:
    """As it is kept; raises AssessmentRefused for what may not be."""
    reasons = tidy(said.reasons).rstrip()
    refusal = refuse_reasons(reasons)
    if refusal is not None:
        raise AssessmentRefused(refusal)
    return Said(said.verdict, reasons)


def _refuse_mode(assessment_id: int) -> None:
    assessment = Assessment.objects.select_for_update().get(pk=assessment_id)
    refusal = refuse_common_answer(Mode(assessment.mode), is_closed=assessment.closed_at is not None)
    if refusal is not None:
        raise AssessmentRefused(refusal)


Keeping = Callable[[Answer, int, Said, User, datetime], None]


def write_answer(  # noqa: PLR0913 - an answer, what it stood on, and how its history goes on
    assessment_id: int, question: Question, base: int, said: Said, by: User, *, keep: Keeping | None = None
) -> Outcome:
    """Compare and set: one statement decides who was first, on every database. Inside the act's transaction."""
    answer, _ = Answer.objects.get_or_create(assessment_id=assessment_id, question=question)
    now = timezone.now()
    written = {"verdict": said.verdict or "", "reasons": said.reasons}
    unchanged_since = Answer.objects.filter(pk=answer.pk, revision=base).exclude(**written)
    if unchanged_since.update(**written, revision=F("revision") + 1, saved_by_label=by.label, saved_at=now):
        (keep or _lengthen_or_begin)(answer, base + 1, said, by, now)
        raise_stamp(assessment_id)
        return AnswerSaved(base + 1, now)
    answer = Answer.objects.select_for_update().get(pk=answer.pk)
    base = min(base, answer.revision)  # nobody has seen what is yet to come
    return _already_saved(answer, base, said, by) or _keep_clash(answer, base, said, by)


def said_in(row: Answer | AnswerConflict | AnswerRevision) -> Said:
    return Said(_verdict(row.verdict), row.reasons)


def _verdict(value: str) -> Verdict | None:
    return Verdict(value) if value else None


def _lengthen_or_begin(answer: Answer, number: int, said: Said, by: User, now: datetime) -> None:
    """One author's autosaves in a row are one revision in the history, and one entry in the journal."""
    latest = AnswerRevision.objects.filter(answer=answer).order_by("-number").first()
    if latest and latest.author_id == by.pk and belong_together(began_at=latest.began_at, now=now):
        AnswerRevision.objects.filter(pk=latest.pk).update(
            number=number, verdict=said.verdict or "", reasons=said.reasons, saved_at=now
        )
    else:
        _begin(answer, number, said, by, now)


def _begin(answer: Answer, number: int, said: Said, by: User, now: datetime) -> None:
    AnswerRevision.objects.create(
        answer=answer, number=number, verdict=said.verdict or "", reasons=said.reasons,
        author=by, saved_by_label=by.label, began_at=now, saved_at=now,
    )  # fmt: skip
    assessment = Assessment.objects.select_related("method", "authority", "unit").get(pk=answer.assessment_id)
    event = AnswerWritten(
        subject_id=assessment.pk, subject_label=str(assessment), question_id=answer.question_id
    )
    record(event, by=by.actor)


def _already_saved(answer: Answer, base: int, said: Said, by: User) -> AnswerSaved | None:
    if answer.revision == base and said_in(answer) == said:
        return AnswerSaved(answer.revision, answer.saved_at or timezone.now())
    mine = AnswerRevision.objects.filter(
        answer=answer, author=by, number__gt=base, verdict=said.verdict or "", reasons=said.reasons
    ).first()
    return AnswerSaved(mine.number, mine.saved_at) if mine else None


def _keep_clash(answer: Answer, base: int, said: Said, by: User) -> AnswerClash:
    AnswerConflict.objects.update_or_create(
        answer=answer,
        author=by,
        base_revision=base,
        defaults={"verdict": said.verdict or "", "reasons": said.reasons},
    )
    return AnswerClash(said_in(answer), answer.revision, answer.saved_by_label, answer.saved_at, said)


def _record_settled(assessment_id: int, question: Question, kept: Kept, by: User) -> None:
    assessment = Assessment.objects.select_related("method", "authority", "unit").get(pk=assessment_id)
    event = AnswerConflictSettled(
        subject_id=assessment.pk, subject_label=str(assessment), question_id=question.pk, kept=kept.value
    )
    record(event, by=by.actor)
