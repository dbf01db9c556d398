from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from beprovad.journal.actions import describe
from beprovad.knowledge import events
from beprovad.web.navigation import NavigationLink, register


class KnowledgeConfig(AppConfig):
    name = "beprovad.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from beprovad.knowledge.access import may_see_knowledge  # noqa: PLC0415 - models need the apps

        register(
            NavigationLink(
                _("Arbetssätt"), "knowledge:methods", order=34, may_see=may_see_knowledge,
                also=("/evidence/", "/sources/"),
            )
        )  # fmt: skip
        describe(
            {
                events.MethodAdded: _("lade till ett arbetssätt"),
                events.MethodChanged: _("ändrade ett arbetssätt"),
                events.AdoptionSet: _("sade hur ett arbetssätt används"),
                events.SourceAdded: _("lade till en källa"),
                events.SourceChanged: _("ändrade en källa"),
                events.EvidenceAdded: _("lade till underlag"),
                events.EvidenceChanged: _("ändrade underlaget"),
                events.EvidenceWithdrawn: _("tog underlaget ur bruk"),
            }
        )
