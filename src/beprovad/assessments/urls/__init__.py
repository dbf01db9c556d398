"""The room's addresses, by journey."""

from beprovad.assessments.urls.answering import answering

app_name = "assessments"
urlpatterns = [*answering]
