from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "beprovad.knowledge"
    label = "knowledge"
