"""Who may: the one place where a request's user becomes a reach, and where people's pages are scoped."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import BigIntegerField, Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from beprovad.people.models import (
    Appointment,
    Invitation,
    MemberList,
    Membership,
    NameVariant,
    Network,
    NetworkAlias,
    Organisation,
    OrganisationAlias,
    Person,
    PersonMerge,
    User,
)
from beprovad.people.rules import NOBODY, Act, Reach, Role
from beprovad.people.rules.terms import Powers, may_appoint, may_edit_network, may_invite, may_merge


@dataclass(frozen=True)
class _Standing:
    """What a user's person is today; `place` is the municipality or other body at the top of their tree."""

    reach: Reach
    place: str


def reach_of(user: User | AnonymousUser) -> Reach:
    """What this user reaches today."""
    return _standing_of(user).reach


def place_of(user: User | AnonymousUser) -> str:
    """The municipality or other body that this user works in today, by name."""
    return _standing_of(user).place


def _standing_of(user: User | AnonymousUser) -> _Standing:
    """One query, once per request (kept on the request's user object)."""
    if not isinstance(user, User) or not user.is_active or user.person_id is None:
        return _Standing(NOBODY, place="")
    kept: _Standing | None = getattr(user, "_standing", None)
    if kept is None:
        kept = _standing(user.person_id)
        user._standing = kept  # type: ignore[attr-defined]  # noqa: SLF001 - lives as long as the request's user
    return kept


def _standing(person_id: int) -> _Standing:
    """Appointments, which have no network, stand before memberships."""
    rows = sorted(_roles_today(person_id), key=lambda row: (row[1] is not None, row[0]))
    reach = Reach(
        person_id=person_id,
        networks={network: Role(role) for _, network, role, *_ in rows if network is not None},
        appointments=frozenset(
            (place, Role(role)) for _, network, role, place, *_ in rows if network is None
        ),
        organisations=frozenset(place for _, _, _, place, *_ in rows if place is not None),
        authorities={place: authority for *_, place, _, authority in rows if authority is not None},
    )
    return _Standing(reach, place=rows[0][4] or "" if rows else "")


def _roles_today(person_id: int) -> list[tuple[Any, ...]]:
    """(row, network, role, organisation, its top, its authority) of each role that holds."""
    sql, values = _question_of_roles(connection.vendor)
    adapted = connection.ops.adapt_datefield_value
    told = {_SOMEBODY: person_id, adapted(_SOME_DAY): adapted(timezone.localdate())}
    with connection.cursor() as cursor:
        cursor.execute(sql, [told.get(value, value) for value in values])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@cache
def _question_of_roles(_vendor: str) -> tuple[str, tuple[Any, ...]]:
    """What is asked of the database, of somebody on some day.

    Every page asks it: to put it into SQL takes ten times as long as the answer, and is done once.
    """
    mine = in_force(_SOME_DAY) & Q(person_id=_SOMEBODY)
    at = ("role", "organisation_id", _TOP, _AUTHORITY)
    seats = Membership.objects.filter(mine).order_by().values_list("pk", "network_id", *at)
    posts = Appointment.objects.filter(mine).order_by().values_list("pk", _NO_NETWORK, *at)
    return posts.union(seats, all=True).query.sql_with_params()


_SOMEBODY, _SOME_DAY = -1, date(1, 1, 1)  # stand where the person and the day are put
_NO_NETWORK = Value(None, output_field=BigIntegerField())
_AUTHORITY = Case(
    *(
        When(**{f"organisation__{up}is_authority": True}, then=f"organisation__{up}id")
        for up in ("", "parent__", "parent__parent__")
    )
)
_TOP = Coalesce("organisation__parent__parent__name", "organisation__parent__name", "organisation__name")


def in_force(day: date) -> Q:
    """Memberships and appointments that hold on that day."""
    return Q(from_on__lte=day) & (Q(to_on=None) | Q(to_on__gte=day))


def require(reach: Reach, act: Act) -> None:
    """404 rather than 403: an outsider is not told what exists."""
    if not reach.may(act):
        raise Http404


def require_administrator(reach: Reach) -> None:
    if not reach.is_administrator:
        raise Http404


def persons(reach: Reach) -> QuerySet[Person]:
    if not reach.may(Act.SEE_PEOPLE):
        return Person.objects.none()
    return Person.objects.filter(merged_into=None)


def organisations(reach: Reach) -> QuerySet[Organisation]:
    return Organisation.objects.all() if reach.may(Act.SEE_PEOPLE) else Organisation.objects.none()


def networks(reach: Reach) -> QuerySet[Network]:
    return Network.objects.all() if reach.may(Act.SEE_PEOPLE) else Network.objects.none()


def person_or_404(reach: Reach, person_id: int) -> Person:
    return get_object_or_404(persons(reach), pk=person_id)


def organisation_or_404(reach: Reach, organisation_id: int) -> Organisation:
    return get_object_or_404(organisations(reach), pk=organisation_id)


def network_or_404(reach: Reach, network_id: int) -> Network:
    return get_object_or_404(networks(reach).select_related("host", "above"), pk=network_id)


def network_to_edit_or_404(reach: Reach, network_id: int) -> Network:
    network = network_or_404(reach, network_id)
    if not may_edit_network(reach, network.pk):
        raise Http404
    return network


def networks_to_edit(reach: Reach) -> QuerySet[Network]:
    if reach.is_administrator:
        return Network.objects.all()
    return Network.objects.filter(pk__in=reach.networks_where(Act.EDIT_PEOPLE))


def membership_to_edit_or_404(reach: Reach, membership_id: int) -> Membership:
    rows = Membership.objects.select_related("person", "network", "organisation")
    return get_object_or_404(rows.filter(network__in=networks_to_edit(reach)), pk=membership_id)


def appointment_to_edit_or_404(reach: Reach, appointment_id: int) -> Appointment:
    require(reach, Act.EDIT_PEOPLE)
    rows = Appointment.objects.select_related("person", "organisation")
    appointment = get_object_or_404(rows, pk=appointment_id)
    if not may_appoint(reach, Role(appointment.role)):
        raise Http404
    return appointment


def roles_to_appoint(reach: Reach, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple(role for role in roles if may_appoint(reach, role))


def name_variant_to_edit_or_404(reach: Reach, variant_id: int) -> NameVariant:
    require(reach, Act.EDIT_PEOPLE)
    return get_object_or_404(NameVariant.objects.select_related("person"), pk=variant_id)


def organisation_alias_to_edit_or_404(reach: Reach, alias_id: int) -> OrganisationAlias:
    require(reach, Act.EDIT_ORGANISATIONS)
    return get_object_or_404(OrganisationAlias.objects.select_related("organisation"), pk=alias_id)


def network_alias_to_edit_or_404(reach: Reach, alias_id: int) -> NetworkAlias:
    rows = NetworkAlias.objects.select_related("network").filter(network__in=networks_to_edit(reach))
    return get_object_or_404(rows, pk=alias_id)


def may_merge_persons(reach: Reach, one: Person, other: Person) -> bool:
    """Whether the roles and accounts of both allow this person to make them one (`rules.terms.may_merge`)."""
    return may_merge(reach, _powers(one, other), has_account=_can_come_in(one, other))


def may_invite_person(reach: Reach, person: Person) -> bool:
    return may_invite(reach, _powers(person))


def _can_come_in(*persons: Person) -> bool:
    """One of them has an account, or a letter that makes one."""
    now = timezone.now()
    letters = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now)
    return User.objects.filter(person__in=persons).exists() or letters.filter(person__in=persons).exists()


def _powers(*persons: Person) -> Powers:
    """Their roles that hold, or will: one whose last day lies ahead is still a role."""
    not_over = Q(to_on=None) | Q(to_on__gte=timezone.localdate())
    seats = Membership.objects.filter(not_over, person__in=persons).values_list("network_id", "role")
    posts = Appointment.objects.filter(not_over, person__in=persons).values_list("role", flat=True)
    return (
        *((network, Role(role)) for network, role in seats),
        *((None, Role(role)) for role in posts),
    )


def _powers_laid_aside(merge: PersonMerge) -> Powers:
    """Roles that both had: undoing the merge gives the merged person theirs again."""
    rows = [row for row in merge.moved.get("aside", ()) if row["model"] in _ROLE_MODELS]
    return tuple((row["fields"].get("network"), Role(row["fields"]["role"])) for row in rows)


_ROLE_MODELS = ("people.membership", "people.appointment")


def merge_to_undo_or_404(reach: Reach, merge_id: int) -> PersonMerge:
    require(reach, Act.EDIT_PEOPLE)
    merge = get_object_or_404(PersonMerge.objects.select_related("kept", "merged"), pk=merge_id)
    both = merge.kept, merge.merged
    powers = (*_powers(*both), *_powers_laid_aside(merge))
    if not may_merge(reach, powers, has_account=_can_come_in(*both)):
        raise Http404
    return merge


def invitation_or_404(reach: Reach, invitation_id: int) -> Invitation:
    """An invitation that this person could have sent."""
    require(reach, Act.INVITE)
    invitation = get_object_or_404(Invitation.objects.select_related("person"), pk=invitation_id)
    if not may_invite_person(reach, invitation.person):
        raise Http404
    return invitation


def member_list_or_404(reach: Reach, list_id: int) -> MemberList:
    """A list belongs to whoever is bringing it in."""
    require(reach, Act.EDIT_PEOPLE)
    return get_object_or_404(MemberList, pk=list_id, started_by__person_id=reach.person_id or 0)
