"""Every room's addresses, in one place."""

from django.urls import include, path

handler400 = "beprovad.home.views.bad_request"
handler403 = "beprovad.home.views.forbidden"
handler404 = "beprovad.home.views.not_found"
handler500 = "beprovad.home.views.server_error"

urlpatterns = [
    path("", include("beprovad.rounds.urls")),
    path("", include("beprovad.home.urls")),
    path("login/", include("beprovad.people.login_urls")),
    path("people/", include("beprovad.people.urls")),
    path("web/", include("beprovad.web.urls")),
    path("journal/", include("beprovad.journal.urls")),
    path("", include("beprovad.meetings.urls")),
    path("", include("beprovad.knowledge.urls")),
    path("", include("beprovad.checklists.urls")),
    path("", include("beprovad.trust.urls")),
    path("assessments/", include("beprovad.assessments.urls")),
]
