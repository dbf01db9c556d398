"""Networks, as the list and a network's own page show them."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from beprovad.lib.text import person_sort_key, sort_key
from beprovad.people import access
from beprovad.people.models import Membership, Network, NetworkAlias, Organisation
from beprovad.people.rules import Reach, Role


@dataclass(frozen=True)
class NetworkLine:
    network: Network
    members: int


@dataclass(frozen=True)
class Delegation:
    """Those who stand for one organisation; `name` is the organisation's, or the network's for a liaison."""

    name: str
    organisation: Organisation | None
    members: tuple[Membership, ...]


@dataclass(frozen=True)
class NetworkPage:
    network: Network
    delegations: tuple[Delegation, ...]
    members: int
    past: tuple[Membership, ...]
    missing: tuple[Organisation, ...]
    below: tuple[Network, ...]
    aliases: tuple[NetworkAlias, ...]


def network_lines(reach: Reach) -> tuple[NetworkLine, ...]:
    """In two steps from above: a network stands before those under it."""
    today = timezone.localdate()
    seated = Q(memberships__from_on__lte=today) & (
        Q(memberships__to_on=None) | Q(memberships__to_on__gte=today)
    )
    rows = (
        access.networks(reach)
        .select_related("above", "host")
        .annotate(members_now=Count("memberships__person", filter=seated, distinct=True))
    )
    lines = [NetworkLine(row, row.members_now) for row in rows]
    return tuple(
        sorted(lines, key=lambda line: (line.network.above_id is not None, sort_key(line.network.name)))
    )


def network_page(network: Network) -> NetworkPage:
    today = timezone.localdate()
    rows = list(
        network.memberships.select_related("person", "organisation", "organisation__parent", "liaison_for")
    )
    current = [row for row in rows if row.to_on is None or row.to_on >= today]
    past = [row for row in rows if row.to_on is not None and row.to_on < today]
    return NetworkPage(
        network=network,
        delegations=_delegations(current),
        members=len({row.person_id for row in current}),
        past=tuple(sorted(past, key=_latest_first, reverse=True)),
        missing=_municipalities_without(current),
        below=tuple(network.below.all()),
        aliases=tuple(network.aliases.order_by("name")),
    )


_ROLE_ORDER = {role: place for place, role in enumerate(Role)}


def _latest_first(row: Membership) -> tuple[object, int]:
    return row.to_on, row.pk


def _delegations(rows: list[Membership]) -> tuple[Delegation, ...]:
    by_name: dict[tuple[str, int | None], list[Membership]] = {}
    for row in rows:
        stands_for = row.organisation or row.liaison_for
        by_name.setdefault((str(stands_for or ""), row.organisation_id), []).append(row)
    return tuple(
        Delegation(name, members[0].organisation, tuple(sorted(members, key=_by_role)))
        for (name, _), members in sorted(
            by_name.items(), key=lambda one: (not one[0][0], sort_key(one[0][0]))
        )
    )


def _by_role(row: Membership) -> tuple[int, tuple[str, str]]:
    return _ROLE_ORDER[Role(row.role)], person_sort_key(row.person.name)


def _municipalities_without(rows: list[Membership]) -> tuple[Organisation, ...]:
    """Municipalities of the region that nobody stands for, themselves or through something under them."""
    places = {row.pk: row for row in Organisation.objects.all()}
    present: set[int] = set()
    for row in rows:
        place = places.get(row.organisation_id or 0)
        while place is not None:
            present.add(place.pk)
            place = places.get(place.parent_id or 0)
    missing = [
        place
        for place in places.values()
        if place.kind == Organisation.Kind.MUNICIPALITY and place.pk not in present
    ]
    return tuple(sorted(missing, key=lambda place: sort_key(place.name)))
