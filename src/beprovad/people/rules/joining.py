"""What a list of members would change: a verdict for every row, before anything is written. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from beprovad.lib.text import name_key
from beprovad.people.rules.matching import (
    Candidate,
    KnownPerson,
    Likeness,
    Neighbours,
    candidates,
    is_certain,
    near,
    neighbours,
)
from beprovad.people.rules.naming import (
    KnownNetwork,
    KnownOrganisation,
    match_network,
    match_organisation,
)
from beprovad.people.rules.roles import Role
from beprovad.people.rules.roster import Fault, Roster, Row, is_network_role

NEW_PERSON = "new"


class Verdict(StrEnum):
    ASK = "ask"
    FAULT = "fault"
    NEW = "new"
    CHANGES = "changes"
    KNOWN = "known"


class Gain(StrEnum):
    """What a row adds."""

    PERSON = "person"
    NAME_FORM = "name_form"
    EMAIL = "email"
    MUNICIPALITY = "municipality"
    MEMBERSHIP = "membership"
    ROLE = "role"
    APPOINTMENT = "appointment"


@dataclass(frozen=True)
class Register:
    """What is known today. `memberships`: (person, network) → role; `emails`: address in lower case → person."""

    persons: Sequence[KnownPerson]
    organisations: Sequence[KnownOrganisation]
    networks: Sequence[KnownNetwork]
    emails: Mapping[str, int]
    memberships: Mapping[tuple[int, int], Role]
    appointments: frozenset[tuple[int, int, Role]]


@dataclass(frozen=True)
class Mandate:
    """What the importer may give: `networks` is None for all of them. `network` is for rows that name none."""

    networks: frozenset[int] | None
    is_administrator: bool
    network: KnownNetwork | None = None

    def may_fill(self, network: KnownNetwork) -> bool:
        return self.networks is None or network.id in self.networks


@dataclass(frozen=True)
class Planned:
    row: Row
    verdict: Verdict
    organisation: KnownOrganisation | None = None
    network: KnownNetwork | None = None
    person: KnownPerson | None = None
    candidates: tuple[Candidate, ...] = ()
    gains: tuple[Gain, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def membership_role(self) -> Role:
        """The role in the network; a head or an analyst sits there as a member."""
        return self.row.role if self.row.role and is_network_role(self.row.role) else Role.MEMBER

    @property
    def appointment_role(self) -> Role | None:
        return None if self.row.role is None or is_network_role(self.row.role) else self.row.role


def planned(
    roster: Roster, register: Register, mandate: Mandate, answers: Mapping[str, str]
) -> tuple[Planned, ...]:
    """A verdict for each row. `answers`: the row's number → "new" or the id of a person that was suggested."""
    by_id = {person.id: person for person in register.persons}
    desk = _Desk(register, mandate, by_id, neighbours(register.persons), frozenset(register.emails.values()))
    return tuple(_plan(row, desk, answers.get(str(row.number), "")) for row in roster.rows)


@dataclass
class _Desk:
    register: Register
    mandate: Mandate
    by_id: Mapping[int, KnownPerson]
    neighbours: Neighbours
    have_email: frozenset[int]
    new_emails: dict[str, str] = field(default_factory=dict)
    meant: dict[str, tuple[KnownOrganisation, ...]] = field(default_factory=dict)

    def organisations_meant(self, written: str) -> tuple[KnownOrganisation, ...]:
        """Looked up once for each way of writing: a list says the same place on many rows."""
        if written not in self.meant:
            self.meant[written] = match_organisation(written, self.register.organisations)
        return self.meant[written]


_SAYS_ALL = frozenset({Fault.IDENTITY_NUMBER, Fault.TOO_LONG, Fault.TWICE})  # no more need be looked for


def _plan(row: Row, desk: _Desk, answer: str) -> Planned:
    if not _SAYS_ALL.isdisjoint(row.faults):
        return Planned(row, Verdict.FAULT, faults=row.faults)
    placed = _placed(row, desk)
    faults = (*row.faults, *placed.faults, *_mandate_faults(placed, desk.mandate))
    if faults:
        return replace(placed, verdict=Verdict.FAULT, faults=faults)
    return _recognised(placed, desk, answer)


def _placed(row: Row, desk: _Desk) -> Planned:
    """The row with its organisation and its network, or the faults that they are not known."""
    placed = Planned(row, Verdict.KNOWN, network=desk.mandate.network)
    if row.organisation:
        meant = desk.organisations_meant(row.organisation)
        fault = Fault.SEVERAL_ORGANISATIONS if meant else Fault.UNKNOWN_ORGANISATION
        is_one = len(meant) == 1
        placed = replace(placed, organisation=meant[0]) if is_one else replace(placed, faults=(fault,))
    if row.network:
        network = match_network(row.network, desk.register.networks)
        unknown = () if network else (Fault.UNKNOWN_NETWORK,)
        placed = replace(placed, network=network, faults=(*placed.faults, *unknown))
    return placed


def _mandate_faults(placed: Planned, mandate: Mandate) -> tuple[Fault, ...]:
    """What does not go together, or is not the importer's to give; what is written but unknown counts as said."""
    role, network = placed.row.role, placed.network
    says_network = network is not None or bool(placed.row.network)
    says_role = role is not None or Fault.UNKNOWN_ROLE in placed.row.faults
    wrong = {
        Fault.NO_NETWORK_OR_ROLE: not says_network and not says_role,
        Fault.ROLE_NEEDS_NETWORK: not says_network and role is not None and is_network_role(role),
        Fault.NOT_YOUR_NETWORK: network is not None and not mandate.may_fill(network),
        Fault.NO_ORGANISATION: placed.appointment_role is not None and not placed.row.organisation,
        Fault.ROLE_NOT_YOURS: role is Role.ADMINISTRATOR and not mandate.is_administrator,
    }
    return tuple(fault for fault, is_so in wrong.items() if is_so)


def _recognised(placed: Planned, desk: _Desk, answer: str) -> Planned:
    """Who the row is: certain, answered, asked about, or new."""
    row = placed.row
    bearer = desk.by_id.get(desk.register.emails.get(row.email.lower(), 0))
    organisation = placed.organisation.id if placed.organisation else None
    if bearer is not None and name_key(row.name) in bearer.keys:
        return _joined(placed, bearer, desk)
    known = near(row.name, desk.neighbours)
    if placed.organisation is not None and organisation is None:
        alike = tuple(_elsewhere(one) for one in candidates(row.name, None, known))
    else:
        alike = candidates(row.name, organisation, known)
    if bearer is not None:
        others = tuple(one for one in alike if one.person.id != bearer.id)
        alike = (Candidate(bearer, Likeness.SAME_EMAIL, is_same_organisation=False), *others)
    elif is_certain(alike):
        return _joined(placed, alike[0].person, desk)
    chosen = [one.person for one in alike if str(one.person.id) == answer]
    if chosen:
        return _joined(placed, chosen[0], desk, alike)
    if alike and answer != NEW_PERSON:
        return replace(placed, verdict=Verdict.ASK, candidates=alike)
    return _new(replace(placed, candidates=alike), bearer, desk)


def _elsewhere(one: Candidate) -> Candidate:
    """A municipality that is not here yet has nobody: a namesake is a namesake elsewhere."""
    exact = one.likeness in (Likeness.SAME, Likeness.CONFIRMED_VARIANT)
    return replace(one, likeness=Likeness.SAME_NAME_ELSEWHERE) if exact else one


def _new(placed: Planned, bearer: KnownPerson | None, desk: _Desk) -> Planned:
    email, key = placed.row.email.lower(), name_key(placed.row.name)
    if bearer is not None or (email and desk.new_emails.setdefault(email, key) != key):
        return replace(placed, verdict=Verdict.FAULT, faults=(Fault.EMAIL_IS_ANOTHERS,))
    gains = [Gain.PERSON, *_place_gains(placed)]
    if placed.network is not None:
        gains.append(Gain.MEMBERSHIP)
    if placed.appointment_role is not None:
        gains.append(Gain.APPOINTMENT)
    return replace(placed, verdict=Verdict.NEW, gains=tuple(gains))


def _joined(placed: Planned, person: KnownPerson, desk: _Desk, alike: tuple[Candidate, ...] = ()) -> Planned:
    gains = (*_person_gains(placed, person, desk), *_role_gains(placed, person, desk.register))
    verdict = Verdict.CHANGES if gains else Verdict.KNOWN
    if gains:
        gains = (*gains, *_place_gains(placed))
    return replace(placed, verdict=verdict, person=person, gains=gains, candidates=alike)


def _person_gains(placed: Planned, person: KnownPerson, desk: _Desk) -> tuple[Gain, ...]:
    gains = []
    if name_key(placed.row.name) not in person.keys:
        gains.append(Gain.NAME_FORM)
    has_email = person.id in desk.have_email
    if placed.row.email and not has_email and placed.row.email.lower() not in desk.register.emails:
        gains.append(Gain.EMAIL)
    return tuple(gains)


def _role_gains(placed: Planned, person: KnownPerson, register: Register) -> tuple[Gain, ...]:
    gains = []
    if placed.network is not None:
        now = register.memberships.get((person.id, placed.network.id))
        says_role = placed.row.role is not None and is_network_role(placed.row.role)
        if now is None:
            gains.append(Gain.MEMBERSHIP)
        elif says_role and now != placed.row.role:
            gains.append(Gain.ROLE)
    role, organisation = placed.appointment_role, placed.organisation
    if role is not None and organisation is not None:
        is_there = (person.id, organisation.id or 0, role) in register.appointments
        gains += [] if is_there else [Gain.APPOINTMENT]
    return tuple(gains)


def _place_gains(placed: Planned) -> tuple[Gain, ...]:
    is_missing = placed.organisation is not None and placed.organisation.id is None
    return (Gain.MUNICIPALITY,) if is_missing else ()
