"""The room's addresses, one module for each journey."""

from beprovad.rounds.urls import composing, joining_table, keeping, leading, phone, results

app_name = "rounds"
urlpatterns = [
    *phone.urlpatterns,  # first: a whole room asks for them at once
    *composing.urlpatterns,
    *leading.urlpatterns,
    *joining_table.urlpatterns,
    *results.urlpatterns,
    *keeping.urlpatterns,
]
