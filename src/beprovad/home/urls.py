from django.urls import path

from beprovad.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
]
