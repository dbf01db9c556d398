from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from beprovad.web.navigation import NavigationLink, register


class TrustConfig(AppConfig):
    name = "beprovad.trust"
    label = "trust"

    def ready(self) -> None:
        from beprovad.trust.access import may_see_committee_page  # noqa: PLC0415 - models need the apps

        register(
            NavigationLink(_("Nämndens sida"), "trust:committee", order=37, may_see=may_see_committee_page)
        )
