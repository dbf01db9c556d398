from django.urls import path

from beprovad.journal import views

app_name = "journal"
urlpatterns = [path("", views.journal, name="journal")]
