from django.urls import path

from beprovad.rounds.views import results

urlpatterns = [path("rounds/<int:round_id>/results/", results.results, name="results")]
