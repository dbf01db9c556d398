"""Nämndens sida: what is tried, what is decided and when it comes back, what it stands on, what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from beprovad.assessments import access as assessing
from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.queries.assessments import AssessmentRow, assessment_rows
from beprovad.assessments.queries.decisions import (
    DueDecision,
    brief_when_signed,
    due_decisions,
    standing_decisions,
    withdrawn_since,
)
from beprovad.assessments.rules.brief import Brief
from beprovad.assessments.rules.carrying_out import Due
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.words.deciding import DUE_WORDS, KIND_CHIPS, KIND_WORDS, Words
from beprovad.checklists.words import said_text
from beprovad.lib.markup import plain_text
from beprovad.people.models import Organisation
from beprovad.people.rules import Reach

MOST_OPEN = 8
"""A page that is read in two minutes tells of the newest ones; how many more there are is said."""


@dataclass(frozen=True)
class Against:
    """A question whose answer speaks against or is uncertain, in the reader's language, and why it does."""

    question: str
    text: str

    @property
    def reasons(self) -> str:
        return plain_text(self.text)


@dataclass(frozen=True)
class Decided:
    """A decision that stands, with what was known when it was signed."""

    decision: Decision
    known: Brief
    withdrawn: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        return KIND_WORDS[DecisionKind(self.decision.kind)]

    @property
    def chip(self) -> str:
        return KIND_CHIPS[DecisionKind(self.decision.kind)]

    @property
    def reasons(self) -> str:
        return plain_text(self.decision.reasons)

    @property
    def against(self) -> tuple[Against, ...]:
        return tuple(Against(said_text(each.question), each.reasons) for each in self.known.against)

    @property
    def uncertain(self) -> tuple[Against, ...]:
        return tuple(Against(said_text(each.question), each.reasons) for each in self.known.uncertain)

    @property
    def unanswered(self) -> tuple[str, ...]:
        return tuple(said_text(each.question) for each in self.known.unanswered)

    @property
    def waiting_for_users(self) -> int:
        return sum(each.standing == "waiting_for_users" for each in self.known.answers)

    @property
    def review_on(self) -> date | None:
        """When it is looked at again: a pilot's own day for the next decision, else the day of review."""
        is_pilot = self.decision.kind == DecisionKind.PILOT
        return self.known.terms.decision_on if is_pilot else self.decision.review_on


@dataclass(frozen=True)
class Waiting:
    """A decision whose day has come, or is near."""

    due: DueDecision

    @property
    def words(self) -> Words:
        return DUE_WORDS[self.due.due]

    @property
    def chip(self) -> str:
        return "uncertain" if self.due.due in (Due.DECISION_SOON, Due.REVIEW_SOON) else "attention"


@dataclass(frozen=True)
class CommitteePage:
    """`tried` are pilots that run; `open` has no decision yet. `may_open`: this reader comes to the assessments."""

    authority: Organisation
    due: tuple[Waiting, ...]
    tried: tuple[Decided, ...]
    decided: tuple[Decided, ...]
    ending: tuple[Decided, ...]
    open: tuple[AssessmentRow, ...]
    more_open: int
    may_open: bool

    @property
    def is_empty(self) -> bool:
        return not (self.tried or self.decided or self.ending or self.open)


def committee_page(authority: Organisation, reach: Reach, *, today: date) -> CommitteePage:
    """Everything on the page in a constant number of queries."""
    decisions = assessing.decisions(reach).filter(assessment__authority=authority)
    undecided = _undecided(authority)
    standing = _decided(_with_nouns(standing_decisions(decisions)))
    return CommitteePage(
        authority=authority,
        due=tuple(map(Waiting, due_decisions(decisions, today=today))),
        tried=_of(standing, DecisionKind.PILOT),
        decided=_of(standing, *(set(DecisionKind) - {DecisionKind.PILOT, DecisionKind.WIND_DOWN})),
        ending=_of(standing, DecisionKind.WIND_DOWN),
        open=assessment_rows(undecided[:MOST_OPEN]),
        more_open=max(0, undecided.count() - MOST_OPEN),
        may_open=assessing.assessments(reach).filter(authority=authority).exists(),
    )


def _with_nouns(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    nouns = ("assessment__method", "assessment__authority", "assessment__unit")
    return decisions.select_related(*nouns).order_by("-decided_on", "-pk")


def _decided(decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    known = [(decision, brief_when_signed(decision)) for decision in decisions]
    withdrawn = withdrawn_since(brief for _, brief in known)
    return tuple(
        Decided(
            decision, brief, tuple(withdrawn[each.id].claim for each in brief.grounds if each.id in withdrawn)
        )
        for decision, brief in known
    )


def _of(standing: Iterable[Decided], *kinds: DecisionKind) -> tuple[Decided, ...]:
    return tuple(each for each in standing if each.decision.kind in kinds)


def _undecided(authority: Organisation) -> QuerySet[Assessment]:
    decided = Exists(Decision.objects.filter(assessment=OuterRef("pk")))
    rows = Assessment.objects.filter(~decided, authority=authority, closed_at=None)
    return assessing.with_its_nouns(rows).order_by("-created_at", "-pk")
