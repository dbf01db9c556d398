"""One question's page: the answer, what it stands on, how it came to be, and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from beprovad.assessments import access
from beprovad.assessments.models import (
    Answer,
    AnswerConflict,
    AnswerEvidence,
    AnswerRevision,
    Assessment,
    Assessor,
    OwnAnswer,
)
from beprovad.assessments.queries.assessment_page import Known, QuestionRow
from beprovad.assessments.rules.answers import Said
from beprovad.assessments.rules.differences import Opinion, differ
from beprovad.assessments.rules.kinds import Mode, Verdict
from beprovad.assessments.rules.progress import asked
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.checklists.models import Question
from beprovad.checklists.queries.version_page import QuestionRow as AskedAs
from beprovad.checklists.queries.version_page import origin_lines
from beprovad.checklists.queries.version_page import question_row as asked_as
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.checklists.rules.areas import Area
from beprovad.checklists.words import AREA_WORDS, Wording, standard_help
from beprovad.checklists.words import said as worded
from beprovad.knowledge import access as knowledge
from beprovad.knowledge.models import Evidence
from beprovad.people.models import Appointment, Person, User
from beprovad.people.rules import Reach

REVISIONS = 30


@dataclass(frozen=True)
class Neighbour:
    id: int
    words: Wording


@dataclass(frozen=True)
class Clash:
    """Two answers written at once: what stands, and one's own that was not taken."""

    theirs: Said
    mine: Said
    revision: int
    who: str
    at: datetime | None


@dataclass(frozen=True)
class Pen:
    """What the reader writes in: the common answer, or their own while everybody answers alone."""

    said: Said
    base: int
    is_own: bool


@dataclass(frozen=True)
class ShownOpinion:
    """What one assessor answered alone, now shown."""

    opinion: Opinion
    is_mine: bool

    @property
    def verdict_words(self) -> Words:
        verdict = self.opinion.said.verdict
        return VERDICT_WORDS[verdict] if verdict else ""

    @property
    def verdict_chip(self) -> str:
        verdict = self.opinion.said.verdict
        return VERDICT_CHIPS[verdict] if verdict else ""


@dataclass(frozen=True)
class ShownRevision:
    """The answer as it was."""

    reasons: str
    verdict_words: Words
    verdict_chip: str
    saved_by_label: str
    saved_at: datetime


@dataclass(frozen=True)
class QuestionPage:
    """`pen` is None where the reader has nothing to write in: the assessment is closed, or others answer alone.

    `asked_as` is the question as its list tells of it, with everything that it was made from.
    """

    assessment: Assessment
    row: QuestionRow
    place: int
    count: int
    previous: Neighbour | None
    following: Neighbour | None
    pen: Pen | None
    clash: Clash | None
    opinions: tuple[ShownOpinion, ...]
    revisions: Sequence[ShownRevision]
    is_filled: bool
    asked_as: AskedAs
    linkable: Sequence[Evidence]
    me: Assessor | None
    may_lead: bool

    @property
    def question(self) -> Question:
        return self.row.question

    @property
    def standard_help(self) -> tuple[Wording, ...]:
        """How the standard list asks the same, and how one finds out."""
        return standard_help(self.question)

    @property
    def is_left_over(self) -> bool:
        return self.question.version_id != self.assessment.version_id

    @property
    def area_words(self) -> Words:
        return AREA_WORDS[Area(self.question.area)]

    @property
    def they_differ(self) -> bool:
        return differ(shown.opinion for shown in self.opinions)


def question_page(assessment: Assessment, question: Question, *, reach: Reach, user: User) -> QuestionPage:
    links = AnswerEvidence.objects.select_related("evidence__owner__parent")
    known = Known.of(assessment, reach=reach, user=user, only=question, links=links)
    row = known.row(question)
    me = next((one for one in known.assessors if one.person_id == reach.person_id), None)
    shown = asked(questions_in_order(assessment.version), is_in_depth=assessment.is_in_depth)
    ids = [each.pk for each in shown]
    place = ids.index(question.pk) if question.pk in ids else -1
    return QuestionPage(
        assessment=assessment,
        row=row,
        place=place + 1,
        count=len(shown),
        previous=_neighbour(shown, place - 1) if place > 0 else None,
        following=_neighbour(shown, place + 1) if place >= 0 else None,
        pen=_pen(assessment, row, known.own.get(question.pk), me),
        clash=_clash(row.answer, user),
        opinions=opinions_of(assessment, question, reach),
        revisions=_revisions(row.answer),
        is_filled=question.field in known.fields,
        asked_as=asked_as(question, origin_lines([question], reach).get(question.pk, ())),
        linkable=list(linkable_evidence(assessment, row, reach)),
        me=me,
        may_lead=access.may_lead(reach, assessment),
    )


def _neighbour(shown: Sequence[Question], place: int) -> Neighbour | None:
    return Neighbour(shown[place].pk, worded(shown[place])) if place < len(shown) else None


def _pen(assessment: Assessment, row: QuestionRow, own: OwnAnswer | None, me: Assessor | None) -> Pen | None:
    if assessment.closed_at is not None:
        return None
    if assessment.mode == Mode.ALONE:
        return _own_pen(own) if me is not None else None
    return pen_of(row.answer)


def pen_of(answer: Answer | None) -> Pen:
    if answer is None:
        return Pen(Said(), 0, is_own=False)
    return Pen(_said(answer), answer.revision, is_own=False)


def _own_pen(own: OwnAnswer | None) -> Pen:
    """Begins empty: what is said in common already must not lead."""
    return Pen(_said(own), own.revision, is_own=True) if own is not None else Pen(Said(), 0, is_own=True)


def _said(row: Answer | OwnAnswer | AnswerConflict) -> Said:
    return Said(Verdict(row.verdict) if row.verdict else None, row.reasons)


def _clash(answer: Answer | None, user: User) -> Clash | None:
    """The latest of this user's own answers that were not taken, beside what stands now."""
    if answer is None or not getattr(answer, "has_conflict", True):
        return None
    waiting = AnswerConflict.objects.filter(answer=answer, author=user).order_by("-at", "-pk").first()
    if waiting is None:
        return None
    return Clash(_said(answer), _said(waiting), answer.revision, answer.saved_by_label, answer.saved_at)


def waiting_clash(assessment_id: int, question: Question, user: User) -> Clash | None:
    answer = Answer.objects.filter(assessment=assessment_id, question=question).first()
    return _clash(answer, user)


def opinions_of(assessment: Assessment, question: Question, reach: Reach) -> tuple[ShownOpinion, ...]:
    """What each answered alone, once it is shown; nobody's before."""
    if assessment.mode != Mode.SHOWN:
        return ()
    rows = access.own_answers(reach, assessment).filter(question=question)
    in_order = rows.select_related("assessor__person").order_by("assessor__person__name", "pk")
    return tuple(shown_opinion(own, reach) for own in in_order)


def shown_opinion(own: OwnAnswer, reach: Reach) -> ShownOpinion:
    is_mine = own.assessor.person_id == reach.person_id
    return ShownOpinion(Opinion(own.assessor.person.name, _said(own)), is_mine=is_mine)


def _revisions(answer: Answer | None) -> Sequence[ShownRevision]:
    rows = answer.revisions.order_by("-number")[:REVISIONS] if answer is not None else ()
    return tuple(map(_shown_revision, rows))


def _shown_revision(row: AnswerRevision) -> ShownRevision:
    verdict = Verdict(row.verdict) if row.verdict else None
    return ShownRevision(
        reasons=row.reasons,
        verdict_words=VERDICT_WORDS[verdict] if verdict else "",
        verdict_chip=VERDICT_CHIPS[verdict] if verdict else "",
        saved_by_label=row.saved_by_label,
        saved_at=row.saved_at,
    )


def linkable_evidence(assessment: Assessment, row: QuestionRow, reach: Reach) -> QuerySet[Evidence]:
    """The method's pieces that hold, that the reader may see and the assessment may stand on."""
    at_hand = Q(is_shared=True) | Q(owner=assessment.authority_id)
    found = knowledge.evidence(reach).filter(at_hand, method=assessment.method_id, withdrawn_at=None)
    linked = [piece.evidence.pk for piece in row.linked]
    return found.exclude(pk__in=linked).order_by("leaf", "-dated_on", "-pk")


def persons_to_ask(reach: Reach, assessment: Assessment) -> QuerySet[Person]:
    """Known at the same authority, or with an account of their own; not oneself."""
    at = assessment.authority_id
    posts = Appointment.objects.filter(
        Q(organisation=at) | Q(organisation__parent=at) | Q(organisation__parent__parent=at)
    )
    near = Q(pk__in=posts.order_by().values("person")) | Q(user__is_active=True)
    return (
        Person.objects.filter(near, merged_into=None)
        .exclude(pk=reach.person_id or 0)
        .distinct()
        .order_by("name", "pk")
    )
