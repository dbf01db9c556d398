"""What can happen in the rounds room. What a seat sends is written in batches and is no entry of the journal."""

from dataclasses import dataclass

from beprovad.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class RoundComposed(Event):
    """A round was begun, from a template or as a copy. The subject of all of these is the round."""

    template: str = ""
    copied_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class RoundChanged(Event):
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoundRemoved(Event):
    """A round that was never opened was taken away."""


@dataclass(frozen=True, kw_only=True)
class PromptComposed(Event):
    prompt_id: int


@dataclass(frozen=True, kw_only=True)
class PromptChanged(Event):
    prompt_id: int


@dataclass(frozen=True, kw_only=True)
class PromptRemoved(Event):
    title: str


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Event):
    """One can join from now on."""


@dataclass(frozen=True, kw_only=True)
class PromptOpened(Event):
    prompt_id: int


@dataclass(frozen=True, kw_only=True)
class PromptClosed(Event):
    prompt_id: int


@dataclass(frozen=True, kw_only=True)
class ResultsRevealed(Event):
    prompt_id: int


@dataclass(frozen=True, kw_only=True)
class ResultsHidden(Event):
    prompt_id: int


@dataclass(frozen=True, kw_only=True)
class TimerSet(Event):
    prompt_id: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class JoiningLocked(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class JoiningUnlocked(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class SeatRemoved(Event):
    """A seat may not send any more, and what it sent is not counted."""

    seat_number: int


@dataclass(frozen=True, kw_only=True)
class InputsModerated(Event):
    """Inputs were let through, hidden, pinned, or that was undone."""

    prompt_id: int
    verb: str
    count: int


@dataclass(frozen=True, kw_only=True)
class InputsKeyedIn(Event):
    prompt_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class InputsGrouped(Event):
    prompt_id: int
    verb: str
    count: int


@dataclass(frozen=True, kw_only=True)
class RoundEnded(Event):
    """Its results stand as they are from now on."""

    inputs: int


@dataclass(frozen=True, kw_only=True)
class RoundAnonymised(Event):
    """Its inputs have no seats any more; what was said stays."""


@dataclass(frozen=True, kw_only=True)
class RoundDeleted(Event):
    """A round that had ended is gone, with everything that came in."""


@dataclass(frozen=True, kw_only=True)
class KeepingChanged(Event):
    """The subject is the network."""

    months: int
    deletes: bool
