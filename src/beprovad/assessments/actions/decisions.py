"""Beslut: signed once, never changed; a later one takes its place."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from beprovad.assessments.actions.assessments import refuse_if_closed
from beprovad.assessments.events import DecisionSigned
from beprovad.assessments.models import Assessment, Decision
from beprovad.assessments.queries.brief import brief_of
from beprovad.assessments.queries.decisions import standing_of
from beprovad.assessments.rules.brief import freeze
from beprovad.assessments.rules.decisions import Draft, Missing, obstacles
from beprovad.journal.actions import record
from beprovad.people.models import User


class DecisionRefused(Exception):
    """Not signed; nothing has changed. `missing` is everything in the way, in the order to mend it."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def sign_decision(*, assessment: Assessment, draft: Draft, by: User, today: date) -> Decision:
    """Keep the decision with everything that was known. Of two who sign at once, the second has read something older.

    Raises DecisionRefused with the reasons, and AssessmentRefused when the assessment has been put away.
    """
    with transaction.atomic():
        locked = refuse_if_closed(assessment.pk)
        missing = obstacles(draft, standing_of(locked), today=today)
        if missing:
            raise DecisionRefused(missing)
        latest = locked.decisions.aggregate(number=Max("number"))["number"] or 0
        decision = Decision.objects.create(
            assessment=locked,
            number=latest + 1,
            kind=draft.kind,
            decided_on=draft.decided_on,
            decided_by=draft.decided_by.strip(),
            delegation=draft.delegation.strip(),
            registration=draft.registration.strip(),
            reasons=draft.reasons.strip(),
            conditions=draft.conditions.strip(),
            review_on=draft.review_on,
            without_users_because=draft.without_users_because.strip(),
            signed_by=by,
            signed_by_label=by.label,
            stamp=locked.stamp,
            record=freeze(brief_of(locked)),
        )
        Assessment.objects.filter(pk=locked.pk).update(stamp=locked.stamp + 1)
        record(
            DecisionSigned(
                subject_id=locked.pk,
                subject_label=str(locked),
                decision_id=decision.pk,
                kind=draft.kind,
                without_users=bool(decision.without_users_because),
            ),
            by=by.actor,
        )
    return decision
