"""The assessment's stamp: raised by everything that changes what a decision stands on."""

from django.db.models import F
from django.utils import timezone

from beprovad.assessments.models import Assessment


def raise_stamp(assessment_id: int) -> None:
    """So that nobody decides on something else than they read. Called inside the act's transaction."""
    Assessment.objects.filter(pk=assessment_id).update(stamp=F("stamp") + 1, changed_at=timezone.now())
