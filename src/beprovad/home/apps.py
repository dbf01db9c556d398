from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from beprovad.home.events import DemoLoaded, GuideHidden, GuideShown, MeetingVisited
from beprovad.journal.access import register_addresses, register_reader, register_unseen
from beprovad.journal.actions import describe
from beprovad.web.navigation import NavigationLink, register


class HomeConfig(AppConfig):
    name = "beprovad.home"
    label = "home"

    def ready(self) -> None:
        from beprovad.home.access import may_read_journal, unseen_entries  # noqa: PLC0415 - knows models
        from beprovad.home.queries.journal import addresses  # noqa: PLC0415 - knows models

        register(NavigationLink(label=_("Start"), url_name="home:start", order=10))
        register(NavigationLink(_("Journal"), "journal:journal", order=90, may_see=may_read_journal))
        register_reader(may_read_journal)
        register_unseen(unseen_entries)
        register_addresses(addresses)
        describe(
            {
                DemoLoaded: _("läste in den påhittade regionen"),
                MeetingVisited: _("såg mötet på den guidade vägen"),
                GuideHidden: _("dolde den guidade vägen"),
                GuideShown: _("tog fram den guidade vägen"),
            }
        )
