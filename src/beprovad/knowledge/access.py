"""Who may see and change what is known. Methods and sources are the region's; evidence may be one authority's own."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from beprovad.knowledge.models import Evidence, Method, Source
from beprovad.people.access import reach_of, require
from beprovad.people.models import Organisation
from beprovad.people.rules import Act, Reach


def may_see_knowledge(request: HttpRequest) -> bool:
    return reach_of(request.user).may(Act.SEE_KNOWLEDGE)


def may_edit_knowledge(reach: Reach) -> bool:
    """Add and change methods and sources, which everybody shares."""
    return reach.may(Act.EDIT_KNOWLEDGE)


def methods(reach: Reach) -> QuerySet[Method]:
    return Method.objects.all() if reach.may(Act.SEE_KNOWLEDGE) else Method.objects.none()


def method_or_404(reach: Reach, method_id: int) -> Method:
    return get_object_or_404(methods(reach), pk=method_id)


def method_to_edit_or_404(reach: Reach, method_id: int) -> Method:
    require(reach, Act.EDIT_KNOWLEDGE)
    return method_or_404(reach, method_id)


def evidence(reach: Reach) -> QuerySet[Evidence]:
    """What is shared, and the own pieces of the authorities at which the reader assesses."""
    if not reach.may(Act.SEE_KNOWLEDGE):
        return Evidence.objects.none()
    return Evidence.objects.filter(Q(is_shared=True) | Q(owner__in=reach.authorities_where(Act.ASSESS)))


def evidence_or_404(reach: Reach, evidence_id: int) -> Evidence:
    return get_object_or_404(
        evidence(reach).select_related("method", "owner__parent__parent"), pk=evidence_id
    )


def evidence_to_edit(reach: Reach) -> QuerySet[Evidence]:
    """One's own authorities' pieces, and the region's for those who may own for it."""
    mine = Q(owner__in=reach.authorities_where(Act.EDIT_KNOWLEDGE))
    regional = Q(owner=None) if may_own_for_the_region(reach) else Q()
    return evidence(reach).filter(mine | regional)


def may_edit_evidence(reach: Reach, piece: Evidence) -> bool:
    if piece.owner_id is None:
        return may_own_for_the_region(reach)
    return piece.owner_id in reach.authorities_where(Act.EDIT_KNOWLEDGE)


def evidence_to_edit_or_404(reach: Reach, evidence_id: int) -> Evidence:
    piece = evidence_or_404(reach, evidence_id)
    if not may_edit_evidence(reach, piece):
        raise Http404
    return piece


def owners(reach: Reach) -> QuerySet[Organisation]:
    """The authorities for which this person may add evidence. The region is nobody's row: see below."""
    found = Organisation.objects.filter(pk__in=reach.authorities_where(Act.EDIT_KNOWLEDGE))
    return found.select_related("parent__parent")


def may_own_for_the_region(reach: Reach) -> bool:
    """Those who prepare a network, and those who work at a body of the whole region, such as an R&D unit."""
    if reach.networks_where(Act.EDIT_KNOWLEDGE):
        return True
    within_no_authority = reach.organisations_where(Act.EDIT_KNOWLEDGE) - reach.authorities.keys()
    if not within_no_authority:
        return False
    return Organisation.objects.filter(pk__in=within_no_authority, kind__in=_OF_THE_REGION).exists()


_OF_THE_REGION = (Organisation.Kind.ASSOCIATION, Organisation.Kind.RESEARCH)


def may_add_evidence(reach: Reach) -> bool:
    return bool(reach.authorities_where(Act.EDIT_KNOWLEDGE)) or may_own_for_the_region(reach)


def sources(reach: Reach) -> QuerySet[Source]:
    return Source.objects.all() if reach.may(Act.SEE_KNOWLEDGE) else Source.objects.none()


def source_or_404(reach: Reach, source_id: int) -> Source:
    return get_object_or_404(sources(reach), pk=source_id)


def source_to_edit_or_404(reach: Reach, source_id: int) -> Source:
    require(reach, Act.EDIT_KNOWLEDGE)
    return source_or_404(reach, source_id)


def adopters(reach: Reach) -> QuerySet[Organisation]:
    """Of which this person may say that they use a method: own authorities and all that lies under them."""
    mine = reach.authorities_where(Act.EDIT_KNOWLEDGE)
    under = Q(parent__in=mine, is_authority=False)
    further_under = Q(parent__parent__in=mine, parent__is_authority=False, is_authority=False)
    found = Organisation.objects.filter(Q(pk__in=mine) | under | further_under)
    return found.select_related("parent__parent")
