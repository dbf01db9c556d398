"""What can happen to checklists. The subject is the checklist."""

from dataclasses import dataclass

from beprovad.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class ChecklistBegun(Event):
    """`meeting_id`: the meeting whose questions it was made from."""

    meeting_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class DraftBegun(Event):
    """A new version of a list that has one."""


@dataclass(frozen=True, kw_only=True)
class DraftChanged(Event):
    """Questions were added, joined, parted, reworded, moved or removed."""

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
