"""What rooms above show on a round's results page, registered in their `apps.py`.

And what rounds show on a meeting's page, and print in its notes.
"""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from beprovad.documents.outline import Section, italic, paragraph
from beprovad.meetings.models import AgendaItem, Meeting
from beprovad.meetings.panels import AgendaPanels
from beprovad.people.panels import Panel
from beprovad.people.rules import Act, Reach
from beprovad.rounds.documents import result_sections
from beprovad.rounds.models import Round
from beprovad.rounds.queries.outcomes import outcomes_of_meeting
from beprovad.rounds.queries.results_page import round_results
from beprovad.rounds.rules.kinds import RoundState

ResultsPanel = Callable[[Round, Reach], Panel | None]

_results_panels: list[ResultsPanel] = []


def register_results_panel(panel: ResultsPanel) -> None:
    """Show this above a round's results; it is given the round and the reader's reach."""
    if panel not in _results_panels:
        _results_panels.append(panel)


def results_panels(led: Round, reach: Reach) -> tuple[Panel, ...]:
    found = (panel(led, reach) for panel in _results_panels)
    return tuple(panel for panel in found if panel is not None)


def rounds_at_agenda(meeting: Meeting, networks: frozenset[int], reach: Reach) -> AgendaPanels:
    """Below the agenda the meeting's rounds, and below each item its own; for those who lead, ways to a new one."""
    found = outcomes_of_meeting(meeting, reach)
    may_lead = reach.may_in(Act.LEAD_ROUNDS, networks)
    if not found and not may_lead:
        return AgendaPanels()
    told = {"meeting_id": meeting.pk, "may_lead": may_lead, "new_url": reverse("rounds:new_round")}

    def of_item(item: AgendaItem) -> Panel | None:
        own = [one for one in found if one.round.item_id == item.pk]
        shown = {**told, "item": item, "outcomes": own}
        return Panel("rounds/item_panel.html", shown) if own or may_lead else None

    return AgendaPanels(of_item, Panel("rounds/meeting_panel.html", {**told, "outcomes": found}))


def rounds_printed(meeting: Meeting, reach: Reach) -> Iterator[Section]:
    """What came of the meeting's rounds that have ended, each with its prompts and every wording."""
    ended = [one for one in outcomes_of_meeting(meeting, reach) if one.round.state is RoundState.ENDED]
    if ended:
        yield Section(_("Rundor"), 1)
    for one in ended:
        yield Section(one.round.title, 2, (paragraph(italic(one.said)),))
        yield from result_sections(round_results(one.round), level=3)
