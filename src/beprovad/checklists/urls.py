"""The room's addresses."""

from django.urls import path

from beprovad.checklists.views import drafts, lists, rounds, versions

app_name = "checklists"
_LIST = "checklists/<int:checklist_id>/"
_VERSION = "checklists/versions/<int:version_id>/"
_DRAFT = "checklists/drafts/<int:version_id>/"

urlpatterns = [
    path("checklists/", lists.checklists, name="checklists"),
    path("checklists/new/", lists.new_checklist, name="new_checklist"),
    path("checklists/from-meeting/<int:meeting_id>/", lists.from_meeting, name="from_meeting"),
    path("checklists/from-meeting/<int:meeting_id>/add/", lists.add_from, name="add_from_meeting"),
    path("checklists/from-round/<int:round_id>/", rounds.from_round, name="from_round"),
    path(_LIST, lists.checklist, name="checklist"),
    path(f"{_LIST}rename/", lists.rename, name="rename"),
    path(f"{_LIST}next-version/", lists.next_version, name="next_version"),
    path(f"{_LIST}choose/", lists.choose, name="choose"),
    path(_VERSION, versions.version, name="version"),
    path(f"{_VERSION}copy/", lists.from_version, name="from_version"),
    path(f"{_VERSION}differences/", versions.differences, name="differences"),
    path(f"{_VERSION}forgotten/", versions.spots, name="blind_spots"),
    path(f"{_VERSION}print/", versions.print_version, name="print_version"),
    path(f"{_VERSION}checklist.pdf", versions.version_pdf, name="version_pdf"),
    path(f"{_VERSION}checklist.docx", versions.version_docx, name="version_docx"),
    path(_DRAFT, drafts.draft, name="draft"),
    path(f"{_DRAFT}take-in/", drafts.take_in, name="take_in"),
    path(f"{_DRAFT}cover/", drafts.cover, name="cover"),
    path(f"{_DRAFT}publish/", drafts.publish, name="publish"),
    path(f"{_DRAFT}discard/", drafts.discard, name="discard_draft"),
]
