from django.urls import path

from beprovad.rounds.views import keeping

urlpatterns = [
    path("rounds/keeping/<int:network_id>/", keeping.keeping, name="keeping"),
    path("rounds/<int:round_id>/anonymise/", keeping.anonymise, name="anonymise"),
    path("rounds/<int:round_id>/delete/", keeping.delete, name="delete_round"),
]
