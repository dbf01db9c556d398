"""Införande, pilot och utfasning: the steps, the log, and what is wound down."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from beprovad.assessments.actions.setup import TooManyRows
from beprovad.assessments.events import PhaseOutChanged, RolloutChanged, StopRuleTakenBack, TrialNoted
from beprovad.assessments.models import Decision, PhaseOut, RolloutStep, TrialEntry
from beprovad.assessments.rules.setup import MOST_ROWS
from beprovad.journal.actions import record
from beprovad.people.models import User


class CarryingOutRefused(Exception):
    """The decision has been superseded; nothing has changed."""


@dataclass(frozen=True, kw_only=True)
class StepSaid:
    """A step of the introduction; `support` is what the head gives."""

    text: str
    owner: str = ""
    support: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TrialSaid:
    """What happened on that day, what else changed at the same time, and whether the stop rule was met."""

    on: date
    happened: str
    also_changed: str = ""
    is_stop_rule_met: bool = False


@dataclass(frozen=True, kw_only=True)
class PhaseOutSaid:
    what: str
    users_told: str = ""
    staff_told: str = ""
    last_on: date | None = None
    is_done: bool = False


def add_step(*, decision: Decision, said: StepSaid, by: User) -> RolloutStep:
    with transaction.atomic():
        _refuse_unless_it_stands(decision)
        rows = decision.steps.aggregate(last=Max("position"))
        if decision.steps.count() >= MOST_ROWS:
            raise TooManyRows
        step = decision.steps.create(position=(rows["last"] or 0) + 1, **asdict(said))
        _record_rollout(decision, by)
    return step


def change_step(*, step: RolloutStep, said: StepSaid, by: User) -> None:
    if _says(step, said):
        return
    for name, value in asdict(said).items():
        setattr(step, name, value)
    with transaction.atomic():
        _refuse_unless_it_stands(step.decision)
        step.save()
        _record_rollout(step.decision, by)


def finish_step(*, step: RolloutStep, on: date | None, by: User) -> None:
    """Done on that day; None takes it back."""
    with transaction.atomic():
        _refuse_unless_it_stands(step.decision)
        RolloutStep.objects.filter(pk=step.pk).update(done_on=on)
        _record_rollout(step.decision, by)


def remove_step(*, step: RolloutStep, by: User) -> None:
    with transaction.atomic():
        _refuse_unless_it_stands(step.decision)
        step.delete()
        _record_rollout(step.decision, by)


def note_trial(*, decision: Decision, said: TrialSaid, by: User) -> TrialEntry:
    """The log is written on and never rewritten: a mistake is put right by another entry.

    A mark that the stop rule is met can be taken back, since it calls for a decision at once.
    """
    with transaction.atomic():
        _refuse_unless_it_stands(decision)
        entry = decision.trial_entries.create(written_by=by, written_by_label=by.label, **asdict(said))
        event = TrialNoted(
            subject_id=decision.assessment_id,
            subject_label=str(decision.assessment),
            decision_id=decision.pk,
            is_stop_rule_met=said.is_stop_rule_met,
        )
        record(event, by=by.actor)
    return entry


def take_back_stop_rule(*, entry: TrialEntry, because: str, by: User) -> None:
    """It was marked by mistake. The entry and who took the mark back, with the reason, stay in the log."""
    with transaction.atomic():
        _refuse_unless_it_stands(entry.decision)
        locked = TrialEntry.objects.select_for_update().get(pk=entry.pk)
        if not locked.stops:
            return
        locked.taken_back_at, locked.taken_back_by_label = timezone.now(), by.label
        locked.taken_back_because = because.strip()
        locked.save(update_fields=["taken_back_at", "taken_back_by_label", "taken_back_because"])
        assessment = entry.decision.assessment
        event = StopRuleTakenBack(
            subject_id=assessment.pk,
            subject_label=str(assessment),
            decision_id=entry.decision_id,
            entry_id=entry.pk,
        )
        record(event, by=by.actor)


def add_phase_out(*, decision: Decision, said: PhaseOutSaid, by: User) -> PhaseOut:
    with transaction.atomic():
        _refuse_unless_it_stands(decision)
        if decision.phase_outs.count() >= MOST_ROWS:
            raise TooManyRows
        phase_out = decision.phase_outs.create(**asdict(said))
        _record_phase_out(decision, by)
    return phase_out


def change_phase_out(*, phase_out: PhaseOut, said: PhaseOutSaid, by: User) -> None:
    if _says(phase_out, said):
        return
    for name, value in asdict(said).items():
        setattr(phase_out, name, value)
    with transaction.atomic():
        _refuse_unless_it_stands(phase_out.decision)
        phase_out.save()
        _record_phase_out(phase_out.decision, by)


def remove_phase_out(*, phase_out: PhaseOut, by: User) -> None:
    with transaction.atomic():
        _refuse_unless_it_stands(phase_out.decision)
        phase_out.delete()
        _record_phase_out(phase_out.decision, by)


def _says(row: RolloutStep | PhaseOut, said: StepSaid | PhaseOutSaid) -> bool:
    return all(getattr(row, name) == value for name, value in asdict(said).items())


def _refuse_unless_it_stands(decision: Decision) -> None:
    later = Decision.objects.filter(assessment=decision.assessment_id, number__gt=decision.number)
    if later.exists():
        raise CarryingOutRefused


def _record_rollout(decision: Decision, by: User) -> None:
    assessment = decision.assessment
    event = RolloutChanged(subject_id=assessment.pk, subject_label=str(assessment), decision_id=decision.pk)
    record(event, by=by.actor)


def _record_phase_out(decision: Decision, by: User) -> None:
    assessment = decision.assessment
    event = PhaseOutChanged(subject_id=assessment.pk, subject_label=str(assessment), decision_id=decision.pk)
    record(event, by=by.actor)
