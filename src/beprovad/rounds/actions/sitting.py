"""Taking a seat, and what a seat sends: one way in for phones, plain forms and paper keyed in (`keying_in`)."""

import secrets
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from beprovad.asking.answers import Refusal
from beprovad.journal.actions import record
from beprovad.lib.together import Together
from beprovad.lib.turns import writing
from beprovad.people.models import User
from beprovad.rounds import events
from beprovad.rounds.actions.storing import store_inputs
from beprovad.rounds.broadcast import tell
from beprovad.rounds.models import Round, Seat
from beprovad.rounds.prepared import prepared_cursor
from beprovad.rounds.queries.rules import rules_of
from beprovad.rounds.rules.inputs import InputRefusal, Sent, judge
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.rules.seating import LEAST_NUMBER, MOST_NUMBER, SeatRefusal, refuse_seat


class SeatRefused(Exception):
    """`refusal` says why nobody can sit down."""

    def __init__(self, refusal: SeatRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class InputRefused(Exception):
    """`refusal` says why an input is not taken."""

    def __init__(self, refusal: InputRefusal | Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def take_seat(*, led: Round, label: str = "", size: int | None = None, is_keyed_in: bool = False) -> Seat:
    """A new seat, with a number of its own. Who is asked for a name or a table says it; nobody else is asked anything.

    A whole room does this in the same minute: where no name must be the only one it is one statement.
    """
    label = " ".join(label.split())
    sits = Seat(round=led, label=label, size=size, is_keyed_in=is_keyed_in, joined_at=timezone.now())
    if led.seating != Seating.TABLES:
        _refuse(sits, led)
        if _sit_down(sits):
            return sits
    with transaction.atomic():
        stands = Round.objects.select_for_update().get(pk=led.pk)
        _refuse(sits, stands, _tables_taken(led) if led.seating == Seating.TABLES else ())
        if not any(_sit_down(sits) for _ in range(TRIES)):
            raise SeatRefused(SeatRefusal.NOT_RUNNING)
    return sits


def _refuse(sits: Seat, led: Round, taken: Collection[str] = ()) -> None:
    refusal = refuse_seat(
        led.state, seating=led.seating, asks_names=led.asks_names,
        is_locked=led.is_locked and not sits.is_keyed_in,
        label=sits.label, size=sits.size, taken=taken,
    )  # fmt: skip
    if refusal is not None:
        raise SeatRefused(refusal)


TRIES = 3  # for a number that nobody takes at the same moment: it happens to one of some thousands

_SIT_DOWN = """
    INSERT INTO rounds_seat (round_id, number, label, size, is_keyed_in, joined_at)
    SELECT id, coalesce(
        (
            SELECT column1 FROM (VALUES (%s), (%s), (%s), (%s), (%s), (%s), (%s), (%s)) AS drawn
            WHERE NOT EXISTS (SELECT 1 FROM rounds_seat WHERE round_id = rounds_round.id AND number = column1) LIMIT 1
        ),
        (SELECT max(number) + 1 FROM rounds_seat WHERE round_id = rounds_round.id)
    ), %s, %s, %s, %s
    FROM rounds_round
    WHERE id = %s AND opened_at IS NOT NULL AND ended_at IS NULL AND (NOT is_locked OR %s)
    {sharing}
    ON CONFLICT DO NOTHING
    RETURNING id, number
"""


def _sit_down(sits: Seat) -> bool:
    """Whether the round still runs, and is not locked, when the seat is taken: looked at in the same statement.

    The round is shared with others who sit down, and not with whoever changes it. It is no, too, where somebody takes
    the same number at the same moment. Nobody else's seat may hang on what the caller is in the middle of.
    """
    return _sit_down_here([sits])[0] if connection.in_atomic_block else _together(sits)


def _all_sit_down(seats: Sequence[Seat]) -> list[bool]:
    """One durable write for all who come at the same time."""
    if len(seats) == 1:  # a transaction of its own
        with writing.taken() if connection.vendor == "sqlite" else nullcontext():
            return _sit_down_here(seats)
    with transaction.atomic():
        return _sit_down_here(seats)


def _sit_down_here(seats: Sequence[Seat]) -> list[bool]:
    return [_takes_its_seat(sits) for sits in seats]


_together = Together(_all_sit_down)


def _takes_its_seat(sits: Seat) -> bool:
    joined_at = connection.ops.adapt_datetimefield_value(sits.joined_at)
    values = (sits.label, sits.size, sits.is_keyed_in, joined_at, sits.round_id, sits.is_keyed_in)
    with prepared_cursor() as cursor:
        sharing = "FOR SHARE" if connection.vendor == "postgresql" else ""
        cursor.execute(_SIT_DOWN.format(sharing=sharing), (*_drawn_numbers(), *values))
        rows = cursor.fetchall()
    for sits.pk, sits.number in rows:
        sits._state.adding = False  # noqa: SLF001 - as Django marks what it has stored
    return bool(rows)


def _drawn_numbers() -> list[int]:
    """Numbers to try, by chance: whoever reads a seat's number learns nothing of when it was taken.

    In a round of a thousand seats all eight are taken once in forty million times; then it is one more than the
    highest, as it is where there are more seats than numbers.
    """
    numbers = MOST_NUMBER - LEAST_NUMBER + 1
    drawn = secrets.randbelow(numbers**8)
    return [LEAST_NUMBER + drawn // numbers**place % numbers for place in range(8)]


def _tables_taken(led: Round) -> set[str]:
    labels = led.seats.filter(removed_at=None).values_list("label", flat=True)
    return {label.casefold() for label in labels}


def send_input(*, seat: Seat, said: object, received_at: datetime) -> Sent:
    """One input by a plain form; phones send theirs to the live transport, which asks the same rules."""
    sent = judge(rules_of(seat.round), seat.pk, said, received_at)
    if not isinstance(sent, Sent):
        raise InputRefused(sent)
    with transaction.atomic():
        refusal = store_inputs([sent])[0]
        if refusal is not None:
            raise InputRefused(refusal)
        tell(seat.round)
    return sent


@transaction.atomic
def remove_seat(*, seat: Seat, by: User) -> None:
    """It may not send any more, and nothing that it sent counts or is shown."""
    Seat.objects.filter(pk=seat.pk).update(removed_at=timezone.now())
    event = events.SeatRemoved(
        subject_id=seat.round_id, subject_label=seat.round.title, seat_number=seat.number
    )
    record(event, by=by.actor)
    tell(seat.round)
