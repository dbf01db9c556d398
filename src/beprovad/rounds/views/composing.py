"""The rounds of one's networks, and composing one."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.asking.specs import SpecRefusal
from beprovad.asking.words import spec_refusal_text
from beprovad.lib.text import whole_number
from beprovad.meetings.access import meetings
from beprovad.meetings.models import AgendaItem, Meeting
from beprovad.people.access import require
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act
from beprovad.rounds import access
from beprovad.rounds.actions.composing import (
    ComposingRefused,
    add_prompt,
    ask_again,
    change_prompt,
    change_round,
    compose_round,
    copy_round,
    move_prompt,
    remove_prompt,
    remove_round,
)
from beprovad.rounds.forms.composing import NewForm, PromptForm, RoundForm, initial_of, place_of
from beprovad.rounds.models import Prompt, Round
from beprovad.rounds.queries.keeping import kept_networks
from beprovad.rounds.queries.lists import (
    meetings_to_choose,
    meetings_to_start,
    networks_to_lead,
    prompt_lines,
    round_rows,
    sources_for,
)
from beprovad.rounds.rules.kinds import Kind, RoundState, Seating
from beprovad.rounds.words import COMPOSING_WORDS, KIND_LEADS, KIND_WORDS
from beprovad.rounds.words.keeping import promise_sentence
from beprovad.rounds.words.ready import drafts


@signed_in
@require_GET
def rounds(request: Request) -> HttpResponse:
    require(request.reach, Act.SEE_ROUNDS)
    values = {
        "rows": round_rows(request.reach),
        "may_compose": request.reach.may(Act.LEAD_ROUNDS),
        "kept": [(one, promise_sentence(one.promise)) for one in kept_networks(request.reach)],
    }
    return render(request, "rounds/rounds.html", values)


@signed_in
def new_round(request: Request) -> HttpResponse:
    """On a meeting, and an item of its agenda, where the address names one that the reader prepares."""
    require(request.reach, Act.LEAD_ROUNDS)
    meeting = _meeting_asked_for(request)
    item = _item_asked_for(request, meeting)
    initial: dict[str, Any] = {"place": place_of(meeting, item)}
    if meeting is not None:
        initial |= {
            "networks": [network.pk for network in meeting.networks.all()],
            "title": (item.title if item else meeting.theme)[:200],
        }
    form = NewForm(
        request.POST if request.method == "POST" else None,
        networks=networks_to_lead(request.reach),
        meetings=meetings_to_start(request.reach, meeting),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        ready = told.pop("ready")
        led = compose_round(
            **told,
            drafts=drafts(ready, told["seating"]),
            template=ready.value,
            by=request.user,
        )
        return redirect("rounds:round", led.pk)
    values = {"form": form, "meeting": meeting, "item": item}
    return render(request, "rounds/new.html", values, status=422 if form.errors else 200)


def _meeting_asked_for(request: Request) -> Meeting | None:
    number = whole_number(request.GET.get("meeting", ""))
    if number is None:
        return None
    leads = request.reach.networks_where(Act.LEAD_ROUNDS)
    return meetings(request.reach).filter(pk=number, networks__in=leads).first()


def _item_asked_for(request: Request, meeting: Meeting | None) -> AgendaItem | None:
    number = whole_number(request.GET.get("item", ""))
    return meeting.items.filter(pk=number).first() if meeting and number is not None else None


@signed_in
@require_GET
def one_round(request: Request, round_id: int) -> HttpResponse:
    """As it is composed, for those who lead it; what came of it, for the network's members."""
    led = access.round_or_404(request.reach, round_id)
    if not access.may_lead(request.reach, led) or led.state is RoundState.ENDED:
        return redirect("rounds:results", led.pk)
    values = {"led": led, "lines": prompt_lines(led), "kinds": _kinds()}
    return render(request, "rounds/round.html", values)


@signed_in
def settings(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    initial = {
        "title": led.title, "about": led.about, "networks": [one.pk for one in led.networks.all()],
        "place": place_of(led.meeting, led.item),
        "seating": led.seating, "asks_names": led.asks_names, "pace": led.pace,
        "opens_at": led.opens_at, "closes_at": led.closes_at,
    }  # fmt: skip
    form = RoundForm(
        request.POST if request.method == "POST" else None,
        led=led,
        networks={*networks_to_lead(request.reach), *led.networks.all()},
        meetings=meetings_to_choose(request.reach, led),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_round(led=led, **form.told(), by=request.user)
            return redirect("rounds:round", led.pk)
        except ComposingRefused as refused:
            form.add_error(None, _refusal_words(refused))
    values = {"form": form, "led": led}
    return render(request, "rounds/settings.html", values, status=422 if form.errors else 200)


@signed_in
@require_POST
def copy(request: Request, round_id: int) -> HttpResponse:
    source = access.round_to_lead_or_404(request.reach, round_id)
    title = _("%(title)s, en gång till") % {"title": source.title}
    led = copy_round(source=source, title=title[:200], by=request.user)
    messages.success(request, _("Här är kopian. Ingen har svarat i den."))
    return redirect("rounds:round", led.pk)


@signed_in
@require_POST
def remove(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    try:
        remove_round(led=led, by=request.user)
    except ComposingRefused as refused:
        messages.warning(request, _refusal_words(refused))
        return redirect("rounds:round", led.pk)
    messages.success(request, _("Rundan är borttagen."))
    return redirect("rounds:rounds")


@signed_in
def new_prompt(request: Request, round_id: int) -> HttpResponse:
    led = access.round_to_lead_or_404(request.reach, round_id)
    kind = _kind_asked_for(request)
    form = PromptForm(*_sent(request), kind=kind, sources=sources_for(led))
    if request.method == "POST" and form.is_valid():
        try:
            add_prompt(
                led=led,
                draft=form.draft(),
                takes_from=form.source(),
                picture=form.picture_said(),
                by=request.user,
            )
            return redirect("rounds:round", led.pk)
        except ComposingRefused as refused:
            _blame(form, refused)
    return _prompt_form(request, led, form)


@signed_in
def edit_prompt(request: Request, prompt_id: int) -> HttpResponse:
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    form = PromptForm(
        *_sent(request),
        kind=Kind(prompt.kind),
        prompt=prompt,
        sources=sources_for(prompt.round, prompt.position),
        initial=initial_of(prompt),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_prompt(
                prompt=prompt,
                draft=form.draft(),
                takes_from=form.source(),
                picture=form.picture_said(),
                by=request.user,
            )
            return redirect("rounds:round", prompt.round_id)
        except ComposingRefused as refused:
            _blame(form, refused)
    return _prompt_form(request, prompt.round, form, prompt)


@signed_in
@require_POST
def take_away_prompt(request: Request, prompt_id: int) -> HttpResponse:
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    try:
        remove_prompt(prompt=prompt, by=request.user)
    except ComposingRefused as refused:
        messages.warning(request, _refusal_words(refused))
    return redirect("rounds:round", prompt.round_id)


@signed_in
@require_POST
def again(request: Request, prompt_id: int) -> HttpResponse:
    """A second turn, last in the round; it can be moved and reworded from there."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    help_text = (
        _("Svara igen. Har ni ändrat er?")
        if prompt.round.seating == Seating.TABLES
        else _("Svara igen. Har du ändrat dig?")
    )
    try:
        ask_again(prompt=prompt, help_text=help_text, by=request.user)
    except ComposingRefused as refused:
        messages.warning(request, _refusal_words(refused))
    else:
        messages.success(request, _("Det andra varvet ligger sist. Lägg gärna ett samtal emellan."))
    return redirect("rounds:round", prompt.round_id)


@signed_in
@require_GET
def picture(request: Request, prompt_id: int) -> FileResponse:
    """What a step shows, for the screen and for those who see what came of the round."""
    return FileResponse(access.pictured_prompt_or_404(request.reach, prompt_id).picture.open("rb"))


@signed_in
@require_POST
def move(request: Request, prompt_id: int) -> HttpResponse:
    """`way` is up or down."""
    prompt = access.prompt_to_lead_or_404(request.reach, prompt_id)
    try:
        move_prompt(prompt=prompt, steps=-1 if request.POST.get("way") == "up" else 1, by=request.user)
    except ComposingRefused as refused:
        messages.warning(request, _refusal_words(refused))
    return redirect("rounds:round", prompt.round_id)


def _sent(request: Request) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _kinds() -> list[dict[str, Any]]:
    return [{"kind": kind.value, "name": KIND_WORDS[kind], "lead": KIND_LEADS[kind]} for kind in Kind]


def _kind_asked_for(request: Request) -> Kind:
    try:
        return Kind(request.GET.get("kind", Kind.TEXTS))
    except ValueError as error:
        raise Http404 from error


def _prompt_form(
    request: Request, led: Round, form: PromptForm, prompt: Prompt | None = None
) -> HttpResponse:
    values = {
        "form": form,
        "led": led,
        "prompt": prompt,
        "kind": KIND_WORDS[form.kind],
        "lead": KIND_LEADS[form.kind],
    }
    return render(request, "rounds/prompt_form.html", values, status=422 if form.errors else 200)


def _blame(form: PromptForm, refused: ComposingRefused) -> None:
    """Beside the field that it is about."""
    about = {
        "option": "options",
        "dots": "dots",
        "most_on_one": "most_on_one",
        "ends": "low",
        "steps": "steps",
    }
    name = next((field for part, field in about.items() if part in refused.refusal.value), None)
    form.add_error(name if name in form.fields else None, _refusal_words(refused))


def _refusal_words(refused: ComposingRefused) -> str:
    if isinstance(refused.refusal, SpecRefusal):
        return spec_refusal_text(refused.refusal)
    return str(COMPOSING_WORDS[refused.refusal])
