from django.apps import AppConfig


class ChecklistsConfig(AppConfig):
    name = "beprovad.checklists"
    label = "checklists"
