"""When an invitation still works. Pure."""

import hashlib
from datetime import datetime

from beprovad.people.rules.refusals import Refusal

VALID_DAYS = 14


def digest(token: str) -> str:
    """What the database keeps of the token in the letter."""
    return hashlib.sha256(token.encode()).hexdigest()


def refuse_invitation(
    *,
    accepted_at: datetime | None,
    withdrawn_at: datetime | None,
    expires_at: datetime,
    now: datetime,
) -> Refusal | None:
    """Used, taken back or too old, in that order; on the stroke of its end it is too old."""
    if accepted_at is not None:
        return Refusal.INVITATION_USED
    if withdrawn_at is not None:
        return Refusal.INVITATION_WITHDRAWN
    return Refusal.INVITATION_EXPIRED if now >= expires_at else None
