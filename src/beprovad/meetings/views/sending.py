"""What was promised to be sent: ticked and connected where it stands, on the meeting's page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beprovad.meetings import access
from beprovad.meetings.actions.sending import (
    add_sending,
    connect_material,
    remove_sending,
    tick_sending,
    untick_sending,
)
from beprovad.meetings.forms.meetings import ConnectForm, SendingForm
from beprovad.meetings.models import SendItem
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act


@signed_in
@require_POST
def add(request: Request, meeting_id: int) -> HttpResponse:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.TICK_SENDING)
    form = SendingForm(request.POST)
    if form.is_valid():
        add_sending(meeting=meeting, text=form.cleaned_data["text"], by=request.user)
    else:
        messages.error(request, " ".join(map(str, form.errors["text"])))
    return _back(meeting_id)


@signed_in
@require_POST
def tick(request: Request, meeting_id: int, sending_id: int) -> HttpResponse:
    """`done` says how it is to be, so that pressing twice is pressing once."""
    sending = _sending_or_404(request, meeting_id, sending_id)
    if request.POST.get("done") == "yes":
        tick_sending(sending=sending, by=request.user)
    else:
        untick_sending(sending=sending, by=request.user)
    return _back(meeting_id)


@signed_in
@require_POST
def connect(request: Request, meeting_id: int, sending_id: int) -> HttpResponse:
    sending = _sending_or_404(request, meeting_id, sending_id)
    form = ConnectForm(request.POST, materials=sending.meeting.materials.all())
    if form.is_valid():
        connect_material(sending=sending, material=form.cleaned_data["material"], by=request.user)
    else:
        messages.error(request, _("Filen finns inte längre. Välj en annan."))
    return _back(meeting_id)


@signed_in
@require_POST
def remove(request: Request, meeting_id: int, sending_id: int) -> HttpResponse:
    remove_sending(sending=_sending_or_404(request, meeting_id, sending_id), by=request.user)
    return _back(meeting_id)


def _sending_or_404(request: Request, meeting_id: int, sending_id: int) -> SendItem:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.TICK_SENDING)
    return get_object_or_404(meeting.send_items.select_related("meeting"), pk=sending_id)


def _back(meeting_id: int) -> HttpResponse:
    response = redirect("meetings:meeting", meeting_id)
    response["Location"] += "#sending"
    return response
