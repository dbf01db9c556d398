"""How long a network's rounds are kept, and letting go of one sooner."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.people.requests import Request, signed_in
from beprovad.rounds import access
from beprovad.rounds.actions.keeping import KeepingRefused, anonymise_round, delete_round, set_keeping
from beprovad.rounds.forms.keeping import KeepingForm
from beprovad.rounds.queries.keeping import promise_of
from beprovad.rounds.words.keeping import KEEPING_WORDS


@signed_in
def keeping(request: Request, network_id: int) -> HttpResponse:
    network = access.network_to_keep_or_404(request.reach, network_id)
    stands = promise_of(network)
    now = {"months": stands.months, "deletes": "yes" if stands.deletes else "no"}
    form = KeepingForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        set_keeping(network=network, **form.cleaned_data, by=request.user)
        messages.success(
            request, _("Det är sparat. En kortare tid gäller också rundor som redan är avslutade.")
        )
        return redirect("rounds:rounds")
    values = {"form": form, "network": network}
    return render(request, "rounds/keeping.html", values, status=422 if form.errors else 200)


@signed_in
@require_POST
def anonymise(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_keep_or_404(request.reach, round_id)
    try:
        anonymise_round(led=led, by=request.user.actor)
    except KeepingRefused as refused:
        messages.warning(request, str(KEEPING_WORDS[refused.refusal]))
    else:
        messages.success(request, _("Platser och namn är borta. Det som sades finns kvar."))
    return redirect("rounds:results", led.pk)


@signed_in
@require_POST
def delete(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_keep_or_404(request.reach, round_id)
    try:
        delete_round(led=led, by=request.user.actor)
    except KeepingRefused as refused:
        messages.warning(request, str(KEEPING_WORDS[refused.refusal]))
        return redirect("rounds:round", led.pk)
    messages.success(request, _("Rundan är borttagen, med allt som kom in."))
    return redirect("rounds:rounds")
