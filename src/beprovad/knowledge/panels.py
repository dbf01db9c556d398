"""What rooms above show on a method's and an evidence's page; registered in their `apps.py`."""

from collections.abc import Callable, Iterable

from beprovad.knowledge.models import Evidence, Method
from beprovad.people.panels import Panel
from beprovad.people.rules import Reach

MethodPanel = Callable[[Method, Reach], Panel | None]
EvidencePanel = Callable[[Evidence, Reach], Panel | None]

Way = tuple[tuple[str, str], ...]
"""Words and address of each step to a page, the page itself last."""
WayBack = Callable[[str, Reach], Way]

_method_panels: list[MethodPanel] = []
_evidence_panels: list[EvidencePanel] = []
_ways_back: list[WayBack] = []


def register_method_panel(panel: MethodPanel) -> None:
    """Show this on every method's page; None where there is nothing that the reader may see."""
    if panel not in _method_panels:
        _method_panels.append(panel)


def register_evidence_panel(panel: EvidencePanel) -> None:
    """Show this on every evidence's page, under what it carries; None where the reader sees nothing that it does."""
    if panel not in _evidence_panels:
        _evidence_panels.append(panel)


def register_way_back(way: WayBack) -> None:
    """Know the way to pages of a room above, from which one comes to write here; empty for what is not of that room."""
    if way not in _ways_back:
        _ways_back.append(way)


def way_back(path: str, reach: Reach) -> Way:
    """The way to the page that one came from and goes back to; empty where no room knows it, or one may not see it."""
    return next((found for way in _ways_back if path and (found := way(path, reach))), ())


def method_panels(method: Method, reach: Reach) -> tuple[Panel, ...]:
    return _in_order(panel(method, reach) for panel in _method_panels)


def evidence_panels(piece: Evidence, reach: Reach) -> tuple[Panel, ...]:
    return _in_order(panel(piece, reach) for panel in _evidence_panels)


def _in_order(found: Iterable[Panel | None]) -> tuple[Panel, ...]:
    return tuple(sorted((panel for panel in found if panel is not None), key=lambda panel: panel.order))
