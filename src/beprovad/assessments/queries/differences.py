"""Where those who answered alone differ, question by question; and what a newer version asks differently."""

from collections import defaultdict
from dataclasses import dataclass

from beprovad.assessments import access
from beprovad.assessments.models import Answer, Assessment
from beprovad.assessments.queries.question_page import ShownOpinion, shown_opinion
from beprovad.assessments.rules.differences import Wordings, differ, differing_first, wordings
from beprovad.assessments.rules.kinds import Mode, Verdict
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.checklists.models import ChecklistVersion, Question
from beprovad.checklists.queries.versions import published_versions, questions_in_order
from beprovad.checklists.words import Wording
from beprovad.checklists.words import said as worded
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class Difference:
    """One question, what each said of it alone, and what has been settled in common."""

    question: Question
    words: Wording
    shown: tuple[ShownOpinion, ...]
    answer: Answer | None

    @property
    def they_differ(self) -> bool:
        return differ(one.opinion for one in self.shown)

    @property
    def base(self) -> int:
        return self.answer.revision if self.answer is not None else 0

    @property
    def settled_words(self) -> Words:
        verdict = self.answer.verdict if self.answer is not None else ""
        return VERDICT_WORDS[Verdict(verdict)] if verdict else ""

    @property
    def settled_chip(self) -> str:
        verdict = self.answer.verdict if self.answer is not None else ""
        return VERDICT_CHIPS[Verdict(verdict)] if verdict else ""


def differences_of(assessment: Assessment, reach: Reach) -> tuple[Difference, ...]:
    """Those about which the assessors differ first; nothing before the differences are shown."""
    if assessment.mode != Mode.SHOWN:
        return ()
    shown: dict[int, list[ShownOpinion]] = defaultdict(list)
    rows = access.own_answers(reach, assessment).select_related("assessor__person")
    for own in rows.order_by("assessor__person__name", "pk"):
        shown[own.question_id].append(shown_opinion(own, reach))
    questions = {each.pk: each for each in questions_in_order(assessment.version)}
    answers = {answer.question_id: answer for answer in assessment.answers.order_by("pk")}
    order = differing_first({pk: [one.opinion for one in shown[pk]] for pk in questions if pk in shown})
    return tuple(
        Difference(questions[pk], worded(questions[pk]), tuple(shown[pk]), answers.get(pk)) for pk in order
    )


def newest_version(assessment: Assessment) -> ChecklistVersion | None:
    """A published version of the same checklist that is newer than the assessment's."""
    rows = published_versions().filter(checklist=assessment.version.checklist_id)
    return rows.filter(number__gt=assessment.version.number or 0).order_by("-number").first()


def what_differs(assessment: Assessment, newer: ChecklistVersion) -> Wordings:
    old, new = questions_in_order(assessment.version), questions_in_order(newer)
    return wordings(
        {each.key: worded(each).text for each in old}, {each.key: worded(each).text for each in new}
    )
