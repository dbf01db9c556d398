"""What assessments show on a method's and a piece of evidence's page: what this carries, as far as one may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from beprovad.assessments import access
from beprovad.assessments.models import AnswerEvidence, Assessment
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
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
    """An answer that stands on the piece."""

    assessment: Assessment
    question_id: int
    text: str
    verdict_words: Words
    verdict_chip: str


def carried_by(evidence: Evidence, reach: Reach) -> Panel | None:
    """Every answer of one's own authorities that stands on this piece; one query."""
    links = AnswerEvidence.objects.filter(
        evidence=evidence, answer__assessment__in=access.assessments(reach)
    ).select_related(
        "answer__question__version__checklist",
        "answer__assessment__method",
        "answer__assessment__authority",
        "answer__assessment__unit",
    )
    carried = [_carried(link) for link in links.order_by("-answer__assessment__changed_at", "pk")[:MOST]]
    if not carried:
        return None
    shown = {"carried": carried, "evidence": evidence}
    return Panel("assessments/panels/evidence.html", shown, order=10)


def _carried(link: AnswerEvidence) -> Carried:
    answer = link.answer
    verdict = Verdict(answer.verdict) if answer.verdict else None
    return Carried(
        assessment=answer.assessment,
        question_id=answer.question_id,
        text=worded(answer.question).text,
        verdict_words=VERDICT_WORDS[verdict] if verdict else "",
        verdict_chip=VERDICT_CHIPS[verdict] if verdict else "",
    )


def assessments_of_method(method: Method, reach: Reach) -> Panel | None:
    """Those of one's own authorities; one query."""
    own = access.assessments(reach).filter(method=method).select_related("authority", "unit")
    found = list(own.order_by("closed_at", "-changed_at", "pk")[:MOST])
    may_start = bool(reach.authorities_where(Act.LEAD_ASSESSMENTS))
    if not found and not may_start:
        return None
    shown = {"assessments": found, "method": method, "may_start": may_start}
    return Panel("assessments/panels/method.html", shown, order=10)
