"""Klart: what a round asked becomes a draft of a list."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from beprovad.checklists import access
from beprovad.checklists.actions import begin_from
from beprovad.checklists.forms.lists import BeginForm
from beprovad.checklists.queries.rounds import raised_by
from beprovad.checklists.rules.drafting import ChecklistRefused
from beprovad.checklists.views.lists import sent
from beprovad.checklists.words import by_how_many
from beprovad.checklists.words.refusals import REFUSAL_WORDS
from beprovad.people.requests import Request, signed_in
from beprovad.rounds.access import round_to_lead_or_404


@signed_in
def from_round(request: Request, round_id: int) -> HttpResponse:
    """For those who lead the round and may make lists. The round's network is proposed as the keeper."""
    led = round_to_lead_or_404(request.reach, round_id)
    access.require_list_maker(request.reach)
    questions = raised_by(led)
    if not questions:
        raise Http404
    keepers = access.keepers_of_round(request.reach, led)
    form = BeginForm(sent(request), keepers=keepers, initial={"title": led.title})
    if request.method == "POST" and form.is_valid():
        try:
            draft = begin_from(questions=questions, **form.cleaned_data, about=led.about, by=request.user)
            return redirect("checklists:draft", draft.pk)
        except ChecklistRefused as refused:
            form.add_error(None, str(REFUSAL_WORDS[refused.refusal]))
    has_dots = any(each.dots is not None for each in questions)
    told = [(each, by_how_many(each.inputs, each.people)) for each in questions]
    values = {"form": form, "led": led, "questions": told, "has_dots": has_dots}
    return render(request, "checklists/from_round.html", values, status=422 if form.errors else 200)
