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


def may_merge(reach: Reach, powers: tuple[tuple[int | None, Role], ...], *, has_account: bool) -> bool:
    """Who may make two persons one. `powers` are both's roles: (network, or None at an organisation; role).

    A role that reaches far would follow to whoever has the account: that takes an administrator, unless it is
    a role in a network that one coordinates oneself.
    """
    if reach.is_administrator or not has_account:
        return reach.may(Act.EDIT_PEOPLE)
    far = [
        (network, role)
        for network, role in powers
        if role in (Role.ADMINISTRATOR, Role.COORDINATOR, Role.PREPARATION)
        and (network is None or not may_edit_network(reach, network))
    ]
    return reach.may(Act.EDIT_PEOPLE) and not far
