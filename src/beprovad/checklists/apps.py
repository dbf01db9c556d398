from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from beprovad.checklists import events
from beprovad.journal.actions import describe
from beprovad.web.navigation import NavigationLink, register


class ChecklistsConfig(AppConfig):
    name = "beprovad.checklists"
    label = "checklists"

    def ready(self) -> None:
        from beprovad.checklists.access import may_see_checklists  # noqa: PLC0415 - models need the apps
        from beprovad.checklists.panels import checklist_of_round, checklists_of_meeting  # noqa: PLC0415
        from beprovad.meetings.panels import register_questions_panel  # noqa: PLC0415
        from beprovad.rounds.panels import register_results_panel  # noqa: PLC0415

        register(
            NavigationLink(_("Checklistor"), "checklists:checklists", order=36, may_see=may_see_checklists)
        )
        register_questions_panel(checklists_of_meeting)
        register_results_panel(checklist_of_round)
        describe(
            {
                events.ChecklistBegun: _("började på en checklista"),
                events.DraftBegun: _("började på en ny version av checklistan"),
                events.DraftChanged: _("arbetade med utkastet till checklistan"),
                events.DraftActUndone: _("ångrade en ändring i utkastet till checklistan"),
                events.ChecklistRenamed: _("ändrade checklistans namn eller beskrivning"),
                events.DraftDiscarded: _("kastade utkastet till checklistan"),
                events.VersionPublished: _("publicerade en version av checklistan"),
                events.ChecklistChosen: _("valde vilken checklista som används"),
                events.StandardShipped: _("kom med en ny version av standardlistan"),
            }
        )
