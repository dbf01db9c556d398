from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "beprovad.people"
    label = "people"

    def ready(self) -> None:
        from beprovad.people.entrance import enter_the_house  # noqa: PLC0415 - the apps must be loaded first

        enter_the_house()
