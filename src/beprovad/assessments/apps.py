from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "beprovad.assessments"
    label = "assessments"
