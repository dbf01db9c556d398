"""What assessments show on the pages of a method, a piece of evidence and a checklist: as far as one may see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beprovad.assessments import access
from beprovad.assessments.models import AnswerEvidence, Assessment
from beprovad.assessments.queries.places import place_words
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.checklists.models import ChecklistVersion
from beprovad.checklists.words import said as worded
from beprovad.knowledge.models import Evidence, Method
from beprovad.people.panels import Panel
from beprovad.people.rules import Act, Reach

MOST = 50

MOVE_WORDS: Mapping[str, Words] = {
    "assessments.assessment.lead": _("prövningar som personen håller ihop"),
    "assessments.assessor.person": _("prövningar som personen bedömer"),
    "assessments.handing.person": _("frågor som personen har fått"),
    "assessments.setup.owner": _("arbetssätt som personen äger"),
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


def carried_by(evidence: Evidence, reach: Reach) -> Panel | None:
    """Every answer that stands on this piece, of one's own authorities and of what others have shared; one query."""
    own = access.assessments(reach).order_by().values("pk")
    shared = access.shared_assessments(reach).order_by().values("pk")
    links = AnswerEvidence.objects.filter(
        Q(answer__assessment__in=own) | Q(answer__assessment__in=shared), evidence=evidence
    ).select_related(
        "answer__question__version__checklist",
        "answer__assessment__method",
        "answer__assessment__authority__parent",
        "answer__assessment__unit",
    )
    mine = reach.authorities_where(Act.ASSESS)
    carried = [
        _carried(link, mine) for link in links.order_by("-answer__assessment__changed_at", "pk")[:MOST]
    ]
    if not carried:
        return None
    shown = {"carried": carried, "evidence": evidence}
    return Panel("assessments/panels/evidence.html", shown, order=10)


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
    """Those of one's own authorities, and what others have shared with one's networks; two queries."""
    found = list(_latest(access.assessments(reach), method))
    shared = list(_latest(access.shared_assessments(reach), method))
    may_start = bool(reach.authorities_where(Act.LEAD_ASSESSMENTS))
    if not found and not shared and not may_start:
        return None
    shown = {
        "assessments": found,
        "shared": [(assessment, place_words(assessment)) for assessment in shared],
        "has_several": len(found) + len(shared) > 1,
        "assesses": bool(found) or bool(reach.authorities_where(Act.ASSESS)),
        "method": method,
        "may_start": may_start,
    }
    return Panel("assessments/panels/method.html", shown, order=10)


def assessments_of_version(version: ChecklistVersion, reach: Reach) -> Panel | None:
    """Those of one's own authorities that are made with this version, and a way to begin one; one query."""
    may_start = version.is_published and bool(reach.authorities_where(Act.LEAD_ASSESSMENTS))
    rows = access.assessments(reach).filter(version=version).select_related("method", "authority", "unit")
    found = list(rows.order_by(F("closed_at").asc(nulls_first=True), "-changed_at", "pk")[:MOST])
    if not found and not may_start:
        return None
    shown = {"assessments": found, "version": version, "may_start": may_start}
    return Panel("assessments/panels/version.html", shown, order=10)


def _latest(rows: QuerySet[Assessment], method: Method) -> QuerySet[Assessment]:
    return (
        rows.filter(method=method)
        .select_related("authority__parent", "unit")
        .order_by(F("closed_at").asc(nulls_first=True), "-changed_at", "pk")[:MOST]
    )
