"""What can happen to checklists. The subject is the checklist."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from beprovad.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class ChecklistBegun(Event):
    """`meeting_id`: the meeting whose questions it was made from; `round_id`: the round."""

    meeting_id: int | None = None
    round_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChecklistRenamed(Event):
    """`was` is what title and about said before."""

    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DraftBegun(Event):
    """A new version of a list that has one."""


@dataclass(frozen=True, kw_only=True)
class DraftChanged(Event):
    """Questions were added, joined, parted, reworded, moved or removed: `what` is one of rules/acts.py."""

    what: str


@dataclass(frozen=True, kw_only=True)
class DraftActUndone(Event):
    """What was done is undone; `what` is one of rules/acts.py."""

    what: str


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class VersionPublished(Event):
    number: int


@dataclass(frozen=True, kw_only=True)
class ChecklistChosen(Event):
    """A network or an organisation uses this list from now on."""

    chooser: str


@dataclass(frozen=True, kw_only=True)
class StandardShipped(Event):
    """The product brought its standard list, or a newer version of it."""

    number: int
