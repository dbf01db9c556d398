from django.urls import path

from beprovad.assessments.views import common, taking_over
from beprovad.assessments.views import sharing as views

_ONE = "<int:assessment_id>/"
_SHARED = "shared/<int:assessment_id>/"

sharing = [
    path(f"{_ONE}share/", views.share, name="share"),
    path(f"{_ONE}share/<int:network_id>/withdraw/", views.withdraw, name="withdraw_share"),
    path("shared/", views.list_shared, name="shared"),
    path(_SHARED, views.show_shared, name="shared_assessment"),
    path(f"{_SHARED}questions/<int:question_id>/take-over/", taking_over.take_over, name="take_over"),
    path("methods/<int:method_id>/", taking_over.show_side_by_side, name="side_by_side"),
    path(
        "methods/<int:method_id>/common/<int:network_id>/<int:question_id>/",
        common.write_common,
        name="write_common",
    ),
    path("common/<int:common_id>/take-over/", taking_over.take_over_common, name="take_over_common"),
]
