"""Organisations, as the tree and an organisation's own page show them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from beprovad.lib.text import person_sort_key, sort_key
from beprovad.people import access
from beprovad.people.models import Appointment, Membership, Network, Organisation, OrganisationAlias
from beprovad.people.queries.persons import (
    Paths,
    PersonLine,
    distinct,
    ids_under,
    organisation_paths,
    paths_of,
    place_words,
)
from beprovad.people.rules import Reach

_KIND_ORDER = {kind: place for place, kind in enumerate(Organisation.Kind.values)}


@dataclass(frozen=True)
class Branch:
    """An organisation with what lies under it; `people` counts everybody there, once each."""

    organisation: Organisation
    people: int
    children: tuple["Branch", ...] = field(default=())


@dataclass(frozen=True)
class OrganisationPage:
    organisation: Organisation
    children: tuple[Branch, ...]
    people: tuple[PersonLine, ...]
    networks: tuple[Network, ...]
    hosted: tuple[Network, ...]
    aliases: tuple[OrganisationAlias, ...]


def organisation_tree(reach: Reach) -> tuple[Branch, ...]:
    """All of them from the top, municipalities first; three queries however many they are."""
    rows = access.organisations(reach)
    children: dict[int | None, list[Organisation]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (_KIND_ORDER[row.kind], sort_key(row.name))):
        children[row.parent_id].append(row)
    people = _people_by_organisation()
    return tuple(_branch(row, children, people)[0] for row in children[None])


def organisation_page_or_404(reach: Reach, organisation_id: int) -> OrganisationPage:
    """The people are those of the whole branch, each with the places and networks that they have in it.

    Every organisation is read, once: the tree says what lies under this one and what stands above.
    """
    everything = list(access.organisations(reach).order_by())
    organisation = next((row for row in everything if row.pk == organisation_id), None)
    if organisation is None:
        raise Http404
    here = access.in_force(timezone.localdate()) & Q(
        organisation__in=ids_under(organisation.pk, everything), person__in=access.persons(reach).values("pk")
    )
    seats = list(Membership.objects.filter(here).select_related("person", "network").order_by("pk"))
    posts = list(Appointment.objects.filter(here).select_related("person").order_by("pk"))
    under = [row for row in everything if row.parent_id == organisation.pk]
    children = sorted(under, key=lambda row: sort_key(row.name))
    return OrganisationPage(
        organisation=organisation,
        children=tuple(Branch(row, _count_at(row, seats, posts)) for row in children),
        people=_people_lines(seats, posts, paths_of(everything)),
        networks=tuple(sorted({seat.network for seat in seats}, key=lambda row: sort_key(row.name))),
        hosted=tuple(organisation.networks.all()),
        aliases=tuple(organisation.aliases.all()),
    )


def organisation_choices(paths: Paths | None = None) -> list[tuple[int, str]]:
    """Every organisation with its place in the tree: "Storhamn, Socialförvaltningen Centrum"."""
    paths = organisation_paths() if paths is None else paths
    choices = [(pk, ", ".join(path)) for pk, path in paths.items()]
    return sorted(choices, key=lambda choice: sort_key(choice[1]))


def _people_lines(
    seats: Sequence[Membership], posts: Sequence[Appointment], paths: Paths
) -> tuple[PersonLine, ...]:
    places: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    networks: dict[int, list[str]] = defaultdict(list)
    for post in posts:
        places[post.person_id].append(paths[post.organisation_id])
    for seat in seats:
        places[seat.person_id].append(paths[seat.organisation_id or 0])
        networks[seat.person_id].append(seat.network.label)
    found = {post.person_id: post.person for post in posts} | {seat.person_id: seat.person for seat in seats}
    lines = (
        PersonLine(one, place_words(places[one.pk]), distinct(networks[one.pk])) for one in found.values()
    )
    return tuple(sorted(lines, key=lambda line: person_sort_key(line.person.name)))


def _count_at(organisation: Organisation, seats: Sequence[Membership], posts: Sequence[Appointment]) -> int:
    seated = {seat.person_id for seat in seats if seat.organisation_id == organisation.pk}
    return len(seated | {post.person_id for post in posts if post.organisation_id == organisation.pk})


def _people_by_organisation() -> Mapping[int, set[int]]:
    today = access.in_force(timezone.localdate())
    found: dict[int, set[int]] = defaultdict(set)
    for rows in (Membership.objects.exclude(organisation=None), Appointment.objects.all()):
        for organisation, person in rows.filter(today).values_list("organisation_id", "person_id"):
            found[organisation].add(person)
    return found


def _branch(
    row: Organisation, children: Mapping[int | None, list[Organisation]], people: Mapping[int, set[int]]
) -> tuple[Branch, set[int]]:
    under = [_branch(child, children, people) for child in children.get(row.pk, [])]
    everybody = set(people.get(row.pk, ())).union(*(those for _, those in under))
    return Branch(row, len(everybody), tuple(branch for branch, _ in under)), everybody
