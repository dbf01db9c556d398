"""Another authority's answer beside one's own, and which of one's own questions it answers."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from beprovad.assessments.models import Answer, Assessment, CommonAnswer
from beprovad.assessments.queries.bringing import Brought, brought_along
from beprovad.assessments.queries.common import as_asked
from beprovad.assessments.queries.places import place_words
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.sharing import counterpart
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.checklists.models import Question
from beprovad.checklists.queries.versions import questions_in_order
from beprovad.checklists.words import said
from beprovad.lib.markup import safe_html


@dataclass(frozen=True)
class Side:
    """One of the two answers, as it is read."""

    place: str
    question: str
    verdict: Verdict | None
    reasons: str

    @property
    def is_anything(self) -> bool:
        return self.verdict is not None or bool(self.reasons.strip())

    @property
    def verdict_words(self) -> Words:
        return VERDICT_WORDS[self.verdict] if self.verdict else ""

    @property
    def verdict_chip(self) -> str:
        return VERDICT_CHIPS[self.verdict] if self.verdict else ""

    @property
    def reasons_html(self) -> SafeString:
        return SafeString(safe_html(self.reasons))


@dataclass(frozen=True)
class TakingPage:
    """Two answers beside each other; `base` is one's own answer's revision."""

    source: Answer | CommonAnswer
    into: Assessment
    question: Question
    theirs: Side
    ours: Side
    base: int
    brought: Brought


def answer_to_take_or_404(shared: Assessment, question_id: int) -> Answer:
    """An answer of the shared assessment that says something."""
    answer = (
        shared.answers.filter(question=question_id)
        .select_related("question__version", "assessment__authority__parent", "assessment__unit")
        .first()
    )
    if answer is None or not (answer.verdict or answer.reasons.strip()):
        raise Http404
    return answer


def own_question(source: Answer | CommonAnswer, into: Assessment) -> Question | None:
    """The question of one's own list that asks the same, if there is one."""
    questions = {question.pk: question for question in questions_in_order(into.version)}
    found = counterpart(as_asked(source.question), map(as_asked, questions.values()))
    return questions[found.id] if found else None


def taking_page(source: Answer | CommonAnswer, into: Assessment, question: Question) -> TakingPage:
    own = Answer.objects.filter(assessment=into, question=question).first()
    return TakingPage(
        source=source,
        into=into,
        question=question,
        theirs=_side(source, _place(source), source.question),
        ours=_side(own, place_words(into), question),
        base=own.revision if own else 0,
        brought=brought_along(source, into, question),
    )


def _place(source: Answer | CommonAnswer) -> str:
    if isinstance(source, Answer):
        return place_words(source.assessment)
    return _("Nätverkets gemensamma svar, %(network)s") % {"network": source.network.label}


def _side(answer: Answer | CommonAnswer | None, place: str, question: Question) -> Side:
    verdict = Verdict(answer.verdict) if answer and answer.verdict else None
    return Side(place, said(question).text, verdict, answer.reasons if answer else "")
