from django.urls import path

from beprovad.trust import views

app_name = "trust"

urlpatterns = [path("committee/", views.committee, name="committee")]
