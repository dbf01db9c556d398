"""The assessment's page: its areas and questions, how far it has come, and what it stands on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from beprovad.assessments import access
from beprovad.assessments.models import (
    Answer,
    AnswerConflict,
    AnswerEvidence,
    Assessment,
    Assessor,
    Handing,
    OwnAnswer,
)
from beprovad.assessments.queries.decision_summary import decision_summary
from beprovad.assessments.queries.fields import filled_fields
from beprovad.assessments.queries.pieces import is_seen_at, pieces_under
from beprovad.assessments.queries.places import authority_words
from beprovad.assessments.queries.setup_summary import setup_summary
from beprovad.assessments.queries.sharing_summary import sharing_summary
from beprovad.assessments.queries.stages import Stood, stood
from beprovad.assessments.queries.unlinked import unlinked_counts
from beprovad.assessments.rules.kinds import Mode, Verdict
from beprovad.assessments.rules.progress import (
    AnswerState,
    Facts,
    Progress,
    Stage,
    answer_state,
    asked,
    next_open,
    progress,
    users_unasked,
)
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.assessments.words.described import UNDESCRIBED_WORDS, undescribed_said
from beprovad.assessments.words.lacking import lack_said
from beprovad.assessments.words.printing import only_others_said
from beprovad.checklists.models import Question
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.words import AREA_WORDS, Wording, said_title
from beprovad.checklists.words import said as worded
from beprovad.knowledge.access import may_edit_knowledge
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.rules.clover import Clover, clover
from beprovad.knowledge.rules.kinds import Direction, Leaf
from beprovad.knowledge.words import DIRECTION_CHIPS, DIRECTION_WORDS, LEAF_WORDS
from beprovad.lib.markup import safe_html
from beprovad.people.models import Organisation, User
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class LinkedEvidence:
    """A piece under an answer. `is_holding`: neither withdrawn nor no longer shared with this authority."""

    link: AnswerEvidence
    evidence: Evidence
    is_seen: bool
    is_own: bool

    @property
    def is_withdrawn(self) -> bool:
        return self.evidence.is_withdrawn

    @property
    def is_holding(self) -> bool:
        return self.is_seen and not self.is_withdrawn

    @property
    def speaks_for_users(self) -> bool:
        return self.is_holding and self.evidence.leaf == Leaf.USERS

    @property
    def elsewhere(self) -> str:
        """Whose it is, where it is another authority's."""
        owner = self.evidence.owner
        return authority_words(owner) if owner and not self.is_own else ""

    @property
    def leaf_words(self) -> Words:
        return LEAF_WORDS[Leaf(self.evidence.leaf)]

    @property
    def direction_words(self) -> Words:
        return DIRECTION_WORDS[Direction(self.evidence.direction)]

    @property
    def direction_chip(self) -> str:
        return DIRECTION_CHIPS[Direction(self.evidence.direction)]


@dataclass(frozen=True)
class QuestionRow:
    """One question and what is said of it. While one answers alone, `verdict` and `reasons` are one's own."""

    question: Question
    words: Wording
    state: AnswerState
    verdict: Verdict | None
    reasons: str
    answer: Answer | None
    is_filled: bool = False
    linked: tuple[LinkedEvidence, ...] = ()
    handings: tuple[Handing, ...] = ()

    @cached_property
    def holding(self) -> tuple[LinkedEvidence, ...]:
        return tuple(piece for piece in self.linked if piece.is_holding)

    @cached_property
    def withdrawn(self) -> tuple[LinkedEvidence, ...]:
        return tuple(piece for piece in self.linked if piece.is_withdrawn)

    @cached_property
    def reasons_html(self) -> SafeString:
        return SafeString(safe_html(self.reasons))

    @property
    def verdict_words(self) -> Words:
        return VERDICT_WORDS[self.verdict] if self.verdict else ""

    @property
    def verdict_chip(self) -> str:
        return VERDICT_CHIPS[self.verdict] if self.verdict else ""


@dataclass(frozen=True)
class AreaPart:
    """The questions of one area."""

    area: Area
    rows: tuple[QuestionRow, ...]
    progress: Progress

    @property
    def words(self) -> Words:
        return AREA_WORDS[self.area]


@dataclass(frozen=True)
class AssessmentPage:
    """`left_over` are answers to questions that the version no longer asks; `not_asked` waits for the depth.

    `beyond`: of these, what only users may answer and have not; a decision answers for it as well.

    `only_others` says so where only other authorities' users have been asked.
    `slots`: what the partials of the other journeys are given, `setup`, `decisions` and `sharing`.
    """

    assessment: Assessment
    areas: tuple[AreaPart, ...]
    left_over: tuple[QuestionRow, ...]
    progress: Progress
    not_asked: int
    has_screening: bool
    may_lead: bool
    may_decide: bool
    may_describe: bool
    assessors: tuple[Assessor, ...]
    me: Assessor | None
    evidence: tuple[Evidence, ...]
    clover: Clover
    stood: Stood
    beyond: tuple[QuestionRow, ...] = ()
    unlinked: Mapping[Leaf, int] = field(default_factory=dict)
    only_others: str = ""
    slots: Mapping[str, object] = field(default_factory=dict)

    @property
    def checklist(self) -> str:
        return said_title(self.assessment.version.checklist)

    @cached_property
    def rows(self) -> tuple[QuestionRow, ...]:
        return tuple(row for part in self.areas for row in part.rows)

    @cached_property
    def unanswered(self) -> tuple[QuestionRow, ...]:
        return tuple(row for row in self.rows if row.state != AnswerState.ANSWERED)

    @cached_property
    def next_question(self) -> QuestionRow | None:
        """What to do next, as long as there is something that whoever reads can answer and no decision is signed."""
        if self.stood.stage not in (Stage.FIRST, Stage.DEPTH) or (self.is_alone and self.me is None):
            return None
        place = next_open([row.state for row in self.rows])
        return self.rows[place] if place is not None else None

    @property
    def is_screened(self) -> bool:
        """Nothing of the first questions waits for those who read, and more are asked in depth."""
        is_first = self.stood.stage is Stage.FIRST and bool(self.not_asked)
        return is_first and not self.is_alone and self.next_question is None

    @cached_property
    def shaken(self) -> tuple[QuestionRow, ...]:
        """Answers that stood on something that has been withdrawn."""
        return tuple(row for row in (*self.rows, *self.left_over) if row.withdrawn)

    @property
    def newer_number(self) -> int | None:
        """Of a newer published version of the same checklist, if there is one."""
        newest: int | None = getattr(self.assessment, "newest_number", None)
        return newest if newest and newest > (self.assessment.version.number or 0) else None

    @property
    def is_alone(self) -> bool:
        return self.assessment.mode == Mode.ALONE

    @property
    def not_done(self) -> int:
        """Assessors who are still answering."""
        return sum(not one.is_done for one in self.assessors)

    @property
    def undescribed(self) -> tuple[Words, ...]:
        """What nobody has written about the way of working itself."""
        method = self.assessment.method
        return undescribed_said({name: getattr(method, name) for name in UNDESCRIBED_WORDS})

    @cached_property
    def missing(self) -> tuple["LeafLack", ...]:
        """What the clover's leaves lack, in sentences, each with how many pieces are known and not linked."""
        told = ((leaf, self.unlinked.get(leaf, 0), self.clover.missing_on(leaf)) for leaf in Leaf)
        said = (
            LeafLack(
                leaf,
                (
                    *(lack_said(each, unlinked=unlinked) for each in lacks),
                    *((self.only_others,) if leaf is Leaf.USERS and self.only_others else ()),
                ),
                unlinked,
            )
            for leaf, unlinked, lacks in told
        )
        return tuple(each for each in said if each.sentences)


@dataclass(frozen=True)
class LeafLack:
    leaf: Leaf
    sentences: tuple[str, ...]
    unlinked: int

    @property
    def words(self) -> Words:
        return LEAF_WORDS[self.leaf]


def assessment_page(assessment: Assessment, *, reach: Reach, user: User) -> AssessmentPage:
    """Everything on the page in a constant number of queries."""
    known = Known.of(assessment, reach=reach, user=user)
    questions = questions_in_order(assessment.version)
    shown = asked(questions, is_in_depth=assessment.is_in_depth)
    every = {question.pk: known.row(question) for question in questions}
    rows = [every[question.pk] for question in shown]
    left_over = known.left_over(questions)
    carried = (*every.values(), *left_over)
    holding = {piece.evidence.pk: piece.evidence for row in carried for piece in row.holding}
    weighed = pieces_under([assessment.pk])
    assessors = tuple(known.assessors)
    decisions = decision_summary(
        assessment,
        users_unasked=users_unasked(row.state for row in every.values()),
        may_decide=access.may_decide(reach, assessment),
        today=timezone.localdate(),
    )
    return AssessmentPage(
        assessment=assessment,
        areas=areas_of(rows),
        left_over=left_over,
        progress=progress(row.state for row in rows),
        not_asked=len(questions) - len(shown),
        beyond=tuple(
            every[question.pk]
            for question in questions
            if question not in shown and every[question.pk].state is AnswerState.WAITING_FOR_USERS
        ),
        has_screening=any(question.is_screening for question in questions),
        may_lead=access.may_lead(reach, assessment),
        may_decide=access.may_decide(reach, assessment),
        may_describe=may_edit_knowledge(reach),
        assessors=assessors,
        me=next((one for one in assessors if one.person_id == reach.person_id), None),
        evidence=tuple(holding.values()),
        clover=clover(weighed[pk].piece for pk in holding if pk in weighed),
        unlinked=unlinked_counts(assessment),
        only_others=_only_others(assessment, holding.values()),
        stood=stood(assessment, decisions.kind),
        slots={
            "setup": setup_summary(assessment, spared=_spared(rows)),
            "decisions": decisions,
            "sharing": sharing_summary(assessment, may_share=access.may_lead(reach, assessment)),
        },
    )


def _spared(rows: Iterable[QuestionRow]) -> frozenset[str]:
    return frozenset(row.question.field for row in rows if row.verdict is Verdict.NOT_APPLICABLE)


def _only_others(assessment: Assessment, pieces: Iterable[Evidence]) -> str:
    owners = {piece.owner_id for piece in pieces if piece.leaf == Leaf.USERS}
    if not owners or assessment.authority_id in owners:
        return ""
    named = (
        Organisation.objects.filter(pk__in=[pk for pk in owners if pk])
        .select_related("parent")
        .order_by("name", "pk")
    )
    return only_others_said([*map(authority_words, named), *([""] if None in owners else [])])


def areas_of(rows: Sequence[QuestionRow]) -> tuple[AreaPart, ...]:
    """The areas that ask something, in reading order."""
    by_area: dict[Area, list[QuestionRow]] = {}
    for row in rows:
        by_area.setdefault(Area(row.question.area), []).append(row)
    return tuple(
        AreaPart(area, tuple(by_area[area]), progress(row.state for row in by_area[area]))
        for area in Area
        if area in by_area
    )


@dataclass(frozen=True)
class Known:
    """All that is kept of an assessment's questions, read once; `row` says how one of them stands."""

    assessment: Assessment
    answers: Mapping[int, Answer]
    handings: Mapping[int, tuple[Handing, ...]]
    own: Mapping[int, OwnAnswer]
    assessors: Sequence[Assessor]
    fields: frozenset[Field]

    @classmethod
    def of(
        cls,
        assessment: Assessment,
        *,
        reach: Reach,
        user: User | None,
        only: Question | None = None,
        links: QuerySet[AnswerEvidence] | None = None,
    ) -> "Known":
        """Of every question, or of `only` one where the page shows no other; `links` for more of what they stand on."""
        linked = AnswerEvidence.objects.select_related("evidence") if links is None else links
        these = {"question": only} if only is not None else {}
        is_alone = assessment.mode == Mode.ALONE
        mine = access.own_answers(reach, assessment).filter(**these) if is_alone else ()
        return cls(
            assessment=assessment,
            answers={
                answer.question_id: answer for answer in _answers(assessment, user, linked).filter(**these)
            },
            handings=_by_question(
                assessment.handings.filter(withdrawn_at=None, **these)
                .select_related("person")
                .order_by("due_on", "pk")
            ),
            own={own.question_id: own for own in mine},
            assessors=_assessors(assessment),
            fields=filled_fields(assessment),
        )

    def row(self, question: Question) -> QuestionRow:
        answer, own = self.answers.get(question.pk), self.own.get(question.pk)
        said: Any = own if own is not None else answer
        verdict = Verdict(said.verdict) if said is not None and said.verdict else None
        linked = linked_evidence(answer, self.assessment)
        handed = self.handings.get(question.pk, ())
        facts = Facts(
            verdict=verdict,
            only_users=question.only_users,
            users_were_heard=any(piece.speaks_for_users for piece in linked),
            is_field=bool(question.field),
            is_filled=question.field in self.fields,
            is_handed=any(handing.answered_at is None for handing in handed),
        )
        return QuestionRow(
            question=question,
            words=worded(question),
            state=answer_state(facts),
            verdict=verdict,
            reasons=said.reasons if said is not None else "",
            answer=answer,
            is_filled=facts.is_filled,
            linked=linked,
            handings=handed,
        )

    def left_over(self, questions: Iterable[Question]) -> tuple[QuestionRow, ...]:
        """Answers to questions that an earlier version asked, if anything was said there."""
        gone = self.answers.keys() - {question.pk for question in questions}
        old = Question.objects.filter(pk__in=gone).order_by("position", "pk") if gone else ()
        rows = (self.row(question) for question in old)
        return tuple(row for row in rows if row.verdict or row.reasons or row.linked)


def _answers(assessment: Assessment, user: User | None, links: QuerySet[AnswerEvidence]) -> QuerySet[Answer]:
    """With their evidence; `has_conflict` where this user has a text that was not taken."""
    waiting = AnswerConflict.objects.filter(answer=OuterRef("pk"), author=user)
    rows = assessment.answers.order_by("pk")
    return rows.annotate(has_conflict=Exists(waiting)).prefetch_related(kept_links(links))


def kept_links(links: QuerySet[AnswerEvidence]) -> "Prefetch[Any]":
    """As a plain list: a queryset for each of sixty answers costs more than reading them."""
    return Prefetch("links", queryset=links, to_attr="kept_links")


def linked_evidence(answer: Answer | None, assessment: Assessment) -> tuple[LinkedEvidence, ...]:
    """The pieces under the answer, as the assessment's authority may see them."""
    if answer is None:
        return ()
    return tuple(
        LinkedEvidence(
            link,
            link.evidence,
            is_seen=is_seen_at(assessment.authority_id, link.evidence),
            is_own=link.evidence.owner_id == assessment.authority_id,
        )
        for link in answer.kept_links  # type: ignore[attr-defined]
    )


def _by_question(handings: Iterable[Handing]) -> dict[int, tuple[Handing, ...]]:
    found: dict[int, tuple[Handing, ...]] = {}
    for handing in handings:
        found[handing.question_id] = (*found.get(handing.question_id, ()), handing)
    return found


def _assessors(assessment: Assessment) -> Sequence[Assessor]:
    if assessment.mode == Mode.TOGETHER:
        return ()
    return list(assessment.assessors.select_related("person").order_by("person__name", "pk"))
