"""Whether what a seat sends is an input to a prompt, and which. Pure; one rule for live phones and plain forms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from beprovad.asking.answers import Refusal, canonical, validate
from beprovad.asking.specs import Spec, Texts
from beprovad.rounds.rules.kinds import ADDS, Kind
from beprovad.rounds.rules.pace import Times, is_open

VOTES = "votes"
"""The slot of a seat's up-votes on questions."""

MOST_VOTES = 200
LARGEST = 2**53  # what every browser counts exactly
_SLOT_LENGTH = 36
_FRESH = timedelta(seconds=2)


class InputRefusal(StrEnum):
    """Why an input is not taken, beside what is wrong with the answer itself (`asking.answers.Refusal`)."""

    NOT_SENT = "not_sent"  # nothing that any page of ours sends
    NO_PROMPT = "no_prompt"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    ROUND_ENDED = "round_ended"
    SEAT_REMOVED = "seat_removed"
    ENOUGH = "enough"  # as many inputs as the prompt takes from one seat


@dataclass(frozen=True)
class PromptRules:
    """What an input to one prompt is held against. `spec` is None where nothing is asked."""

    id: int
    kind: Kind
    spec: Spec | None
    times: Times
    is_moderated: bool = False
    full: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Seats that have sent all that they may, with the slots that they may still change."""


@dataclass(frozen=True)
class RoundRules:
    id: int
    prompts: Mapping[int, PromptRules]
    removed: frozenset[int] = frozenset()
    is_ended: bool = False
    read_at: datetime | None = None
    """Nothing that was stored later is in `full`."""


class Sent(NamedTuple):
    """An input as it is stored; an empty `value` takes back what stood in the slot."""

    prompt_id: int
    seat_id: int
    slot: str
    n: int
    value: str
    received_at: datetime
    is_held: bool
    most: int | None = None
    """How many its seat may have, to be counted when it is stored; None where that has been looked at just now."""


def judge(  # noqa: PLR0911 - one reason after the other
    rules: RoundRules, seat_id: int, said: object, received_at: datetime
) -> Sent | InputRefusal | Refusal:
    """`said` is {"prompt": id, "slot": text, "n": count, "value": answer, or null to take it back}. Never raises."""
    if seat_id in rules.removed:
        return InputRefusal.SEAT_REMOVED
    if rules.is_ended:
        return InputRefusal.ROUND_ENDED
    if not isinstance(said, Mapping):
        return InputRefusal.NOT_SENT
    asked = said.get("prompt")
    prompt = rules.prompts.get(asked) if isinstance(asked, int) else None
    if prompt is None or prompt.spec is None:
        return InputRefusal.NO_PROMPT
    late = refuse_time(prompt.times, received_at)
    if late is not None:
        return late
    slot, n = said.get("slot"), _count(said.get("n"))
    if n is None or not (isinstance(slot, str) and _is_slot(prompt.kind, slot)):
        return InputRefusal.NOT_SENT
    if slot not in prompt.full.get(seat_id, {slot}):
        return InputRefusal.ENOUGH
    value = _value(prompt.spec, slot, said.get("value"))
    if isinstance(value, InputRefusal | Refusal):
        return value
    is_held = prompt.is_moderated and prompt.kind in ADDS and slot != VOTES
    is_to_count = prompt.kind in ADDS and slot != VOTES and value and _is_old(rules, received_at)
    most = most_of(prompt.spec) if is_to_count else None
    return Sent(prompt.id, seat_id, slot, n, value, received_at, is_held, most)


def _is_old(rules: RoundRules, received_at: datetime) -> bool:
    """Where somebody listens they are read again all the time; where nobody does they may be of any age."""
    return rules.read_at is not None and received_at - rules.read_at > _FRESH


def refuse_time(times: Times, received_at: datetime) -> InputRefusal | None:
    """Asked when it comes, and again when it is stored."""
    if is_open(times, received_at):
        return None
    is_early = times.opened_at is None or received_at < times.opened_at
    return InputRefusal.NOT_YET if is_early else InputRefusal.CLOSED


def _is_slot(kind: Kind, slot: str) -> bool:
    """One who adds names each input; of any other kind there is the one answer."""
    if kind not in ADDS:
        return slot == ""
    if slot == VOTES:
        return kind is Kind.QUESTIONS
    return 0 < len(slot) <= _SLOT_LENGTH and slot.isascii() and slot.replace("-", "").isalnum()


def _count(n: object) -> int | None:
    return n if isinstance(n, int) and not isinstance(n, bool) and 0 < n < LARGEST else None


def _value(spec: Spec, slot: str, raw: object) -> str | InputRefusal | Refusal:
    if raw is None:
        return ""
    if slot == VOTES:
        return _votes(raw)
    value = validate(spec, raw)
    return value if isinstance(value, Refusal) else canonical(value)


def _votes(raw: object) -> str | InputRefusal:
    """The inputs that a seat votes for, each once. Votes for what is not shown are not counted."""
    if not isinstance(raw, list) or len(raw) > MOST_VOTES:
        return InputRefusal.NOT_SENT
    votes = [_count(one) for one in raw]
    return InputRefusal.NOT_SENT if None in votes else canonical(sorted(set(raw)))


def most_of(spec: Spec | None) -> int | None:
    """How many inputs one seat may have; None where it has the one answer."""
    return spec.most if isinstance(spec, Texts) else None
