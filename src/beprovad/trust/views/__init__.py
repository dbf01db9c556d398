"""Nämndens sida: one page, for those whom the citizens chose and those who work for them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in
from beprovad.trust.access import authorities
from beprovad.trust.queries.committee import MOST, Longer, committee_page


@signed_in
@require_GET
def committee(request: Request) -> HttpResponse:
    """The reader's authority; those who reach several choose among them."""
    reached = list(authorities(request.reach))
    wanted = request.GET.get("authority")
    chosen = next((each for each in reached if wanted is None or each.pk == whole_number(wanted)), None)
    if chosen is None:
        raise Http404
    longer = Longer(request.GET.get("part", ""), whole_number(request.GET.get("most", "")) or MOST)
    page = committee_page(chosen, request.reach, today=timezone.localdate(), longer=longer)
    return render(request, "trust/committee.html", {"page": page, "authorities": reached})
