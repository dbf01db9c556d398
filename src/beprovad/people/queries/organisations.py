"""Organisations, as the tree and an organisation's own page show them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from beprovad.lib.text import sort_key
from beprovad.people import access
from beprovad.people.models import Appointment, Membership, Network, Organisation, OrganisationAlias
from beprovad.people.queries.persons import (
    PersonLine,
    organisation_ids_under,
    organisation_paths,
    person_ids,
    person_lines,
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


def organisation_page(reach: Reach, organisation: Organisation) -> OrganisationPage:
    below = organisation_ids_under(organisation.pk)
    people = _people_by_organisation()
    children = sorted(organisation.children.all(), key=lambda row: sort_key(row.name))
    seats = Membership.objects.filter(access.in_force(timezone.localdate()), organisation__in=below)
    return OrganisationPage(
        organisation=organisation,
        children=tuple(Branch(row, len(people[row.pk])) for row in children),
        people=person_lines(person_ids(reach, organisation=organisation)),
        networks=tuple(access.networks(reach).filter(pk__in=seats.values("network"))),
        hosted=tuple(organisation.networks.all()),
        aliases=tuple(organisation.aliases.all()),
    )


def organisation_choices() -> list[tuple[int, str]]:
    """Every organisation with its place in the tree: "Storhamn, Socialförvaltningen Centrum"."""
    choices = [(pk, ", ".join(path)) for pk, path in organisation_paths().items()]
    return sorted(choices, key=lambda choice: sort_key(choice[1]))


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
