"""What a list of members is held against."""

from beprovad.people.models import Appointment, MemberList, Membership, Person
from beprovad.people.queries.known import known_networks, known_organisations, known_persons
from beprovad.people.rules import Act, Reach, Role
from beprovad.people.rules.joining import Mandate, Planned, Register, planned
from beprovad.people.rules.rejecting import Rejected, rejected, unpacked
from beprovad.people.rules.roster import Roster, read_roster


def register_of_today() -> Register:
    return Register(
        persons=known_persons(),
        organisations=known_organisations(),
        networks=known_networks(),
        emails={
            email.lower(): pk
            for pk, email in Person.objects.filter(merged_into=None)
            .exclude(email="")
            .values_list("pk", "email")
        },
        memberships={
            (person, network): Role(role)
            for person, network, role in Membership.objects.filter(to_on=None).values_list(
                "person_id", "network_id", "role"
            )
        },
        appointments=frozenset(
            (person, organisation, Role(role))
            for person, organisation, role in Appointment.objects.filter(to_on=None).values_list(
                "person_id", "organisation_id", "role"
            )
        ),
    )


def mandate_of(reach: Reach, member_list: MemberList, register: Register) -> Mandate:
    own = None if reach.is_administrator else reach.networks_where(Act.EDIT_PEOPLE)
    chosen = [network for network in register.networks if network.id == member_list.network_id]
    return Mandate(own, reach.is_administrator, chosen[0] if chosen else None)


def plan_of(member_list: MemberList, reach: Reach) -> tuple[Roster, tuple[Planned, ...]]:
    """The list as read, and a verdict for each row as things stand now."""
    roster = read_roster(member_list.text)
    register = register_of_today()
    mandate = mandate_of(reach, member_list, register)
    return roster, planned(roster, register, mandate, member_list.answers)


def rejected_of(member_list: MemberList, reach: Reach) -> Rejected:
    """The rows that cannot be read in; or, once the list is brought in, those that could not."""
    if not member_list.text:
        return unpacked(member_list.rejected)
    return rejected(*plan_of(member_list, reach))
