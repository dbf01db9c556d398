from django.urls import path

from beprovad.assessments.views import alone, assessments, handing, linking, questions, room, versions

_ONE = "<int:assessment_id>/"
_QUESTION = f"{_ONE}questions/<int:question_id>/"
_HANDED = "handed/<int:handing_id>/"

answering = [
    path("", assessments.list_assessments, name="assessments"),
    path("new/", assessments.new_assessment, name="new"),
    path(_ONE, assessments.show_assessment, name="assessment"),
    path(f"{_ONE}edit/", assessments.edit_assessment, name="edit"),
    path(f"{_ONE}deepen/", assessments.deepen, name="deepen"),
    path(f"{_ONE}close/", assessments.close, name="close"),
    path(f"{_ONE}reopen/", assessments.reopen, name="reopen"),
    path(f"{_ONE}version/", versions.take_newer, name="take_version"),
    path(f"{_ONE}evidence/", linking.unlinked, name="unlinked"),
    path(_QUESTION, questions.question, name="question"),
    path(f"{_QUESTION}settle/", questions.settle, name="settle"),
    path(f"{_QUESTION}evidence/", linking.link, name="link"),
    path(f"{_QUESTION}evidence/<int:link_id>/remove/", linking.unlink, name="unlink"),
    path(f"{_QUESTION}hand/", handing.hand, name="hand"),
    path(f"{_ONE}handings/<int:handing_id>/withdraw/", handing.withdraw, name="withdraw_handing"),
    path(_HANDED, handing.handed, name="handed"),
    path(f"{_HANDED}settle/", handing.settle, name="settle_handed"),
    path(f"{_HANDED}done/", handing.done, name="finish_handed"),
    path(f"{_ONE}alone/", alone.choose, name="alone"),
    path(f"{_ONE}alone/done/", alone.done, name="finish_alone"),
    path(f"{_ONE}alone/show/", alone.show, name="show_differences"),
    path(f"{_ONE}differences/", alone.differences, name="differences"),
    path(f"{_ONE}room/", room.begin, name="begin_room"),
    path(f"{_ONE}room/<int:question_id>/", room.room, name="room"),
]
