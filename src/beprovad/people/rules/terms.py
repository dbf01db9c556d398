"""From–to: when a membership or an appointment holds, and who may give away a role that reaches far. Pure."""

from datetime import date

from beprovad.people.rules.refusals import Refusal
from beprovad.people.rules.roles import Act, Reach, Role


def refuse_term(from_on: date, to_on: date | None) -> Refusal | None:
    return Refusal.ENDS_BEFORE_IT_BEGINS if to_on is not None and to_on < from_on else None


def holds_on(day: date, from_on: date, to_on: date | None) -> bool:
    """Both days count."""
    return from_on <= day and (to_on is None or day <= to_on)


def may_edit_network(reach: Reach, network_id: int) -> bool:
    """Its own coordinator, or an administrator: nobody makes oneself coordinator of another's network."""
    return reach.is_administrator or reach.may_in(Act.EDIT_PEOPLE, [network_id])


def may_appoint(reach: Reach, role: Role) -> bool:
    """Only an administrator makes administrators."""
    return reach.is_administrator or (reach.may(Act.EDIT_PEOPLE) and role is not Role.ADMINISTRATOR)


Powers = tuple[tuple[int | None, Role], ...]
"""Somebody's roles: (the network, or None for a role at an organisation; the role)."""


def may_merge(reach: Reach, powers: Powers, *, has_account: bool) -> bool:
    """Who may make two persons one, where `powers` are both's: a role follows to whoever has the account."""
    return reach.may(Act.EDIT_PEOPLE) and not (has_account and _reaches_further(powers, reach))


def may_invite(reach: Reach, powers: Powers) -> bool:
    """Who may choose the address that somebody with these roles logs in with."""
    return reach.may(Act.INVITE) and not _reaches_further(powers, reach)


def _reaches_further(powers: Powers, reach: Reach) -> bool:
    """Whether the giver could not give one of these roles: also a member reads what others do not."""
    return any(
        not (may_appoint(reach, role) if network is None else may_edit_network(reach, network))
        for network, role in powers
    )
