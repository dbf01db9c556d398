"""What people do with people: one function per act, journaled.

Where `by` may be None, the call is a part of a larger act (saving a meeting, importing a list)
that journals itself.
"""

from beprovad.people.actions.appointments import add_appointment, end_appointment
from beprovad.people.actions.importing import answer_list, discard_list, import_members, take_in_list
from beprovad.people.actions.invitations import (
    Letter,
    accept_invitation,
    invite,
    invite_member,
    withdraw_invitation,
)
from beprovad.people.actions.merging import merge_persons, rehearse_merge, undo_merge
from beprovad.people.actions.networks import (
    add_membership,
    add_network,
    change_network,
    change_role,
    end_membership,
    forget_network_name,
    remember_network_name,
)
from beprovad.people.actions.organisations import (
    add_municipality,
    add_organisation,
    add_organisation_as_written,
    change_organisation,
    forget_organisation_name,
    remember_organisation_name,
)
from beprovad.people.actions.persons import (
    add_person,
    change_person,
    forget_name,
    recognise_person,
    remember_name,
)

__all__ = [
    "Letter",
    "accept_invitation",
    "add_appointment",
    "add_membership",
    "add_municipality",
    "add_network",
    "add_organisation",
    "add_organisation_as_written",
    "add_person",
    "answer_list",
    "change_network",
    "change_organisation",
    "change_person",
    "change_role",
    "discard_list",
    "end_appointment",
    "end_membership",
    "forget_name",
    "forget_network_name",
    "forget_organisation_name",
    "import_members",
    "invite",
    "invite_member",
    "merge_persons",
    "recognise_person",
    "rehearse_merge",
    "remember_name",
    "remember_network_name",
    "remember_organisation_name",
    "take_in_list",
    "undo_merge",
    "withdraw_invitation",
]
