"""Beslut: signed once, never changed; a later one takes its place."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from beprovad.assessments.access import head_who_gives
from beprovad.assessments.actions.assessments import refuse_if_closed
from beprovad.assessments.actions.stamping import raise_stamp
from beprovad.assessments.events import DecisionSigned, WithdrawalSeen
from beprovad.assessments.models import Assessment, Decision, DecisionGround
from beprovad.assessments.queries.brief import brief_of
from beprovad.assessments.queries.decisions import standing_of
from beprovad.assessments.rules.brief import Brief, freeze
from beprovad.assessments.rules.carrying_out import stage_after
from beprovad.assessments.rules.decisions import HEAD_GIVES, Draft, Missing, is_nothing, obstacles
from beprovad.assessments.rules.kinds import DecisionKind
from beprovad.journal.actions import record
from beprovad.knowledge.actions import set_adoption
from beprovad.knowledge.models import Adoption
from beprovad.knowledge.rules.kinds import Stage
from beprovad.people.models import User


class DecisionRefused(Exception):
    """Not signed; nothing has changed. `missing` is everything in the way, in the order to mend it."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def sign_decision(*, assessment: Assessment, draft: Draft, by: User, today: date) -> Decision:
    """Keep the decision with everything that was known. Of two who sign at once, the second has read something older.

    What the head must give becomes that head's first step.

    Who presses twice has signed once: the same words from the same stamp are the decision that stands already.
    Raises DecisionRefused with the reasons, and AssessmentRefused when the assessment has been put away.
    """
    with transaction.atomic():
        locked = refuse_if_closed(assessment.pk)
        signed = locked.decisions.filter(stamp=draft.stamp, signed_by=by, **_words_of(draft)).first()
        if signed is not None:
            return signed
        known = brief_of(locked)
        missing = obstacles(draft, standing_of(locked, known), today=today)
        if missing:
            raise DecisionRefused(missing)
        latest = locked.decisions.aggregate(number=Max("number"))["number"] or 0
        decision = Decision.objects.create(
            assessment=locked,
            number=latest + 1,
            **_words_of(draft),
            signed_by=by,
            signed_by_label=by.label,
            stamp=locked.stamp,
            record=freeze(known),
        )
        decision.grounds.bulk_create(_grounds(decision, known))
        _ask_the_head(decision, known, by=by)
        raise_stamp(locked.pk)
        _follow_in_use(decision, by=by)
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


def note_withdrawals(*, decision: Decision, note: str, by: User) -> tuple[DecisionGround, ...]:
    """Somebody has looked at what was withdrawn since the decision, and says what it means; nothing twice."""
    with transaction.atomic():
        waiting = decision.grounds.select_for_update().filter(looked_at=None)
        seen = tuple(waiting.exclude(evidence__withdrawn_at=None).order_by("pk"))
        if not seen:
            return ()
        now = timezone.now()
        for ground in seen:
            ground.looked_at, ground.looked_by_label, ground.looked_note = now, by.label, note.strip()
        DecisionGround.objects.bulk_update(seen, ["looked_at", "looked_by_label", "looked_note"])
        event = WithdrawalSeen(
            subject_id=decision.assessment_id,
            subject_label=str(decision.assessment),
            decision_id=decision.pk,
            evidence_ids=tuple(ground.evidence_id for ground in seen),
        )
        record(event, by=by.actor)
    return seen


def _grounds(decision: Decision, known: Brief) -> list[DecisionGround]:
    """What holds on the day of the signature; what had been withdrawn already is known to whoever signed."""
    held = (ground.id for ground in known.grounds if not ground.is_withdrawn)
    return [DecisionGround(decision=decision, evidence_id=pk) for pk in held]


def _ask_the_head(decision: Decision, known: Brief, *, by: User) -> None:
    """What the head must give lands with that head as it is written, to be done or reworded."""
    words = known.terms.head_provides.strip()
    if decision.kind not in HEAD_GIVES or is_nothing(words):
        return
    head = head_who_gives(decision.assessment, signer=by)
    decision.steps.create(position=1, text=words, head=head, owner=head.name if head else by.label)


def _words_of(draft: Draft) -> dict[str, Any]:
    said = asdict(draft)
    del said["stamp"]
    return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}


def _follow_in_use(decision: Decision, *, by: User) -> None:
    """Say on the method how the unit or authority stands to it from the day of the decision."""
    assessment = decision.assessment
    place = assessment.unit or assessment.authority
    stood = Adoption.objects.filter(method=assessment.method_id, organisation=place).first()
    stage = stage_after(DecisionKind(decision.kind), Stage(stood.stage) if stood else None)
    if stage is not None:
        set_adoption(
            method=assessment.method, organisation=place, stage=stage, since_on=decision.decided_on, by=by
        )
