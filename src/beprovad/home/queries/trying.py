"""What waits for one person among the assessments: a handful of each, and no query where the role gives nothing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from beprovad.assessments import access
from beprovad.assessments.models import Assessment, Assessor, Decision, RolloutStep
from beprovad.assessments.queries.decisions import DueDecision, due_decisions
from beprovad.assessments.queries.handings import HandedQuestion, handed_to
from beprovad.assessments.queries.held import HeldDecision, held, held_decisions, steps_to_give
from beprovad.assessments.queries.older import OlderAnswer, older_common_answers
from beprovad.assessments.queries.withdrawals import ShakenDecision, shaken_decisions
from beprovad.assessments.rules.carrying_out import Due
from beprovad.assessments.rules.kinds import DecisionKind, Mode
from beprovad.assessments.words.deciding import DUE_WORDS, KIND_CHIPS, KIND_WORDS, Words
from beprovad.home.queries.piles import HANDFUL, Pile, pile
from beprovad.people.rules import Act, Reach

LATE = frozenset({Due.STOP_RULE_MET, Due.DECISION_OVERDUE, Due.REVIEW_OVERDUE})


@dataclass(frozen=True)
class Handed:
    """A question that a colleague has asked this reader to answer."""

    question: HandedQuestion
    is_late: bool


@dataclass(frozen=True)
class Waking:
    """A decision that has to be looked at again, or will have to soon."""

    due: DueDecision

    @property
    def words(self) -> Words:
        return DUE_WORDS[self.due.due]

    @property
    def is_late(self) -> bool:
        return self.due.due in LATE

    @property
    def kind_words(self) -> Words:
        return KIND_WORDS[DecisionKind(self.due.decision.kind)]

    @property
    def kind_chip(self) -> str:
        return KIND_CHIPS[DecisionKind(self.due.decision.kind)]


def handed(reach: Reach, today: date) -> Pile[Handed]:
    """Anybody can be asked, whatever their role."""
    return pile(Handed(each, is_late=_has_passed(each, today)) for each in handed_to(reach))


def _has_passed(each: HandedQuestion, today: date) -> bool:
    return each.handing.due_on is not None and each.handing.due_on < today


def decisions(reach: Reach, today: date) -> Pile[Waking]:
    """At the reader's authorities, the most urgent first."""
    if not reach.authorities_where(Act.SEE_DECISIONS):
        return Pile()
    return pile(Waking(each) for each in due_decisions(access.decisions(reach), today=today))


def to_give(reach: Reach) -> Pile[RolloutStep]:
    """What the reader must give as the head of something decided, until it is given."""
    if not reach.authorities_where(Act.ASSESS) or reach.person_id is None:
        return Pile()
    return pile(steps_to_give(access.decisions(reach), head_id=reach.person_id)[: HANDFUL + 1])


def holding(reach: Reach) -> Pile[HeldDecision]:
    """Pilots and introductions of which the reader is the named owner."""
    if not reach.authorities_where(Act.ASSESS) or reach.person_id is None:
        return Pile()
    return pile(map(held, held_decisions(access.decisions(reach), owner_id=reach.person_id)[: HANDFUL + 1]))


def shaken(reach: Reach) -> Pile[ShakenDecision]:
    """Decisions that the reader answers for and that stand on what has been withdrawn, until somebody has looked."""
    if not reach.authorities_where(Act.ASSESS):
        return Pile()
    return pile(shaken_decisions(access.decisions_to_answer_for(reach)))


def older_answers(reach: Reach) -> Pile[OlderAnswer]:
    """What the reader's networks say together and that no longer stands on what its members say."""
    return pile(older_common_answers(reach))


def own_answers(reach: Reach) -> Pile[Assessor]:
    """Where the assessors answer each alone, and this one has not said that they are done."""
    if not reach.authorities_where(Act.ASSESS):
        return Pile()
    mine = Assessor.objects.filter(
        person=reach.person_id or 0,
        is_done=False,
        assessment__in=access.assessments(reach).filter(mode=Mode.ALONE, closed_at=None).order_by(),
    )
    nouns = ("assessment__method", "assessment__authority", "assessment__unit")
    return pile(mine.select_related(*nouns).order_by("pk")[: HANDFUL + 1])


def under_way(reach: Reach) -> Pile[Assessment]:
    """At the reader's authorities, without a decision yet; those that wait for the reader's own answers stand there."""
    if not reach.authorities_where(Act.ASSESS):
        return Pile()
    decided = Decision.objects.filter(assessment=OuterRef("pk"))
    answering = Assessor.objects.filter(
        assessment=OuterRef("pk"), person=reach.person_id or 0, is_done=False, assessment__mode=Mode.ALONE
    )
    rows = access.assessments(reach).filter(~Exists(decided), ~Exists(answering), closed_at=None)
    found = rows.select_related("method", "authority", "unit").order_by("-changed_at", "-pk")
    return pile(found[: HANDFUL + 1])
