"""How the clover is counted, in words, from the constants of its rule."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from beprovad.knowledge.queries.clover_help import clover_help
from beprovad.people.access import require
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act


@require_GET
@signed_in
def how_it_is_counted(request: Request) -> HttpResponse:
    require(request.reach, Act.SEE_KNOWLEDGE)
    return render(request, "knowledge/clover_help.html", {"help": clover_help()})
