from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "beprovad.people"
    label = "people"
