"""The list of assessments, and what one chooses between when one starts another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from beprovad.assessments import access
from beprovad.assessments.models import Answer, Assessment, Decision, Handing
from beprovad.assessments.queries.fields import filled_fields
from beprovad.assessments.queries.pieces import is_seen_at, pieces_under
from beprovad.assessments.queries.stages import Stood, stood
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.rules.progress import AnswerState, Facts, Progress, answer_state, asked, progress
from beprovad.checklists import access as checklists
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.knowledge.queries.clovers import ToldPiece
from beprovad.knowledge.rules.clover import Clover, clover
from beprovad.knowledge.rules.kinds import Leaf
from beprovad.people.access import in_force
from beprovad.people.models import Appointment, Organisation, Person
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class AssessmentRow:
    """One assessment in the list. `shaken`: answers that stood on something that has been withdrawn."""

    assessment: Assessment
    progress: Progress
    clover: Clover
    shaken: int
    decided: DecisionKind | None = None

    @property
    def stood(self) -> Stood:
        return stood(self.assessment, self.decided)


class Shows(StrEnum):
    """What a list of assessments shows."""

    OPEN = "open"  # under way
    DECIDED = "decided"
    CLOSED = "closed"  # put away


def listed_assessments(reach: Reach, *, shows: Shows, words: str = "") -> QuerySet[Assessment]:
    """Those of one's authorities that stand so, the latest changed first."""
    rows = access.assessments(reach).filter(closed_at__isnull=shows is not Shows.CLOSED)
    if shows is not Shows.CLOSED:
        decided = Exists(Decision.objects.filter(assessment=OuterRef("pk")))
        rows = rows.filter(decided if shows is Shows.DECIDED else ~decided)
    if words:
        rows = rows.filter(Q(method__name__icontains=words) | Q(purpose__icontains=words))
    return access.with_its_nouns(rows).order_by("-changed_at", "-pk")


def assessment_rows(page: Iterable[Assessment]) -> tuple[AssessmentRow, ...]:
    """As many queries for one as for a page full: three."""
    assessments = list(page)
    ids = [assessment.pk for assessment in assessments]
    questions = _questions_of({assessment.version_id for assessment in assessments})
    said, pieces = _said(ids), pieces_under(ids)
    return tuple(_row(each, questions[each.version_id], said[each.pk], pieces) for each in assessments)


class _Question(NamedTuple):
    id: int
    is_screening: bool
    only_users: bool
    field: str


@dataclass(frozen=True)
class _Said:
    """What is kept of one assessment's questions. `linked`: question and piece; `decided`: by number."""

    verdicts: dict[int, str] = field(default_factory=dict)
    linked: list[tuple[int, int]] = field(default_factory=list)
    handed: set[int] = field(default_factory=set)
    decided: dict[int, DecisionKind] = field(default_factory=dict)


def _row(
    assessment: Assessment, questions: Sequence[_Question], said: _Said, pieces: Mapping[int, ToldPiece]
) -> AssessmentRow:
    linked = [(question, pieces[piece]) for question, piece in said.linked if piece in pieces]
    holding = [(question, told) for question, told in linked if _holds(assessment, told)]
    heard = {question for question, told in holding if told.piece.leaf is Leaf.USERS}
    fields = filled_fields(assessment)
    states = (
        _state(
            said.verdicts.get(question.id, ""),
            only_users=question.only_users,
            users_were_heard=question.id in heard,
            is_field=bool(question.field),
            is_filled=question.field in fields,
            is_handed=question.id in said.handed,
        )
        for question in asked(questions, is_in_depth=assessment.is_in_depth)
    )
    return AssessmentRow(
        assessment=assessment,
        progress=progress(states),
        clover=clover({told.id: told.piece for _, told in holding}.values()),
        shaken=len({question for question, told in linked if told.piece.is_withdrawn}),
        decided=said.decided[max(said.decided)] if said.decided else None,
    )


@cache
def _state(verdict: str, **facts: bool) -> AnswerState:
    """Kept: a list asks for over a thousand, of which few differ."""
    return answer_state(Facts(verdict=Verdict(verdict) if verdict else None, **facts))


def _holds(assessment: Assessment, told: ToldPiece) -> bool:
    return not told.piece.is_withdrawn and is_seen_at(assessment.authority_id, told)


def _questions_of(version_ids: Collection[int]) -> Mapping[int, list[_Question]]:
    found: dict[int, list[_Question]] = defaultdict(list)
    rows = Question.objects.filter(version__in=version_ids).order_by("position", "pk")
    told = rows.values_list("version_id", "pk", "is_screening", "only_users", "field")
    for version, pk, is_screening, only_users, answered_by in told:
        found[version].append(_Question(pk, is_screening, only_users, answered_by))
    return found


def _said(ids: Collection[int]) -> Mapping[int, _Said]:
    """By assessment: answers with what they stand on, what colleagues have been asked, the decisions."""
    answers = Answer.objects.filter(assessment__in=ids)
    waiting = Handing.objects.filter(assessment__in=ids, withdrawn_at=None, answered_at=None)
    decisions = Decision.objects.filter(assessment__in=ids)
    rows = _said_rows("answer", answers, "question_id", F("verdict"), F("links__evidence_id")).union(
        _said_rows("handed", waiting, "question_id", _NO_WORD, _NO_PIECE),
        _said_rows("decided", decisions, "number", F("kind"), _NO_PIECE),
        all=True,
    )
    found: dict[int, _Said] = defaultdict(_Said)
    for name, assessment, number, word, piece in rows:
        said = found[assessment]
        if name == "answer":
            said.verdicts[number] = word
            said.linked.extend([(number, piece)] if piece is not None else ())
        elif name == "handed":
            said.handed.add(number)
        else:
            said.decided[number] = DecisionKind(word)
    return found


_NO_WORD = Value("", output_field=CharField())
_NO_PIECE = Value(None, output_field=BigIntegerField())


def _said_rows(
    name: str, rows: QuerySet[Any], number: str, word: F | Value, piece: F | Value
) -> QuerySet[Any, tuple[str, int, int, str, int | None]]:
    of = Value(name, output_field=CharField())
    return rows.order_by().values_list(of, "assessment_id", number, word, piece)


def places_to_start_at(reach: Reach) -> list[tuple[Organisation, Organisation]]:
    """(place, its authority): the authorities at which one leads, each followed by the units under it."""
    authorities = list(access.authorities_to_start_at(reach).select_related("parent").order_by("name", "pk"))
    under: dict[int, list[Organisation]] = defaultdict(list)
    for unit in _units_under([authority.pk for authority in authorities]):
        under[unit.parent_id or 0].append(unit)
    return [
        (place, authority)
        for authority in authorities
        for place in (authority, *_with_those_below(under[authority.pk], under))
    ]


def places_of(assessment: Assessment) -> list[Organisation]:
    """The assessment's authority and the units under it."""
    return [assessment.authority, *_units_under([assessment.authority_id])]


def _units_under(authority_ids: Sequence[int]) -> QuerySet[Organisation]:
    """Two levels below, as far as an authority is looked for from a unit (people.access)."""
    near = Q(parent__in=authority_ids)
    far = Q(parent__parent__in=authority_ids, parent__is_authority=False)
    rows = Organisation.objects.filter(near | far, is_authority=False)
    return rows.select_related("parent").order_by("name", "pk")


def _with_those_below(
    units: Sequence[Organisation], under: Mapping[int, Sequence[Organisation]]
) -> Iterable[Organisation]:
    for unit in units:
        yield unit
        yield from under.get(unit.pk, ())


def persons_at(authority_ids: Collection[int]) -> QuerySet[Person]:
    """Those with a role today at these authorities or under them."""
    at = Q(organisation__in=authority_ids) | Q(organisation__parent__in=authority_ids)
    further = Q(organisation__parent__parent__in=authority_ids)
    posts = Appointment.objects.filter(in_force(timezone.localdate()) & (at | further))
    rows = Person.objects.filter(merged_into=None, pk__in=posts.order_by().values("person"))
    return rows.order_by("name", "pk")


def versions_to_choose(reach: Reach) -> QuerySet[ChecklistVersion]:
    """Published versions that one may see, the standard list first and the newest of each before the older."""
    rows = checklists.versions(reach).filter(number__isnull=False)
    return rows.order_by("-checklist__is_standard", "checklist__title", "checklist", "-number")
