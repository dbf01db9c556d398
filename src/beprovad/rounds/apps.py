from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from beprovad.journal.actions import describe
from beprovad.rounds import events


class RoundsConfig(AppConfig):
    name = "beprovad.rounds"
    label = "rounds"

    def ready(self) -> None:
        from beprovad.live import rooms  # noqa: PLC0415 - models need the apps
        from beprovad.meetings.panels import register_agenda_panels, register_printed  # noqa: PLC0415
        from beprovad.rounds.access import may_see_rounds  # noqa: PLC0415
        from beprovad.rounds.broadcast import ROOM  # noqa: PLC0415
        from beprovad.rounds.live_room import RoundsRoom  # noqa: PLC0415
        from beprovad.rounds.panels import rounds_at_agenda, rounds_printed  # noqa: PLC0415
        from beprovad.web.navigation import NavigationLink, register  # noqa: PLC0415

        rooms.register(ROOM, RoundsRoom())
        register_agenda_panels(rounds_at_agenda)
        register_printed(rounds_printed)
        register(NavigationLink(_("Rundor"), "rounds:rounds", order=25, may_see=may_see_rounds))
        describe(
            {
                events.RoundComposed: _("satte ihop rundan"),
                events.RoundChanged: _("ändrade rundan"),
                events.RoundRemoved: _("tog bort rundan"),
                events.PromptComposed: _("lade till ett steg i rundan"),
                events.PromptChanged: _("ändrade ett steg i rundan"),
                events.PromptRemoved: _("tog bort ett steg ur rundan"),
                events.RoundOpened: _("öppnade rundan"),
                events.PromptOpened: _("öppnade ett steg i rundan"),
                events.PromptClosed: _("stängde ett steg i rundan"),
                events.ResultsRevealed: _("visade resultatet för rummet"),
                events.ResultsHidden: _("dolde resultatet för rummet"),
                events.TimerSet: _("satte en tid för steget"),
                events.JoiningLocked: _("stängde dörren till rundan"),
                events.JoiningUnlocked: _("öppnade dörren till rundan igen"),
                events.SeatRemoved: _("tog bort en plats ur rundan"),
                events.InputsModerated: _("gick igenom inspel"),
                events.InputsKeyedIn: _("skrev in inspel från papper"),
                events.InputsGrouped: _("förde ihop inspel"),
                events.RoundEnded: _("avslutade rundan"),
                events.RoundAnonymised: _("avidentifierade rundan"),
                events.RoundDeleted: _("tog bort rundan och allt som kom in"),
                events.KeepingChanged: _("ändrade hur länge rundor sparas"),
            }
        )
