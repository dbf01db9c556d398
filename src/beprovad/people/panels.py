"""What rooms above show on a person's page, and what they know about how often somebody comes.

Registered in a room's `apps.py`, so that this room never looks upwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from beprovad.people.models import Person
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class Panel:
    """A piece of a page: `template` is given `context` and nothing else. `order`: smaller stands higher."""

    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    order: int = 50


PersonPanel = Callable[[Person, Reach], Panel | None]
MeetingsAttended = Callable[[], Mapping[int, int]]

_person_panels: list[PersonPanel] = []
_meetings_attended: list[MeetingsAttended] = []


def register(panel: PersonPanel) -> None:
    """Show this on every person's page; None where there is nothing that the reader may see."""
    if panel not in _person_panels:
        _person_panels.append(panel)


def register_meetings_attended(counts: MeetingsAttended) -> None:
    """Say at how many meetings each person was, by the person's id, in one query."""
    _meetings_attended[:] = [counts]


def person_panels(person: Person, reach: Reach) -> tuple[Panel, ...]:
    shown = [found for panel in _person_panels if (found := panel(person, reach)) is not None]
    return tuple(sorted(shown, key=lambda panel: panel.order))


def meetings_attended() -> Mapping[int, int]:
    """The person's id → number of meetings; empty where no room counts."""
    return _meetings_attended[0]() if _meetings_attended else {}
