"""When a prompt takes answers. The clock is the server's; a phone's countdown is a picture of it. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from beprovad.rounds.rules.kinds import PromptState, RoundState

LONGEST_TIMER = timedelta(hours=3)


class Refusal(StrEnum):
    """Why a step of a round cannot be taken now."""

    ROUND_PLANNED = "round_planned"  # nobody can join yet
    ROUND_ENDED = "round_ended"
    NO_PROMPTS = "no_prompts"
    NOTHING_TO_CHOOSE = "nothing_to_choose"  # fewer than two options
    NOT_OPEN = "not_open"
    TIMER_OUT_OF_RANGE = "timer_out_of_range"
    LAST_PROMPT = "last_prompt"
    NEEDS_LEADING = "needs_leading"  # takes from another step, which nobody opens in one's own pace
    CLOSES_BEFORE = "closes_before"  # its time to close has passed
    HAS_ANSWERS = "has_answers"
    CODES_TAKEN = "codes_taken"


@dataclass(frozen=True)
class Times:
    """When a prompt was opened, when it closes by itself, and when somebody closed it; all aware."""

    opened_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None


def state_at(times: Times, now: datetime) -> PromptState:
    """What is received on the stroke of `closes_at` still counts; after it, nothing does."""
    if times.opened_at is None or now < times.opened_at:
        return PromptState.WAITING
    if times.closed_at is not None:
        return PromptState.CLOSED
    if times.closes_at is not None and now > times.closes_at:
        return PromptState.CLOSED
    return PromptState.OPEN


def is_open(times: Times, received_at: datetime) -> bool:
    """Whether an input that reached us then is in time: exact, whatever happened since."""
    if times.opened_at is None or received_at < times.opened_at:
        return False
    ends = [end for end in (times.closes_at, times.closed_at) if end is not None]
    return all(received_at <= end for end in ends)


def written_at(times: Times, now: datetime) -> datetime:
    """When a paper that is keyed in now was written: while the step was open, so at its close at the latest."""
    ends = [end for end in (times.closes_at, times.closed_at) if end is not None]
    return min([now, *ends])


def round_state(opened_at: datetime | None, ended_at: datetime | None) -> RoundState:
    if ended_at is not None:
        return RoundState.ENDED
    return RoundState.PLANNED if opened_at is None else RoundState.RUNNING


def refuse_opening(state: RoundState, options: int | None) -> Refusal | None:
    """May this prompt be opened? `options` is how many there are to choose between, None where nothing is chosen."""
    if state is RoundState.PLANNED:
        return Refusal.ROUND_PLANNED
    if state is RoundState.ENDED:
        return Refusal.ROUND_ENDED
    if options is not None and options < 2:  # noqa: PLR2004 - one thing is no choice
        return Refusal.NOTHING_TO_CHOOSE
    return None


def refuse_timer(seconds: int) -> Refusal | None:
    in_range = 0 < seconds <= LONGEST_TIMER.total_seconds()
    return None if in_range else Refusal.TIMER_OUT_OF_RANGE
