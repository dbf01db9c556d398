"""A meeting's reading tips, its questions and its note takers: add, reword and remove, one line at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from beprovad.meetings import access
from beprovad.meetings.actions import lists as actions
from beprovad.meetings.forms.meetings import ListedForm, ListedNameForm
from beprovad.meetings.models import FoundQuestion, Meeting, NoteTaker, ReadingTip
from beprovad.meetings.queries.meeting_page import named
from beprovad.meetings.views.sent import sent
from beprovad.people.models import User
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act


@dataclass(frozen=True)
class MeetingList:
    """One of the short lists: what its lines are, how they change, where they stand and what is said of them."""

    model: type[actions.Listed]
    add: Callable[[Meeting, str, User], object]
    reword: Callable[[Any, str, User], object]
    form: type[ListedForm]
    label: str | Promise
    add_words: str | Promise
    edit_words: str | Promise
    anchor: str


TIPS = MeetingList(
    model=ReadingTip,
    add=lambda meeting, text, by: actions.add_tip(meeting=meeting, text=text, by=by),
    reword=lambda tip, text, by: actions.reword_tip(tip=tip, text=text, by=by),
    form=ListedForm,
    label=_("Lästips"),
    add_words=_("Lägg till ett lästips"),
    edit_words=_("Ändra lästipset"),
    anchor="tips",
)
QUESTIONS = MeetingList(
    model=FoundQuestion,
    add=lambda meeting, text, by: actions.add_question(meeting=meeting, text=text, by=by),
    reword=lambda question, text, by: actions.reword_question(question=question, text=text, by=by),
    form=ListedForm,
    label=_("Fråga"),
    add_words=_("Lägg till en fråga"),
    edit_words=_("Ändra frågan"),
    anchor="questions",
)
NOTE_TAKERS = MeetingList(
    model=NoteTaker,
    add=lambda meeting, name, by: actions.add_note_taker(meeting=meeting, name=name, by=by),
    reword=lambda taker, name, by: actions.rename_note_taker(taker=taker, name=name, by=by),
    form=ListedNameForm,
    label=_("Namn"),
    add_words=_("Lägg till den som antecknade"),
    edit_words=_("Ändra vem som antecknade"),
    anchor="about",
)


@signed_in
def add(request: Request, meeting_id: int, which: MeetingList) -> HttpResponse:
    """Sent from the meeting's page. What is refused is shown with what was typed, on a page of its own."""
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    form = which.form(sent(request), label=which.label)
    if request.method == "POST" and form.is_valid():
        which.add(meeting, form.cleaned_data["text"], request.user)
        return _back(meeting_id, which)
    return _page(request, meeting, form, title=which.add_words, anchor=which.anchor)


@signed_in
def edit(request: Request, meeting_id: int, line_id: int, which: MeetingList) -> HttpResponse:
    line = _line_or_404(request, meeting_id, line_id, which)
    written = str(named(line)) if isinstance(line, NoteTaker) else line.text
    form = which.form(sent(request), label=which.label, initial={"text": written})
    if request.method == "POST" and form.is_valid():
        which.reword(line, form.cleaned_data["text"], request.user)
        return _back(meeting_id, which)
    sentence = line.sentence if isinstance(line, FoundQuestion) else ""
    said = {"title": which.edit_words, "anchor": which.anchor, "sentence": sentence}
    return _page(request, line.meeting, form, **said)


@signed_in
@require_POST
def remove(request: Request, meeting_id: int, line_id: int, which: MeetingList) -> HttpResponse:
    actions.remove_listed(line=_line_or_404(request, meeting_id, line_id, which), by=request.user)
    return _back(meeting_id, which)


def _line_or_404(request: Request, meeting_id: int, line_id: int, which: MeetingList) -> actions.Listed:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    lines: Any = which.model.objects.select_related("meeting")
    line: actions.Listed = get_object_or_404(lines, meeting=meeting, pk=line_id)
    return line


def _page(request: Request, meeting: Meeting, form: ListedForm, **said: object) -> HttpResponse:
    values = {"meeting": meeting, "form": form, **said}
    return render(request, "meetings/meetings/listed.html", values, status=422 if form.errors else 200)


def _back(meeting_id: int, which: MeetingList) -> HttpResponse:
    response = redirect("meetings:meeting", meeting_id)
    response["Location"] += f"#{which.anchor}"
    return response
