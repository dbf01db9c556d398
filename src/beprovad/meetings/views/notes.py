"""A note: write it, see how it came to be, settle what two people wrote at once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from beprovad.lib.text import whole_number
from beprovad.meetings import access
from beprovad.meetings.actions.notes import (
    Conflict,
    NoteRefused,
    Saved,
    begin_note,
    restore_revision,
    save_note,
    settle_conflict,
)
from beprovad.meetings.forms.meetings import NoteForm, SettleForm
from beprovad.meetings.meeting_words import NOTE_REFUSALS, SETTLED_WORDS
from beprovad.meetings.models import Note, NoteConflict
from beprovad.meetings.queries.notes import (
    conflict_page,
    is_with_oneself,
    note_history,
    note_part,
    open_conflict,
)
from beprovad.meetings.rules.notes import Change, Choice, Piece
from beprovad.meetings.views.sent import sent
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act

ON_A_PAGE = 20


def _note_or_404(request: Request, meeting_id: int, note_id: int) -> Note:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    return get_object_or_404(meeting.notes.select_related("meeting", "item"), pk=note_id)


@signed_in
@require_POST
def begin(request: Request, meeting_id: int) -> HttpResponse:
    """The first words under an item, or (without one) before all items."""
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    chosen = whole_number(request.POST.get("item", ""))
    item = get_object_or_404(meeting.items, pk=chosen) if chosen is not None else None
    note = begin_note(meeting=meeting, item=item, by=request.user)
    return redirect("meetings:note", meeting.pk, note.pk)


@signed_in
def edit_note(request: Request, meeting_id: int, note_id: int) -> HttpResponse:
    """The text in a field that saves itself; the same form has a button for those without JavaScript."""
    note = _note_or_404(request, meeting_id, note_id)
    if request.method == "POST":
        return _save(request, note)
    return _editor(request, note, text=note.text, base=note.revision)


def _save(request: Request, note: Note) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _editor(request, note, text=request.POST.get("text", ""), base=note.revision, status=422)
    base, text = form.cleaned_data["base"], form.cleaned_data["text"]
    if _is_autosave(request) and note.meeting.is_released:
        return _to_be_said(request, note, base)
    try:
        outcome = save_note(note_id=note.pk, base_revision=base, text=text, by=request.user)
    except NoteRefused as refused:
        return _refused(request, note, text, base, NOTE_REFUSALS[refused.refusal])
    if isinstance(outcome, Conflict):
        return _conflict(request, note)
    return _receipt(request, note, outcome)


def _to_be_said(request: Request, note: Note, base: int) -> HttpResponse:
    """Members read the note since the field was opened: half a sentence is not theirs to see."""
    values = {"note": note, "meeting": note.meeting, "base": base}
    return render(request, "meetings/notes/visible_now.html", values, status=422)


def _is_autosave(request: Request) -> bool:
    return request.headers.get("X-Autosave") == "1"


def _receipt(request: Request, note: Note, saved: Saved) -> HttpResponse:
    if _is_autosave(request):
        at = date_format(timezone.localtime(saved.at), "H.i")
        return JsonResponse({"base": saved.revision, "saved_at": at})
    messages.success(request, _("Anteckningen är sparad."))
    return redirect(_place_of(note))


def _refused(request: Request, note: Note, text: str, base: int, why: object) -> HttpResponse:
    """The text stays in its field; nothing of it is kept here."""
    if _is_autosave(request):
        return render(request, "meetings/notes/refused.html", {"why": why}, status=422)
    return _editor(request, note, text=text, base=base, why=why, status=422)


def _editor(  # noqa: PLR0913 - each is one thing on the page
    request: Request, note: Note, *, text: str, base: int, why: object = "", status: int = 200
) -> HttpResponse:
    name = "editor" if request.htmx else "edit"
    standing = open_conflict(note, request.user)
    values = {
        "note": note,
        "meeting": note.meeting,
        "text": text,
        "base": base,
        "why": why,
        "place": _place_of(note),
        "open_conflict": standing,
        "is_own_conflict": standing is not None and is_with_oneself(standing),
    }
    return render(request, f"meetings/notes/{name}.html", values, status=status)


def _place_of(note: Note) -> str:
    """Where the note stands on the meeting's page, under its item's heading."""
    anchor = f"item-{note.item_id}" if note.item_id else f"note-{note.pk}"
    return f"{reverse('meetings:meeting', args=[note.meeting_id])}#{anchor}"


@signed_in
@require_GET
def read_note(request: Request, meeting_id: int, note_id: int) -> HttpResponse:
    """The note as it is read, for the place where it was just written."""
    note = _note_or_404(request, meeting_id, note_id)
    values = {"note": note_part(note, request.user), "meeting": note.meeting, "may_edit": True}
    return render(request, "meetings/notes/note.html", values)


@signed_in
def conflict(request: Request, meeting_id: int, note_id: int) -> HttpResponse:
    """Both texts side by side, and three ways to go on."""
    note = _note_or_404(request, meeting_id, note_id)
    standing = open_conflict(note, request.user)
    if standing is None:
        return redirect(_place_of(note))
    form = SettleForm(sent(request))
    if not form.is_valid():
        return _both_texts(request, note, standing)
    if form.cleaned_data["conflict"] != standing.pk:
        return redirect("meetings:note_conflict", meeting_id, note_id)
    try:
        outcome = settle_conflict(
            conflict=standing, choice=Choice(form.cleaned_data["choice"]), text=form.cleaned_data["text"],
            seen_revision=form.cleaned_data["seen"], by=request.user,
        )  # fmt: skip
    except NoteRefused as refused:
        joined = form.cleaned_data["text"]
        return _both_texts(request, note, standing, joined, NOTE_REFUSALS[refused.refusal], status=422)
    if isinstance(outcome, Conflict):
        return _conflict(request, note)
    messages.success(request, str(SETTLED_WORDS[Choice(form.cleaned_data["choice"])]))
    return redirect(_place_of(note))


def _conflict(request: Request, note: Note) -> HttpResponse:
    """409 with both texts: a piece of a page for the field that saves itself, else the page."""
    standing = open_conflict(note, request.user)
    if standing is None:  # settled in another window since
        return redirect(_place_of(note))
    return _both_texts(request, note, standing, status=409)


def _both_texts(  # noqa: PLR0913 - each is one thing on the page
    request: Request,
    note: Note,
    standing: NoteConflict,
    joined: str = "",
    why: object = "",
    *,
    status: int = 200,
) -> HttpResponse:
    page = conflict_page(standing)
    values = {
        "page": page,
        "note": note,
        "meeting": note.meeting,
        "theirs": _marked(page.pieces, Change.GONE),
        "mine": _marked(page.pieces, Change.NEW),
        "joined": joined or page.joined,
        "why": why,
        "place": _place_of(note),
    }
    name = "conflict_piece" if _is_autosave(request) else "conflict"
    return render(request, f"meetings/notes/{name}.html", values, status=status)


def _marked(pieces: tuple[Piece, ...], only: Change) -> SafeString:
    """One of the two texts, with what stands only in it marked."""
    mine = (piece for piece in pieces if piece.change in (Change.SAME, only))
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>" if piece.change == only else "{}", piece.text),) for piece in mine),
    )


@signed_in
@require_GET
def history(request: Request, meeting_id: int, note_id: int) -> HttpResponse:
    note = _note_or_404(request, meeting_id, note_id)
    page = Paginator(note.revisions.order_by("-revision"), ON_A_PAGE).get_page(request.GET.get("page"))
    start = max(page.start_index() - 1, 0)
    entries = note_history(note, start=start, stop=start + ON_A_PAGE)
    values = {
        "note": note,
        "meeting": note.meeting,
        "entries": entries,
        "page": page,
        "place": _place_of(note),
    }
    return render(request, "meetings/notes/history.html", values)


@signed_in
@require_POST
def restore(request: Request, meeting_id: int, note_id: int) -> HttpResponse:
    """An older text becomes the newest; when somebody has written meanwhile both texts are shown."""
    note = _note_or_404(request, meeting_id, note_id)
    wanted = get_object_or_404(note.revisions, revision=whole_number(request.POST.get("revision", "")) or 0)
    base = whole_number(request.POST.get("base", "")) or 0
    try:
        outcome = restore_revision(revision=wanted, base_revision=base, by=request.user)
    except NoteRefused as refused:
        messages.error(request, str(NOTE_REFUSALS[refused.refusal]))
        return redirect("meetings:note_history", meeting_id, note_id)
    if isinstance(outcome, Conflict):
        return _conflict(request, note)
    messages.success(
        request, _("Den äldre texten gäller igen. Det som stod emellan finns kvar i historiken.")
    )
    return redirect(_place_of(note))
