"""A table's paper, or somebody's, written in by whoever leads the round: all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from beprovad.asking.answers import Refusal
from beprovad.asking.specs import Spec
from beprovad.journal.actions import record
from beprovad.people.models import User
from beprovad.rounds import events
from beprovad.rounds.actions.sitting import take_seat
from beprovad.rounds.actions.storing import store_inputs
from beprovad.rounds.broadcast import tell
from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.queries.rules import rules_of
from beprovad.rounds.queries.seat_page import next_count
from beprovad.rounds.rules.inputs import InputRefusal, Sent, judge, most_of
from beprovad.rounds.rules.kinds import ADDS, Kind, Seating
from beprovad.rounds.rules.pace import written_at

Why = InputRefusal | Refusal


class PaperRefused(Exception):
    """`whys`: for each answer in turn why it is not taken, None for one that would be."""

    def __init__(self, whys: Sequence[Why | None]) -> None:
        super().__init__(", ".join(why.value for why in whys if why is not None))
        self.whys = tuple(whys)


@transaction.atomic
def key_in(
    *, prompt: Prompt, answers: Sequence[object], by: User, label: str = "", size: int | None = None
) -> Seat:
    """The seat that the paper is of: a table that sits there already, by its name, or a new one.

    A step that has closed takes paper until the round ends: it was written while the step was open. Raises
    `SeatRefused` or `PaperRefused`, and then nothing is stored and nobody has taken a seat.
    """
    led = Round.objects.select_for_update().get(pk=prompt.round_id)
    seat = _table(led, label) or take_seat(led=led, label=label, size=size, is_keyed_in=True)
    now = timezone.now()
    judged = _judged(prompt, seat, answers, now)
    refused = [one if isinstance(one, InputRefusal | Refusal) else None for one in judged]
    if any(refused):
        raise PaperRefused(refused)
    late = store_inputs([one for one in judged if isinstance(one, Sent)])
    if any(late):
        raise PaperRefused(late)
    event = events.InputsKeyedIn(
        subject_id=led.pk, subject_label=led.title, prompt_id=prompt.pk, count=len(answers)
    )
    record(event, by=by.actor)
    tell(led)
    return seat


def _table(led: Round, label: str) -> Seat | None:
    if led.seating != Seating.TABLES:
        return None
    wanted = " ".join(label.split()).casefold()
    return next((one for one in led.seats.filter(removed_at=None) if one.label.casefold() == wanted), None)


def _judged(prompt: Prompt, seat: Seat, answers: Sequence[object], now: datetime) -> list[Sent | Why]:
    """By the rules that a phone's inputs are held against; whoever leads has read it, so nothing waits to be shown."""
    rules, when = rules_of(prompt.round), written_at(prompt.times, now)
    room = _room(prompt, seat, rules.prompts[prompt.pk].spec)
    found: list[Sent | Why] = []
    for place, answer in enumerate(answers):
        slot = str(uuid4()) if Kind(prompt.kind) in ADDS else ""
        n = next_count(seat, prompt.pk, slot, now)
        sent = judge(rules, seat.pk, {"prompt": prompt.pk, "slot": slot, "n": n, "value": answer}, when)
        if isinstance(sent, Sent):
            found.append(
                InputRefusal.ENOUGH if room is not None and place >= room else sent._replace(is_held=False)
            )
        else:
            found.append(sent)
    return found


def _room(prompt: Prompt, seat: Seat, spec: Spec | None) -> int | None:
    """How many more the seat may send; None where it has the one answer."""
    most = most_of(spec)
    sent = Input.objects.filter(prompt=prompt, seat=seat).exclude(value="").count()
    return None if most is None else max(0, most - sent)
