from django.urls import path

from beprovad.assessments.views import printing as views

_REPORT = "<int:assessment_id>/report"
_DECISION = "decisions/<int:decision_id>/report"

printing = [
    path(f"{_REPORT}/", views.report, name="report"),
    path(f"{_REPORT}.pdf", views.report_pdf, name="report_pdf"),
    path(f"{_REPORT}.docx", views.report_docx, name="report_docx"),
    path(f"{_DECISION}/", views.decision_report, name="decision_report"),
    path(f"{_DECISION}.pdf", views.decision_pdf, name="decision_pdf"),
    path(f"{_DECISION}.docx", views.decision_docx, name="decision_docx"),
]
