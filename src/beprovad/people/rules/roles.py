"""Who may do what: the one table (docs/access.md shows it to people). Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """A role in a network (the first four) or at an organisation (the others)."""

    COORDINATOR = "coordinator"  # samordnare
    PREPARATION = "preparation"  # beredningsgrupp
    MEMBER = "member"  # ledamot
    GUEST = "guest"  # gäst
    HEAD = "head"  # chef
    STAFF = "staff"  # medarbetare
    ANALYST = "analyst"  # analytiker
    POLITICIAN = "politician"  # förtroendevald
    ADMINISTRATOR = "administrator"  # administratör


NETWORK_ROLES = (Role.COORDINATOR, Role.PREPARATION, Role.MEMBER, Role.GUEST)
ORGANISATION_ROLES = (Role.HEAD, Role.STAFF, Role.ANALYST, Role.POLITICIAN, Role.ADMINISTRATOR)


class Act(StrEnum):
    """Everything that a role can allow.

    Acts on a meeting or a matter ask for the role in *its* networks; acts on an assessment and its decisions ask
    for the role at an organisation of *its* authority.
    """

    READ_NOTES_IN = "read_notes_in"
    SEE_DRAFT = "see_draft"
    SEE_SENT = "see_sent"
    SEE_SENT_WHERE_PRESENT = "see_sent_where_present"
    EDIT_NOTES = "edit_notes"
    RELEASE_NOTES = "release_notes"
    TICK_SENDING = "tick_sending"
    SEE_MATTERS = "see_matters"
    CHANGE_MATTERS = "change_matters"
    SEE_PEOPLE = "see_people"
    EDIT_PEOPLE = "edit_people"
    EDIT_ORGANISATIONS = "edit_organisations"
    INVITE = "invite"
    READ_JOURNAL = "read_journal"
    SEE_KNOWLEDGE = "see_knowledge"
    EDIT_KNOWLEDGE = "edit_knowledge"
    SEE_ROUNDS = "see_rounds"
    LEAD_ROUNDS = "lead_rounds"
    KEEP_ROUNDS = "keep_rounds"
    SEE_CHECKLISTS = "see_checklists"
    EDIT_CHECKLISTS = "edit_checklists"
    SEE_SHARED_ASSESSMENTS = "see_shared_assessments"
    WRITE_COMMON_ANSWERS = "write_common_answers"
    ASSESS = "assess"
    LEAD_ASSESSMENTS = "lead_assessments"
    DECIDE = "decide"
    SEE_DECISIONS = "see_decisions"


_PREPARERS = frozenset({Role.COORDINATOR, Role.PREPARATION})
_NETWORK = _PREPARERS | {Role.MEMBER}
_LEADS = frozenset({Role.HEAD, Role.ANALYST})
_STAFF = _LEADS | {Role.STAFF}

ALLOWED: Mapping[Act, frozenset[Role]] = {
    Act.READ_NOTES_IN: _PREPARERS,
    Act.SEE_DRAFT: _PREPARERS,
    Act.SEE_SENT: _NETWORK,
    Act.SEE_SENT_WHERE_PRESENT: _NETWORK | {Role.GUEST},
    Act.EDIT_NOTES: _PREPARERS,
    Act.RELEASE_NOTES: frozenset({Role.COORDINATOR}),
    Act.TICK_SENDING: _PREPARERS,
    Act.SEE_MATTERS: _NETWORK,
    Act.CHANGE_MATTERS: _PREPARERS,
    Act.SEE_PEOPLE: _NETWORK | {Role.HEAD, Role.STAFF, Role.ANALYST, Role.ADMINISTRATOR},
    Act.EDIT_PEOPLE: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
    Act.EDIT_ORGANISATIONS: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
    Act.INVITE: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
    Act.READ_JOURNAL: frozenset({Role.ADMINISTRATOR}),
    Act.SEE_KNOWLEDGE: _NETWORK | _STAFF | {Role.POLITICIAN},
    Act.EDIT_KNOWLEDGE: _PREPARERS | _STAFF,
    Act.SEE_ROUNDS: _NETWORK,
    Act.LEAD_ROUNDS: _PREPARERS,
    Act.KEEP_ROUNDS: frozenset({Role.COORDINATOR}),
    Act.SEE_CHECKLISTS: _NETWORK | _STAFF,
    Act.EDIT_CHECKLISTS: _PREPARERS | _LEADS,
    Act.SEE_SHARED_ASSESSMENTS: _NETWORK,
    Act.WRITE_COMMON_ANSWERS: _PREPARERS | {Role.ANALYST},
    Act.ASSESS: _STAFF,
    Act.LEAD_ASSESSMENTS: _LEADS,
    Act.DECIDE: frozenset({Role.HEAD}),
    Act.SEE_DECISIONS: _STAFF | {Role.POLITICIAN},
}


def is_allowed(act: Act, roles: Collection[Role]) -> bool:
    return not ALLOWED[act].isdisjoint(roles)


@dataclass(frozen=True)
class Reach:
    """What one logged-in person is: roles per network (id → role) and roles at organisations.

    `organisations` are those that the person stands for in a network, or has a role at. `authorities` leads from
    an organisation with a role to the authority that it is or lies under: walls stand around each authority.
    Someone without a person or a role reaches nothing; there is no role that reaches everything.
    """

    person_id: int | None
    networks: Mapping[int, Role]
    appointments: frozenset[tuple[int, Role]]
    organisations: frozenset[int] = frozenset()
    authorities: Mapping[int, int] = field(default_factory=dict)

    @property
    def is_administrator(self) -> bool:
        return any(role is Role.ADMINISTRATOR for _, role in self.appointments)

    def may(self, act: Act) -> bool:
        """In any network, or by a role at an organisation."""
        return is_allowed(act, {*self.networks.values(), *(role for _, role in self.appointments)})

    def may_in(self, act: Act, networks: Collection[int]) -> bool:
        """In at least one of these networks."""
        return is_allowed(act, {self.networks[n] for n in networks if n in self.networks})

    def networks_where(self, act: Act) -> frozenset[int]:
        return frozenset(n for n, role in self.networks.items() if role in ALLOWED[act])

    def authorities_where(self, act: Act) -> frozenset[int]:
        """Authorities at which, or at a unit of which, a role allows this."""
        return frozenset(
            self.authorities[place]
            for place, role in self.appointments
            if role in ALLOWED[act] and place in self.authorities
        )

    def organisations_where(self, act: Act) -> frozenset[int]:
        """Organisations at which a role allows this, authorities or not."""
        return frozenset(place for place, role in self.appointments if role in ALLOWED[act])


NOBODY = Reach(person_id=None, networks={}, appointments=frozenset())
