"""Matters: the list, one matter and its history, and the steps that it takes."""

from collections.abc import Collection

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

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
from beprovad.meetings.models import Matter
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
    chosen_matters,
    filter_choices,
    home_of,
    matter_row,
    state_counts,
)
from beprovad.meetings.views.matters_csv import csv_response
from beprovad.meetings.words import JOIN_REFUSAL_WORDS
from beprovad.people.access import reach_of, require
from beprovad.people.models import Network, User
from beprovad.people.rules import Act

A_PAGE = 30


@login_required
@require_GET
def matters(request: HttpRequest, *, is_for_us: bool = False) -> HttpResponse:
    """Every matter that one may see; narrowed by the address, so that a choice can be sent to somebody."""
    reach = reach_of(request.user)
    require(reach, Act.SEE_MATTERS)
    home = home_of(reach)
    form = FilterForm(request.GET, choices=filter_choices(reach), has_organisation=bool(home.organisations))
    selection = form.selection(is_for_us=is_for_us)
    today = timezone.localdate()
    page = Paginator(chosen_matters(reach, selection, home), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "selection": selection,
        "page": page,
        "rows": [matter_row(event, today) for event in page],
        "counts": state_counts(reach, selection, home),
        "home": home,
        "may_change": reach.may(Act.CHANGE_MATTERS),
        "query": _query_without_state(request),
    }
    return render(request, "meetings/matters/list.html", shown)


@login_required
@require_GET
def open_for_us(request: HttpRequest) -> HttpResponse:
    """Vad är öppet för oss? One's own first, then one's organisation's, then one's networks'."""
    return matters(request, is_for_us=True)


@login_required
@require_GET
def export_matters(request: HttpRequest) -> HttpResponse:
    """The chosen matters as a file for a spreadsheet."""
    reach = reach_of(request.user)
    require(reach, Act.SEE_MATTERS)
    home = home_of(reach)
    form = FilterForm(request.GET, choices=filter_choices(reach), has_organisation=bool(home.organisations))
    today = timezone.localdate()
    found = chosen_matters(reach, form.selection(), home)
    return csv_response([matter_row(event, today) for event in found], today)


@login_required
@require_GET
def matter(request: HttpRequest, matter_id: int) -> HttpResponse:
    """One matter and its history. The address of a joined matter leads to the one it was joined into."""
    reach = reach_of(request.user)
    kept = kept_instead(reach, matter_id)
    if kept is not None:
        return redirect("meetings:matter", kept.pk)
    page = matter_page(access.matter_or_404(reach, matter_id), reach)
    return render(request, "meetings/matters/matter.html", {"page": page})


@login_required
def move(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Take a step. A refused one changes nothing, says why and keeps what was typed."""
    reach = reach_of(request.user)
    found = access.matter_to_change_or_404(reach, matter_id)
    page = matter_page(found, reach)
    initial = {"seen": page.event.pk, "to": request.GET.get("to"), "responsible": page.event.responsible_text}
    form = StepForm(request.POST or None, steps=page.steps, initial=initial)
    try:
        if request.method == "POST" and _took_step(request, form, page):
            messages.success(request, _("Ärendet har ett nytt läge. Historiken säger varför."))
            return redirect("meetings:matter", found.pk)
    except MovedMeanwhile:
        page = matter_page(found, reach)
        form = StepForm(steps=page.steps, initial={**request.POST.dict(), "seen": page.event.pk})
        return _step_page(request, page, form, status=409)
    return _step_page(request, page, form, status=422 if form.errors else 200)


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
    shown = {"page": page, "form": form, "is_moved_meanwhile": status == 409, **_names(page.networks)}  # noqa: PLR2004
    return render(request, "meetings/matters/move.html", shown, status=status)


def _names(networks: Collection[Network]) -> dict[str, tuple[str, ...]]:
    return {"responsible_names": responsible_names(networks), "body_names": network_names(networks)}


@login_required
def edit(request: HttpRequest, matter_id: int) -> HttpResponse:
    """The title, who is responsible, the days and the networks. What it said before stands in the history."""
    reach = reach_of(request.user)
    found = access.matter_to_change_or_404(reach, matter_id)
    page = matter_page(found, reach)
    choosable = passable_networks(reach)
    kept = [network for network in page.networks if network not in choosable]
    form = EditForm(request.POST or None, event=page.event, networks=choosable, kept=kept)
    try:
        if request.method == "POST" and _edited(request, form, page):
            messages.success(request, _("Ändringen är sparad."))
            return redirect("meetings:matter", found.pk)
    except MovedMeanwhile:
        page = matter_page(found, reach)
        typed = {**request.POST.dict(), "networks": request.POST.getlist("networks"), "seen": page.event.pk}
        form = EditForm(event=page.event, networks=choosable, kept=kept, typed=typed)
        return _edit_page(request, page, form, status=409)
    return _edit_page(request, page, form, status=422 if form.errors else 200)


def _edited(request: HttpRequest, form: EditForm, page: MatterPage) -> bool:
    _still_stands(request, page)
    if not form.is_valid():
        return False
    edit_matter(page.matter, form.values(), by=_by(request), seen=page.event.pk)
    return True


def _edit_page(request: HttpRequest, page: MatterPage, form: EditForm, *, status: int) -> HttpResponse:
    shown = {"page": page, "form": form, "is_moved_meanwhile": status == 409, **_names(page.networks)}  # noqa: PLR2004
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
    return render(request, "meetings/matters/new.html", shown, status=422 if form.errors else 200)


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
    words = request.GET.get("q", "")[:200]
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
        messages.success(request, _("”%(title)s” är ett eget ärende igen.") % {"title": parted.title})
    return redirect("meetings:matter", found.pk)


def _number(written: str | None) -> int:
    if written is None or not written.isdecimal():
        raise Http404
    return int(written)


def _query_without_state(request: HttpRequest) -> str:
    """What else was chosen, for the links that choose a state."""
    chosen = request.GET.copy()
    for name in ("state", "page"):
        chosen.pop(name, None)
    return chosen.urlencode()
