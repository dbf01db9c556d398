"""The board of whoever leads the round: where the room is, what has come in, who sits where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from beprovad.asking.specs import Spec, options_of
from beprovad.asking.tallies import Tally
from beprovad.lib.text import sort_key
from beprovad.live.presence import present
from beprovad.rounds.broadcast import ROOM
from beprovad.rounds.models import Act, Input, Prompt, Round, Seat
from beprovad.rounds.queries.joining import Joined, Wording, alone_of, joined_of
from beprovad.rounds.queries.phone import PhoneState, prompt_state
from beprovad.rounds.queries.results import tally_of
from beprovad.rounds.queries.standing import result_of
from beprovad.rounds.queries.texts import text_of
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import ADDS, Kind, PromptState, Seating
from beprovad.rounds.rules.pace import state_at
from beprovad.rounds.words import KIND_WORDS, Words
from beprovad.rounds.words.seats import seat_name


@dataclass(frozen=True)
class Step:
    """A prompt in the sequence, as it stands now."""

    prompt: Prompt
    kind: Words
    state: PromptState
    answers: int
    is_current: bool


@dataclass(frozen=True)
class BoardInput:
    """One text with what the board may do to it. `seat` is the name that was asked for, or "plats 4812"."""

    input: Input
    text: str
    seat: str


@dataclass(frozen=True)
class Seats:
    """How many sit in the round. `people` is how many the tables said that they are, `unsaid` how many did not say."""

    count: int
    are_tables: bool = False
    people: int = 0
    unsaid: int = 0


@dataclass(frozen=True)
class Board:
    led: Round
    steps: tuple[Step, ...]
    current: PhoneState
    answered: int
    seats: Seats
    here: int
    behind: tuple[str, ...]
    held: tuple[BoardInput, ...]
    inputs: tuple[BoardInput, ...]
    joined: tuple[Joined, ...]
    """The groups that the room sees become."""
    alone: tuple[Wording, ...]
    hidden: tuple[BoardInput, ...]
    undo: Act | None
    spec: Spec | None
    """What the tally is read by."""
    tally: Tally | None
    before: Tally | None
    has_next: bool
    makes_questions: bool
    """Some step asks for texts, so that a checklist can be made of the round."""
    is_taken_over: bool
    """A step that has not been opened lets the room choose between what came in."""
    to_join: bool
    """Before the step that takes over what came in: several wordings, of which none has been joined yet."""
    seconds_left: int | None

    @property
    def shows_nothing(self) -> bool:
        """Something is asked, and the room sees nothing of the answers: there are none, or they are not revealed."""
        now = self.current
        if now.prompt is None or now.kind is Kind.INFORMATION:
            return False
        return not now.inputs and not (now.prompt.shows_results and self.tally and self.answered)

    @property
    def is_door_below(self) -> bool:
        """The way in stands large, where nothing that is asked needs the place."""
        return self.is_unanswered and not self.asked

    @property
    def asked(self) -> tuple[str, ...]:
        """What one chooses between, for the screen while nothing is shown of how the room chooses."""
        return tuple(one.text for one in options_of(self.spec)) if self.spec and self.shows_nothing else ()

    @property
    def is_joining(self) -> bool:
        """Texts are in and nobody sends more: what the screen shows is how they are joined."""
        is_in = self.current.state is PromptState.CLOSED and bool(self.joined or self.alone)
        return is_in and (self.is_taken_over or bool(self.joined))

    @property
    def is_unanswered(self) -> bool:
        """Open, and nobody has answered yet: then the way in stands large on the screen."""
        return self.shows_nothing and not self.answered and self.current.state is PromptState.OPEN


def board(led: Round, now: datetime) -> Board:
    """Everything that the board shows; texts newest first, all of them."""
    prompts = led.prompts.annotate(
        answers=Count(
            "inputs__seat", filter=~Q(inputs__value="") & Q(inputs__seat__removed_at=None), distinct=True
        )
    )
    steps = tuple(
        Step(
            one, KIND_WORDS[Kind(one.kind)], state_at(one.times, now), one.answers,
            is_current=one.pk == led.current_id,
        )
        for one in prompts
    )  # fmt: skip
    prompt = led.current
    texts = _texts(prompt) if prompt is not None and Kind(prompt.kind) in ADDS else []
    listening = present(ROOM, str(led.pk))
    last = led.prompts.aggregate(last=Max("position"))["last"] or 0
    adds_up = prompt is not None and Kind(prompt.kind) not in (*ADDS, Kind.INFORMATION)
    stands = result_of(prompt) if prompt is not None and adds_up else None
    return Board(
        led=led,
        steps=steps,
        current=prompt_state(led, prompt, now),
        answered=next((step.answers for step in steps if step.is_current), 0),
        seats=seats_in(led),
        here=listening.here,
        behind=tuple(map(seat_name, _by_name(led.seats.filter(pk__in=listening.seats_behind)))),
        held=tuple(one for one in texts if one.input.is_held and one.input.hidden_at is None),
        inputs=tuple(one for one in texts if not one.input.is_held and one.input.hidden_at is None),
        joined=joined_of(prompt) if prompt is not None and texts and prompt.shows_inputs else (),
        alone=alone_of(prompt) if prompt is not None and texts and prompt.shows_inputs else (),
        hidden=tuple(one for one in texts if one.input.hidden_at is not None),
        undo=prompt.acts.filter(undone_at=None).first() if prompt is not None else None,
        spec=stands.spec if stands else None,
        tally=stands.tally if stands else None,
        before=tally_of(prompt.again) if prompt is not None and prompt.again is not None else None,
        has_next=(prompt.position if prompt else 0) < last,
        makes_questions=any(Kind(one.prompt.kind) in ADDS for one in steps),
        is_taken_over=prompt is not None and prompt.given_to.filter(opened_at=None).exists(),
        to_join=prompt is not None and _is_to_join(prompt, len(texts)),
        seconds_left=seconds_left(prompt, now),
    )


def _is_to_join(prompt: Prompt, texts: int) -> bool:
    """Dots on four wordings of one question are four questions with few dots each."""
    if texts < 2 or not prompt.given_to.filter(opened_at=None).exists():  # noqa: PLR2004 - one is not joined
        return False
    return not prompt.groups.exists()


def seconds_left(prompt: Prompt | None, now: datetime) -> int | None:
    """Until the prompt closes by itself, rounded up; None without a timer, or when it is closed."""
    if prompt is None or prompt.closes_at is None or state_at(prompt.times, now) is not PromptState.OPEN:
        return None
    return int((prompt.closes_at - now).total_seconds()) + 1


def _texts(prompt: Prompt) -> list[BoardInput]:
    rows = (
        Input.objects.filter(prompt=prompt, seat__removed_at=None)
        .exclude(value="")
        .exclude(slot=VOTES)
        .select_related("seat")
        .order_by("-pinned_at", "-pk")
    )
    found = [BoardInput(one, text_of(one), seat_name(one.seat)) for one in rows]
    return sorted(found, key=lambda one: one.input.pinned_at is None)


def seats_in(led: Round) -> Seats:
    """One query."""
    sizes = list(led.seats.filter(removed_at=None).values_list("size", flat=True))
    known = [size for size in sizes if size]
    return Seats(len(sizes), led.seating == Seating.TABLES, sum(known), len(sizes) - len(known))


@dataclass(frozen=True)
class Ending:
    """What is left on the screen: the last thing that the room was shown of its answers. Without any, None."""

    prompt: Prompt
    spec: Spec | None
    tally: Tally | None
    texts: tuple[str, ...]


def ending(led: Round) -> Ending | None:
    """Of a round that has ended."""
    for prompt in led.prompts.order_by("-position"):
        kind = Kind(prompt.kind)
        if kind is Kind.INFORMATION or not prompt.is_shown:
            continue
        if kind in ADDS:
            alone = [one.text for one in alone_of(prompt)]
            texts = (*(one.group.wording for one in joined_of(prompt)), *alone)
            if texts:
                return Ending(prompt, None, None, texts)
            continue
        stands = result_of(prompt)
        if stands.tally.answered:
            return Ending(prompt, stands.spec, stands.tally, ())
    return None


def makes_questions(led: Round) -> bool:
    """Something came in that a checklist can be made of."""
    return Input.objects.filter(prompt__round=led, prompt__kind__in=ADDS).exclude(value="").exists()


def seats_of(led: Round) -> list[Seat]:
    """Those who sit, with how much each has sent."""
    sits = led.seats.filter(removed_at=None)
    return _by_name(sits.annotate(sent=Count("inputs", filter=~Q(inputs__value=""))))


def _by_name(seats: Iterable[Seat]) -> list[Seat]:
    """Without names by number, which was drawn: in no list do they stand as they came."""
    return sorted(seats, key=lambda seat: (sort_key(seat.label), seat.number))
