"""Decisions of the people room: pure, no Django, clock or database."""

from beprovad.people.rules.roles import (
    ALLOWED,
    NETWORK_ROLES,
    NOBODY,
    ORGANISATION_ROLES,
    Act,
    Reach,
    Role,
    is_allowed,
)

__all__ = ["ALLOWED", "NETWORK_ROLES", "NOBODY", "ORGANISATION_ROLES", "Act", "Reach", "Role", "is_allowed"]
