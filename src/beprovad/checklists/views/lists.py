"""The checklists, one of them with its versions, beginning one, and choosing which is used."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from beprovad.checklists import access
from beprovad.checklists.actions import (
    add_from_meeting,
    begin_draft,
    begin_from_lines,
    begin_from_meeting,
    begin_from_version,
    choose_checklist,
    rename_checklist,
)
from beprovad.checklists.forms.lists import (
    AddFromMeetingForm,
    BeginForm,
    ChooseForm,
    FromMeetingForm,
    NameForm,
    NewForm,
)
from beprovad.checklists.models import Checklist, ChecklistVersion
from beprovad.checklists.queries.lists import (
    ListToAddTo,
    checklist_page,
    checklist_rows,
    choosers,
    lists_to_add_to,
)
from beprovad.checklists.rules.drafting import ChecklistRefused
from beprovad.checklists.words import said_title
from beprovad.checklists.words.refusals import REFUSAL_WORDS
from beprovad.lib.text import whole_number
from beprovad.meetings.models import FoundQuestion, Meeting
from beprovad.people.access import require
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act


def sent(request: HttpRequest) -> QueryDict | None:
    """The posted fields, also when there are none: an empty form that was sent is answered with what is missing."""
    return request.POST if request.method == "POST" else None


@signed_in
@require_GET
def checklists(request: Request) -> HttpResponse:
    require(request.reach, Act.SEE_CHECKLISTS)
    values = {"rows": checklist_rows(request.reach), "may_make": access.may_make_lists(request.reach)}
    return render(request, "checklists/checklists.html", values)


@signed_in
@require_GET
def checklist(request: Request, checklist_id: int) -> HttpResponse:
    found = access.checklist_or_404(request.reach, checklist_id)
    form = ChooseForm(keepers=choosers(request.reach, found))
    values = {"page": checklist_page(found, request.reach), "form": form}
    return render(request, "checklists/checklist.html", values)


@signed_in
def new_checklist(request: Request) -> HttpResponse:
    """Empty, or from pasted lines."""
    access.require_list_maker(request.reach)
    form = NewForm(sent(request), keepers=access.keepers(request.reach))
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, begin_from_lines(**form.cleaned_data, by=request.user))
        except ChecklistRefused as refused:
            form.add_error("pasted", REFUSAL_WORDS[refused.refusal])  # type: ignore[arg-type]
    return _form(request, "checklists/new.html", form)


@signed_in
def from_version(request: Request, version_id: int) -> HttpResponse:
    """One's own list from the standard one, or from any other that one sees."""
    access.require_list_maker(request.reach)
    version = access.version_or_404(request.reach, version_id)
    title = said_title(version.checklist)
    form = BeginForm(sent(request), keepers=access.keepers(request.reach))
    if request.method == "POST" and form.is_valid():
        return _begun(request, begin_from_version(version=version, **form.cleaned_data, by=request.user))
    return _form(request, "checklists/from_version.html", form, version=version, source=title)


@signed_in
def from_meeting(request: Request, meeting_id: int) -> HttpResponse:
    """What was asked at a meeting becomes a draft, with everything that it stands on."""
    meeting = access.meeting_with_questions_or_404(request.reach, meeting_id)
    keepers = access.keepers_of(request.reach, meeting)
    if not any(keepers):
        raise Http404
    questions = list(meeting.questions.order_by("pk"))
    day = date_format(meeting.held_on, "j F Y")
    initial = {"title": _("Frågor från mötet den %(day)s") % {"day": day}}
    form = FromMeetingForm(sent(request), keepers=keepers, questions=questions, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        chosen = set(told.pop("found"))
        found = [question for question in questions if question.pk in chosen]
        try:
            draft = begin_from_meeting(meeting=meeting, found=found, **told, by=request.user)
            return _begun(request, draft)
        except ChecklistRefused as refused:
            form.add_error(None, REFUSAL_WORDS[refused.refusal])  # type: ignore[arg-type]
    return _form(request, "checklists/from_meeting.html", form, meeting=meeting)


@signed_in
def add_from(request: Request, meeting_id: int) -> HttpResponse:
    """Questions of a later meeting, into a list that has begun; a published one goes on as its next version."""
    meeting = access.meeting_with_questions_or_404(request.reach, meeting_id)
    lists = lists_to_add_to(request.reach, meeting)
    if not lists:
        raise Http404
    questions = list(meeting.questions.order_by("pk"))
    form = AddFromMeetingForm(sent(request), lists=lists, questions=questions)
    if request.method == "POST" and form.is_valid():
        into = next(each for each in lists if each.checklist.pk == form.cleaned_data["into"])
        found = [question for question in questions if question.pk in form.cleaned_data["found"]]
        try:
            return _added(request, into, meeting, found)
        except ChecklistRefused as refused:
            form.add_error(None, REFUSAL_WORDS[refused.refusal])  # type: ignore[arg-type]
    values = {"form": form, "meeting": meeting}
    status = 422 if form.errors else 200
    return render(request, "checklists/add_from_meeting.html", values, status=status)


def _added(request: Request, into: ListToAddTo, meeting: Meeting, found: list[FoundQuestion]) -> HttpResponse:
    with transaction.atomic():
        if into.draft_id is None:
            draft = begin_draft(checklist=into.checklist, by=request.user)
        else:
            draft = into.checklist.versions.get(pk=into.draft_id)
        count = add_from_meeting(draft=draft, meeting=meeting, found=found, by=request.user)
    said = ngettext(
        "%(count)d fråga från %(meeting)s är tillagd.",
        "%(count)d frågor från %(meeting)s är tillagda.",
        count,
    )
    messages.success(request, said % {"count": count, "meeting": meeting.title})
    if left_out := len(found) - count:
        held = ngettext("%(count)d fanns redan.", "%(count)d fanns redan.", left_out)
        messages.info(request, held % {"count": left_out})
    return redirect("checklists:draft", draft.pk)


@signed_in
def rename(request: Request, checklist_id: int) -> HttpResponse:
    """Title and about. Of two who write at once the second is shown both."""
    found = access.checklist_to_edit_or_404(request.reach, checklist_id)
    form = NameForm(sent(request), initial=_named(found))
    is_late = False
    if request.method == "POST" and form.is_valid():
        try:
            rename_checklist(checklist=found, **form.cleaned_data, by=request.user)
            messages.success(request, _("Listan heter nu så."))
            return redirect("checklists:checklist", found.pk)
        except ChecklistRefused as refused:
            found.refresh_from_db()
            form.add_error(None, REFUSAL_WORDS[refused.refusal])  # type: ignore[arg-type]
            form.data = {**form.cleaned_data, "revision": str(found.revision)}
            is_late = True
    values = {"form": form, "checklist": found, "is_late": is_late}
    status = 409 if is_late else 422 if form.errors else 200
    return render(request, "checklists/rename.html", values, status=status)


def _named(found: Checklist) -> dict[str, Any]:
    return {"revision": found.revision, "title": found.title, "about": found.about}


@signed_in
@require_POST
def next_version(request: Request, checklist_id: int) -> HttpResponse:
    """A draft of the next version; where there is one already, that one."""
    found = access.checklist_to_edit_or_404(request.reach, checklist_id)
    try:
        draft = begin_draft(checklist=found, by=request.user)
    except ChecklistRefused:
        draft = found.versions.get(number=None)
    return redirect("checklists:draft", draft.pk)


@signed_in
@require_POST
def choose(request: Request, checklist_id: int) -> HttpResponse:
    found = access.checklist_or_404(request.reach, checklist_id)
    access.require_list_maker(request.reach)
    form = ChooseForm(request.POST, keepers=choosers(request.reach, found))
    if not form.is_valid():
        values = {"page": checklist_page(found, request.reach), "form": form}
        return render(request, "checklists/checklist.html", values, status=422)
    try:
        choose_checklist(checklist=found, keeper=form.cleaned_data["keeper"], by=request.user)
        messages.success(request, _("Nya prövningar görs nu med den här listans senaste version."))
    except ChecklistRefused:
        messages.warning(request, _("Listan har ingen publicerad version än. Publicera utkastet först."))
    version = number_in(request, "version")  # where the button stood
    if version is not None:
        return redirect("checklists:version", version)
    return redirect("checklists:checklist", found.pk)


def _begun(request: Request, draft: ChecklistVersion) -> HttpResponse:
    messages.success(request, _("Utkastet finns. Ordna frågorna och publicera när listan är klar."))
    return redirect("checklists:draft", draft.pk)


def _form(request: Request, template: str, form: BeginForm, **more: Any) -> HttpResponse:
    return render(request, template, {"form": form, **more}, status=422 if form.errors else 200)


def number_in(request: Request, name: str) -> int | None:
    """A number that the address carries, such as ?against=7."""
    return whole_number(request.GET.get(name, ""))
