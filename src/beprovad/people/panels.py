"""What rooms above show on a person's page, and what they know about how often somebody comes.

Registered in a room's `apps.py`, so that this room never looks upwards.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.people.models import Person
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class Panel:
    """A piece of a page: `template` is given `context` and nothing else. `order`: smaller stands higher."""

    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    order: int = 50


Words = str | Promise
PersonPanel = Callable[[Person, Reach], Panel | None]
MeetingsAttended = Callable[[], Mapping[int, int]]

_person_panels: list[PersonPanel] = []
_meetings_attended: list[MeetingsAttended] = []
_move_words: dict[str, Words] = {
    "people.appointment.person": _("roller i organisationer"),
    "people.invitation.person": _("inbjudningar"),
    "people.membership.person": _("medlemskap i nätverk"),
    "people.namevariant.person": _("namnformer"),
    "people.person.merged_into": _("tidigare hopslagningar"),
}


def register(panel: PersonPanel) -> None:
    """Show this on every person's page; None where there is nothing that the reader may see."""
    if panel not in _person_panels:
        _person_panels.append(panel)


def register_meetings_attended(counts: MeetingsAttended) -> None:
    """Say at how many meetings each person was, by the person's id, in one query."""
    _meetings_attended[:] = [counts]


def describe_moves(words: Mapping[str, Words]) -> None:
    """What "room.model.field" is called when two persons are merged: "närvaro vid möten"."""
    _move_words.update(words)


def move_words(rows: Mapping[str, Sequence[int]]) -> tuple[tuple[Words, int], ...]:
    """What moves, in words, with how many of each; what nobody has described is counted together."""
    counted: dict[str, int] = {}
    words = {path: _move_words.get(path, _("andra uppgifter")) for path in rows}
    for path, ids in rows.items():
        counted[str(words[path])] = counted.get(str(words[path]), 0) + len(ids)
    return tuple(sorted(counted.items()))


def person_panels(person: Person, reach: Reach) -> tuple[Panel, ...]:
    shown = [found for panel in _person_panels if (found := panel(person, reach)) is not None]
    return tuple(sorted(shown, key=lambda panel: panel.order))


def meetings_attended() -> Mapping[int, int]:
    """The person's id → number of meetings; empty where no room counts."""
    return _meetings_attended[0]() if _meetings_attended else {}
