"""The guided path: five steps, from a note to what the members read. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    READ = "read"  # läs in en anteckning
    REVIEW = "review"  # granska och spara
    LOOK = "look"  # se mötet
    MOVE = "move"  # flytta ett ärende
    RELEASE = "release"  # släpp till ledamöterna


class Standing(StrEnum):
    """As the skin's steps are drawn."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True)
class Trace:
    """One of the person's own acts in the journal: which event, on what, with which details."""

    event: str
    subject_id: int
    details: Mapping[str, object]


# What shows that somebody has looked at a meeting: that they said so, or did something there.
_LOOKING = frozenset(
    {
        "home.MeetingVisited",
        "meetings.MeetingChanged",
        "meetings.NoteEdited",
        "meetings.MaterialUploaded",
        "meetings.SendingTicked",
        "meetings.NotesReleased",
    }
)
TRACES = frozenset({"meetings.NoteReadIn", "meetings.MeetingSaved", "meetings.MatterMoved", *_LOOKING})


def steps_taken(traces: Iterable[Trace]) -> frozenset[Step]:
    """The steps that these acts show to be taken, in whatever order they were."""
    return frozenset(step for trace in traces if (step := _step(trace)) is not None)


def saved_meeting(traces: Iterable[Trace]) -> int | None:
    """The latest meeting that came out of a note; `traces` in the order in which they happened."""
    saved = [trace.subject_id for trace in traces if _step(trace) is Step.REVIEW]
    return saved[-1] if saved else None


def standings(taken: Collection[Step], *, may_release: bool) -> tuple[tuple[Step, Standing], ...]:
    """The steps in order: those taken, the first that is not as the next one, the rest as later.

    Somebody who may not release has a path without the last step.
    """
    path = [step for step in Step if may_release or step is not Step.RELEASE]
    following = next((step for step in path if step not in taken), None)
    return tuple((step, _standing(step, taken, following)) for step in path)


def _standing(step: Step, taken: Collection[Step], following: Step | None) -> Standing:
    if step in taken:
        return Standing.DONE
    return Standing.NEXT if step is following else Standing.LATER


def _step(trace: Trace) -> Step | None:
    match trace.event:
        case "meetings.NoteReadIn":
            return Step.READ
        case "meetings.MeetingSaved" if trace.details.get("reading_id") is not None:
            return Step.REVIEW
        case "meetings.MatterMoved" if trace.details.get("meeting_id") is None:
            return Step.MOVE
        case "meetings.NotesReleased":
            return Step.RELEASE
        case event if event in _LOOKING:
            return Step.LOOK
    return None
