"""Materials: upload, download with access asked each time, move, remove."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from beprovad.meetings import access
from beprovad.meetings.actions.materials import Uploaded, move_material, remove_material, upload_materials
from beprovad.meetings.forms.meetings import MaterialForm, MaterialsForm
from beprovad.meetings.meeting_words import FILE_REFUSALS
from beprovad.meetings.models import Material
from beprovad.meetings.views.sent import sent
from beprovad.people.requests import Request, signed_in
from beprovad.people.rules import Act


@signed_in
def materials(request: Request, meeting_id: int) -> HttpResponse:
    """The meeting's files, and a place to drop more. What is refused is said file by file; the rest is kept."""
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    chosen = {"item": request.GET.get("item")}
    form = MaterialsForm(sent(request), request.FILES or None, items=meeting.items.all(), initial=chosen)
    refused: list[tuple[str, object]] = []
    if request.method == "POST" and form.is_valid():
        item = form.cleaned_data["item"]
        uploaded = upload_materials(meeting=meeting, item=item, files=form.chosen, by=request.user)
        refused = [(one.name, FILE_REFUSALS[one.refusal]) for one in uploaded.refused]
        _say_kept(request, uploaded)
        if not refused:
            return redirect("meetings:materials", meeting.pk)
    values = {
        "meeting": meeting,
        "materials": meeting.materials.select_related("item"),
        "form": form,
        "refused": refused,
    }
    status = 422 if form.errors or refused else 200
    return render(request, "meetings/meetings/materials.html", values, status=status)


def _say_kept(request: Request, uploaded: Uploaded) -> None:
    count = len(uploaded.kept)
    if count:
        said = ngettext("%(count)d fil är uppladdad.", "%(count)d filer är uppladdade.", count)
        messages.success(request, said % {"count": count})
    elif not uploaded.refused:
        messages.info(request, ngettext("Filen finns redan här.", "Filerna finns redan här.", uploaded.known))


@signed_in
@require_GET
def download(request: Request, meeting_id: int, material_id: int) -> FileResponse:
    """Always as a file to keep, never shown in place: what people upload runs nowhere."""
    meeting = access.meeting_or_404(request.reach, meeting_id)
    material = get_object_or_404(meeting.materials, pk=material_id)
    response = FileResponse(
        material.file.open("rb"),
        as_attachment=True,
        filename=material.file_name,
        content_type=material.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
def edit_material(request: Request, meeting_id: int, material_id: int) -> HttpResponse:
    material = _material_or_404(request, meeting_id, material_id)
    items = material.meeting.items.all()
    initial = {"title": material.title, "item": material.item_id}
    form = MaterialForm(sent(request), items=items, initial=initial)
    if request.method == "POST" and form.is_valid():
        move_material(material=material, **form.cleaned_data, by=request.user)
        return redirect("meetings:materials", meeting_id)
    values = {"material": material, "meeting": material.meeting, "form": form}
    return render(request, "meetings/meetings/material.html", values, status=422 if form.errors else 200)


@signed_in
@require_POST
def remove(request: Request, meeting_id: int, material_id: int) -> HttpResponse:
    remove_material(material=_material_or_404(request, meeting_id, material_id), by=request.user)
    return redirect("meetings:materials", meeting_id)


def _material_or_404(request: Request, meeting_id: int, material_id: int) -> Material:
    meeting = access.meeting_to_or_404(request.reach, meeting_id, Act.EDIT_NOTES)
    return get_object_or_404(meeting.materials.select_related("meeting"), pk=material_id)
