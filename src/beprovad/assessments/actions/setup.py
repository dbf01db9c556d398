"""The fields of an assessment: saved whole on top of what one has read; risks, effects and goals one by one."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from beprovad.assessments.actions.assessments import refuse_if_closed
from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import EffectChanged, GoalChanged, RiskChanged, SetupChanged
from beprovad.assessments.models import Assessment, ExpectedEffect, Goal, Risk, Setup
from beprovad.assessments.rules.kinds import Scope
from beprovad.assessments.rules.setup import MOST_ROWS
from beprovad.journal.actions import record
from beprovad.journal.events import Event
from beprovad.people.models import Person, User

Row = TypeVar("Row", Risk, ExpectedEffect, Goal)


@dataclass(frozen=True, kw_only=True)
class Fields:
    """Everything that `Setup` holds; sums in whole SEK, None where nobody knows, "about" where they are estimates."""

    cost_once: int | None = None
    cost_once_is_about: bool = False
    cost_yearly: int | None = None
    cost_yearly_is_about: bool = False
    cost_note: str = ""
    payer: str = ""
    staff_time: str = ""
    replaces: str = ""
    replaces_nothing_because: str = ""
    owner: Person | None = None
    head_provides: str = ""
    training: str = ""
    collaboration: str = ""
    scope: Scope | None = None
    hypothesis: str = ""
    baseline: str = ""
    length: str = ""
    scale: str = ""
    measures: str = ""
    stop_rule: str = ""
    decision_on: date | None = None
    follow_up_how: str = ""
    follow_up_on: date | None = None


@dataclass(frozen=True)
class SetupSaved:
    """On disk; the next save stands on `revision`."""

    revision: int


@dataclass(frozen=True)
class SetupConflict:
    """Somebody saved meanwhile: nothing was written, and both are shown. `differing` are names of `Fields`."""

    current: Setup
    differing: tuple[str, ...]


class TooManyRows(Exception):
    """An assessment keeps at most MOST_ROWS risks, effects or goals; nothing was added."""


def save_setup(
    *, assessment: Assessment, base_revision: int, written: Fields, by: User
) -> SetupSaved | SetupConflict:
    """Of any number who save from the same base, one is accepted. The same again changes nothing.

    Raises AssessmentRefused when the assessment has been put away.
    """
    wanted = _as_columns(written)
    with transaction.atomic():
        refuse_if_closed(assessment.pk)
        setup, _ = Setup.objects.select_for_update().get_or_create(assessment=assessment)
        differing = tuple(name for name, value in wanted.items() if getattr(setup, name) != value)
        if not differing:
            return SetupSaved(setup.revision)
        if setup.revision != base_revision:
            return SetupConflict(setup, differing)
        for name in differing:
            setattr(setup, name, wanted[name])
        setup.revision += 1
        setup.saved_by_label, setup.saved_at = by.label, timezone.now()
        setup.save()
        names = tuple(name.removesuffix("_id") for name in differing)
        _changed(
            SetupChanged(subject_id=assessment.pk, subject_label=str(assessment), fields=names),
            assessment,
            by,
        )
    return SetupSaved(setup.revision)


def _as_columns(written: Fields) -> dict[str, object]:
    columns = {name: getattr(written, name) for name in Fields.__dataclass_fields__ if name != "owner"}
    owner = written.owner
    return {**columns, "scope": written.scope or "", "owner_id": owner.pk if owner is not None else None}


@dataclass(frozen=True, kw_only=True)
class RiskSaid:
    """Likelihood and consequence on 1–5."""

    text: str
    likelihood: int
    consequence: int
    response: str = ""


@dataclass(frozen=True, kw_only=True)
class EffectSaid:
    indicator: str
    now: str = ""
    wanted: str = ""
    for_whom: str = ""
    earliest_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GoalSaid:
    text: str
    origin: str = ""


def add_risk(*, assessment: Assessment, said: RiskSaid, by: User) -> Risk:
    return _add(Risk(assessment=assessment, **asdict(said)), RiskChanged, by)


def add_effect(*, assessment: Assessment, said: EffectSaid, by: User) -> ExpectedEffect:
    return _add(ExpectedEffect(assessment=assessment, **asdict(said)), EffectChanged, by)


def add_goal(*, assessment: Assessment, said: GoalSaid, by: User) -> Goal:
    return _add(Goal(assessment=assessment, **asdict(said)), GoalChanged, by)


def change_risk(*, risk: Risk, said: RiskSaid, by: User) -> None:
    _change(risk, asdict(said), RiskChanged, by)


def change_effect(*, effect: ExpectedEffect, said: EffectSaid, by: User) -> None:
    _change(effect, asdict(said), EffectChanged, by)


def change_goal(*, goal: Goal, said: GoalSaid, by: User) -> None:
    _change(goal, asdict(said), GoalChanged, by)


def remove_risk(*, risk: Risk, by: User) -> None:
    _remove(risk, RiskChanged, by)


def remove_effect(*, effect: ExpectedEffect, by: User) -> None:
    _remove(effect, EffectChanged, by)


def remove_goal(*, goal: Goal, by: User) -> None:
    _remove(goal, GoalChanged, by)


Changed = type[RiskChanged] | type[EffectChanged] | type[GoalChanged]


def _add(row: Row, event: Changed, by: User) -> Row:
    with transaction.atomic():
        assessment = refuse_if_closed(row.assessment_id)
        if type(row).objects.filter(assessment=assessment).count() >= MOST_ROWS:
            raise TooManyRows
        row.save()
        _changed(event(subject_id=assessment.pk, subject_label=str(assessment)), assessment, by)
    return row


def _change(row: Risk | ExpectedEffect | Goal, said: dict[str, object], event: Changed, by: User) -> None:
    if all(getattr(row, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(row, name, value)
    with transaction.atomic():
        assessment = refuse_if_closed(row.assessment_id)
        row.save()
        _changed(event(subject_id=assessment.pk, subject_label=str(assessment)), assessment, by)


def _remove(row: Risk | ExpectedEffect | Goal, event: Changed, by: User) -> None:
    with transaction.atomic():
        assessment = refuse_if_closed(row.assessment_id)
        row.delete()
        removed = event(subject_id=assessment.pk, subject_label=str(assessment), is_removed=True)
        _changed(removed, assessment, by)


def _changed(event: Event, assessment: Assessment, by: User) -> None:
    raise_stamp(assessment.pk)
    record(event, by=by.actor)
