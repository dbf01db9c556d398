"""Who may: the one place where a request's user becomes a reach, and where people's pages are scoped."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from beprovad.people.models import Appointment, Membership, Network, Organisation, Person, User
from beprovad.people.rules import NOBODY, Act, Reach, Role


def reach_of(user: User | AnonymousUser) -> Reach:
    """What this user reaches today. Two queries, once per request (kept on the request's user object)."""
    if not isinstance(user, User) or not user.is_active or user.person_id is None:
        return NOBODY
    kept: Reach | None = getattr(user, "_reach", None)
    if kept is None:
        kept = _reach(user.person_id)
        user._reach = kept  # type: ignore[attr-defined]  # noqa: SLF001 - lives as long as the request's user
    return kept


def _reach(person_id: int) -> Reach:
    today = timezone.localdate()
    current = Q(from_on__lte=today) & (Q(to_on=None) | Q(to_on__gte=today))
    memberships = Membership.objects.filter(current, person_id=person_id).values_list("network_id", "role")
    appointments = Appointment.objects.filter(current, person_id=person_id).values_list(
        "organisation_id", "role"
    )
    return Reach(
        person_id=person_id,
        networks={network: Role(role) for network, role in memberships},
        appointments=frozenset((organisation, Role(role)) for organisation, role in appointments),
    )


def require(reach: Reach, act: Act) -> None:
    """404 rather than 403: an outsider is not told what exists."""
    if not reach.may(act):
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
    return get_object_or_404(networks(reach), pk=network_id)
