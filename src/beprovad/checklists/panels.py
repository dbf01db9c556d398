"""What rooms above show on a version's page ("used by"), and what this room shows on a meeting's."""

from collections.abc import Callable

from beprovad.checklists import access
from beprovad.checklists.models import ChecklistVersion
from beprovad.checklists.queries.lists import made_from
from beprovad.checklists.queries.rounds import raised_by
from beprovad.meetings.models import Meeting
from beprovad.people.panels import Panel
from beprovad.people.rules import Reach
from beprovad.rounds.access import may_lead
from beprovad.rounds.models import Round

VersionPanel = Callable[[ChecklistVersion, Reach], Panel | None]

_version_panels: list[VersionPanel] = []


def register_version_panel(panel: VersionPanel) -> None:
    """Show this on every version's page; None where there is nothing that the reader may see."""
    if panel not in _version_panels:
        _version_panels.append(panel)


def version_panels(version: ChecklistVersion, reach: Reach) -> tuple[Panel, ...]:
    found = (panel(version, reach) for panel in _version_panels)
    return tuple(sorted((panel for panel in found if panel is not None), key=lambda panel: panel.order))


def checklists_of_meeting(meeting: Meeting, networks: frozenset[int], reach: Reach) -> Panel | None:
    """Below a meeting's questions: the lists made of them, and ways to make one or go on with one; two queries."""
    made = made_from(meeting, reach)
    may_make = access.may_make_of(reach, networks)
    if not made and not may_make:
        return None
    may_add = may_make and access.lists_to_add_to(reach, meeting).exists()
    shown = {"meeting": meeting, "made": made, "may_make": may_make, "may_add": may_add}
    return Panel("checklists/meeting_panel.html", shown)


def checklist_of_round(led: Round, reach: Reach) -> Panel | None:
    """On a round's results: the way to a checklist, for those who led it and may make one."""
    if not may_lead(reach, led) or not access.may_make_lists(reach) or not raised_by(led):
        return None
    return Panel("checklists/round_panel.html", {"round_id": led.pk})
