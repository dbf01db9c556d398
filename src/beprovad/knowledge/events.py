"""What can happen in the knowledge room.

An entry about evidence carries the method's name, never the claim, which may be one authority's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from beprovad.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class MethodAdded(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class MethodChanged(Event):
    """`was` is what the changed fields said before."""

    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AdoptionSet(Event):
    """The subject is the method."""

    organisation_id: int
    organisation: str
    stage: str
    since_on: str


@dataclass(frozen=True, kw_only=True)
class SourceAdded(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class SourceChanged(Event):
    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    """The subject is the piece, its label the method's name."""

    method_id: int
    leaf: str


@dataclass(frozen=True, kw_only=True)
class EvidenceChanged(Event):
    method_id: int
    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class EvidenceWithdrawn(Event):
    """Why stands on the piece itself, for those who see it."""

    method_id: int
