from django.urls import path

from beprovad.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("about/", views.about, name="about"),
    path("example-note.<slug:form>", views.example, name="example_note"),
    path("guide/hide/", views.hide_guide, name="hide_guide"),
    path("guide/show/", views.show_guide, name="show_guide"),
    path("guide/meeting/<int:meeting_id>/", views.look, name="look"),
]
