"""What the people room knows: for matching what notes write, and for its own pages."""

from beprovad.people.queries.alike import (
    Pair,
    alike,
    count_possible_duplicates,
    namesakes,
    possible_duplicates,
)
from beprovad.people.queries.invitations import OpenedInvitation, invitation_by_token
from beprovad.people.queries.known import known_networks, known_organisations, known_persons
from beprovad.people.queries.networks import NetworkLine, NetworkPage, network_lines, network_page
from beprovad.people.queries.organisations import (
    Branch,
    OrganisationPage,
    organisation_choices,
    organisation_page_or_404,
    organisation_tree,
)
from beprovad.people.queries.personas import Persona, persona_user, personas
from beprovad.people.queries.persons import (
    PersonLine,
    PersonPage,
    everybody,
    organisation_paths,
    person_ids,
    person_lines,
    person_page,
    present_self,
)
from beprovad.people.queries.register import plan_of, rejected_of
from beprovad.people.queries.responsible import responsible_named

__all__ = [
    "Branch",
    "NetworkLine",
    "NetworkPage",
    "OpenedInvitation",
    "OrganisationPage",
    "Pair",
    "PersonLine",
    "PersonPage",
    "Persona",
    "alike",
    "count_possible_duplicates",
    "everybody",
    "invitation_by_token",
    "known_networks",
    "known_organisations",
    "known_persons",
    "namesakes",
    "network_lines",
    "network_page",
    "organisation_choices",
    "organisation_page_or_404",
    "organisation_paths",
    "organisation_tree",
    "person_ids",
    "person_lines",
    "person_page",
    "persona_user",
    "personas",
    "plan_of",
    "possible_duplicates",
    "present_self",
    "rejected_of",
    "responsible_named",
]
