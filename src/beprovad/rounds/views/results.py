"""What came of a round: for those who lead it at any time, for the network's members when it has ended."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from beprovad.people.requests import Request, signed_in
from beprovad.rounds import access
from beprovad.rounds.panels import results_panels
from beprovad.rounds.queries.board import seats_in
from beprovad.rounds.queries.keeping import time_of
from beprovad.rounds.queries.results_page import round_results
from beprovad.rounds.words.keeping import time_sentence


@signed_in
@require_GET
def results(request: Request, round_id: int) -> HttpResponse:
    led = access.round_or_404(request.reach, round_id)
    time = time_of(led)
    values = {
        "led": led,
        "kept_words": time_sentence(time) if time else "",
        "may_keep": access.may_keep(request.reach, led),
        "results": round_results(led),
        "may_lead": access.may_lead(request.reach, led),
        "seats": seats_in(led),
        "panels": results_panels(led, request.reach),
    }
    return render(request, "rounds/results.html", values)
