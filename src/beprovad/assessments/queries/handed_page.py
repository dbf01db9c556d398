"""What a colleague sees of a question in their hands: the question, the method's card, its evidence. Nothing else."""

from dataclasses import dataclass

from beprovad.assessments.models import Answer, AnswerEvidence, Handing
from beprovad.assessments.queries.assessment_page import LinkedEvidence, kept_links, linked_evidence
from beprovad.assessments.queries.question_page import Clash, Pen, pen_of, waiting_clash
from beprovad.checklists.words import Wording, standard_help
from beprovad.checklists.words import said as worded
from beprovad.knowledge import access as knowledge
from beprovad.knowledge.models import Method
from beprovad.people.models import User
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class HandedPage:
    """`open_to_me`: the pieces whose own page this reader may also see."""

    handing: Handing
    words: Wording
    method: Method
    answer: Answer | None
    pen: Pen
    clash: Clash | None
    linked: tuple[LinkedEvidence, ...]
    open_to_me: frozenset[int]

    @property
    def standard_help(self) -> tuple[Wording, ...]:
        return standard_help(self.handing.question)


def handed_page(handing: Handing, *, reach: Reach, user: User) -> HandedPage:
    answer = _answer(handing)
    linked = linked_evidence(answer, handing.assessment)
    ids = [piece.evidence.pk for piece in linked]
    return HandedPage(
        handing=handing,
        words=worded(handing.question),
        method=handing.assessment.method,
        answer=answer,
        pen=pen_of(answer),
        clash=waiting_clash(handing.assessment_id, handing.question, user),
        linked=tuple(piece for piece in linked if piece.is_seen),
        open_to_me=frozenset(
            knowledge.evidence(reach).filter(pk__in=ids).order_by().values_list("pk", flat=True)
        ),
    )


def _answer(handing: Handing) -> Answer | None:
    links = kept_links(AnswerEvidence.objects.select_related("evidence"))
    rows = Answer.objects.filter(assessment=handing.assessment_id, question=handing.question_id)
    return rows.prefetch_related(links).first()
