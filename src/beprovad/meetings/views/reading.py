"""Läs in anteckningar: choose a file, review what was found, save the meeting."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from beprovad.lib.text import whole_number
from beprovad.meetings import access
from beprovad.meetings.actions import review
from beprovad.meetings.actions.reading import (
    discard_reading,
    mask_identity_numbers,
    record_original_read,
    start_reading,
)
from beprovad.meetings.actions.saving import SavingRefused, save_meeting
from beprovad.meetings.forms.reading import AddForm, FindingForm, NetworksForm, ReadInForm
from beprovad.meetings.models import Finding, Reading
from beprovad.meetings.queries.named import who_may_be_meant
from beprovad.meetings.queries.reading import open_readings, review_page
from beprovad.meetings.rules.reading import Ask, Kind
from beprovad.people.access import require
from beprovad.people.models import Network, Organisation, Person
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act

P = ParamSpec("P")


@signed_in
def read_in(request: Request) -> HttpResponse:
    """Choose or paste. A refused file changes nothing, and a pasted text stays in its field."""
    reach = request.reach
    require(reach, Act.READ_NOTES_IN)
    networks = access.networks_to(reach, Act.READ_NOTES_IN)
    is_sent = request.method == "POST"
    form = ReadInForm(request.POST, request.FILES) if is_sent else ReadInForm()
    chosen = NetworksForm(request.POST if is_sent else None, networks=networks)
    if is_sent and form.is_valid() and chosen.is_valid():
        reading = start_reading(
            name=form.name,
            media_type=form.media_type,
            content=form.content,
            text=form.text,
            by=request.user,
            reach=reach,
            network_ids=[network.pk for network in chosen.cleaned_data["networks"]],
        )
        return redirect("meetings:review", reading.pk)
    page = {"form": form, "networks": chosen, "open_readings": open_readings(reach)}
    return render(request, "meetings/reading/read_in.html", page, status=422 if form.errors else 200)


@signed_in
@require_GET
def review_reading(request: Request, reading_id: int) -> HttpResponse:
    """The text beside its draft. A saved reading leads on to its meeting."""
    reading = access.reading_or_404(request.reach, reading_id)
    if reading.meeting is not None:
        return redirect("meetings:meeting", reading.meeting.pk)
    return _board(request, reading)


def _board(request: Request, reading: Reading) -> HttpResponse:
    asked = whole_number(request.GET.get("question", ""))
    page = review_page(reading, request.reach, asked=asked)
    template = "meetings/reading/board.html" if request.htmx else "meetings/reading/review.html"
    shown = {"page": page, "add_form": AddForm(), "shows_left": "left" in request.GET}
    return render(request, template, shown)


def _after(request: Request, reading: Reading) -> HttpResponse:
    """The board again for htmx, the page again for a plain form."""
    return _board(request, reading) if request.htmx else redirect("meetings:review", reading.pk)


OpenReadingView = Callable[Concatenate[Request, Reading, P], HttpResponse]


def _of_open_reading(view: OpenReadingView[P]) -> Callable[..., HttpResponse]:
    """The reading in the place of its number. In an old tab it may be saved already: that is said, and nothing done."""

    @wraps(view)
    def ask(request: Request, reading_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        reading = access.reading_or_404(request.reach, reading_id)
        if reading.state == Reading.State.OPEN:
            return view(request, reading, *args, **kwargs)
        if reading.meeting is None:
            raise Http404
        messages.info(request, _("Anteckningen är redan sparad, och det här är mötet. Inget är ändrat."))
        return _leave(request, redirect("meetings:meeting", reading.meeting.pk))

    return ask


@signed_in
@require_POST
@_of_open_reading
def accept_certain(request: Request, reading: Reading) -> HttpResponse:
    review.accept_all_certain(reading)
    return _after(request, reading)


_DECISIONS = {
    "accept": review.accept, "drop": review.drop, "reopen": review.reopen, "alike": review.accept_alike,
}  # fmt: skip


@signed_in
@require_POST
@_of_open_reading
def decide(request: Request, reading: Reading) -> HttpResponse:
    """One press on one finding: the button's name is what to do, its value which one."""
    for name, act in _DECISIONS.items():
        chosen = whole_number(request.POST.get(name, ""))
        if chosen is not None:
            finding = get_object_or_404(reading.findings, pk=chosen)
            _leave_unseen_matter(request, finding, when=name == "accept")
            act(finding)
    return _after(request, reading)


def _leave_unseen_matter(request: Request, finding: Finding, *, when: bool = True) -> None:
    """Nobody says yes to a matter that they were not shown: to them the sentence speaks of none that we know."""
    is_asked = finding.state == Finding.State.OPEN and Ask.KNOWN_MATTER in finding.doubts
    if (
        when
        and is_asked
        and not access.matters_to_change(request.reach).filter(pk=finding.matter_id or 0).exists()
    ):
        review.answer_matter(finding, None)


@signed_in
@require_POST
@_of_open_reading
def answer(request: Request, reading: Reading, finding_id: int) -> HttpResponse:
    """The answer to what was asked: a person, a network, an organisation, a matter or a day."""
    finding = get_object_or_404(reading.findings, pk=finding_id)
    if not _take_answer(request, finding):
        messages.error(request, _("Välj ett av svaren, eller fyll i ett datum."))
    return _after(request, reading)


def _take_answer(request: Request, finding: Finding) -> bool:
    chosen = request.POST.get("answer", "")
    if chosen == "other":
        chosen = request.POST.get("other", "")
    number = whole_number(chosen)
    if "responsible" in request.POST:
        return _take_responsible(request, finding)
    if finding.kind in (Kind.DATE, Kind.NEXT_MEETING):
        return _take_day(request, finding)
    if chosen == "none" and finding.kind == Kind.ORGANISATION:
        review.answer_no_organisation(finding)
        return True
    if number is None and chosen != "new":
        return False
    if finding.kind in (Kind.ATTENDEE, Kind.ABSENT):
        person = get_object_or_404(Person, pk=number, merged_into=None) if number else None
        review.answer_person(finding, person.pk if person else None)
    elif finding.kind == Kind.GROUP:
        network = get_object_or_404(Network, pk=number) if number else None
        review.answer_network(finding, network.pk if network else None)
    elif finding.kind == Kind.ORGANISATION:
        organisation = get_object_or_404(Organisation, pk=number) if number else None
        review.answer_organisation(finding, organisation.pk if organisation else None)
    elif finding.kind == Kind.MATTER:
        matters = access.matters_to_change(request.reach)
        review.answer_matter(finding, get_object_or_404(matters, pk=number).pk if number else None)
    else:
        return False
    return True


def _take_responsible(request: Request, finding: Finding) -> bool:
    """One of those who were offered, as "seat-7" or "person-7"; or "new", when it is none of them."""
    chosen = request.POST["responsible"] or request.POST.get("other", "")
    if chosen == "new":
        review.answer_responsible(finding, seat_id=None, person_id=None)
        return True
    offered = who_may_be_meant(finding, finding.reading.findings.all())
    bearer = next((one for one in (*offered.bearers, *offered.others) if one.value == chosen), None)
    if bearer is None:
        return False
    review.answer_responsible(finding, seat_id=bearer.seat, person_id=None if bearer.seat else bearer.person)
    return True


def _take_day(request: Request, finding: Finding) -> bool:
    form = FindingForm({**request.POST.dict(), "kind": finding.kind, "text": finding.text}, instance=finding)
    if not form.is_valid() or form.cleaned_data.get("on") is None:
        return False
    review.answer_date(finding, form.cleaned_data["on"])
    return True


@signed_in
@_of_open_reading
def correct(request: Request, reading: Reading, finding_id: int) -> HttpResponse:
    """Every field of one finding, and what kind it is."""
    finding = get_object_or_404(reading.findings, pk=finding_id)
    before = Finding.objects.get(pk=finding.pk)
    form = FindingForm(request.POST or None, instance=finding)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data.pop("kind", before.kind)
        _leave_unseen_matter(request, before)
        review.correct(before, form.cleaned_data)
        if kind != before.kind:
            review.move(before, Kind(kind))
        return _after(request, reading)
    template = "meetings/reading/correct_form.html" if request.htmx else "meetings/reading/correct.html"
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, "finding": before, "reading": reading}, status=status)


@signed_in
@require_POST
@_of_open_reading
def add(request: Request, reading: Reading) -> HttpResponse:
    form = AddForm(request.POST)
    if form.is_valid():
        kind, text = Kind(form.cleaned_data["kind"]), form.cleaned_data["text"]
        review.add(reading, kind=kind, text=text, span=form.span(reading.text))
        return _after(request, reading)
    page = review_page(reading, request.reach)
    template = "meetings/reading/board.html" if request.htmx else "meetings/reading/review.html"
    return render(request, template, {"page": page, "add_form": form}, status=422)


@signed_in
@require_POST
@_of_open_reading
def choose_networks(request: Request, reading: Reading) -> HttpResponse:
    reach = request.reach
    form = NetworksForm(request.POST, networks=access.networks_to(reach, Act.READ_NOTES_IN))
    if form.is_valid():
        chosen = {network.pk for network in form.cleaned_data["networks"]}
        others = {network.pk for network in reading.networks.all()} - reach.networks_where(Act.READ_NOTES_IN)
        review.choose_networks(reading, chosen | others)
    return _after(request, reading)


@signed_in
@require_POST
@_of_open_reading
def mask(request: Request, reading: Reading) -> HttpResponse:
    count = mask_identity_numbers(reading, by=request.user)
    said = ngettext("%(count)d nummer är maskerat.", "%(count)d nummer är maskerade.", count)
    messages.success(request, said % {"count": count})
    reading.refresh_from_db()
    return _after(request, reading)


@signed_in
@require_POST
@_of_open_reading
def read_again(request: Request, reading: Reading) -> HttpResponse:
    review.read_again_on_purpose(reading)
    return _after(request, reading)


@signed_in
@require_POST
def save(request: Request, reading_id: int) -> HttpResponse:
    """Make the meeting; "accept" in the form accepts what is certain in the same press."""
    reading = access.reading_or_404(request.reach, reading_id)
    if "accept" in request.POST and reading.state == Reading.State.OPEN:
        review.accept_all_certain(reading)
    try:
        meeting = save_meeting(reading, by=request.user)
    except SavingRefused:
        return redirect(f"{reverse('meetings:review', args=[reading.pk])}?left=1#left")
    messages.success(
        request, _("Mötet är sparat. Det är ett utkast tills du gör det synligt för ledamöterna.")
    )
    return _leave(request, redirect("meetings:meeting", meeting.pk))


@signed_in
@require_POST
@_of_open_reading
def discard(request: Request, reading: Reading) -> HttpResponse:
    discard_reading(reading, by=request.user)
    messages.success(request, _("Inläsningen är kastad. Inget annat har ändrats."))
    return _leave(request, redirect("meetings:read_in"))


def _leave(request: Request, to: HttpResponseRedirect) -> HttpResponse:
    if not request.htmx:
        return to
    response = HttpResponse(status=204)
    response["HX-Redirect"] = to.url
    return response


@signed_in
@require_GET
def original(request: Request, reading_id: int) -> FileResponse:
    """The file as it came, for those who prepare; every download is journaled."""
    reach = request.reach
    reading = access.original_or_404(reach, reading_id)
    if not reading.file:
        raise Http404
    record_original_read(reading, by=request.user)
    return FileResponse(
        reading.file.open("rb"),
        as_attachment=True,
        filename=reading.file_name,
        content_type="application/octet-stream",
    )
