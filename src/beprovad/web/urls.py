from django.urls import path
from django.views.i18n import set_language

from beprovad.web import views
from beprovad.web.origin import from_our_pages

app_name = "web"

urlpatterns = [
    path("theme/", views.set_theme, name="set_theme"),
    path("language/", from_our_pages(set_language), name="set_language"),
    path("components/", views.components, name="components"),
    path("site-<slug:version>.css", views.styles, name="styles"),
    path("site-<slug:version>.js", views.script, name="script"),
]
