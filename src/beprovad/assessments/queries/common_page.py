"""The page on which what a network says together is written: what each of its municipalities says of the question."""

from dataclasses import dataclass

from django.http import Http404

from beprovad.assessments import access
from beprovad.assessments.models import Assessment, CommonAnswer, CommonAnswerRevision
from beprovad.assessments.queries.common import CommonCell, Commons, common_answer_like, commons_of
from beprovad.assessments.queries.side_by_side import BesideCell, BesideRow, beside_rows, columns_of
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.sharing import do_differ
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.checklists.models import Question
from beprovad.checklists.words import said
from beprovad.knowledge.models import Method
from beprovad.people.models import Network
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class EarlierWording:
    """What stood there before."""

    revision: CommonAnswerRevision

    @property
    def words(self) -> Words:
        return VERDICT_WORDS[Verdict(self.revision.verdict)] if self.revision.verdict else ""

    @property
    def chip(self) -> str:
        return VERDICT_CHIPS[Verdict(self.revision.verdict)] if self.revision.verdict else ""


@dataclass(frozen=True)
class CommonPage:
    """`cells`: those that say something. `answer` may have been taken back; `cell` is what is read of it today."""

    network: Network
    method: Method
    question: Question
    cells: tuple[BesideCell, ...]
    answer: CommonAnswer | None
    cell: CommonCell | None
    earlier: tuple[EarlierWording, ...]

    @property
    def words(self) -> str:
        return said(self.question).text

    @property
    def differs(self) -> bool:
        return do_differ([cell.verdict for cell in self.cells])

    @property
    def prints(self) -> dict[str, str]:
        """What is read in each assessment, by its id, as the form carries it."""
        return {str(cell.column.assessment.pk): cell.print for cell in self.cells}

    @property
    def stands_on(self) -> tuple[int, ...]:
        """What is ticked to begin with: what it stands on, or all that say something."""
        speaking = tuple(cell.column.assessment.pk for cell in self.cells)
        if self.answer is None or self.cell is None:
            return speaking
        under = {ground.assessment_id for ground in self.answer.grounds.all()}
        return tuple(pk for pk in speaking if pk in under)

    @property
    def others(self) -> tuple[Assessment, ...]:
        return tuple(cell.column.assessment for cell in self.cells if not cell.column.is_own)


def common_page(reach: Reach, network: Network, method: Method, question_id: int) -> CommonPage:
    """404 for a question that none of the network's assessments asks, unless it has been answered together."""
    columns = columns_of(reach, access.shared_with(network, method.pk))
    row = next((row for row in beside_rows(columns) if _asks(row, question_id)), None)
    commons = commons_of(reach, method)
    question = Question.objects.filter(pk=row.question_id if row else question_id).first()
    answer = common_answer_like(network, method, question) if question is not None else None
    if question is None or (row is None and answer is None):
        raise Http404
    return CommonPage(
        network=network,
        method=method,
        question=question,
        cells=tuple(cell for cell in row.cells if cell.may_carry) if row else (),
        answer=answer,
        cell=_cell(answer, row, commons),
        earlier=tuple(map(EarlierWording, answer.revisions.order_by("-number")[1:])) if answer else (),
    )


def _asks(row: BesideRow, question_id: int) -> bool:
    return any(each.id == question_id for each in row.asked)


def _cell(answer: CommonAnswer | None, row: BesideRow | None, commons: Commons) -> CommonCell | None:
    if answer is None or not (answer.verdict or answer.reasons):
        return None
    return commons.cell(answer, row.prints if row else {})
