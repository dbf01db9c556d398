"""A signed decision: what was decided, what was known, which others there are, and what it has led to."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from beprovad.assessments import access
from beprovad.assessments.models import Decision, DecisionGround, PhaseOut, RolloutStep, TrialEntry
from beprovad.assessments.queries.decisions import brief_when_signed
from beprovad.assessments.queries.record import Record
from beprovad.assessments.queries.standing import DueDecision, due_of, with_its_course
from beprovad.assessments.queries.withdrawals import withdrawn_grounds
from beprovad.assessments.rules.carrying_out import PARTS, Part, trial_week
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.assessments.words.deciding import (
    DUE_WORDS,
    KIND_CHIPS,
    KIND_TITLES,
    KIND_WORDS,
    PART_TITLES,
    Words,
)
from beprovad.knowledge import access as knowledge
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class LogEntry:
    """`may_take_back`: this reader may say that the stop rule was marked by mistake. `week` is the pilot's own."""

    entry: TrialEntry
    may_take_back: bool
    week: int | None = None  # below 1 before it began; None where nobody has said when that is


@dataclass(frozen=True)
class DecisionPage:
    """`may_carry_out`: the reader sees and writes what it has led to. `later` is the one that stands instead.

    `withdrawn` is what it stood on that holds no more; `may_answer_for`: the reader says what that means. `readable`
    are the pieces of evidence, by id, whose own pages the reader may open.
    """

    decision: Decision
    record: Record
    earlier: Decision | None
    later: Decision | None
    due: DueDecision | None
    may_carry_out: bool
    may_decide: bool
    withdrawn: tuple[DecisionGround, ...] = ()
    readable: frozenset[int] = frozenset()
    may_answer_for: bool = False
    steps: tuple[RolloutStep, ...] = ()
    entries: tuple[LogEntry, ...] = ()
    phase_outs: tuple[PhaseOut, ...] = ()

    @property
    def kind(self) -> DecisionKind:
        return DecisionKind(self.decision.kind)

    @property
    def title(self) -> Words:
        return KIND_TITLES[self.kind]

    @property
    def kind_words(self) -> Words:
        return KIND_WORDS[self.kind]

    @property
    def kind_chip(self) -> str:
        return KIND_CHIPS[self.kind]

    @property
    def held(self) -> tuple[tuple[Words, str], ...]:
        """The fields that became part of it, besides what stands beside a pilot's log."""
        return self.record.held(self.kind)

    @property
    def held_title(self) -> Words:
        """A pilot's own part stands beside its log."""
        return _("Ansvar, kostnad och uppföljning") if self.has_trial else PART_TITLES.get(self.kind, "")

    @property
    def has_rollout(self) -> bool:
        return Part.ROLLOUT in PARTS[self.kind]

    @property
    def has_trial(self) -> bool:
        return Part.TRIAL in PARTS[self.kind]

    @property
    def has_phase_out(self) -> bool:
        return Part.PHASE_OUT in PARTS[self.kind]

    @property
    def may_write(self) -> bool:
        return self.may_carry_out and self.later is None

    @property
    def to_look_at(self) -> bool:
        """Something has been withdrawn, and nobody has said what it means."""
        return any(ground.looked_at is None for ground in self.withdrawn)

    @property
    def due_words(self) -> Words:
        return DUE_WORDS[self.due.due] if self.due else ""

    @property
    def is_due_now(self) -> bool:
        return self.due is not None and self.due.is_now

    @property
    def rollout_title(self) -> Words:
        return _("Steg i piloten") if self.has_trial else _("Införande")

    @property
    def given(self) -> tuple[RolloutStep, ...]:
        """What the head gives."""
        return tuple(step for step in self.steps if step.head_id is not None)

    @property
    def taken(self) -> tuple[RolloutStep, ...]:
        """The other steps."""
        return tuple(step for step in self.steps if step.head_id is None)

    @property
    def steps_done(self) -> int:
        return sum(step.done_on is not None for step in self.taken)


def decision_page(decision: Decision, *, reach: Reach, today: date) -> DecisionPage:
    """Of a decision from `access`; politicians get what was decided and what is due, not the log."""
    siblings = list(
        with_its_course(Decision.objects.filter(assessment=decision.assessment_id))
        .defer("record")
        .order_by("number")
    )
    place = next(at for at, each in enumerate(siblings) if each.pk == decision.pk)
    latest = siblings[-1] if siblings[-1].pk != decision.pk else None
    is_open = decision.assessment.closed_at is None
    may_carry_out = access.may_carry_out(reach, decision)
    parts = PARTS[DecisionKind(decision.kind)] if may_carry_out else ()
    withdrawn = withdrawn_grounds(decision)
    brief = brief_when_signed(decision)
    pieces = knowledge.evidence(reach).filter(pk__in=[ground.id for ground in brief.grounds])
    return DecisionPage(
        decision=decision,
        record=Record(brief),
        earlier=siblings[place - 1] if place else None,
        later=latest,
        due=due_of(siblings[place], today=today) if latest is None and is_open else None,
        may_carry_out=may_carry_out,
        may_decide=access.may_decide(reach, decision.assessment) and is_open,
        steps=_by_day(decision) if Part.ROLLOUT in parts else (),
        withdrawn=withdrawn,
        readable=frozenset(pieces.values_list("pk", flat=True)),
        may_answer_for=bool(withdrawn) and access.may_answer_for(reach, decision),
        entries=_log(decision, reach, brief.terms.begins_on, is_standing=latest is None)
        if Part.TRIAL in parts
        else (),
        phase_outs=tuple(decision.phase_outs.order_by("pk")) if Part.PHASE_OUT in parts else (),
    )


def _log(
    decision: Decision, reach: Reach, begins_on: date | None, *, is_standing: bool
) -> tuple[LogEntry, ...]:
    entries = decision.trial_entries.select_related("written_by").order_by("-on", "-pk")
    return tuple(
        LogEntry(
            entry,
            is_standing and access.may_take_back(reach, entry, decision.assessment),
            trial_week(entry.on, begins_on=begins_on) if begins_on else None,
        )
        for entry in entries
    )


def _by_day(decision: Decision) -> tuple[RolloutStep, ...]:
    """What has a day first, by day; the rest as they were written."""
    steps = list(decision.steps.order_by("position", "pk"))
    return tuple(sorted(steps, key=lambda step: (step.due_on is None, step.due_on or date.min)))
