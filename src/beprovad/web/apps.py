from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "beprovad.web"
    label = "web"
