"""Common answers that stand on what says something else today: they wait for whoever writes them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef

from beprovad.assessments import access
from beprovad.assessments.models import Assessment, CommonAnswer, CommonAnswerGround, Share
from beprovad.assessments.queries.common import as_asked
from beprovad.assessments.queries.side_by_side import BesideRow, beside_rows, columns_of
from beprovad.assessments.rules.common import Footing, footing
from beprovad.assessments.rules.sharing import counterpart
from beprovad.checklists.words import said
from beprovad.people.rules import Reach

WRITTEN_WITHIN = timedelta(days=1)
"""Whoever writes a common answer has read what it stands on at most this long before it was saved."""


@dataclass(frozen=True)
class OlderAnswer:
    """`places` say something else than they did; `question_id` is the one that its page is asked for by."""

    answer: CommonAnswer
    question_id: int
    places: tuple[str, ...]

    @property
    def words(self) -> str:
        return said(self.answer.question).text


def older_common_answers(reach: Reach) -> tuple[OlderAnswer, ...]:
    """Of the networks for which this person writes. One query where nothing has changed since, a handful otherwise.

    Nothing that is shared says is told, but that it is another.
    """
    changed = _changed(reach)
    if not changed:
        return ()
    ids = {ground.assessment_id for grounds in changed.values() for ground in grounds}
    rows = beside_rows(columns_of(reach, Assessment.objects.filter(pk__in=ids)))
    told = (_older(answer, grounds, rows) for answer, grounds in changed.items())
    return tuple(each for each in told if each.places)


def _changed(reach: Reach) -> Mapping[CommonAnswer, Sequence[CommonAnswerGround]]:
    """What stands on an assessment that is still shared, and that has been written in since."""
    networks = access.networks_to_answer_for(reach)
    if not networks:
        return {}
    shared = Share.objects.filter(assessment=OuterRef("assessment"), network=OuterRef("answer__network"))
    rows = CommonAnswerGround.objects.filter(Exists(shared), answer__network__in=networks)
    nouns = ("answer__network", "answer__method", "answer__question__version", "assessment")
    found: dict[CommonAnswer, list[CommonAnswerGround]] = defaultdict(list)
    for row in rows.select_related(*nouns).order_by("-assessment__changed_at", "pk"):
        saved_at = row.answer.saved_at
        if saved_at is None or row.assessment.changed_at > saved_at - WRITTEN_WITHIN:
            found[row.answer].append(row)
    return found


def _older(
    answer: CommonAnswer, grounds: Iterable[CommonAnswerGround], rows: Sequence[BesideRow]
) -> OlderAnswer:
    asked = as_asked(answer.question)
    row = next((row for row in rows if counterpart(asked, row.asked) is not None), None)
    prints = row.prints if row is not None else {}
    older = (
        ground.place
        for ground in grounds
        if footing(ground.seen, prints.get(ground.assessment_id), is_shared=True) is Footing.OLDER
    )
    return OlderAnswer(answer, row.question_id if row is not None else answer.question_id, tuple(older))
