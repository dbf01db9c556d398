"""The list of assessments, and what one chooses between when one starts another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from beprovad.assessments import access
from beprovad.assessments.models import Answer, AnswerEvidence, Assessment, Decision, Handing
from beprovad.assessments.queries.assessment_page import is_seen_at
from beprovad.assessments.queries.fields import filled_fields
from beprovad.assessments.queries.standing import standing_decisions
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.rules.progress import Facts, Progress, answer_state, asked, progress
from beprovad.assessments.words.answering import Words
from beprovad.assessments.words.deciding import KIND_CHIPS, KIND_WORDS
from beprovad.checklists import access as checklists
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.queries.clovers import clover_of
from beprovad.knowledge.rules.clover import Clover
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
    def decision_words(self) -> Words:
        return KIND_WORDS[self.decided] if self.decided else ""

    @property
    def decision_chip(self) -> str:
        return KIND_CHIPS[self.decided] if self.decided else ""


def listed_assessments(reach: Reach, *, is_open: bool, words: str = "") -> QuerySet[Assessment]:
    """Those of one's authorities, the latest changed first."""
    rows = access.assessments(reach).filter(closed_at__isnull=is_open)
    if words:
        rows = rows.filter(Q(method__name__icontains=words) | Q(purpose__icontains=words))
    return access.with_its_nouns(rows).order_by("-changed_at", "-pk")


def assessment_rows(page: Iterable[Assessment]) -> tuple[AssessmentRow, ...]:
    """As many queries for one as for a page full."""
    assessments = list(page)
    ids = [assessment.pk for assessment in assessments]
    told = _Told(
        questions=_questions_of({assessment.version_id for assessment in assessments}),
        verdicts=_verdicts(ids),
        linked=_linked(ids),
        handed=_handed(ids),
        decided=_decided(ids),
    )
    return tuple(_row(assessment, told) for assessment in assessments)


@dataclass(frozen=True)
class _Told:
    """What is known of all the assessments on the page; questions by version, the rest by assessment."""

    questions: Mapping[int, Sequence[Question]]
    verdicts: Mapping[int, Mapping[int, str]]
    linked: Mapping[int, Sequence[tuple[int, Evidence]]]
    handed: Mapping[int, Collection[int]]
    decided: Mapping[int, DecisionKind]


def _row(assessment: Assessment, told: _Told) -> AssessmentRow:
    linked, verdicts = told.linked[assessment.pk], told.verdicts[assessment.pk]
    holding = [
        (question, piece)
        for question, piece in linked
        if not piece.is_withdrawn and is_seen_at(assessment.authority_id, piece)
    ]
    heard = {question for question, piece in holding if piece.leaf == Leaf.USERS}
    fields = filled_fields(assessment)
    states = (
        answer_state(
            Facts(
                verdict=Verdict(verdicts[question.pk]) if verdicts.get(question.pk) else None,
                only_users=question.only_users,
                users_were_heard=question.pk in heard,
                is_field=bool(question.field),
                is_filled=question.field in fields,
                is_handed=question.pk in told.handed[assessment.pk],
            )
        )
        for question in asked(told.questions[assessment.version_id], is_in_depth=assessment.is_in_depth)
    )
    return AssessmentRow(
        assessment=assessment,
        progress=progress(states),
        clover=clover_of({piece.pk: piece for _, piece in holding}.values()),
        shaken=len({question for question, piece in linked if piece.is_withdrawn}),
        decided=told.decided.get(assessment.pk),
    )


def _questions_of(version_ids: Collection[int]) -> Mapping[int, list[Question]]:
    found: dict[int, list[Question]] = defaultdict(list)
    rows = Question.objects.filter(version__in=version_ids).order_by("position", "pk")
    for question in rows.only("version_id", "is_screening", "only_users", "field", "position"):
        found[question.version_id].append(question)
    return found


def _verdicts(ids: Sequence[int]) -> Mapping[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Answer.objects.filter(assessment__in=ids).order_by()
    for assessment, question, verdict in rows.values_list("assessment", "question", "verdict"):
        found[assessment][question] = verdict
    return found


def _linked(ids: Sequence[int]) -> Mapping[int, list[tuple[int, Evidence]]]:
    """Question and piece, by assessment. A piece stands under many answers, and is read once."""
    links = AnswerEvidence.objects.filter(answer__assessment__in=ids).order_by()
    rows = list(links.values_list("answer__assessment", "answer__question", "evidence"))
    pieces = (
        Evidence.objects.defer("details").prefetch_related("sources").in_bulk({piece for _, _, piece in rows})
    )
    found: dict[int, list[tuple[int, Evidence]]] = defaultdict(list)
    for assessment, question, piece in rows:
        found[assessment].append((question, pieces[piece]))
    return found


def _decided(ids: Sequence[int]) -> Mapping[int, DecisionKind]:
    """What the latest decision of each says, of those that have one."""
    latest = standing_decisions(Decision.objects.filter(assessment__in=ids)).order_by()
    return {pk: DecisionKind(kind) for pk, kind in latest.values_list("assessment", "kind")}


def _handed(ids: Sequence[int]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Handing.objects.filter(assessment__in=ids, withdrawn_at=None, answered_at=None).order_by()
    for assessment, question in rows.values_list("assessment", "question"):
        found[assessment].add(question)
    return found


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
