from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "beprovad.journal"
    label = "journal"
