from django.apps import AppConfig

from beprovad.asking.styleguide import examples
from beprovad.web.styleguide import Part, register_part


class AskingConfig(AppConfig):
    name = "beprovad.asking"
    label = "asking"

    def ready(self) -> None:
        register_part(
            Part("asking/styleguide.html", "asking/styles.html", "asking/scripts.html", fill=examples)
        )
