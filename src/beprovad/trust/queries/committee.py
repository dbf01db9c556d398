"""Nämndens sida: what is tried, what is decided and when it comes back, what it stands on, what is not known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from beprovad.assessments import access as assessing
from beprovad.assessments.models import Assessment, Decision, DecisionGround
from beprovad.assessments.queries.assessments import AssessmentRow, assessment_rows
from beprovad.assessments.queries.decisions import (
    DueDecision,
    briefs_when_signed,
    due_among,
    standing_decisions,
    with_its_course,
)
from beprovad.assessments.queries.sums import costs_said
from beprovad.assessments.queries.withdrawals import grounds_withdrawn
from beprovad.assessments.rules.brief import Brief
from beprovad.assessments.rules.carrying_out import Due
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.words.deciding import DUE_WORDS, KIND_CHIPS, KIND_WORDS, Words
from beprovad.checklists.words import said_text
from beprovad.lib.markup import plain_text
from beprovad.people.models import Organisation
from beprovad.people.rules import Act, Reach

MOST, MORE, LIMIT = 8, 24, 200
"""A page that is read in two minutes tells of the newest of each list; how many more there are is said."""


@dataclass(frozen=True)
class Longer:
    """The list of which the reader wants to see more, and how much of it."""

    part: str = ""
    most: int = MOST

    def most_of(self, part: str) -> int:
        return max(MOST, min(self.most, LIMIT)) if part == self.part else MOST


@dataclass(frozen=True)
class More:
    """What a list leaves out: how many there are, and how long the list would be with the next of them."""

    left: int
    most: int


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
    """A decision that stands, with what was known when it was signed, and what of it has been withdrawn since."""

    decision: Decision
    known: Brief
    withdrawn: tuple[DecisionGround, ...] = ()

    @property
    def words(self) -> Words:
        return KIND_WORDS[DecisionKind(self.decision.kind)]

    @property
    def chip(self) -> str:
        return KIND_CHIPS[DecisionKind(self.decision.kind)]

    @property
    def reasons(self) -> str:
        return plain_text(self.decision.reasons)

    @cached_property
    def against(self) -> tuple[Against, ...]:
        return tuple(Against(said_text(each.question), each.reasons) for each in self.known.against)

    @cached_property
    def uncertain(self) -> tuple[Against, ...]:
        return tuple(Against(said_text(each.question), each.reasons) for each in self.known.uncertain)

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        return tuple(said_text(each.question) for each in self.known.unknown)

    @property
    def owner(self) -> str:
        return self.known.terms.owner

    @property
    def cost(self) -> str:
        """Both sums, and which of them nobody knows; empty where no sum is written."""
        return costs_said(self.known.terms.costs)

    @property
    def waiting_for_users(self) -> int:
        return len(self.known.unasked_of_users)

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
    """`tried` are pilots that run; `open` has no decision yet. `may_open`: this reader comes to the assessments.

    Of each of these lists the newest; `more` says of what is left out, by the list's name.
    """

    authority: Organisation
    due: tuple[Waiting, ...]
    tried: tuple[Decided, ...]
    decided: tuple[Decided, ...]
    ending: tuple[Decided, ...]
    open: tuple[AssessmentRow, ...]
    more: Mapping[str, More]
    may_open: bool

    @property
    def is_empty(self) -> bool:
        return not (self.tried or self.decided or self.ending or self.open)


def committee_page(
    authority: Organisation, reach: Reach, *, today: date, longer: Longer | None = None
) -> CommitteePage:
    """Everything on the page in a constant number of queries."""
    wanted = longer or Longer()
    standing = list(_standing(authority, reach))
    parts = {part: [each for each in standing if each.kind in kinds] for part, kinds in _KINDS.items()}
    shown = {part: rows[: wanted.most_of(part)] for part, rows in parts.items()}
    decided = _decided([each for rows in shown.values() for each in rows])
    undecided = _undecided(authority)
    left = {part: len(rows) - len(shown[part]) for part, rows in parts.items()}
    left["open"] = undecided.count() - wanted.most_of("open")
    return CommitteePage(
        authority=authority,
        due=tuple(map(Waiting, due_among(_not_put_away(standing), today=today))),
        **{part: tuple(decided[each.pk] for each in rows) for part, rows in shown.items()},
        open=assessment_rows(undecided[: wanted.most_of("open")]),
        more={part: More(count, wanted.most_of(part) + MORE) for part, count in left.items() if count > 0},
        may_open=authority.pk in reach.authorities_where(Act.ASSESS),
    )


_KINDS = {
    "tried": {DecisionKind.PILOT},
    "decided": set(DecisionKind) - {DecisionKind.PILOT, DecisionKind.WIND_DOWN},
    "ending": {DecisionKind.WIND_DOWN},
}


def _standing(authority: Organisation, reach: Reach) -> QuerySet[Decision]:
    """All that stand, the newest first, without their long records: those are read of what is shown."""
    decisions = assessing.decisions(reach).filter(assessment__authority=authority)
    rows = with_its_course(standing_decisions(decisions)).defer("record").select_related("assessment__method")
    return rows.order_by("-decided_on", "-pk")


def _not_put_away(standing: Iterable[Decision]) -> Iterable[Decision]:
    return (each for each in standing if each.assessment.closed_at is None)


def _decided(decisions: Sequence[Decision]) -> Mapping[int, Decided]:
    known = briefs_when_signed([decision.pk for decision in decisions])
    withdrawn = grounds_withdrawn([decision.pk for decision in decisions])
    return {
        decision.pk: Decided(decision, known[decision.pk], withdrawn.get(decision.pk, ()))
        for decision in decisions
    }


def _undecided(authority: Organisation) -> QuerySet[Assessment]:
    decided = Exists(Decision.objects.filter(assessment=OuterRef("pk")))
    rows = Assessment.objects.filter(~decided, authority=authority, closed_at=None)
    return assessing.with_its_row(rows).order_by("-created_at", "-pk")
