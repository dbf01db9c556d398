"""The agenda by hand: add, rename, reorder, remove."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from beprovad.meetings import access
from beprovad.meetings.actions.meetings import RemovalRefused, add_item, change_item, move_item, remove_item
from beprovad.meetings.forms.meetings import ItemForm
from beprovad.meetings.meeting_words import REMOVAL_REFUSALS
from beprovad.meetings.models import AgendaItem, Meeting
from beprovad.meetings.queries.meeting_page import agenda_lines, named
from beprovad.meetings.rules.agenda import Direction
from beprovad.meetings.views.sent import sent
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act


@signed_in
def agenda(request: Request, meeting_id: int) -> HttpResponse:
    """All items, and a form for one more."""
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    form = ItemForm(sent(request), meeting=meeting)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        item = add_item(
            meeting=meeting, title=given["title"], parent=given["parent"], presenters=form.presenter_names,
            by=request.user,
        )  # fmt: skip
        return _back(meeting, item)
    values = {"meeting": meeting, "lines": agenda_lines(meeting), "form": form}
    return render(request, "meetings/meetings/agenda.html", values, status=422 if form.errors else 200)


@signed_in
def edit_item(request: Request, meeting_id: int, item_id: int) -> HttpResponse:
    item = _item_or_404(request, meeting_id, item_id)
    names = ", ".join(str(named(presenter)) for presenter in item.presenters.select_related("person"))
    initial = {"title": item.title, "presenters": names}
    form = ItemForm(sent(request), meeting=item.meeting, initial=initial)
    del form.fields["parent"]
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        change_item(item=item, title=title, presenters=form.presenter_names, by=request.user)
        return _back(item.meeting, item)
    values = {"item": item, "meeting": item.meeting, "form": form}
    return render(request, "meetings/meetings/item.html", values, status=422 if form.errors else 200)


@signed_in
@require_POST
def move(request: Request, meeting_id: int, item_id: int) -> HttpResponse:
    item = _item_or_404(request, meeting_id, item_id)
    is_up = request.POST.get("direction") == Direction.UP
    move_item(item=item, direction=Direction.UP if is_up else Direction.DOWN, by=request.user)
    return _back(item.meeting, item)


@signed_in
@require_POST
def remove(request: Request, meeting_id: int, item_id: int) -> HttpResponse:
    item = _item_or_404(request, meeting_id, item_id)
    try:
        remove_item(item=item, by=request.user)
    except RemovalRefused as refused:
        messages.error(request, str(REMOVAL_REFUSALS[refused.refusal]))
    return redirect("meetings:agenda", meeting_id)


def _item_or_404(request: Request, meeting_id: int, item_id: int) -> AgendaItem:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    return get_object_or_404(meeting.items.select_related("meeting"), pk=item_id)


def _back(meeting: Meeting, item: AgendaItem) -> HttpResponse:
    response = redirect("meetings:agenda", meeting.pk)
    response["Location"] += f"#item-{item.pk}"
    return response
