"""One method as several authorities have tried it, question by question."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from beprovad.assessments import access
from beprovad.assessments.models import Answer, AnswerEvidence, Assessment, CommonAnswer, Setup
from beprovad.assessments.queries.brief import terms_of
from beprovad.assessments.queries.common import CommonCell, CommonColumn, Commons, as_asked, commons_of
from beprovad.assessments.queries.fields import filled_fields, standing_fields
from beprovad.assessments.queries.pieces import is_seen_at
from beprovad.assessments.queries.places import place_words
from beprovad.assessments.queries.record import terms_said
from beprovad.assessments.queries.stages import Stood, stood_of, with_decided
from beprovad.assessments.rules.fingerprints import prints
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.progress import AnswerState, Facts, Stage, answer_state, asked
from beprovad.assessments.rules.sharing import Asked, do_differ, in_rows, parted
from beprovad.assessments.words.answering import (
    STATE_CHIPS,
    STATE_WORDS,
    VERDICT_CHIPS,
    VERDICT_WORDS,
    Words,
)
from beprovad.checklists.models import Question
from beprovad.checklists.rules.areas import Area, Field
from beprovad.checklists.words import AREA_WORDS, said
from beprovad.knowledge.models import Method
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.lib.markup import safe_html
from beprovad.people.rules import Act, Reach

MOST = 6
"""Assessments beside each other; more is a wall, not a table."""

FIELD_COLUMNS: Mapping[Field, tuple[str, ...]] = {
    Field.COST: ("cost_once", "cost_yearly", "cost_note", "payer"),
    Field.STAFF_TIME: ("staff_time",),
    Field.REPLACES: ("replaces", "replaces_nothing_because"),
    Field.OWNER: ("owner",),
    Field.HEAD_PROVIDES: ("head_provides",),
    Field.TRAINING: ("training",),
    Field.COLLABORATION: ("collaboration",),
    Field.SCOPE: ("scope",),
    Field.FOLLOW_UP: ("follow_up_how", "follow_up_on"),
}
_ORDER = {area: place for place, area in enumerate(Area)}


@dataclass(frozen=True)
class BesideColumn:
    """An assessment; `is_own`: the reader assesses at its authority."""

    assessment: Assessment
    is_own: bool

    @property
    def name(self) -> str:
        return place_words(self.assessment)

    @property
    def decided(self) -> Stood | None:
        """Where a decision stands, which one."""
        stood = stood_of(self.assessment)
        return stood if stood.stage is Stage.DECIDED else None


@dataclass(frozen=True)
class BesideCell:
    """What one of them says; `wording` where its list asks it in other words. `field` is what its field holds."""

    column: BesideColumn
    question_id: int
    wording: str
    verdict: Verdict | None
    state: AnswerState
    reasons: str
    field: str
    pieces: int
    print: str  # of what it says, in whatever language it is read

    @property
    def words(self) -> Words:
        return VERDICT_WORDS[self.verdict] if self.verdict else STATE_WORDS[self.state]

    @property
    def chip(self) -> str:
        return VERDICT_CHIPS[self.verdict] if self.verdict else STATE_CHIPS[self.state]

    @property
    def reasons_html(self) -> SafeString:
        return SafeString(safe_html(self.reasons))

    @property
    def may_carry(self) -> bool:
        """Something is said here that a common answer can stand on."""
        return bool(self.verdict or self.reasons.strip() or self.field)

    @property
    def may_be_taken(self) -> bool:
        return not self.column.is_own and bool(self.verdict or self.reasons.strip())


@dataclass(frozen=True)
class BesidePlace:
    """A column's place in a row. `cell` is None where its list does not ask this, or waits with it until the depth."""

    column: BesideColumn
    cell: BesideCell | None
    is_waiting: bool = False


@dataclass(frozen=True)
class CommonPlace:
    """A network's place in a row. `may_write`: the reader writes what it says together of this question."""

    column: CommonColumn
    cell: CommonCell | None
    may_write: bool


@dataclass(frozen=True)
class BesideRow:
    """`asked`: the question in each list that asks it, the first of them heading the row."""

    question: str
    area: Area
    places: tuple[BesidePlace, ...]
    asked: tuple[Asked, ...]
    commons: tuple[CommonPlace, ...] = ()

    @property
    def question_id(self) -> int:
        return self.asked[0].id

    @property
    def prints(self) -> dict[int, str | None]:
        """Of what each assessment says, by its id; None where it is not asked there."""
        return {
            place.column.assessment.pk: place.cell.print if place.cell is not None else None
            for place in self.places
        }

    @property
    def area_words(self) -> Words:
        return AREA_WORDS[self.area]

    @property
    def cells(self) -> tuple[BesideCell, ...]:
        return tuple(place.cell for place in self.places if place.cell is not None)

    @property
    def differs(self) -> bool:
        return do_differ([cell.verdict for cell in self.cells])


@dataclass(frozen=True)
class SideBySide:
    """`left_out`: how many more there are. `may_take`: one has an open assessment to take answers into."""

    method: Method
    columns: tuple[BesideColumn, ...]
    networks: tuple[CommonColumn, ...]
    differing: tuple[BesideRow, ...]
    agreeing: tuple[BesideRow, ...]
    left_out: int
    may_take: bool

    @property
    def width(self) -> int:
        """Columns beside the question."""
        return len(self.columns) + len(self.networks)

    @property
    def has_common(self) -> bool:
        rows = (*self.differing, *self.agreeing)
        return any(place.cell is not None for row in rows for place in row.commons)

    @property
    def others(self) -> tuple[Assessment, ...]:
        return tuple(column.assessment for column in self.columns if not column.is_own)


def count_beside(reach: Reach, method: Method) -> int:
    """How many assessments of the method the reader may hold beside each other."""
    return _visible(reach, method).count()


def side_by_side(reach: Reach, method: Method) -> SideBySide:
    """One's own first, then what a common answer stands on, then the latest changed.

    As many queries for two as for six.
    """
    found, commons = columns_of(reach, _visible(reach, method)), commons_of(reach, method)
    under = {ground.assessment_id for answer in commons.answers for ground in answer.grounds.all()}
    found.sort(key=lambda each: (not each.is_own, each.assessment.pk not in under))
    columns = tuple(found[:MOST])
    rows = _with_commons(beside_rows(columns), columns, commons)
    differing, agreeing = parted(rows, lambda row: row.differs)
    return SideBySide(
        method=method,
        columns=columns,
        networks=commons.columns,
        differing=differing,
        agreeing=agreeing,
        left_out=max(0, len(found) - MOST),
        may_take=any(column.is_own and column.assessment.closed_at is None for column in columns),
    )


def columns_of(reach: Reach, assessments: QuerySet[Assessment]) -> list[BesideColumn]:
    """Those that are put away last, and among the others the latest changed first."""
    own_at = reach.authorities_where(Act.ASSESS)
    whole = with_decided(access.with_its_nouns(assessments)).prefetch_related("risks", "effects", "goals")
    found = [BesideColumn(each, each.authority_id in own_at) for each in whole.order_by("-changed_at", "-pk")]
    return sorted(found, key=lambda each: each.assessment.closed_at is not None)


def _with_commons(
    rows: Sequence[BesideRow], columns: Sequence[BesideColumn], commons: Commons
) -> tuple[BesideRow, ...]:
    """What no list here asks any more stands last, in the words in which it was asked."""
    beside = [replace(row, commons=_commons(row, commons)) for row in rows]
    shown = {place.cell.answer.pk for row in beside for place in row.commons if place.cell is not None}
    left = [_alone(each, columns) for each in commons.answers if each.pk not in shown]
    return (*beside, *(replace(row, commons=_commons(row, commons)) for row in left))


def _commons(row: BesideRow, commons: Commons) -> tuple[CommonPlace, ...]:
    return tuple(_common_place(column, row, commons) for column in commons.columns)


def _common_place(column: CommonColumn, row: BesideRow, commons: Commons) -> CommonPlace:
    answer = commons.like(column.network, row.asked)
    asking = (cell.column.assessment.pk for cell in row.cells)
    is_asked_there = any((column.network.pk, pk) in commons.shares for pk in asking)
    return CommonPlace(
        column,
        commons.cell(answer, row.prints) if answer is not None else None,
        may_write=column.may_write and (is_asked_there or answer is not None),
    )


def _alone(answer: CommonAnswer, columns: Sequence[BesideColumn]) -> BesideRow:
    question = answer.question
    places = tuple(BesidePlace(column, None) for column in columns)
    return BesideRow(said(question).text, Area(question.area), places, (as_asked(question),))


def _visible(reach: Reach, method: Method) -> QuerySet[Assessment]:
    ids = [
        *access.assessments(reach).filter(method=method).values_list("pk", flat=True),
        *access.shared_assessments(reach).filter(method=method).values_list("pk", flat=True),
    ]
    return Assessment.objects.filter(pk__in=ids)


def beside_rows(columns: Sequence[BesideColumn]) -> tuple[BesideRow, ...]:
    """By area, and within an area in the first list's order."""
    questions = _questions(columns)
    cells = _cells(columns, questions)
    by_id = {question.pk: question for each in questions for question in each}
    beside = in_rows([[as_asked(question) for question in each] for each in questions])
    rows = (_row(row, columns, cells, by_id) for row in beside)
    return tuple(sorted((row for row in rows if row.cells), key=lambda row: _ORDER[row.area]))


def _row(
    row: Sequence[Asked | None],
    columns: Sequence[BesideColumn],
    cells: Mapping[tuple[int, int], BesideCell],
    by_id: Mapping[int, Question],
) -> BesideRow:
    head = by_id[next(each.id for each in row if each is not None)]
    words = said(head).text
    places = (
        _place(column, cells.get((column.assessment.pk, each.id)) if each else None, each, words)
        for column, each in zip(columns, row, strict=True)
    )
    asked_here = tuple(each for each in row if each is not None)
    return BesideRow(words, Area(head.area), tuple(places), asked_here)


def _place(
    column: BesideColumn, cell: BesideCell | None, asked_here: Asked | None, words: str
) -> BesidePlace:
    if cell is None:
        return BesidePlace(column, None, is_waiting=asked_here is not None)
    return BesidePlace(column, replace(cell, wording="") if cell.wording == words else cell)


def _questions(columns: Sequence[BesideColumn]) -> list[list[Question]]:
    """What the list of each of them holds, in its reading order; one query."""
    by_version: dict[int, list[Question]] = defaultdict(list)
    versions = {column.assessment.version_id for column in columns}
    for question in Question.objects.filter(version__in=versions, removed_at=None).order_by("position", "pk"):
        by_version[question.version_id].append(question)
    return [
        sorted(by_version[column.assessment.version_id], key=lambda each: _ORDER[Area(each.area)])
        for column in columns
    ]


def _cells(
    columns: Sequence[BesideColumn], questions: Sequence[Sequence[Question]]
) -> dict[tuple[int, int], BesideCell]:
    """By assessment and question, of what is asked of each today."""
    ids = [column.assessment.pk for column in columns]
    answers = {
        (answer.assessment_id, answer.question_id): answer
        for answer in Answer.objects.filter(assessment__in=ids).order_by("pk")
    }
    pieces = _pieces(columns)
    cells = {}
    for column, each in zip(columns, questions, strict=True):
        filled, terms = filled_fields(column.assessment), terms_said(terms_of(column.assessment))
        for question in asked(each, is_in_depth=column.assessment.is_in_depth):
            key = (column.assessment.pk, question.pk)
            said_here = _SaidHere(
                answer=answers.get(key),
                pieces=pieces.get(key, ()),
                is_filled=question.field in filled,
                field=_field(question, column.assessment, terms),
                raw_field=_raw_field(question, column.assessment),
            )
            cells[key] = _cell(column, question, said_here)
    return cells


@dataclass(frozen=True)
class _SaidHere:
    """What is known of one place in the table; `pieces` are the leaves of what holds the answer up."""

    answer: Answer | None
    pieces: Sequence[str]
    is_filled: bool
    field: str
    raw_field: str  # as it is kept, in no language


def _cell(column: BesideColumn, question: Question, here: _SaidHere) -> BesideCell:
    answer = here.answer
    verdict = Verdict(answer.verdict) if answer and answer.verdict else None
    facts = Facts(
        verdict=verdict,
        only_users=question.only_users,
        users_were_heard=Leaf.USERS in here.pieces,
        is_field=bool(question.field),
        is_filled=here.is_filled,
    )
    return BesideCell(
        column=column,
        question_id=question.pk,
        wording=said(question).text,
        verdict=verdict,
        state=answer_state(facts),
        reasons=answer.reasons if answer else "",
        field=here.field,
        pieces=len(here.pieces),
        print=prints({"said": (verdict, answer.reasons if answer else "", here.raw_field)})["said"],
    )


def _raw_field(question: Question, assessment: Assessment) -> str:
    if not question.field:
        return ""
    setup = getattr(assessment, "setup", None) or Setup()
    kept = standing_fields(setup)
    columns = [kept[name] for name in FIELD_COLUMNS.get(Field(question.field), ())]
    return repr([*_lines(Field(question.field), assessment), *columns])


def _field(question: Question, assessment: Assessment, terms: Mapping[str, str]) -> str:
    """What the field that answers the question holds, on lines."""
    if not question.field:
        return ""
    field = Field(question.field)
    lines = _lines(field, assessment) or [terms[name] for name in FIELD_COLUMNS.get(field, ())]
    return "\n".join(filter(None, lines))


def _lines(field: Field, assessment: Assessment) -> list[str]:
    """Of the fields that are lists."""
    lists = {
        Field.RISKS: [risk.text for risk in assessment.risks.all()],
        Field.EXPECTED_EFFECTS: [effect.indicator for effect in assessment.effects.all()],
        Field.GOALS: [goal.text for goal in assessment.goals.all()],
    }
    return lists.get(field, [])


def _pieces(columns: Sequence[BesideColumn]) -> dict[tuple[int, int], list[str]]:
    """The leaves of the pieces that hold each answer up; one query."""
    authorities = {column.assessment.pk: column.assessment.authority_id for column in columns}
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    links = AnswerEvidence.objects.filter(
        answer__assessment__in=authorities, evidence__withdrawn_at=None
    ).select_related("answer", "evidence")
    for link in links.defer("answer__reasons", "evidence__details"):
        place = (link.answer.assessment_id, link.answer.question_id)
        if is_seen_at(authorities[place[0]], link.evidence):
            found[place].append(link.evidence.leaf)
    return found
