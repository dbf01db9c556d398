from django.urls import path

from beprovad.meetings.views import matters as views
from beprovad.meetings.views import reports

matters = [
    path("matters/", views.matters, name="matters"),
    path("matters/for-us/", views.open_for_us, name="open_for_us"),
    path("matters/matters.csv", views.export_matters, name="export_matters"),
    path("matters/new/", views.new_matter, name="new_matter"),
    path("matters/<int:matter_id>/", views.matter, name="matter"),
    path("matters/<int:matter_id>/move/", views.move, name="move_matter"),
    path("matters/<int:matter_id>/edit/", views.edit, name="edit_matter"),
    path("matters/<int:matter_id>/report/", reports.report, name="report_on_matter"),
    path("matters/<int:matter_id>/report/<int:report_id>/read/", reports.mark_read, name="read_report"),
    path("matters/<int:matter_id>/link/", views.link, name="link_matters"),
    path("matters/<int:matter_id>/link/<int:join_id>/undo/", views.part, name="part_matters"),
]
