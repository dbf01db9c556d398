from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "beprovad.home"
    label = "home"
