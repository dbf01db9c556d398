"""What assessments show on the pages of a method, a piece of evidence and a checklist: as far as one may see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import Resolver404, resolve, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beprovad.assessments import access
from beprovad.assessments.models import AnswerEvidence, Assessment, Decision
from beprovad.assessments.queries.places import place_words
from beprovad.assessments.queries.stages import stood_of, with_decided
from beprovad.assessments.queries.standing import standing_decisions
from beprovad.assessments.rules.kinds import DecisionKind, Verdict
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.assessments.words.deciding import KIND_CHIPS, KIND_WORDS
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.checklists.words import said as worded
from beprovad.knowledge.access import may_edit_evidence
from beprovad.knowledge.models import Evidence, Method
from beprovad.knowledge.panels import Way
from beprovad.people.panels import Panel
from beprovad.people.rules import Act, Reach

MOST = 50

MOVE_WORDS: Mapping[str, Words] = {
    "assessments.assessment.lead": _("prövningar som personen håller ihop"),
    "assessments.assessor.person": _("prövningar som personen bedömer"),
    "assessments.handing.person": _("frågor som personen har fått"),
    "assessments.setup.owner": _("arbetssätt som personen äger"),
    "assessments.rolloutstep.head": _("det som personen ska ge som chef"),
}


@dataclass(frozen=True)
class Carried:
    """An answer that stands on the piece; `is_own`: of an authority where the reader assesses."""

    assessment: Assessment
    is_own: bool
    question_id: int
    text: str
    verdict_words: Words
    verdict_chip: str

    @property
    def place(self) -> str:
        return place_words(self.assessment)


@dataclass(frozen=True)
class DecidedOn:
    """A signed decision that stands on the piece; `is_standing`: no later one stands instead."""

    decision: Decision
    is_standing: bool

    @property
    def place(self) -> str:
        return place_words(self.decision.assessment)

    @property
    def kind_words(self) -> Words:
        return KIND_WORDS[DecisionKind(self.decision.kind)]

    @property
    def kind_chip(self) -> str:
        return KIND_CHIPS[DecisionKind(self.decision.kind)]


def way_to(path: str, reach: Reach) -> Way:
    """To an assessment or one of its questions, for whoever leaves it to write elsewhere. Two queries."""
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return ()
    ids = match.kwargs
    if match.app_name != "assessments" or "assessment_id" not in ids:
        return ()
    found = access.assessments(reach).select_related("method").filter(pk=ids["assessment_id"]).first()
    if found is None:
        return ()
    way = (
        (gettext("Prövningar"), reverse("assessments:assessments")),
        (found.method.name, reverse("assessments:assessment", args=[found.pk])),
    )
    question = _asked_in(found, ids.get("question_id"))
    if question is None:
        return way
    address = reverse("assessments:question", args=[found.pk, question.pk])
    return (*way, (Truncator(worded(question).text).chars(LONGEST_STEP), address))


LONGEST_STEP = 60
"""Characters of a question in the way to it."""


def _asked_in(assessment: Assessment, question_id: int | None) -> Question | None:
    if question_id is None:
        return None
    asked = Question.objects.filter(pk=question_id, version=assessment.version_id)
    return asked.select_related("version__checklist").first()


def carried_by(evidence: Evidence, reach: Reach) -> Panel | None:
    """Every answer and every decision that stands on this piece, as far as one may see; of the rest a number.

    The number is for those who may withdraw the piece: how many assessments at other authorities they do not see.
    Four queries.
    """
    own = access.assessments(reach).order_by().values("pk")
    shared = access.shared_assessments(reach).order_by().values("pk")
    seen = Q(answer__assessment__in=own) | Q(answer__assessment__in=shared)
    links = AnswerEvidence.objects.filter(seen, evidence=evidence).select_related(
        "answer__question__version__checklist",
        "answer__assessment__method",
        "answer__assessment__authority__parent",
        "answer__assessment__unit",
    )
    mine = reach.authorities_where(Act.ASSESS)
    carried = [
        _carried(link, mine) for link in links.order_by("-answer__assessment__changed_at", "pk")[:MOST]
    ]
    decided = _decided_on(evidence, reach)
    unseen = _unseen(evidence, seen) if may_edit_evidence(reach, evidence) else 0
    if not carried and not decided and not unseen:
        return None
    shown = {"carried": carried, "decided": decided, "unseen": unseen, "evidence": evidence}
    return Panel("assessments/panels/evidence.html", shown, order=10)


def _decided_on(evidence: Evidence, reach: Reach) -> list[DecidedOn]:
    """The decisions that the reader may see, those that stand first."""
    decisions = access.decisions(reach)
    standing = Exists(standing_decisions(Decision.objects.filter(pk=OuterRef("pk"))))
    rows = (
        decisions.filter(grounds__evidence=evidence)
        .annotate(is_standing=standing)
        .select_related("assessment__method", "assessment__authority__parent", "assessment__unit")
        .defer("record")
        .order_by("-is_standing", "-decided_on", "-pk")
    )
    return [DecidedOn(row, row.__dict__["is_standing"]) for row in rows[:MOST]]


def _unseen(evidence: Evidence, seen: Q) -> int:
    """How many assessments that the reader does not see have answers or decisions on the piece."""
    answered = AnswerEvidence.objects.filter(evidence=evidence)
    told = answered.filter(seen).values("answer__assessment")
    of_others = Assessment.objects.filter(
        Q(pk__in=answered.values("answer__assessment")) | Q(decisions__grounds__evidence=evidence)
    )
    return of_others.exclude(pk__in=told).distinct().count()


def _carried(link: AnswerEvidence, mine: Collection[int]) -> Carried:
    answer = link.answer
    verdict = Verdict(answer.verdict) if answer.verdict else None
    return Carried(
        assessment=answer.assessment,
        is_own=answer.assessment.authority_id in mine,
        question_id=answer.question_id,
        text=worded(answer.question).text,
        verdict_words=VERDICT_WORDS[verdict] if verdict else "",
        verdict_chip=VERDICT_CHIPS[verdict] if verdict else "",
    )


def assessments_of_method(method: Method, reach: Reach) -> Panel | None:
    """Those of one's own authorities, and what others have shared with one's networks; two queries.

    Whoever works with checklists and may not begin an assessment is told who may.
    """
    found = list(_latest(access.assessments(reach), method))
    shared = list(_latest(access.shared_assessments(reach), method))
    may_start = bool(reach.authorities_where(Act.LEAD_ASSESSMENTS))
    if not found and not shared and not reach.may(Act.SEE_CHECKLISTS):
        return None
    shown = {
        "assessments": [(assessment, stood_of(assessment)) for assessment in found],
        "shared": [(assessment, place_words(assessment)) for assessment in shared],
        "has_several": len(found) + len(shared) > 1,
        "assesses": bool(found) or bool(reach.authorities_where(Act.ASSESS)),
        "method": method,
        "may_start": may_start,
    }
    return Panel("assessments/panels/method.html", shown, order=10)


def assessments_of_version(version: ChecklistVersion, reach: Reach) -> Panel | None:
    """Those of one's own authorities that are made with this version, and how one is begun; one query."""
    may_start = bool(reach.authorities_where(Act.LEAD_ASSESSMENTS))
    rows = with_decided(access.assessments(reach).filter(version=version))
    named = rows.select_related("method", "authority", "unit")
    found = list(named.order_by(F("closed_at").asc(nulls_first=True), "-changed_at", "pk")[:MOST])
    if not found and not version.is_published:
        return None
    rows_told = [(assessment, stood_of(assessment)) for assessment in found]
    shown = {"assessments": rows_told, "version": version, "may_start": may_start}
    return Panel("assessments/panels/version.html", shown, order=10)


def _latest(rows: QuerySet[Assessment], method: Method) -> QuerySet[Assessment]:
    return (
        with_decided(rows.filter(method=method))
        .select_related("authority__parent", "unit")
        .order_by(F("closed_at").asc(nulls_first=True), "-changed_at", "pk")[:MOST]
    )
