from django.urls import path

from beprovad.assessments.views import assessments

_ONE = "<int:assessment_id>/"

answering = [
    path("", assessments.list_assessments, name="assessments"),
    path("new/", assessments.new_assessment, name="new"),
    path(_ONE, assessments.show_assessment, name="assessment"),
    path(f"{_ONE}edit/", assessments.edit_assessment, name="edit"),
    path(f"{_ONE}deepen/", assessments.deepen, name="deepen"),
    path(f"{_ONE}close/", assessments.close, name="close"),
    path(f"{_ONE}reopen/", assessments.reopen, name="reopen"),
]
