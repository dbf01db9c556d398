from django.urls import path

from beprovad.knowledge.views import clover, evidence, evidence_forms, methods, sources

app_name = "knowledge"
urlpatterns = [
    path("methods/", methods.methods, name="methods"),
    path("methods/add/", methods.add, name="add_method"),
    path("methods/clover/", clover.how_it_is_counted, name="clover"),
    path("methods/<int:method_id>/", methods.method, name="method"),
    path("methods/<int:method_id>/change/", methods.change, name="change_method"),
    path("methods/<int:method_id>/adoption/", methods.adopt, name="set_adoption"),
    path("methods/<int:method_id>/evidence/add/", evidence_forms.add, name="add_evidence"),
    path("evidence/<int:evidence_id>/", evidence.evidence, name="evidence"),
    path("evidence/<int:evidence_id>/change/", evidence_forms.change, name="change_evidence"),
    path("evidence/<int:evidence_id>/withdraw/", evidence.withdraw, name="withdraw_evidence"),
    path("sources/", sources.sources, name="sources"),
    path("sources/add/", sources.add, name="add_source"),
    path("sources/<int:source_id>/", sources.source, name="source"),
    path("sources/<int:source_id>/change/", sources.change, name="change_source"),
]
