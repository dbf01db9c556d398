from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from beprovad.journal.actions import describe, subscribe
from beprovad.journal.events import Actor
from beprovad.meetings import events
from beprovad.web.navigation import NavigationLink, register


class MeetingsConfig(AppConfig):
    name = "beprovad.meetings"
    label = "meetings"

    def ready(self) -> None:
        _tell_people()
        _stand_in_the_head()
        subscribe(events.NotesReleased, _spread_mentions)
        describe(
            {
                events.NoteReadIn: _("läste in anteckningen"),
                events.ReadingDiscarded: _("kastade inläsningen"),
                events.IdentityNumbersMasked: _("maskerade personnummer i en anteckning"),
                events.OriginalRead: _("hämtade originalet"),
                events.MeetingSaved: _("sparade mötet"),
                events.MeetingChanged: _("ändrade mötet"),
                events.MeetingRemoved: _("tog bort utkastet till mötet"),
                events.NotesReleased: _("gjorde anteckningarna synliga för ledamöterna"),
                events.NoteEdited: _("skrev i anteckningarna"),
                events.NoteConflictSettled: _("valde mellan två texter"),
                events.MaterialUploaded: _("laddade upp underlag"),
                events.MaterialRemoved: _("tog bort underlag"),
                events.SendingTicked: _("bockade av något att skicka"),
                events.MatterRaised: _("lade till ärendet"),
                events.MatterMoved: _("ändrade ärendets läge"),
                events.MatterEdited: _("ändrade ärendet"),
                events.MatterReported: _("lämnade besked om ärendet"),
                events.MatterReportRead: _("läste beskedet om ärendet"),
                events.MattersJoined: _("förde ihop två ärenden"),
                events.MattersParted: _("skilde två ärenden åt igen"),
            }
        )


def _stand_in_the_head() -> None:
    from beprovad.meetings.access import may_see_matters, may_see_meetings  # noqa: PLC0415 - models need the apps

    register(NavigationLink(_("Möten"), "meetings:meetings", order=20, may_see=may_see_meetings))
    register(NavigationLink(_("Ärenden"), "meetings:matters", order=30, may_see=may_see_matters))


def _tell_people() -> None:
    from beprovad.meetings import panels  # noqa: PLC0415 - models need the apps
    from beprovad.people.panels import (  # noqa: PLC0415
        describe_moves,
        register_meetings_attended,
    )
    from beprovad.people.panels import register as register_person_panel  # noqa: PLC0415

    register_person_panel(panels.matters_of_person)
    register_person_panel(panels.meetings_of_person)
    register_meetings_attended(panels.meetings_attended)
    describe_moves(panels.MOVE_WORDS)


def _spread_mentions(released: events.NotesReleased, _by: Actor) -> None:
    from beprovad.meetings.actions.matters import spread_mentions  # noqa: PLC0415 - models need the apps
    from beprovad.meetings.models import Meeting  # noqa: PLC0415

    spread_mentions(Meeting.objects.get(pk=released.subject_id))
