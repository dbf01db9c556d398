"""What an invitation's page says to whoever has the letter."""

from dataclasses import dataclass

from django.utils import timezone

from beprovad.people import access
from beprovad.people.models import Invitation, Membership
from beprovad.people.rules.invitations import digest, refuse_invitation
from beprovad.people.rules.refusals import Refusal


@dataclass(frozen=True)
class OpenedInvitation:
    """`refusal` says why it no longer works; None when it does."""

    invitation: Invitation
    refusal: Refusal | None
    memberships: tuple[Membership, ...]


def invitation_by_token(token: str) -> OpenedInvitation | None:
    found = Invitation.objects.select_related("person").filter(token_digest=digest(token)).first()
    if found is None:
        return None
    refusal = refuse_invitation(
        accepted_at=found.accepted_at,
        withdrawn_at=found.withdrawn_at,
        expires_at=found.expires_at,
        now=timezone.now(),
    )
    seats = found.person.memberships.filter(access.in_force(timezone.localdate()))
    return OpenedInvitation(found, refusal, tuple(seats.select_related("network", "organisation")))
