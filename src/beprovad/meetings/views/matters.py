"""Matters: the list, one matter and its history, and the steps that it takes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.lib.text import tidy, whole_number
from beprovad.meetings import access
from beprovad.meetings.actions.joining import JoinRefused, join_matters, part_matters
from beprovad.meetings.actions.matters import (
    MovedMeanwhile,
    StepRefused,
    edit_matter,
    move_matter,
    raise_by_hand,
)
from beprovad.meetings.forms.matters import EditForm, FilterForm, NewMatterForm, StepForm
from beprovad.meetings.models import Matter, MatterEvent
from beprovad.meetings.models.matters import STATE_WORDS
from beprovad.meetings.queries.matter_page import (
    MatterPage,
    alike_matters,
    kept_instead,
    matter_page,
    network_names,
    passable_networks,
    responsible_names,
)
from beprovad.meetings.queries.matters import (
    ALL,
    ONGOING,
    Listed,
    MatterRow,
    Selection,
    chosen_matters,
    home_of,
    listed_events,
    listed_matters,
    matter_rows,
    standing_events,
)
from beprovad.meetings.rules.matters import State
from beprovad.meetings.views.matters_csv import csv_response
from beprovad.meetings.words import (
    JOIN_REFUSAL_WORDS,
    REFUSAL_WORDS,
    STATE_EXPLANATIONS,
    Words,
    step_words,
)
from beprovad.people.access import reach_of, require
from beprovad.people.models import Network, User
from beprovad.people.rules import Act, Reach

A_PAGE = 25


@login_required
@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """Every matter that one may see; narrowed by the address, so that a choice can be sent to somebody."""
    reach = reach_of(request.user)
    require(reach, Act.SEE_MATTERS)
    form, listed = _filtered(request, reach)
    selection = form.selection()
    page = Paginator(listed.event_ids, A_PAGE).get_page(request.GET.get("page"))
    rows = _rows(listed_events(list(page.object_list)))
    shown = {
        "form": form,
        "page": page,
        "rows": rows,
        "has_contribution": _has_contribution(rows),
        "counts": listed.counts,
        "states": _state_tabs(request, selection.state, listed.counts),
        "all_url": _same_but(request, state=ALL),
        "export_url": f"{reverse('meetings:export_matters')}?{request.GET.urlencode()}",
        "is_narrowed": form.is_narrowed,
        "is_more_chosen": selection.due or selection.kind or selection.sort != Selection.sort,
        "may_change": reach.may(Act.CHANGE_MATTERS),
    }
    return render(request, "meetings/matters/list.html", shown)


@login_required
@require_GET
def open_for_us(request: HttpRequest) -> HttpResponse:
    """Vad är öppet för oss? One's own first, then one's organisation's; what waits for others is folded away."""
    reach = reach_of(request.user)
    require(reach, Act.SEE_MATTERS)
    home = home_of(reach)
    found = chosen_matters(reach, Selection(is_for_us=True), home)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = _rows(page)
    shown = {
        "page": page,
        "rows": rows,
        "keeps_alive": reach.may(Act.CHANGE_MATTERS),
        "own": [row for row in rows if row.nearness == 0],
        "ours": [row for row in rows if row.nearness == 1],
        "others": [row for row in rows if row.nearness > 1],
        "organisations": ", ".join(home.names),
        "has_contribution": _has_contribution(rows),
    }
    return render(request, "meetings/matters/for_us.html", shown)


@login_required
@require_GET
def export_matters(request: HttpRequest) -> HttpResponse:
    """The chosen matters as a file for a spreadsheet."""
    reach = reach_of(request.user)
    require(reach, Act.SEE_MATTERS)
    _, listed = _filtered(request, reach)
    return csv_response(_rows(listed_events(listed.event_ids)), timezone.localdate())


def _filtered(request: HttpRequest, reach: Reach) -> tuple[FilterForm, Listed]:
    """The filter and what it chooses. A responsible one who is not offered narrows nothing, so it is read anew."""
    home = home_of(reach)
    networks = access.networks_to(reach, Act.SEE_MATTERS)
    form = FilterForm(request.GET, networks=networks, has_organisation=bool(home.organisations))
    listed = listed_matters(reach, form.selection(), home)
    if not form.offer(listed):
        listed = listed_matters(reach, form.selection(), home)
    return form, listed


def _rows(events: Iterable[MatterEvent]) -> tuple[MatterRow, ...]:
    return matter_rows(events, timezone.localdate())


def _has_contribution(rows: Iterable[MatterRow]) -> bool:
    """Then the page says what that is."""
    return any(row.matter.kind == Matter.Kind.CONTRIBUTION for row in rows)


@dataclass(frozen=True)
class StateTab:
    words: str
    url: str
    is_current: bool
    count: int


def _state_tabs(request: HttpRequest, current: str, counts: Mapping[str, int]) -> list[StateTab]:
    """Each state with how many there are; a state without any is left out unless it is chosen."""
    states = {state.value: str(STATE_WORDS[state]) for state in State}
    states[State.OPEN] = _("öppna frågor")  # "öppna" alone is all that has not ended
    words = {ONGOING: _("Alla öppna"), **states, ALL: _("Alla")}
    return [
        StateTab(capfirst(said), _same_but(request, state=name), name == current, counts[name])
        for name, said in words.items()
        if counts[name] or name in (current, ONGOING, ALL)
    ]


def _same_but(request: HttpRequest, **values: str) -> str:
    """What is chosen now but with another value, from its first page."""
    chosen = request.GET.copy()
    chosen.pop("page", None)
    for name, value in values.items():
        chosen[name] = value
    return f"?{chosen.urlencode()}"


@dataclass(frozen=True)
class NextStep:
    words: Words
    explanation: Words
    url: str


@login_required
@require_GET
def matter(request: HttpRequest, matter_id: int) -> HttpResponse:
    """One matter and its history. The address of a joined matter leads to the one it was joined into."""
    reach = reach_of(request.user)
    found = access.matters(reach).filter(pk=matter_id, joined_into=None).first()
    if found is None:
        return _to_the_kept_one(reach, matter_id)
    page = matter_page(found, reach)
    move_url = reverse("meetings:move_matter", args=[page.matter.pk])
    steps = [
        NextStep(step_words(page.state, to), STATE_EXPLANATIONS[to], f"{move_url}?to={to}")
        for to in page.steps
    ]
    return render(request, "meetings/matters/matter.html", {"page": page, "steps": steps})


def _to_the_kept_one(reach: Reach, matter_id: int) -> HttpResponse:
    kept = kept_instead(reach, matter_id)
    if kept is None:
        raise Http404
    return redirect("meetings:matter", kept.pk)


@login_required
def move(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Take a step. A refused one changes nothing, says why and keeps what was typed."""
    reach = reach_of(request.user)
    found = access.matter_to_change_or_404(reach, matter_id)
    page = matter_page(found, reach)
    only = page.steps[0] if len(page.steps) == 1 else None
    initial = {
        "seen": page.event.pk,
        "to": request.GET.get("to", only),
        "responsible": page.event.responsible_text,
    }
    form = StepForm(request.POST or None, now=page.state, steps=page.steps, initial=initial)
    try:
        if request.method == "POST" and _took_step(request, form, page):
            messages.success(request, _("Ärendet har ett nytt läge. Historiken säger varför."))
            return redirect("meetings:matter", found.pk)
    except MovedMeanwhile:
        page = matter_page(found, reach)
        form = StepForm(
            now=page.state, steps=page.steps, initial={**request.POST.dict(), "seen": page.event.pk}
        )
        return _step_page(request, page, form, status=HTTPStatus.CONFLICT)
    return _step_page(request, page, form, status=_status(form))


def _took_step(request: HttpRequest, form: StepForm, page: MatterPage) -> bool:
    """MovedMeanwhile before anything else: an answer to what no longer stands is no answer."""
    _still_stands(request, page)
    if not form.is_valid():
        return False
    try:
        move_matter(page.matter, form.step(), by=_by(request), seen=page.event.pk)
    except StepRefused as refused:
        form.refuse(refused.refusal)
        return False
    return True


def _by(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - login_required has seen to it
    return request.user


def _still_stands(request: HttpRequest, page: MatterPage) -> None:
    if request.POST.get("seen") != str(page.event.pk):
        raise MovedMeanwhile(page.event)


def _step_page(request: HttpRequest, page: MatterPage, form: StepForm, *, status: int) -> HttpResponse:
    shown = {
        "page": page,
        "form": form,
        "is_moved_meanwhile": status == HTTPStatus.CONFLICT,
        "refused": _refused(page),
        **_names(page.networks),
    }
    return render(request, "meetings/matters/move.html", shown, status=status)


def _refused(page: MatterPage) -> list[tuple[str, Words]]:
    """The states that cannot be next, gathered under why."""
    reasons = dict.fromkeys(why for _, why in page.refused)
    return [
        (", ".join(str(STATE_WORDS[to]) for to, why in page.refused if why == reason), REFUSAL_WORDS[reason])
        for reason in reasons
    ]


def _names(networks: Collection[Network]) -> dict[str, tuple[str, ...]]:
    return {"responsible_names": responsible_names(networks), "body_names": network_names(networks)}


@login_required
def edit(request: HttpRequest, matter_id: int) -> HttpResponse:
    """The title, who is responsible, the days and the networks. What it said before stands in the history."""
    reach = reach_of(request.user)
    found = access.matter_to_change_or_404(reach, matter_id)
    page = matter_page(found, reach)
    prepared = reach.networks_where(Act.CHANGE_MATTERS)
    kept = [network for network in page.networks if network.pk not in prepared]
    choosable = passable_networks(reach).exclude(pk__in=[network.pk for network in kept])
    form = EditForm(request.POST or None, event=page.event, networks=choosable, kept=kept)
    try:
        if request.method == "POST" and _edited(request, form, page):
            messages.success(request, _("Ändringen är sparad."))
            return redirect("meetings:matter", found.pk)
    except MovedMeanwhile:
        page = matter_page(found, reach)
        typed = {**request.POST.dict(), "networks": request.POST.getlist("networks"), "seen": page.event.pk}
        form = EditForm(event=page.event, networks=choosable, kept=kept, typed=typed)
        return _edit_page(request, page, form, status=HTTPStatus.CONFLICT)
    return _edit_page(request, page, form, status=_status(form))


def _edited(request: HttpRequest, form: EditForm, page: MatterPage) -> bool:
    _still_stands(request, page)
    if not form.is_valid():
        return False
    edit_matter(page.matter, form.values(), by=_by(request), seen=page.event.pk)
    return True


def _edit_page(request: HttpRequest, page: MatterPage, form: EditForm, *, status: int) -> HttpResponse:
    shown = {
        "page": page,
        "form": form,
        "is_moved_meanwhile": status == HTTPStatus.CONFLICT,
        **_names(page.networks),
    }
    return render(request, "meetings/matters/edit.html", shown, status=status)


@login_required
def new_matter(request: HttpRequest) -> HttpResponse:
    """Make a matter by hand, in the networks that one prepares."""
    reach = reach_of(request.user)
    require(reach, Act.CHANGE_MATTERS)
    networks = access.networks_to(reach, Act.CHANGE_MATTERS)
    form = NewMatterForm(request.POST or None, networks=networks)
    if request.method == "POST" and form.is_valid():
        made = _made(form, request)
        if made is not None:
            messages.success(request, _("Ärendet finns nu i listan."))
            return redirect("meetings:matter", made.pk)
    shown = {"form": form, **_names(tuple(networks))}
    return render(
        request,
        "meetings/matters/new.html",
        shown,
        status=_status(form),
    )


def _made(form: NewMatterForm, request: HttpRequest) -> Matter | None:
    chosen = form.cleaned_data
    try:
        return raise_by_hand(
            title=chosen["title"],
            step=form.step(),
            networks=chosen["networks"],
            is_contribution=chosen["kind"] == Matter.Kind.CONTRIBUTION,
            by=_by(request),
        )
    except StepRefused as refused:
        form.refuse(refused.refusal)
        return None


@login_required
def link(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Samma ärende som …: matters that are alike, or found by a word, to join into this one."""
    reach = reach_of(request.user)
    found = access.matter_to_change_or_404(reach, matter_id)
    if request.method == "POST":
        other = access.matter_to_change_or_404(reach, _number(request.POST.get("other")))
        return _joined(request, found, other)
    words = tidy(request.GET.get("q", ""))[:200]
    shown = {"page": matter_page(found, reach), "alike": alike_matters(found, reach, words), "words": words}
    return render(request, "meetings/matters/link.html", shown)


def _joined(request: HttpRequest, kept: Matter, other: Matter) -> HttpResponse:
    try:
        join_matters(kept, other, by=_by(request))
    except JoinRefused as refused:
        messages.error(request, str(JOIN_REFUSAL_WORDS[refused.refusal]))
    else:
        messages.success(request, _("De två är nu ett ärende. Det går att ångra längst ner på sidan."))
    return redirect("meetings:matter", kept.pk)


@login_required
@require_POST
def part(request: HttpRequest, matter_id: int, join_id: int) -> HttpResponse:
    """Undo a joining. Somebody else may have done so already: the page then shows how it is."""
    reach = reach_of(request.user)
    found = access.matter_to_change_or_404(reach, matter_id)
    join = get_object_or_404(found.joins.select_related("kept", "joined"), pk=join_id)
    try:
        parted = part_matters(join, by=_by(request))
    except JoinRefused as refused:
        messages.error(request, str(JOIN_REFUSAL_WORDS[refused.refusal]))
    else:
        messages.success(request, _parted_words(parted, reach))
    return redirect("meetings:matter", found.pk)


def _parted_words(parted: Matter, reach: Reach) -> str:
    """By name, where the reader sees what it is called."""
    standing = standing_events(reach).filter(matter=parted).first()
    if standing is None:
        return _("De två är skilda ärenden igen.")
    return _("”%(title)s” är ett eget ärende igen.") % {"title": standing.title}


def _status(form: BaseForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _number(written: str | None) -> int:
    number = whole_number(written or "")
    if number is None:
        raise Http404
    return number
