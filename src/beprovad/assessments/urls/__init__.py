"""The room's addresses, by journey."""

from beprovad.assessments.urls.answering import answering
from beprovad.assessments.urls.deciding import deciding
from beprovad.assessments.urls.printing import printing
from beprovad.assessments.urls.sharing import sharing

app_name = "assessments"
urlpatterns = [*answering, *deciding, *printing, *sharing]
