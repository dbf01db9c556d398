"""The room's addresses, by journey."""

from beprovad.meetings.urls.matters import matters
from beprovad.meetings.urls.meetings import meetings
from beprovad.meetings.urls.reading import reading

app_name = "meetings"
urlpatterns = [*reading, *meetings, *matters]
