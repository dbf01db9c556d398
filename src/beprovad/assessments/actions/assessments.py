"""Assessments: start one, say what it is for, go in depth, put it away and take it up again."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import (
    AssessmentChanged,
    AssessmentClosed,
    AssessmentDeepened,
    AssessmentReopened,
    AssessmentStarted,
)
from beprovad.assessments.models import Assessment
from beprovad.assessments.rules.answers import AssessmentRefused, Refusal
from beprovad.checklists.models import ChecklistVersion
from beprovad.journal.actions import record
from beprovad.knowledge.models import Method
from beprovad.people.models import Organisation, Person, User


def start_assessment(  # noqa: PLR0913 - each is one thing that the starter says
    *,
    method: Method,
    authority: Organisation,
    version: ChecklistVersion,
    by: User,
    unit: Organisation | None = None,
    purpose: str = "",
    lead: Person | None = None,
    is_on_purpose: bool = False,
) -> Assessment:
    """Begin with the screening. A second open one of the same method at the same place is begun on purpose only."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=authority.pk)  # of two who start at once one is told
        if not is_on_purpose and open_assessments_of(method, authority, unit):
            raise AssessmentRefused(Refusal.ASSESSED_ALREADY)
        assessment = Assessment.objects.create(
            method=method, authority=authority, unit=unit, version=version, purpose=purpose, lead=lead,
            is_in_depth=not has_screening(version), created_by_label=by.label,
        )  # fmt: skip
        record(AssessmentStarted(subject_id=assessment.pk, subject_label=str(assessment)), by=by.actor)
    return assessment


def has_screening(version: ChecklistVersion) -> bool:
    """Whether the list has questions to begin with; without any, all are asked from the start."""
    return version.questions.filter(is_screening=True).exists()


def open_assessments_of(
    method: Method, authority: Organisation, unit: Organisation | None
) -> list[Assessment]:
    """What is under way already: the same method at the same authority and unit."""
    return list(
        Assessment.objects.filter(method=method, authority=authority, unit=unit, closed_at=None)
        .select_related("method", "authority", "unit")
        .order_by("-changed_at")
    )


class Head(TypedDict, total=False):
    """What can be changed of an assessment without touching its answers."""

    unit: Organisation | None
    purpose: str
    lead: Person | None


def change_assessment(*, assessment: Assessment, by: User, **head: Unpack[Head]) -> Assessment:
    """Only what differs is written and journaled."""
    changed = tuple(name for name, value in head.items() if getattr(assessment, name) != value)
    if not changed:
        return assessment
    for name in changed:
        setattr(assessment, name, head[name])  # type: ignore[literal-required]
    with transaction.atomic():
        assessment.save(update_fields=[*changed, "changed_at"])
        raise_stamp(assessment.pk)
        event = AssessmentChanged(subject_id=assessment.pk, subject_label=str(assessment), fields=changed)
        record(event, by=by.actor)
    return assessment


def deepen_assessment(*, assessment: Assessment, by: User) -> None:
    """Gå på djupet: from now on every question of the version is asked. Twice is once."""
    with transaction.atomic():
        refuse_if_closed(assessment.pk)
        begun = Assessment.objects.filter(pk=assessment.pk, is_in_depth=False).update(is_in_depth=True)
        if begun:
            raise_stamp(assessment.pk)
            record(AssessmentDeepened(subject_id=assessment.pk, subject_label=str(assessment)), by=by.actor)


def close_assessment(*, assessment: Assessment, reason: str, by: User) -> None:
    """Put it away. Everything stays and can be read; nothing is answered until it is opened again."""
    with transaction.atomic():
        now = timezone.now()
        if Assessment.objects.filter(pk=assessment.pk, closed_at=None).update(closed_at=now):
            event = AssessmentClosed(
                subject_id=assessment.pk, subject_label=str(assessment), reason=reason[:300]
            )
            record(event, by=by.actor)


def reopen_assessment(*, assessment: Assessment, by: User) -> None:
    with transaction.atomic():
        if Assessment.objects.filter(pk=assessment.pk, closed_at__isnull=False).update(closed_at=None):
            record(AssessmentReopened(subject_id=assessment.pk, subject_label=str(assessment)), by=by.actor)


def refuse_if_closed(assessment_id: int) -> Assessment:
    """The assessment, locked for the rest of the transaction; refused when it has been put away."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment_id)
    if assessment.closed_at is not None:
        raise AssessmentRefused(Refusal.CLOSED)
    return assessment
