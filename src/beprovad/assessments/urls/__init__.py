"""The room's addresses, by journey."""

from beprovad.assessments.urls.answering import answering
from beprovad.assessments.urls.deciding import deciding

app_name = "assessments"
urlpatterns = [*answering, *deciding]
