"""Who reads the committee's page: an authority's politicians, and those who work there."""

from django.db.models import QuerySet
from django.http import HttpRequest

from beprovad.people.access import reach_of
from beprovad.people.models import Organisation
from beprovad.people.rules import Act, Reach


def may_see_committee_page(request: HttpRequest) -> bool:
    return bool(reach_of(request.user).authorities_where(Act.SEE_DECISIONS))


def authorities(reach: Reach) -> QuerySet[Organisation]:
    """Those whose page this person reads, by name."""
    return Organisation.objects.filter(pk__in=reach.authorities_where(Act.SEE_DECISIONS)).select_related(
        "parent"
    )
