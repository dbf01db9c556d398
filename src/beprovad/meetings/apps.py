from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "beprovad.meetings"
    label = "meetings"
