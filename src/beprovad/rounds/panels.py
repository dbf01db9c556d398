"""What rooms above show on a round's results page, registered in their `apps.py`."""

from collections.abc import Callable

from beprovad.people.panels import Panel
from beprovad.people.rules import Reach
from beprovad.rounds.models import Round

ResultsPanel = Callable[[Round, Reach], Panel | None]

_results_panels: list[ResultsPanel] = []


def register_results_panel(panel: ResultsPanel) -> None:
    """Show this above a round's results; it is given the round and the reader's reach."""
    if panel not in _results_panels:
        _results_panels.append(panel)


def results_panels(led: Round, reach: Reach) -> tuple[Panel, ...]:
    found = (panel(led, reach) for panel in _results_panels)
    return tuple(panel for panel in found if panel is not None)
