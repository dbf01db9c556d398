"""Slå ihop: what the room wrote, joined by a human; proposals are only that."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from beprovad.lib.grouping import THRESHOLD
from beprovad.lib.text import whole_number
from beprovad.people.requests import Request, signed_in
from beprovad.rounds import access
from beprovad.rounds.actions.grouping import join_all, join_inputs, part_inputs, reword_group
from beprovad.rounds.actions.moderating import undo_last
from beprovad.rounds.forms.joining_table import LookForm, WordingForm
from beprovad.rounds.models import Group, Prompt
from beprovad.rounds.queries.joining import (
    LOOSEST,
    STRICTEST,
    Wording,
    alone_of,
    following_prompt,
    joined_of,
    joining_table,
)
from beprovad.rounds.words.joining import likeness_steps, likeness_words
from beprovad.rounds.words.seats import seats_called


@signed_in
@require_GET
def join(request: Request, prompt_id: int) -> HttpResponse:
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    return render(request, "rounds/join.html", _table(request, prompt))


@signed_in
@require_POST
def join_chosen(request: Request, prompt_id: int) -> HttpResponse:
    """The chosen inputs, and the groups that they stand in, become one."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    chosen = _inputs(request)
    if len(chosen) < 2:  # noqa: PLR2004 - one is not joined
        messages.warning(
            request,
            _(
                "Välj minst två inspel som säger samma sak, bland dem som står för sig själva eller i en grupp. "
                "Ett förslag slås ihop med sin egen knapp."
            ),
        )
    else:
        join_inputs(prompt=prompt, inputs=chosen, by=request.user)
    return _back(request, prompt)


@signed_in
@require_POST
def join_proposed(request: Request, prompt_id: int) -> HttpResponse:
    """Everything that is proposed at the likeness that the page shows."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    likely, _words, _table_name = LookForm(request.POST).chosen
    proposed = joining_table(prompt, threshold=likely).proposed
    made = join_all(prompt=prompt, proposed=[{one.id for one in each} for each in proposed], by=request.user)
    said = ngettext("%(count)d grupp gjordes.", "%(count)d grupper gjordes.", made)
    messages.success(request, said % {"count": made})
    return _back(request, prompt)


@signed_in
@require_POST
def part(request: Request, prompt_id: int) -> HttpResponse:
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    part_inputs(prompt=prompt, inputs=_inputs(request), by=request.user)
    return _back(request, prompt)


@signed_in
@require_POST
def undo_joining(request: Request, prompt_id: int) -> HttpResponse:
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    if undo_last(prompt=prompt, by=request.user) is None:
        messages.info(request, _("Det finns inget att ångra."))
    return _back(request, prompt)


@signed_in
def reword(request: Request, prompt_id: int, group_id: int) -> HttpResponse:
    """A wording for the whole group; what the room wrote stays below it."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    group = get_object_or_404(Group, prompt=prompt, pk=group_id)
    form = WordingForm(request.POST if request.method == "POST" else None, initial={"wording": group.wording})
    if request.method == "POST" and form.is_valid():
        reword_group(group=group, wording=form.cleaned_data["wording"], by=request.user)
        return _back(request, prompt)
    wordings = next((one.wordings for one in joined_of(prompt) if one.group == group), ())
    return _wording_page(request, prompt, form, wordings)


@signed_in
def reword_one(request: Request, prompt_id: int, input_id: int) -> HttpResponse:
    """A wording for what stands alone: a group of one from then on, with the room's own words below it."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    alone = next((one for one in alone_of(prompt) if one.id == input_id), None)
    if alone is None:
        raise Http404
    form = WordingForm(request.POST if request.method == "POST" else None, initial={"wording": alone.text})
    if request.method == "POST" and form.is_valid():
        join_inputs(prompt=prompt, inputs=[alone.id], wording=form.cleaned_data["wording"], by=request.user)
        return _back(request, prompt)
    return _wording_page(request, prompt, form, (alone,))


def _wording_page(
    request: Request, prompt: Prompt, form: WordingForm, wordings: tuple[Wording, ...]
) -> HttpResponse:
    values = {"form": form, "prompt": prompt, "wordings": wordings}
    return render(request, "rounds/reword.html", values, status=422 if form.errors else 200)


def _table(request: Request, prompt: Prompt) -> dict[str, Any]:
    called = seats_called(prompt.round)
    look = LookForm({"likeness": str(THRESHOLD)} | (request.GET or request.POST).dict())
    likely, words, table = look.chosen
    shown = joining_table(prompt, threshold=likely, words=words, table=table)
    look.offer(shown.tables, called)
    query = request.GET.urlencode()
    is_narrowed = bool(words or table or likely != THRESHOLD)
    return {
        "promise": called.joining,
        "prompt": prompt, "led": prompt.round, "table": shown, "look": look,
        "is_narrowed": is_narrowed, "look_at": f"?{query}" if query else "", "likeness_words": likeness_words(likely),
        "likeness_said": json.dumps(likeness_steps()), "following": following_prompt(prompt),
        "least": str(LOOSEST), "most": str(STRICTEST),
    }  # fmt: skip


def _inputs(request: Request) -> set[int]:
    return {number for written in request.POST.getlist("input") if (number := whole_number(written))}


def _back(request: Request, prompt: Prompt) -> HttpResponse:
    """To the table as it was looked at; htmx gets its part that changes."""
    if request.htmx:
        return render(request, "rounds/join/now.html", _table(request, prompt))
    look = request.GET.urlencode()
    address = reverse("rounds:join", args=[prompt.pk])
    return redirect(f"{address}?{look}" if look else address)
