"""What networks say together of a method: which answers there are, and whether what they stand on still holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from beprovad.assessments import access
from beprovad.assessments.models import CommonAnswer, Share
from beprovad.assessments.rules.common import Footing, footing, is_older
from beprovad.assessments.rules.kinds import Verdict
from beprovad.assessments.rules.sharing import Asked, counterpart
from beprovad.assessments.words.answering import VERDICT_CHIPS, VERDICT_WORDS, Words
from beprovad.checklists.models import Question
from beprovad.checklists.queries.versions import covered
from beprovad.knowledge.models import Method
from beprovad.lib.markup import safe_html
from beprovad.people.models import Network
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class CommonColumn:
    """A network that says something together of the method, or for which the reader writes."""

    network: Network
    may_write: bool


@dataclass(frozen=True)
class CommonCell:
    """A common answer as its members read it; `grounds` are the places it stands on, and how."""

    answer: CommonAnswer
    grounds: tuple[tuple[str, Footing], ...]

    @property
    def verdict(self) -> Verdict | None:
        return Verdict(self.answer.verdict) if self.answer.verdict else None

    @property
    def words(self) -> Words:
        return VERDICT_WORDS[self.verdict] if self.verdict else ""

    @property
    def chip(self) -> str:
        return VERDICT_CHIPS[self.verdict] if self.verdict else ""

    @property
    def reasons_html(self) -> SafeString:
        return SafeString(safe_html(self.answer.reasons))

    @property
    def is_older(self) -> bool:
        return is_older(how for _, how in self.grounds)

    @property
    def changed(self) -> tuple[str, ...]:
        """The places that say something else today."""
        return tuple(place for place, how in self.grounds if how is Footing.OLDER)

    @property
    def unshared(self) -> tuple[str, ...]:
        return tuple(place for place, how in self.grounds if how is Footing.UNSHARED)

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(place for place, _ in self.grounds)


@dataclass(frozen=True)
class Commons:
    """All that the reader's networks say of one method. `shares`: network and assessment."""

    columns: tuple[CommonColumn, ...]
    answers: tuple[CommonAnswer, ...]
    shares: frozenset[tuple[int, int]]

    def like(self, network: Network, asked: Collection[Asked]) -> CommonAnswer | None:
        """The one that answers any of these questions, which are the same in several lists."""
        own = [each for each in self.answers if each.network_id == network.pk]
        return next((found for each in asked if (found := _like(each, own)) is not None), None)

    def cell(self, answer: CommonAnswer, prints: Mapping[int, str | None]) -> CommonCell:
        """`prints`: of what each assessment that has been read says of the question today."""
        grounds = (
            (ground.place, self._footing(answer, ground.assessment_id, ground.seen, prints))
            for ground in answer.grounds.all()
        )
        return CommonCell(answer, tuple(grounds))

    def _footing(
        self, answer: CommonAnswer, assessment_id: int, seen: str, prints: Mapping[int, str | None]
    ) -> Footing:
        is_shared = (answer.network_id, assessment_id) in self.shares
        return footing(seen, prints.get(assessment_id, seen), is_shared=is_shared)


def commons_of(reach: Reach, method: Method) -> Commons:
    """Four queries at most."""
    answers = tuple(_whole(access.common_answers(reach).filter(method=method)))
    writable = access.networks_to_answer_for(reach)
    shares = frozenset(Share.objects.filter(assessment__method=method).values_list("network", "assessment"))
    wanted = {each.network_id for each in answers} | {network for network, _ in shares if network in writable}
    networks = Network.objects.filter(pk__in=wanted).order_by("name", "pk")
    columns = tuple(CommonColumn(network, network.pk in writable) for network in networks)
    return Commons(columns, answers, shares)


def common_answer_like(network: Network, method: Method, question: Question) -> CommonAnswer | None:
    """Of this question, or of one that asks the same in another list; also one that has been taken back."""
    found = _whole(CommonAnswer.objects.filter(network=network, method=method))
    return _like(as_asked(question), list(found))


def as_asked(question: Question) -> Asked:
    return Asked(question.pk, question.key, frozenset(covered(question)))


def _whole(answers: QuerySet[CommonAnswer]) -> QuerySet[CommonAnswer]:
    return answers.select_related("question", "network").prefetch_related("grounds").order_by("pk")


def _like(asked: Asked, answers: Sequence[CommonAnswer]) -> CommonAnswer | None:
    found = counterpart(asked, [as_asked(each.question) for each in answers])
    return next((each for each in answers if found is not None and each.question_id == found.id), None)
