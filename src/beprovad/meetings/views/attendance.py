"""Who was there: add and change seats, and let those who came be members."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beprovad.meetings import access
from beprovad.meetings.actions.meetings import SeatTaken, add_seat, change_presence, make_members, remove_seat
from beprovad.meetings.forms.meetings import SeatForm
from beprovad.meetings.models import Attendance, Meeting
from beprovad.meetings.queries.presence import new_members, presence_at
from beprovad.meetings.views.sent import sent
from beprovad.people import access as people_access
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act


@signed_in
def attendance(request: Request, meeting_id: int) -> HttpResponse:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    form = _seat_form(request, meeting)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        is_present = given.pop("presence") == "present"
        try:
            seat = add_seat(meeting=meeting, **given, is_present=is_present, by=request.user)
        except SeatTaken:
            form.add_error("person", _("Personen finns redan på listan för det nätverket."))
        else:
            messages.success(request, _("%(name)s finns på listan.") % {"name": seat.written_name})
            return redirect("meetings:attendance", meeting.pk)
    presence = presence_at(meeting, tuple(meeting.networks.all()))
    values = {"meeting": meeting, "presence": presence, "form": form}
    return render(request, "meetings/meetings/attendance.html", values, status=422 if form.errors else 200)


def _seat_form(request: Request, meeting: Meeting) -> SeatForm:
    return SeatForm(
        sent(request),
        persons=people_access.persons(request.reach),
        networks=meeting.networks.all(),
        organisations=people_access.organisations(request.reach),
    )


@signed_in
@require_POST
def change_seat(request: Request, meeting_id: int, seat_id: int) -> HttpResponse:
    """Present or absent."""
    change_presence(seat=_seat_or_404(request, meeting_id, seat_id), by=request.user)
    return redirect("meetings:attendance", meeting_id)


@signed_in
@require_POST
def unseat(request: Request, meeting_id: int, seat_id: int) -> HttpResponse:
    remove_seat(seat=_seat_or_404(request, meeting_id, seat_id), by=request.user)
    return redirect("meetings:attendance", meeting_id)


def _seat_or_404(request: Request, meeting_id: int, seat_id: int) -> Attendance:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    return get_object_or_404(meeting.attendances.select_related("meeting"), pk=seat_id)


@signed_in
def members(request: Request, meeting_id: int) -> HttpResponse:
    """Shows who would become a member of what, then does it for those who are ticked.

    Only in networks whose people one may change.
    """
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    own = request.reach.networks_where(Act.EDIT_PEOPLE)
    offered = [one for one in new_members(meeting) if one.seat.network_id in own]
    if request.method == "POST":
        ticked = set(request.POST.getlist("seat"))
        seats = [one.seat for one in offered if str(one.seat.pk) in ticked]
        count = make_members(meeting=meeting, seats=seats, by=request.user)
        said = ngettext("%(count)d person är nu ledamot.", "%(count)d personer är nu ledamöter.", count)
        messages.success(request, said % {"count": count})
        return redirect("meetings:meeting", meeting.pk)
    return render(request, "meetings/meetings/members.html", {"meeting": meeting, "offered": offered})
