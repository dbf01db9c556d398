from django.urls import URLPattern, path

from beprovad.meetings.views import agenda, attendance, lists, materials, notes, sending
from beprovad.meetings.views import meetings as views

_ONE = "meetings/<int:meeting_id>/"
_ITEM = f"{_ONE}agenda/<int:item_id>/"
_SEAT = f"{_ONE}attendance/<int:seat_id>/"
_MATERIAL = f"{_ONE}materials/<int:material_id>/"
_SENDING = f"{_ONE}sending/<int:sending_id>/"
_NOTE = f"{_ONE}notes/<int:note_id>/"


def _listed(address: str, which: lists.MeetingList, name: str) -> list[URLPattern]:
    """A short list's three addresses."""
    given = {"which": which}
    one = f"{_ONE}{address}/<int:line_id>/"
    return [
        path(f"{_ONE}{address}/", lists.add, given, name=f"add_{name}"),
        path(one, lists.edit, given, name=f"edit_{name}"),
        path(f"{one}remove/", lists.remove, given, name=f"remove_{name}"),
    ]


meetings = [
    path("meetings/", views.list_meetings, name="meetings"),
    path("meetings/new/", views.new_meeting, name="new_meeting"),
    path(_ONE, views.show_meeting, name="meeting"),
    path(f"{_ONE}edit/", views.edit_meeting, name="edit_meeting"),
    path(f"{_ONE}remove/", views.remove, name="remove_meeting"),
    path(f"{_ONE}release/", views.release, name="release_notes"),
    path(f"{_ONE}print/", views.print_notes, name="print_notes"),
    path(f"{_ONE}notes.pdf", views.notes_pdf, name="notes_pdf"),
    path(f"{_ONE}notes.docx", views.notes_docx, name="notes_docx"),
    path(f"{_ONE}agenda/", agenda.agenda, name="agenda"),
    path(_ITEM, agenda.edit_item, name="edit_item"),
    path(f"{_ITEM}move/", agenda.move, name="move_item"),
    path(f"{_ITEM}remove/", agenda.remove, name="remove_item"),
    path(f"{_ONE}attendance/", attendance.attendance, name="attendance"),
    path(f"{_ONE}members/", attendance.members, name="make_members"),
    path(f"{_SEAT}change/", attendance.change_seat, name="change_presence"),
    path(f"{_SEAT}remove/", attendance.unseat, name="remove_seat"),
    path(f"{_ONE}materials/", materials.materials, name="materials"),
    path(_MATERIAL, materials.download, name="material"),
    path(f"{_MATERIAL}edit/", materials.edit_material, name="edit_material"),
    path(f"{_MATERIAL}remove/", materials.remove, name="remove_material"),
    path(f"{_ONE}sending/", sending.add, name="add_sending"),
    path(f"{_SENDING}tick/", sending.tick, name="tick_sending"),
    path(f"{_SENDING}connect/", sending.connect, name="connect_material"),
    path(f"{_SENDING}remove/", sending.remove, name="remove_sending"),
    *_listed("tips", lists.TIPS, "tip"),
    *_listed("questions", lists.QUESTIONS, "question"),
    *_listed("note-takers", lists.NOTE_TAKERS, "note_taker"),
    path(f"{_ONE}notes/", notes.begin, name="begin_note"),
    path(_NOTE, notes.edit_note, name="note"),
    path(f"{_NOTE}read/", notes.read_note, name="read_note"),
    path(f"{_NOTE}conflict/", notes.conflict, name="note_conflict"),
    path(f"{_NOTE}history/", notes.history, name="note_history"),
    path(f"{_NOTE}restore/", notes.restore, name="restore_note"),
]
