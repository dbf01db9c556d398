"""The fields of an assessment, each saved on top of what one has read in it; risks, effects and goals one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from beprovad.assessments.actions.assessments import refuse_if_closed
from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import EffectChanged, GoalChanged, RiskChanged, SetupChanged
from beprovad.assessments.models import Assessment, ExpectedEffect, FieldRevision, Goal, Risk, Setup
from beprovad.assessments.queries.fields import COLUMNS, SUMS, field_revisions, standing_fields
from beprovad.assessments.rules.answers import belong_together
from beprovad.assessments.rules.fingerprints import prints
from beprovad.assessments.rules.kinds import Scope
from beprovad.assessments.rules.money import written as sum_written
from beprovad.assessments.rules.setup import MOST_ROWS, merged
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
    begins_on: date | None = None
    length: str = ""
    scale: str = ""
    measures: str = ""
    stop_rule: str = ""
    decision_on: date | None = None
    follow_up_how: str = ""
    follow_up_on: date | None = None


@dataclass(frozen=True)
class FieldsSaved:
    """`setup` as it stands now. In each of `clashing` somebody else has written meanwhile, and it is left as it was."""

    setup: Setup
    written: tuple[str, ...]
    clashing: tuple[str, ...]


class TooManyRows(Exception):
    """An assessment keeps at most MOST_ROWS risks, effects or goals; nothing was added."""


def save_fields(
    *, assessment: Assessment, said: Mapping[str, Any], seen: Mapping[str, str], by: User
) -> FieldsSaved:
    """Each of the fields that are `said` by itself, on top of what its writer had `seen` there, by its print.

    Values are as `standing_fields` has them. Of any number who change one field from the same text, one is accepted.
    The same again changes nothing. Raises AssessmentRefused when the assessment has been put away.
    """
    with transaction.atomic():
        refuse_if_closed(assessment.pk)
        setup, _ = Setup.objects.select_for_update().get_or_create(assessment=assessment)
        told = merged(prints(said), seen, prints(standing_fields(setup)))
        if told.written:
            _write_fields(setup, {name: said[name] for name in told.written}, by)
            raise_stamp(assessment.pk)
            begun = _keep_revisions(setup, told.written, by)
            if begun:
                changed = SetupChanged(subject_id=assessment.pk, subject_label=str(assessment), fields=begun)
                record(changed, by=by.actor)
    return FieldsSaved(setup, told.written, told.clashing)


def save_setup(*, assessment: Assessment, written: Fields, by: User) -> None:
    """All fields at once, over whatever stands there: for whoever writes them alone, as a story does."""
    with transaction.atomic():
        setup, _ = Setup.objects.select_for_update().get_or_create(assessment=assessment)
        seen = prints(standing_fields(setup))
        save_fields(assessment=assessment, said=_as_said(written), seen=seen, by=by)


def _as_said(written: Fields) -> dict[str, Any]:
    said = {name: getattr(written, name) for name in COLUMNS}
    sums = {
        name: None if said[name] is None else (said[name], getattr(written, f"{name}_is_about"))
        for name in SUMS
    }
    owner = written.owner.pk if written.owner is not None else None
    return {**said, **sums, "owner": owner, "scope": str(written.scope or "")}


def _write_fields(setup: Setup, said: Mapping[str, Any], by: User) -> None:
    for name, value in said.items():
        if name in SUMS:
            amount, is_about = value or (None, False)
            setattr(setup, name, amount)
            setattr(setup, f"{name}_is_about", is_about)
        else:
            setattr(setup, "owner_id" if name == "owner" else name, value)
    setup.saved_by_label, setup.saved_at = by.label, timezone.now()
    setup.save()


def _keep_revisions(setup: Setup, names: Sequence[str], by: User) -> tuple[str, ...]:
    """One author's autosaves in a row are one revision of a field. Returns the fields in which one began."""
    now, latest = timezone.now(), field_revisions(setup)
    begun = []
    for name in names:
        kept = {"said": _in_words(setup, name), "saved_at": now}
        before = next(iter(latest.get(name, ())), None)
        if before and before.author_id == by.pk and belong_together(began_at=before.began_at, now=now):
            FieldRevision.objects.filter(pk=before.pk).update(**kept)
        else:
            more = {"author": by, "saved_by_label": by.label, "began_at": now, **kept}
            begun.append(FieldRevision(setup=setup, name=name, **more))
    FieldRevision.objects.bulk_create(begun)
    return tuple(row.name for row in begun)


def _in_words(setup: Setup, name: str) -> str:
    """As it is kept in the history: an owner by name, a sum as the form shows it, a day as year-month-day."""
    value = getattr(setup, name)
    if value is None:
        return ""
    return sum_written(value, is_about=getattr(setup, f"{name}_is_about")) if name in SUMS else str(value)


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
