"""What can happen on the start page, and the arrival of the fictional region."""

from dataclasses import dataclass

from beprovad.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class DemoLoaded(Event):
    """The fictional region was loaded: from now on this installation is one to look at, and may be reset."""


@dataclass(frozen=True, kw_only=True)
class MeetingVisited(Event):
    """Someone on the guided path looked at the meeting that their note became. The subject is the meeting."""


@dataclass(frozen=True, kw_only=True)
class GuideHidden(Event):
    """The subject is the user."""


@dataclass(frozen=True, kw_only=True)
class GuideShown(Event):
    """The subject is the user."""
