from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "beprovad.trust"
    label = "trust"
