"""Sharing an assessment with a network, taking it back, and keeping account of who has read it."""

from collections.abc import Collection
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from beprovad.assessments.events import AssessmentShared, SharedAssessmentRead, SharingWithdrawn
from beprovad.assessments.models import Assessment, Share
from beprovad.journal.actions import record
from beprovad.journal.events import event_name
from beprovad.journal.models import Entry
from beprovad.people.models import Network, User


def share_assessment(*, assessment: Assessment, network: Network, by: User) -> Share:
    """The network's members read it from now on, as it stands each day. Twice is once."""
    with transaction.atomic():
        share, is_new = Share.objects.get_or_create(
            assessment=assessment, network=network, defaults={"shared_by_label": by.label}
        )
        if is_new:
            event = AssessmentShared(
                subject_id=assessment.pk, subject_label=str(assessment), network_id=network.pk
            )
            record(event, by=by.actor)
    return share


def withdraw_sharing(*, assessment: Assessment, network_id: int, by: User) -> None:
    """It is the authority's own again. Answers that others took over stay theirs, credited as they were."""
    with transaction.atomic():
        gone, _ = Share.objects.filter(assessment=assessment, network=network_id).delete()
        if gone:
            event = SharingWithdrawn(
                subject_id=assessment.pk, subject_label=str(assessment), network_id=network_id
            )
            record(event, by=by.actor)


def note_reading(*, assessments: Collection[Assessment], by: User) -> None:
    """Journal that somebody of another authority reads these: once for each reader, assessment and day."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    name = event_name(SharedAssessmentRead)
    with transaction.atomic():
        noted = set(
            Entry.objects.filter(
                actor_id=by.actor.id, event=name, at__gte=midnight, subject_id__in=[a.pk for a in assessments]
            ).values_list("subject_id", flat=True)
        )
        for each in assessments:
            if each.pk not in noted:
                record(SharedAssessmentRead(subject_id=each.pk, subject_label=str(each)), by=by.actor)
