"""What can happen in the people room."""

from dataclasses import dataclass

from beprovad.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """`fields` says what was changed, not to what: an old address has no place in the journal."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PersonNameRemembered(Event):
    """Someone confirmed that this written form is the person."""

    written: str


@dataclass(frozen=True, kw_only=True)
class PersonNameForgotten(Event):
    written: str


@dataclass(frozen=True, kw_only=True)
class PersonsMerged(Event):
    """The subject is the one that remains."""

    merge_id: int
    merged_id: int
    merged_label: str
    moved: int


@dataclass(frozen=True, kw_only=True)
class MergeUndone(Event):
    merge_id: int
    merged_id: int
    merged_label: str


@dataclass(frozen=True, kw_only=True)
class OrganisationAdded(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(Event):
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OrganisationNameRemembered(Event):
    written: str


@dataclass(frozen=True, kw_only=True)
class OrganisationNameForgotten(Event):
    written: str


@dataclass(frozen=True, kw_only=True)
class NetworkAdded(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class NetworkChanged(Event):
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NetworkNameRemembered(Event):
    written: str


@dataclass(frozen=True, kw_only=True)
class NetworkNameForgotten(Event):
    written: str


@dataclass(frozen=True, kw_only=True)
class MembershipBegan(Event):
    """The subject is the person."""

    network_id: int
    network_label: str
    organisation_label: str
    role: str


@dataclass(frozen=True, kw_only=True)
class MembershipRoleChanged(Event):
    network_id: int
    network_label: str
    role: str


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(Event):
    network_id: int
    network_label: str


@dataclass(frozen=True, kw_only=True)
class AppointmentBegan(Event):
    """The subject is the person."""

    organisation_id: int
    organisation_label: str
    role: str


@dataclass(frozen=True, kw_only=True)
class AppointmentEnded(Event):
    organisation_id: int
    organisation_label: str
    role: str


@dataclass(frozen=True, kw_only=True)
class MembersImported(Event):
    """The subject is the list."""

    persons: int
    memberships: int
    appointments: int


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    """The subject is the person."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(Event):
    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Event):
    """The person has an account."""

    invitation_id: int
