"""Letting somebody in: a letter with a link that works once, for fourteen days."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from beprovad.journal.actions import record
from beprovad.journal.events import Actor
from beprovad.people.actions.networks import add_membership
from beprovad.people.actions.persons import add_person, recognise_person
from beprovad.people.events import InvitationAccepted, InvitationWithdrawn, PersonInvited
from beprovad.people.models import Invitation, Membership, Network, Organisation, Person, User
from beprovad.people.rules import Role
from beprovad.people.rules.invitations import VALID_DAYS, digest, refuse_invitation
from beprovad.people.rules.refusals import PeopleRefused, Refusal


@dataclass(frozen=True)
class Letter:
    """What is sent: only here is the token, in the database is its digest."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(*, person: Person, email: str, network: Network | None = None, by: Actor) -> Letter:
    """A new invitation; earlier ones that nobody has used stop working. The caller sends the letter."""
    address = email.strip().lower()
    if User.objects.filter(person=person).exists():
        raise PeopleRefused(Refusal.HAS_ACCOUNT)
    if User.objects.filter(email=address).exists():
        raise PeopleRefused(Refusal.EMAIL_HAS_ACCOUNT)
    _waiting(person).update(withdrawn_at=timezone.now())
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        person=person,
        network=network,
        email=address,
        token_digest=digest(token),
        invited_by_label=by.label[:200],
        expires_at=timezone.now() + timedelta(days=VALID_DAYS),
    )
    event = PersonInvited(subject_id=person.pk, subject_label=person.name, invitation_id=invitation.pk)
    record(event, by=by)
    return Letter(invitation, token)


@transaction.atomic
def invite_member(  # noqa: PLR0913 - who, where, for whom and as what
    *,
    person: Person | None,
    name: str,
    email: str,
    network: Network,
    organisation: Organisation | None,
    role: Role,
    by: Actor,
) -> tuple[Membership, Letter | None]:
    """Into a network in one go: the person, new where None; the seat, unless it is there; and the letter.

    No letter for who has an account already.
    """
    if person is None:
        person = add_person(name=name, email=email, by=by)
    else:
        person = recognise_person(person=person, name=name, email=email, by=by)
    seat = Membership.objects.filter(person=person, network=network, to_on=None).first() or add_membership(
        person=person,
        network=network,
        organisation=organisation,
        role=role,
        from_on=timezone.localdate(),
        by=by,
    )
    if User.objects.filter(person=person).exists():
        return seat, None
    return seat, invite(person=person, email=email, network=network, by=by)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor) -> None:
    current = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _refuse(current)
    current.withdrawn_at = timezone.now()
    current.save(update_fields=["withdrawn_at"])
    event = InvitationWithdrawn(
        subject_id=invitation.person_id, subject_label=invitation.person.name, invitation_id=invitation.pk
    )
    record(event, by=by)


@transaction.atomic
def accept_invitation(*, invitation: Invitation) -> User:
    """The person gets an account for the address that the letter was sent to. Works once."""
    current = Invitation.objects.select_for_update().select_related("person").get(pk=invitation.pk)
    _refuse(current)
    if User.objects.filter(person=current.person).exists():
        raise PeopleRefused(Refusal.HAS_ACCOUNT)
    if User.objects.filter(email=current.email).exists():
        raise PeopleRefused(Refusal.EMAIL_HAS_ACCOUNT)
    user = User.objects.create_user(current.email, person=current.person)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    current.accepted_at = timezone.now()
    current.save(update_fields=["accepted_at"])
    event = InvitationAccepted(
        subject_id=current.person_id, subject_label=current.person.name, invitation_id=current.pk
    )
    record(event, by=user.actor)
    return user


def _waiting(person: Person) -> QuerySet[Invitation]:
    return Invitation.objects.filter(person=person, accepted_at=None, withdrawn_at=None)


def _refuse(invitation: Invitation) -> None:
    refused = refuse_invitation(
        accepted_at=invitation.accepted_at,
        withdrawn_at=invitation.withdrawn_at,
        expires_at=invitation.expires_at,
        now=timezone.now(),
    )
    if refused:
        raise PeopleRefused(refused)
