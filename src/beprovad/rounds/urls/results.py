from django.urls import path

from beprovad.rounds.views import exports, results

_RESULTS = "rounds/<int:round_id>/results"

urlpatterns = [
    path(f"{_RESULTS}/", results.results, name="results"),
    path(f"{_RESULTS}/print/", exports.print_results, name="print_results"),
    path(f"{_RESULTS}.pdf", exports.results_pdf, name="results_pdf"),
    path(f"{_RESULTS}.docx", exports.results_docx, name="results_docx"),
    path(f"{_RESULTS}.xlsx", exports.results_xlsx, name="results_xlsx"),
    path(f"{_RESULTS}/inputs.csv", exports.results_inputs, name="results_inputs"),
    path(f"{_RESULTS}/tallies.csv", exports.results_tallies, name="results_tallies"),
]
