"""The page of one seat: what the room sees, and what this seat has sent."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from beprovad.rounds.access import Held
from beprovad.rounds.models import Input, Round, Seat
from beprovad.rounds.queries.phone import PhoneState, phone_state, prompt_state
from beprovad.rounds.queries.texts import value_of
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import Pace, PromptState


@dataclass(frozen=True)
class Own:
    """An input of this seat as it stands: stored, and perhaps held until somebody lets it through."""

    prompt: int
    slot: str
    n: int
    value: Any
    held: bool


@dataclass(frozen=True)
class Place:
    """Where one is in a round at one's own pace, counted from 1."""

    number: int
    count: int

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.count else None


@dataclass(frozen=True)
class SeatPage:
    """`own` is everything that the seat has sent in the round, in the order of sending; value None was taken back."""

    led: Round
    seat: Seat
    state: PhoneState
    now: datetime
    own: tuple[Own, ...]
    place: Place | None

    @property
    def is_open(self) -> bool:
        return self.state.state is PromptState.OPEN

    @property
    def texts(self) -> list[Own]:
        """Own inputs to the prompt on the page, where one adds many."""
        return [one for one in self._here if self.state.adds and one.slot != VOTES]

    @property
    def answer(self) -> Own | None:
        """The one answer to the prompt on the page, where there is one."""
        return next((one for one in self._here if one.slot == ""), None)

    @property
    def votes(self) -> frozenset[int]:
        return frozenset(next((one.value for one in self._here if one.slot == VOTES), ()))

    @property
    def own_json(self) -> str:
        """For the phone, which sends and keeps inputs by itself."""
        return json.dumps([vars(one) for one in self.own], ensure_ascii=False)

    @property
    def now_ms(self) -> int:
        """The server's clock, in milliseconds since 1970, for the phone's countdown."""
        return int(self.now.timestamp() * 1000)

    @property
    def _here(self) -> list[Own]:
        prompt = self.state.prompt
        here = prompt.pk if prompt is not None else None
        return [one for one in self.own if one.prompt == here and one.value is not None]


def seat_page(held: Held, now: datetime, number: int = 1) -> SeatPage:
    """`number` is which prompt to show of a round at one's own pace; out of range it is the nearest."""
    seat, led = held.seat, held.seat.round
    own = own_inputs(seat) if held.has_sent else ()
    if led.pace != Pace.OWN or led.ended_at is not None:
        state = phone_state(led, now, asked=held.asked, is_silent=held.is_silent)
        return SeatPage(led, seat, state, now, own, None)
    prompts = list(led.prompts.all())
    number = max(1, min(number, len(prompts)))
    state = prompt_state(led, prompts[number - 1], now)
    return SeatPage(led, seat, state, now, own, Place(number, len(prompts)))


def own_inputs(seat: Seat) -> tuple[Own, ...]:
    sent = Input.objects.filter(seat=seat).order_by("pk")
    return tuple(Own(one.prompt_id, one.slot, one.n, value_of(one), one.is_held) for one in sent)


def next_count(seat: Seat, prompt: int, slot: str, now: datetime) -> int:
    """The seat's own count for what it sends now: milliseconds, or one more than what stands there."""
    stands = Input.objects.filter(seat=seat, prompt=prompt, slot=slot).values_list("n", flat=True).first()
    return max(int(now.timestamp() * 1000), (stands or 0) + 1)


def own_votes(seat: Seat, prompt: int) -> frozenset[int]:
    """The questions that the seat votes for."""
    sent = Input.objects.filter(seat=seat, prompt=prompt, slot=VOTES).exclude(value="").first()
    return frozenset(value_of(sent)) if sent else frozenset()


def place_of(led: Round, prompt: object) -> int:
    """Which in its round a prompt is, counted from 1; 1 for none of its."""
    ids = list(led.prompts.values_list("pk", flat=True))
    return ids.index(prompt) + 1 if prompt in ids else 1
