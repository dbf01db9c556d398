"""The board of whoever leads the round: where the room is, what has come in, who sits where."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from beprovad.asking.specs import Spec
from beprovad.asking.tallies import Tally
from beprovad.live.presence import present
from beprovad.rounds.broadcast import ROOM
from beprovad.rounds.models import Act, Input, Prompt, Round, Seat
from beprovad.rounds.queries.phone import PhoneState, prompt_state
from beprovad.rounds.queries.results import tally_of
from beprovad.rounds.queries.standing import result_of
from beprovad.rounds.queries.texts import text_of
from beprovad.rounds.rules.inputs import VOTES
from beprovad.rounds.rules.kinds import ADDS, Kind, PromptState
from beprovad.rounds.rules.pace import state_at
from beprovad.rounds.words import KIND_WORDS, Words


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
    """One text with what the board may do to it. `seat` is a table's name, or the seat's number."""

    input: Input
    text: str
    seat: str


@dataclass(frozen=True)
class Board:
    led: Round
    steps: tuple[Step, ...]
    current: PhoneState
    answered: int
    seats: int
    here: int
    behind: tuple[str, ...]
    held: tuple[BoardInput, ...]
    inputs: tuple[BoardInput, ...]
    hidden: tuple[BoardInput, ...]
    undo: Act | None
    spec: Spec | None
    """What the tally is read by."""
    tally: Tally | None
    before: Tally | None
    has_next: bool
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
        seats=led.seats.filter(removed_at=None).count(),
        here=listening.here,
        behind=tuple(str(seat) for seat in led.seats.filter(pk__in=listening.seats_behind)),
        held=tuple(one for one in texts if one.input.is_held and one.input.hidden_at is None),
        inputs=tuple(one for one in texts if not one.input.is_held and one.input.hidden_at is None),
        hidden=tuple(one for one in texts if one.input.hidden_at is not None),
        undo=prompt.acts.filter(undone_at=None).first() if prompt is not None else None,
        spec=stands.spec if stands else None,
        tally=stands.tally if stands else None,
        before=tally_of(prompt.again) if prompt is not None and prompt.again is not None else None,
        has_next=(prompt.position if prompt else 0) < last,
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
    found = [BoardInput(one, text_of(one), str(one.seat)) for one in rows]
    return sorted(found, key=lambda one: one.input.pinned_at is None)


def seats_of(led: Round) -> list[Seat]:
    """Those who sit, with how much each has sent."""
    return list(led.seats.filter(removed_at=None).annotate(sent=Count("inputs", filter=~Q(inputs__value=""))))
