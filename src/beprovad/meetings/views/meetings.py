"""The list of meetings, a meeting's page and head, its release, and its notes on paper."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from beprovad.documents.docx import to_docx
from beprovad.documents.html import to_html
from beprovad.documents.outline import Document
from beprovad.documents.pdf import to_pdf
from beprovad.meetings import access
from beprovad.meetings.actions.meetings import HEAD, change_meeting, create_meeting
from beprovad.meetings.actions.releasing import release_notes
from beprovad.meetings.actions.removing import remove_draft
from beprovad.meetings.documents import notes_outline
from beprovad.meetings.forms.meetings import ListForm, MeetingForm, NewMeetingForm
from beprovad.meetings.models import Meeting
from beprovad.meetings.panels import agenda_panels, printed_sections, questions_panels
from beprovad.meetings.queries.meeting_page import meeting_page, meeting_to_show_or_404
from beprovad.meetings.queries.meetings import (
    begun_readings,
    listed_meetings,
    meeting_networks,
    meeting_years,
    release_facts,
)
from beprovad.meetings.queries.removing import removal_facts
from beprovad.meetings.views.sent import sent
from beprovad.people.access import require
from beprovad.people.panels import Panel
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act

ON_A_PAGE = 25
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_GET
def list_meetings(request: Request) -> HttpResponse:
    reach = request.reach
    require(reach, Act.SEE_SENT_WHERE_PRESENT)
    years = meeting_years(reach)
    form = ListForm(request.GET, years=tuple(years), networks=meeting_networks(reach))
    pages = Paginator(listed_meetings(reach, **form.choice), ON_A_PAGE)
    if not any(form.choice.values()):
        pages.count = sum(years.values())  # known already
    page = pages.get_page(request.GET.get("page"))
    values = {
        "form": form,
        "page": page,
        "is_filtered": any(form.choice.values()),
        "may_read_in": reach.may(Act.READ_NOTES_IN),
        "readings": begun_readings(reach) if reach.may(Act.READ_NOTES_IN) else (),
    }
    return render(request, "meetings/meetings/list.html", values)


@signed_in
@require_GET
def show_meeting(request: Request, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_show_or_404(request.reach, meeting_id)
    page = meeting_page(meeting, request.reach)
    networks = frozenset(network.pk for network in page.networks)
    at_agenda = agenda_panels(meeting, networks, request.reach)
    values = {
        "page": page,
        "items": [(part, _shown(each.of_item(part.item) for each in at_agenda)) for part in page.items],
        "agenda_panels": _shown(each.below for each in at_agenda),
        "questions_panels": questions_panels(meeting, networks, request.reach) if page.questions else (),
    }
    return render(request, "meetings/meetings/meeting.html", values)


def _shown(panels: Iterable[Panel | None]) -> list[Panel]:
    return [panel for panel in panels if panel is not None]


@signed_in
def new_meeting(request: Request) -> HttpResponse:
    """A meeting by hand, in networks that one prepares."""
    require(request.reach, Act.READ_NOTES_IN)
    networks = access.networks_to(request.reach, Act.READ_NOTES_IN)
    form = NewMeetingForm(sent(request), networks=networks)
    if request.method == "POST" and form.is_valid():
        meeting = create_meeting(**form.cleaned_data, by=request.user)
        messages.success(request, _("Mötet finns nu som utkast. Lägg till punkter och börja anteckna."))
        return redirect("meetings:agenda", meeting.pk)
    return render(request, "meetings/meetings/new.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def edit_meeting(request: Request, meeting_id: int) -> HttpResponse:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    form = MeetingForm(sent(request), initial={name: getattr(meeting, name) for name in HEAD})
    if request.method == "POST" and form.is_valid():
        changed = change_meeting(meeting=meeting, values=form.cleaned_data, by=request.user)
        _ask_about_the_year(request, changed)
        return redirect("meetings:meeting", meeting.pk)
    values = {"form": form, "meeting": meeting}
    return render(request, "meetings/meetings/edit.html", values, status=422 if form.errors else 200)


def _ask_about_the_year(request: Request, meeting: Meeting) -> None:
    """A day to come is allowed, and unlikely when people were there."""
    if meeting.held_on > localdate() and meeting.attendances.filter(is_present=True).exists():
        said = _("Mötet är daterat %(day)s, som inte har varit än, men det finns närvarande. Stämmer året?")
        messages.warning(request, said % {"day": date_format(meeting.held_on, "j F Y")})


@signed_in
def release(request: Request, meeting_id: int) -> HttpResponse:
    """Says what will happen, then does it."""
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.RELEASE_NOTES)
    if meeting.is_released:
        return redirect("meetings:meeting", meeting.pk)
    if request.method == "POST":
        release_notes(meeting=meeting, by=request.user)
        messages.success(
            request, _("Anteckningarna är nu synliga för ledamöterna. Inget har skickats med e-post.")
        )
        return redirect("meetings:meeting", meeting.pk)
    values = {"meeting": meeting, "facts": release_facts(meeting, request.reach)}
    return render(request, "meetings/meetings/release.html", values)


@signed_in
def remove(request: Request, meeting_id: int) -> HttpResponse:
    """Says what goes and what stays, then takes the draft away. What members have seen stays."""
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.RELEASE_NOTES)
    if meeting.is_released:
        return redirect("meetings:meeting", meeting.pk)
    if request.method != "POST":
        values = {"meeting": meeting, "facts": removal_facts(meeting, request.reach)}
        return render(request, "meetings/meetings/remove.html", values)
    reading = remove_draft(meeting=meeting, by=request.user)
    messages.success(request, _("Utkastet är borttaget."))
    return redirect("meetings:review", reading.pk) if reading else redirect("meetings:meetings")


@signed_in
@require_GET
def print_notes(request: Request, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_show_or_404(request.reach, meeting_id)
    document = _notes(request, meeting)
    return render(request, "documents/print.html", {"document": document, "article": to_html(document)})


@signed_in
@require_GET
def notes_pdf(request: Request, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_show_or_404(request.reach, meeting_id)
    content = to_pdf(_notes(request, meeting))
    return _file(content, "application/pdf", f"{_file_stem(meeting)}.pdf")


@signed_in
@require_GET
def notes_docx(request: Request, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_show_or_404(request.reach, meeting_id)
    content = to_docx(_notes(request, meeting))
    return _file(content, _WORD, f"{_file_stem(meeting)}.docx")


def _notes(request: Request, meeting: Meeting) -> Document:
    more = printed_sections(meeting, request.reach)
    return notes_outline(meeting_page(meeting, request.reach), more)


def _file_stem(meeting: Meeting) -> str:
    """As "anteckningar-ifo-2026-10-06", so that files sort by network and day."""
    networks = slugify(" ".join(network.label for network in meeting.networks.all()))
    begins = _("anteckningar") if meeting.is_released else _("utkast-anteckningar")
    return "-".join(filter(None, (begins, networks[:60], meeting.held_on.isoformat())))


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
