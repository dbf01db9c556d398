"""Taking a seat, and what a seat sends: one way in for phones, plain forms and paper keyed in (`keying_in`)."""

import json
import secrets
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from beprovad.asking.answers import Refusal
from beprovad.journal.actions import record
from beprovad.lib.together import Together
from beprovad.lib.turns import writing
from beprovad.people.models import User
from beprovad.rounds import events
from beprovad.rounds.broadcast import tell
from beprovad.rounds.models import Input, Prompt, Round, Seat
from beprovad.rounds.prepared import Prepared
from beprovad.rounds.queries.rules import rules_of
from beprovad.rounds.rules.inputs import VOTES, InputRefusal, Sent, judge, refuse_time
from beprovad.rounds.rules.kinds import Seating
from beprovad.rounds.rules.pace import Times
from beprovad.rounds.rules.seating import LEAST_NUMBER, MOST_NUMBER, SeatRefusal, refuse_seat

_Place = tuple[int, int]  # a prompt and a seat


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
        if not _sit_down(sits):
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
    RETURNING id, number
"""


def _sit_down(sits: Seat) -> bool:
    """Whether the round still runs, and is not locked, when the seat is taken: looked at in the same statement.

    Nobody else's seat may hang on what the caller is in the middle of.
    """
    return _sit_down_here([sits])[0] if connection.in_atomic_block else _together(sits)


def _all_sit_down(seats: Sequence[Seat]) -> list[bool]:
    """One durable write for all who come at the same time."""
    if len(seats) == 1 and connection.vendor == "sqlite":
        with writing.taken():
            return _sit_down_here(seats)  # a transaction of its own
    with transaction.atomic():
        return _sit_down_here(seats)


def _sit_down_here(seats: Sequence[Seat]) -> list[bool]:
    if connection.vendor == "postgresql":
        _lock_rounds(sorted({sits.round_id for sits in seats}))
    return [_takes_its_seat(sits) for sits in seats]


_together = Together(_all_sit_down)


def _takes_its_seat(sits: Seat) -> bool:
    joined_at = connection.ops.adapt_datetimefield_value(sits.joined_at)
    values = (sits.label, sits.size, sits.is_keyed_in, joined_at, sits.round_id, sits.is_keyed_in)
    with connection.cursor() as cursor:
        cursor.execute(_SIT_DOWN, (*_drawn_numbers(), *values))
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


def _lock_rounds(rounds: list[int]) -> None:
    """So that a number that is free is nobody else's in the meantime."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM rounds_round WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [rounds])


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


def store_inputs(batch: Sequence[Sent]) -> list[InputRefusal | None]:
    """In the caller's transaction, and no two of one slot: one verdict each, in order.

    The prompts' times are read again, shared with whoever closes them: what came before the close is stored, what came
    after it is not, whichever transaction was first. So are the texts of a seat that was judged by old rules.
    """
    wanted = sorted({sent.prompt_id for sent in batch})
    if connection.vendor == "postgresql":
        _share_lock(wanted)
    known = {prompt: _times_of(prompt) for prompt in wanted}
    verdicts = [_refuse_now(known[sent.prompt_id], sent.received_at) for sent in batch]
    verdicts = _refuse_many(batch, verdicts)
    _upsert([sent for sent, refusal in zip(batch, verdicts, strict=True) if refusal is None])
    return verdicts


@dataclass(frozen=True)
class _AsItStands:
    """What decides whether an input to a prompt is in time."""

    times: Times
    round_ended_at: datetime | None


_TIMES = Prepared(
    lambda prompt: (
        Prompt.objects.filter(pk=prompt)
        .order_by()
        .values_list("opened_at", "closes_at", "closed_at", "round__ended_at")
    ),
    int,
)


def _times_of(prompt: int) -> _AsItStands | None:
    """Asked for every batch, so no more than that is asked for."""
    for row in _TIMES.rows(prompt):
        *times, ended_at = _TIMES.read(row)
        return _AsItStands(Times(*times), ended_at)
    return None


def _refuse_now(stands: _AsItStands | None, received_at: datetime) -> InputRefusal | None:
    if stands is None:
        return InputRefusal.NO_PROMPT
    if stands.round_ended_at is not None:
        return InputRefusal.ROUND_ENDED
    return refuse_time(stands.times, received_at)


def _refuse_many(batch: Sequence[Sent], verdicts: list[InputRefusal | None]) -> list[InputRefusal | None]:
    """One statement more, and only where there is something to count; another one where a seat comes near its most."""
    most: dict[_Place, int] = {}
    for sent in batch:
        if sent.most is not None:
            place = sent.prompt_id, sent.seat_id
            most[place] = min(sent.most, most.get(place, sent.most))
    if not most:
        return verdicts
    coming = Counter((sent.prompt_id, sent.seat_id) for sent in batch)
    standing = _slots_of(_near_the_most({place: limit - coming[place] for place, limit in most.items()}))
    return [verdict or _refuse_more(sent, standing) for sent, verdict in zip(batch, verdicts, strict=True)]


def _refuse_more(sent: Sent, standing: dict[_Place, set[str]]) -> InputRefusal | None:
    slots = standing.get((sent.prompt_id, sent.seat_id))
    if slots is None or sent.slot == VOTES:
        return None
    if not sent.value:
        slots.discard(sent.slot)
        return None
    if sent.most is not None and sent.slot not in slots and len(slots) >= sent.most:
        return InputRefusal.ENOUGH
    slots.add(sent.slot)
    return None


_NEAR = """
    SELECT prompt, seat FROM {rows}
    WHERE room < (
        SELECT count(*) FROM rounds_input
        WHERE prompt_id = prompt AND seat_id = seat AND rounds_input.value <> '' AND slot <> %s
    )
"""
_PLACES = {
    "sqlite": "(SELECT value ->> 0 AS prompt, value ->> 1 AS seat, value ->> 2 AS room FROM json_each(%s)) AS asked",
    "postgresql": "unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS asked(prompt, seat, room)",
}


def _near_the_most(room: Mapping[_Place, int]) -> set[_Place]:
    """Those of the prompts and seats where more texts stand than there is to be room for.

    The database counts: it tells nothing of the others, and a thread has to wait for its turn after each row.
    """
    with connection.cursor() as cursor:
        rows = [(*place, left) for place, left in room.items()]
        cursor.execute(_NEAR.format(rows=_PLACES[connection.vendor]), [*_as_parameters(rows), VOTES])
        return set(cursor.fetchall())


def _slots_of(places: Collection[_Place]) -> dict[_Place, set[str]]:
    """What stands, by prompt and seat."""
    if not places:
        return {}
    found: dict[_Place, set[str]] = {place: set() for place in places}
    prompts, seats = {prompt for prompt, _ in places}, {seat for _, seat in places}
    stored = Input.objects.filter(prompt__in=prompts, seat__in=seats).exclude(value="").exclude(slot=VOTES)
    for prompt, seat, slot in stored.order_by().values_list("prompt", "seat", "slot"):
        if (prompt, seat) in found:
            found[prompt, seat].add(slot)
    return found


def _share_lock(prompts: list[int]) -> None:
    """Django knows `FOR UPDATE` only, which would let one batch at a time through."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM rounds_prompt WHERE id = ANY(%s) ORDER BY id FOR SHARE", [prompts])


_COLUMNS = "prompt_id, seat_id, slot, n, value, received_at, is_held"
_ROWS = {
    "sqlite": "SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6"
    " FROM json_each(%s) WHERE true",
    "postgresql": "SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::bigint[], %s::text[],"
    " %s::timestamptz[], %s::boolean[])",
}
_REPLACE = """
    ON CONFLICT (prompt_id, seat_id, slot) DO UPDATE
    SET n = excluded.n, value = excluded.value, received_at = excluded.received_at, is_held = excluded.is_held
    WHERE excluded.n > rounds_input.n
"""


def _upsert(batch: Sequence[Sent]) -> None:
    """One statement by hand, whatever the size: the ORM has no upsert that keeps the newer row.

    Neither has it one that the database works through without asking Python for the next row.
    """
    if not batch:
        return
    statement = f"INSERT INTO rounds_input ({_COLUMNS}) {_ROWS[connection.vendor]} {_REPLACE}"
    told = connection.ops.adapt_datetimefield_value
    rows = [
        (sent.prompt_id, sent.seat_id, sent.slot, sent.n, sent.value, told(sent.received_at), sent.is_held)
        for sent in batch
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, _as_parameters(rows))


def _as_parameters(rows: Sequence[Sequence[object]]) -> list[str | list[object]]:
    """As one parameter that SQLite reads rows out of, or for PostgreSQL one for each column."""
    if connection.vendor == "postgresql":
        return [list(column) for column in zip(*rows, strict=True)]
    return [json.dumps(rows)]
