from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "beprovad.asking"
    label = "asking"
