"""A network's common answer: written on top of what one has read, with what it stands on; every wording is kept."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from beprovad.assessments.actions.answers import acceptable
from beprovad.assessments.events import CommonAnswerWritten
from beprovad.assessments.models import CommonAnswer, CommonAnswerGround, CommonAnswerRevision
from beprovad.assessments.queries.common import common_answer_like
from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.common import CommonRefusal, refuse_common
from beprovad.checklists.models import Question
from beprovad.journal.actions import record
from beprovad.knowledge.models import Method
from beprovad.people.models import Network, User


@dataclass(frozen=True)
class StandsOn:
    """An assessment under the answer, and the print of what its writer read in it."""

    assessment_id: int
    place: str
    seen: str


class CommonAnswerRefused(Exception):
    """Nothing has changed. The reason is translated where it is shown."""

    def __init__(self, refusal: CommonRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class CommonAnswerClash(Exception):
    """Somebody saved meanwhile. Nothing was written over: `theirs` stands."""

    def __init__(self, theirs: CommonAnswer) -> None:
        super().__init__(theirs.revision)
        self.theirs = theirs


def write_common_answer(  # noqa: PLR0913 - whose, of what, on what it was read, what it says and stands on
    *,
    network: Network,
    method: Method,
    question: Question,
    base: int,
    said: Said,
    stands_on: Collection[StandsOn],
    by: User,
) -> CommonAnswer:
    """Of any number who write from the same text one is accepted; the same again changes nothing.

    An empty answer takes back what stood there; its wordings are kept. Raises CommonAnswerRefused,
    CommonAnswerClash, and AssessmentRefused for a text that may not be kept.
    """
    wanted = acceptable(said)
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=network.pk)  # two lists may ask the same in other words
        standing = common_answer_like(network, method, question)
        refusal = refuse_common(
            says_anything=wanted.is_anything, stands_on=len(stands_on), is_new=standing is None
        )
        if refusal is not None:
            raise CommonAnswerRefused(refusal)
        if standing is not None and _says(standing, wanted, stands_on):
            return standing
        if standing is not None and base != standing.revision:
            raise CommonAnswerClash(standing)
        answer = standing or CommonAnswer(network=network, method=method, question=question, key=question.key)
        _write(answer, wanted, stands_on if wanted.is_anything else (), by)
        event = CommonAnswerWritten(
            subject_id=method.pk, subject_label=str(method), network_id=network.pk,
            question_id=answer.question_id, is_taken_back=not wanted.is_anything,
        )  # fmt: skip
        record(event, by=by.actor)
    return answer


def _says(answer: CommonAnswer, said: Said, stands_on: Collection[StandsOn]) -> bool:
    kept = {(ground.assessment_id, ground.seen) for ground in answer.grounds.all()}
    wanted = {(each.assessment_id, each.seen) for each in stands_on}
    return (answer.verdict, answer.reasons) == (said.verdict or "", said.reasons) and kept == wanted


def _write(answer: CommonAnswer, said: Said, stands_on: Collection[StandsOn], by: User) -> None:
    now = timezone.now()
    answer.verdict, answer.reasons = said.verdict or "", said.reasons
    answer.revision, answer.saved_by_label, answer.saved_at = answer.revision + 1, by.label, now
    answer.save()
    answer.grounds.all().delete()
    CommonAnswerGround.objects.bulk_create(
        CommonAnswerGround(answer=answer, assessment_id=each.assessment_id, place=each.place, seen=each.seen)
        for each in stands_on
    )
    CommonAnswerRevision.objects.create(
        answer=answer, number=answer.revision, verdict=answer.verdict, reasons=answer.reasons,
        places="\n".join(each.place for each in stands_on), author=by, saved_by_label=by.label, saved_at=now,
    )  # fmt: skip
