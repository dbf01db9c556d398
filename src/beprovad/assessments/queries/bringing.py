"""What comes along when an answer is taken over, and what stays where only its own authority sees it."""

from collections.abc import Iterable
from dataclasses import dataclass

from beprovad.assessments.models import Answer, AnswerEvidence, Assessment, CommonAnswer, Share
from beprovad.assessments.queries.common import as_asked
from beprovad.assessments.queries.pieces import is_seen_at
from beprovad.assessments.queries.places import authority_words
from beprovad.assessments.rules.sharing import counterpart
from beprovad.checklists.models import Question
from beprovad.knowledge.models import Evidence


@dataclass(frozen=True)
class Brought:
    """Pieces that hold, each once. `staying` counts what does not come along, and `whose` are those who see it."""

    coming: tuple[Evidence, ...] = ()
    staying: int = 0
    whose: tuple[str, ...] = ()


def brought_along(source: Answer | CommonAnswer, into: Assessment, question: Question) -> Brought:
    """Into the answer to `question`: what it does not stand on already and one's own authority may read."""
    there = AnswerEvidence.objects.filter(answer__assessment=into, answer__question=question)
    standing = set(there.values_list("evidence", flat=True))
    links = AnswerEvidence.objects.filter(answer__in=_answers(source), evidence__withdrawn_at=None)
    coming: dict[int, Evidence] = {}
    staying: dict[int, str] = {}
    for link in links.select_related("evidence", "answer__assessment__authority__parent").order_by("pk"):
        piece, authority = link.evidence, link.answer.assessment.authority
        if piece.pk in standing or not is_seen_at(authority.pk, piece):
            continue
        if is_seen_at(into.authority_id, piece):
            coming[piece.pk] = piece
        else:
            staying[piece.pk] = authority_words(authority)
    return Brought(tuple(coming.values()), len(staying), tuple(dict.fromkeys(staying.values())))


def _answers(source: Answer | CommonAnswer) -> list[int]:
    """Whose pieces: the answer itself, or what a common answer stands on, as far as that is shared today."""
    if isinstance(source, Answer):
        return [source.pk]
    shared = Share.objects.filter(network=source.network_id).values("assessment")
    under = source.grounds.filter(assessment__in=shared).values("assessment")
    answers = Answer.objects.filter(assessment__in=under).select_related("question__version").order_by("pk")
    return _like(source.question, answers)


def _like(question: Question, answers: Iterable[Answer]) -> list[int]:
    """One of each assessment: the one to the question that asks the same."""
    by_assessment: dict[int, dict[int, Answer]] = {}
    for answer in answers:
        by_assessment.setdefault(answer.assessment_id, {})[answer.question_id] = answer
    asked = as_asked(question)
    found = (
        (each, counterpart(asked, [as_asked(answer.question) for answer in each.values()]))
        for each in by_assessment.values()
    )
    return [each[like.id].pk for each, like in found if like is not None]
