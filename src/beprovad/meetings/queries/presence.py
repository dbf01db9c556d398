"""Who was at a meeting: counted once, shown per network; and who of them is no member yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from beprovad.meetings.models import Attendance, Meeting
from beprovad.people.models import Membership, Network, Organisation


@dataclass(frozen=True)
class Seat:
    """One person in one group of the attendance list."""

    id: int
    person_id: int
    name: str
    written: str
    organisation: str
    role: str
    is_present: bool


@dataclass(frozen=True)
class SeatGroup:
    """Those who sat for one network, or under one heading of the note. The label is empty for all others."""

    label: str
    present: tuple[Seat, ...]
    absent: tuple[Seat, ...]


@dataclass(frozen=True)
class Presence:
    """A person in two networks has two seats and is counted once. `away` are those who sat nowhere."""

    groups: tuple[SeatGroup, ...]
    away: tuple[Seat, ...]
    persons: int
    seats: int
    municipalities: tuple[str, ...]
    not_members: int

    @property
    def absent(self) -> int:
        return len(self.away)

    @property
    def present_groups(self) -> tuple[SeatGroup, ...]:
        return tuple(group for group in self.groups if group.present)

    @property
    def is_one_group(self) -> bool:
        """All present sat together, for no network: a heading above them would say nothing."""
        groups = self.present_groups
        return len(groups) == 1 and not groups[0].label


def presence_at(meeting: Meeting, networks: Sequence[Network]) -> Presence:
    """Who was there, counted once and shown per network."""
    member = Membership.objects.filter(
        person=OuterRef("person"), network=OuterRef("network"), to_on__isnull=True
    )
    seats = list(
        meeting.attendances.select_related("person", "organisation__parent__parent", "network")
        .only(*_SEATED)
        .annotate(is_member=Exists(member))
        .order_by("pk")
    )
    present = [seat for seat in seats if seat.is_present]
    return Presence(
        groups=_groups(seats, networks),
        away=_away(seats),
        persons=len({seat.person_id for seat in present}),
        seats=len(present),
        municipalities=_municipalities(present),
        not_members=sum(1 for seat in present if seat.network_id and not seat.is_member),
    )


_SEATED = (
    *("meeting_id", "person_id", "written_name", "group_text", "role_text", "is_present"),
    *("person__name", "network__name", "network__short_name"),
    *("organisation__name", "organisation__kind", "organisation__parent__name", "organisation__parent__kind"),
    *("organisation__parent__parent__name", "organisation__parent__parent__kind"),
    "organisation__parent__parent__parent",
)


def _groups(seats: Iterable[Attendance], networks: Sequence[Network]) -> tuple[SeatGroup, ...]:
    by_group: dict[tuple[int, str], list[Attendance]] = defaultdict(list)
    order = {network.pk: place for place, network in enumerate(networks)}
    for seat in seats:
        last = len(order)
        label = seat.network.label if seat.network else _heading(seat.group_text)
        by_group[order.get(seat.network_id or 0, last), label].append(seat)
    return tuple(_group(label, by_group[place, label]) for place, label in sorted(by_group))


_OTHERS = frozenset({"övriga", "övriga deltagare", "others"})


def _heading(group_text: str) -> str:
    """A note's own heading for all others is the group that has no label."""
    return "" if group_text.strip(" :").casefold() in _OTHERS else group_text


def _away(seats: Sequence[Attendance]) -> tuple[Seat, ...]:
    """Each person once, whom no network had at the table."""
    present = {seat.person_id for seat in seats if seat.is_present}
    absent = {seat.person_id: seat for seat in reversed(seats) if seat.person_id not in present}
    return tuple(_seat(seat) for seat in sorted(absent.values(), key=lambda seat: seat.pk))


def _group(label: str, seats: Sequence[Attendance]) -> SeatGroup:
    return SeatGroup(
        label=label,
        present=tuple(_seat(seat) for seat in seats if seat.is_present),
        absent=tuple(_seat(seat) for seat in seats if not seat.is_present),
    )


def _seat(seat: Attendance) -> Seat:
    return Seat(
        id=seat.pk,
        person_id=seat.person_id,
        name=seat.person.name,
        written=seat.written_name,
        organisation=seat.organisation.name if seat.organisation else "",
        role=seat.role_text,
        is_present=seat.is_present,
    )


def _municipalities(seats: Iterable[Attendance]) -> tuple[str, ...]:
    """The municipalities of those present, also of a unit's or an administration's people."""
    found = (_municipality(seat.organisation) for seat in seats)
    return tuple(sorted({one.name for one in found if one is not None}, key=str.casefold))


def _municipality(organisation: Organisation | None) -> Organisation | None:
    for _ in range(_LEVELS):
        if organisation is None or organisation.kind == Organisation.Kind.MUNICIPALITY:
            break
        organisation = organisation.parent
    is_one = organisation is not None and organisation.kind == Organisation.Kind.MUNICIPALITY
    return organisation if is_one else None


_LEVELS = 3


@dataclass(frozen=True)
class NewMember:
    """Somebody who came for a network and is no member of it: what would be written down."""

    seat: Attendance
    since: date


def new_members(meeting: Meeting) -> tuple[NewMember, ...]:
    """One for each person and network among those present."""
    member = Membership.objects.filter(
        person=OuterRef("person"), network=OuterRef("network"), to_on__isnull=True
    )
    seats = (
        meeting.attendances.filter(is_present=True, network__isnull=False)
        .filter(~Exists(member))
        .select_related("person", "network", "organisation")
        .order_by("network__name", "person__name", "pk")
    )
    return tuple(NewMember(seat, meeting.held_on) for seat in seats)
