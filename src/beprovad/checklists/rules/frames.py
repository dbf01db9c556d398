"""Known frames for deciding on a way of working, and which questions of the standard list ask what they ask. Pure.

The criteria are named in our own words. A criterion is asked for when a list asks at least one of its questions; no sum
is made of a frame. Hexagon: what the tool from NIRN looks at before a start. EtD: from evidence to decision, of the
GRADE group. RE-AIM: reach, effect, adoption, implementation, maintenance.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Frame(StrEnum):
    HEXAGON = "hexagon"
    ETD = "etd"
    RE_AIM = "re_aim"


class Criterion(StrEnum):
    NEED = "need"
    FIT = "fit"
    CAPACITY = "capacity"
    EVIDENCE = "evidence"
    USABILITY = "usability"
    SUPPORTS = "supports"
    PROBLEM = "problem"
    VALUES = "values"
    CERTAINTY = "certainty"
    BALANCE = "balance"
    RESOURCES = "resources"
    EQUITY = "equity"
    ACCEPTABILITY = "acceptability"
    FEASIBILITY = "feasibility"
    REACH = "reach"
    EFFECT = "effect"
    ADOPTION = "adoption"
    IMPLEMENTATION = "implementation"
    MAINTENANCE = "maintenance"


FRAMES: Mapping[Frame, Mapping[Criterion, tuple[str, ...]]] = {
    Frame.HEXAGON: {
        Criterion.NEED: ("need", "for-whom"),
        Criterion.FIT: ("adaptation", "goals", "today"),
        Criterion.CAPACITY: ("conditions", "staff-time", "cost"),
        Criterion.EVIDENCE: ("research", "experience", "like-ours"),
        Criterion.USABILITY: ("as-intended", "steps"),
        Criterion.SUPPORTS: ("training", "head"),
    },
    Frame.ETD: {
        Criterion.PROBLEM: ("need", "why-now"),
        Criterion.VALUES: ("wanted-by-users", "benefit-by-users"),
        Criterion.CERTAINTY: ("research", "not-known"),
        Criterion.BALANCE: ("benefit", "burden", "harm"),
        Criterion.RESOURCES: ("cost", "staff-time", "instead-of"),
        Criterion.EQUITY: ("equal", "worse-off"),
        Criterion.ACCEPTABILITY: ("staff-view", "staff-effects", "ethics"),
        Criterion.FEASIBILITY: ("conditions", "steps", "law"),
    },
    Frame.RE_AIM: {
        Criterion.REACH: ("for-whom", "accessibility"),
        Criterion.EFFECT: ("benefit", "consequences"),
        Criterion.ADOPTION: ("owner", "head", "staff-view"),
        Criterion.IMPLEMENTATION: ("steps", "as-intended", "scope"),
        Criterion.MAINTENANCE: ("follow-up", "heard-again", "ending"),
    },
}
"""Frame → criterion → slugs of the standard list."""


@dataclass(frozen=True)
class Seen:
    """A list seen through one frame."""

    frame: Frame
    asked: tuple[Criterion, ...]
    missing: tuple[Criterion, ...]


def seen_through(slugs: Collection[str]) -> tuple[Seen, ...]:
    """What of each frame a list with these standard questions asks for, and what it does not."""
    return tuple(_seen(frame, criteria, slugs) for frame, criteria in FRAMES.items())


def _seen(frame: Frame, criteria: Mapping[Criterion, tuple[str, ...]], slugs: Collection[str]) -> Seen:
    asked = tuple(each for each, asking in criteria.items() if any(slug in slugs for slug in asking))
    return Seen(frame, asked, tuple(each for each in criteria if each not in asked))
