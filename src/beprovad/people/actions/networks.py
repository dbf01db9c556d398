"""Networks, and who sits in them for whom."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from beprovad.journal.actions import record
from beprovad.journal.events import Actor
from beprovad.lib.text import name_key
from beprovad.people.actions.persons import one_line
from beprovad.people.events import (
    MembershipBegan,
    MembershipEnded,
    MembershipRoleChanged,
    NetworkAdded,
    NetworkChanged,
    NetworkNameForgotten,
    NetworkNameRemembered,
)
from beprovad.people.models import Membership, Network, NetworkAlias, Organisation, Person
from beprovad.people.rules import Role
from beprovad.people.rules.refusals import PeopleRefused, Refusal
from beprovad.people.rules.terms import refuse_term


@transaction.atomic
def add_network(  # noqa: PLR0913 - a network is all of this
    *,
    name: str,
    short_name: str = "",
    about: str = "",
    host: Organisation | None = None,
    above: Network | None = None,
    by: Actor,
) -> Network:
    _refuse_name(name)
    network = Network.objects.create(
        name=one_line(name), short_name=one_line(short_name), about=about.strip(), host=host, above=above
    )
    record(NetworkAdded(subject_id=network.pk, subject_label=network.name), by=by)
    return network


@transaction.atomic
def change_network(  # noqa: PLR0913 - a network is all of this
    *,
    network: Network,
    name: str,
    short_name: str,
    about: str,
    host: Organisation | None,
    above: Network | None,
    by: Actor,
) -> Network:
    """The old name stays as a known form."""
    before = Network.objects.select_for_update().get(pk=network.pk)
    _refuse_name(name, besides=before)
    _refuse_place(before, above)
    values = {
        "name": one_line(name),
        "short_name": one_line(short_name),
        "about": about.strip(),
        "host": host,
        "above": above,
    }
    changed = tuple(field for field, value in values.items() if getattr(before, field) != value)
    if not changed:
        return before
    old_name = before.name
    for field in changed:
        setattr(before, field, values[field])
    before.save(update_fields=changed)
    if name_key(old_name) != name_key(name):
        _keep_alias(before, old_name, refuses=False)
    record(NetworkChanged(subject_id=before.pk, subject_label=before.name, fields=changed), by=by)
    return before


@transaction.atomic
def remember_network_name(*, network: Network, written: str, by: Actor | None = None) -> NetworkAlias | None:
    """Somebody has confirmed a heading that notes use; None where it was known. It means one network only.

    As a part of a larger act, a heading that means another already is left as it is.
    """
    if not name_key(written):
        raise PeopleRefused(Refusal.NAME_IS_EMPTY)
    alias = _keep_alias(network, written, refuses=by is not None)
    if alias is not None and by:
        event = NetworkNameRemembered(subject_id=network.pk, subject_label=network.name, written=alias.name)
        record(event, by=by)
    return alias


@transaction.atomic
def forget_network_name(*, alias: NetworkAlias, by: Actor) -> None:
    network = alias.network
    alias.delete()
    event = NetworkNameForgotten(subject_id=network.pk, subject_label=network.name, written=alias.name)
    record(event, by=by)


@transaction.atomic
def add_membership(  # noqa: PLR0913 - a membership says all of this
    *,
    person: Person,
    network: Network,
    organisation: Organisation | None,
    role: Role,
    from_on: date,
    to_on: date | None = None,
    liaison_for: Network | None = None,
    by: Actor | None = None,
) -> Membership:
    """The person stands for the organisation (or is liaison for another network) from that day on."""
    refused = refuse_term(from_on, to_on)
    if refused:
        raise PeopleRefused(refused)
    Person.objects.select_for_update().get(
        pk=person.pk
    )  # two who add at once: the second is refused in words
    open_ones = Membership.objects.filter(person=person, network=network, to_on=None)
    if to_on is None and open_ones.exists():
        raise PeopleRefused(Refusal.ALREADY_THERE)
    membership = Membership.objects.create(
        person=person,
        network=network,
        organisation=organisation,
        liaison_for=liaison_for,
        role=role,
        from_on=from_on,
        to_on=to_on,
    )
    if by is None:
        return membership
    event = MembershipBegan(
        subject_id=person.pk,
        subject_label=person.name,
        network_id=network.pk,
        network_label=network.name,
        organisation_label=str(organisation or liaison_for or ""),
        role=role,
    )
    record(event, by=by)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, on: date, by: Actor) -> Membership:
    """`on` is the last day."""
    current = Membership.objects.select_for_update().get(pk=membership.pk)
    _refuse_ending(current, on)
    current.to_on = on
    current.save(update_fields=["to_on"])
    event = MembershipEnded(
        subject_id=membership.person_id,
        subject_label=membership.person.name,
        network_id=membership.network_id,
        network_label=membership.network.name,
    )
    record(event, by=by)
    return current


@transaction.atomic
def change_role(*, membership: Membership, role: Role, by: Actor) -> Membership:
    """Another role from now on, in the same membership."""
    current = Membership.objects.select_for_update().get(pk=membership.pk)
    if current.role == role:
        return current
    if current.to_on is not None:
        raise PeopleRefused(Refusal.HAS_ENDED)
    current.role = role
    current.save(update_fields=["role"])
    event = MembershipRoleChanged(
        subject_id=membership.person_id,
        subject_label=membership.person.name,
        network_id=membership.network_id,
        network_label=membership.network.name,
        role=role,
    )
    record(event, by=by)
    return current


def _refuse_ending(membership: Membership, on: date) -> None:
    if membership.to_on is not None:
        raise PeopleRefused(Refusal.HAS_ENDED)
    refused = refuse_term(membership.from_on, on)
    if refused:
        raise PeopleRefused(refused)


def _keep_alias(network: Network, written: str, *, refuses: bool) -> NetworkAlias | None:
    if one_line(written) in (network.name, network.short_name):
        return None
    alias, is_new = NetworkAlias.objects.get_or_create(
        key=name_key(written), defaults={"network": network, "name": one_line(written)}
    )
    if alias.network_id != network.pk and refuses:
        raise PeopleRefused(Refusal.NAME_MEANS_ANOTHER)
    return alias if is_new else None


def _refuse_name(name: str, *, besides: Network | None = None) -> None:
    if not name_key(name):
        raise PeopleRefused(Refusal.NAME_IS_EMPTY)
    others = Network.objects.filter(~Q(pk=besides.pk if besides else None)).values_list("name", flat=True)
    if name_key(name) in map(name_key, others):
        raise PeopleRefused(Refusal.NAME_IS_TAKEN)


def _refuse_place(network: Network, above: Network | None) -> None:
    while above is not None:
        if above.pk == network.pk:
            raise PeopleRefused(Refusal.LIES_UNDER_ITSELF)
        above = above.above
