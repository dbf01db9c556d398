"""Storing what seats send: many inputs in one go, each slot a register, and the close exact."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection, transaction

from beprovad.lib.turns import writing
from beprovad.rounds.models import Input, Prompt
from beprovad.rounds.prepared import Prepared, prepared_cursor
from beprovad.rounds.rules.inputs import VOTES, InputRefusal, Sent, refuse_time
from beprovad.rounds.rules.pace import Times

MOST_REMEMBERED = 1_000  # prompts

_Place = tuple[int, int]  # a prompt and a seat


def store_for_good(batch: Sequence[Sent]) -> list[InputRefusal | None]:
    """In a durable transaction of its own, and no two of one slot: one verdict each, in order.

    Nearly always in one statement: what takes time is not what the database does, but to ask it.
    """
    verdicts = _store_as_it_stood(batch)
    if verdicts is not None:
        return verdicts
    with transaction.atomic():
        return store_inputs(batch)


def store_inputs(batch: Sequence[Sent]) -> list[InputRefusal | None]:
    """In the caller's transaction, and no two of one slot: one verdict each, in order.

    The prompts' times are read again, shared with whoever closes them: what came before the close is stored, what came
    after it is not, whichever transaction was first. So are the texts of a seat that was judged by old rules.
    """
    wanted = sorted({sent.prompt_id for sent in batch})
    if connection.vendor == "postgresql":
        _share_lock(wanted)
    known = {prompt: _times_of(prompt) for prompt in wanted}
    _remember(known)
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
    room = _room_for_others(batch)
    if not room:
        return verdicts
    standing = _slots_of(_near_the_most(room))
    return [verdict or _refuse_more(sent, standing) for sent, verdict in zip(batch, verdicts, strict=True)]


def _room_for_others(batch: Sequence[Sent]) -> dict[_Place, int]:
    """How many texts may stand in a place already, for all of the batch to be stored there; where there is a most."""
    most: dict[_Place, int] = {}
    for sent in batch:
        if sent.most is not None:
            place = sent.prompt_id, sent.seat_id
            most[place] = min(sent.most, most.get(place, sent.most))
    coming = Counter((sent.prompt_id, sent.seat_id) for sent in batch)
    return {place: limit - coming[place] for place, limit in most.items()}


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
    SELECT prompt, seat FROM ({asked}) AS asked
    WHERE room < (
        SELECT count(*) FROM rounds_input
        WHERE prompt_id = prompt AND seat_id = seat AND slot <> %s
    )
"""


def _near_the_most(room: Mapping[_Place, int]) -> set[_Place]:
    """Those of the prompts and seats where more texts stand, or stood, than there is to be room for.

    The database counts: it tells nothing of the others, and a thread has to wait for its turn after each row. What was
    taken back counts too, since an index knows nothing of it: whoever asks has to look closer.
    """
    with prepared_cursor() as cursor:
        cursor.execute(_sql(_NEAR, connection.vendor), [_places(room), VOTES])
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


_INSERT = """
    INSERT INTO rounds_input (prompt_id, seat_id, slot, n, value, received_at, is_held)
    SELECT prompt_id, seat_id, slot, n, value, received_at, is_held FROM ({sent}) AS sent
"""
_REPLACE = """
    ON CONFLICT (prompt_id, seat_id, slot) DO UPDATE
    SET n = excluded.n, value = excluded.value, received_at = excluded.received_at, is_held = excluded.is_held
    WHERE excluded.n > rounds_input.n
"""
_UPSERT = f"{_INSERT} WHERE true {_REPLACE}"


def _upsert(batch: Sequence[Sent]) -> None:
    """One statement by hand, whatever the size: the ORM has no upsert that keeps the newer row.

    Neither has it one that the database works through without asking Python for the next row.
    """
    if batch:
        with prepared_cursor() as cursor:
            cursor.execute(_sql(_UPSERT, connection.vendor), [_sent(batch)])


_AS_IT_STOOD = f"""
    {_INSERT} WHERE %s = (
        SELECT count(*) FROM (
            SELECT rounds_prompt.id FROM rounds_prompt
            JOIN ({{stood}}) AS stood ON stood.id = rounds_prompt.id
            WHERE rounds_prompt.result IS NULL
                AND (rounds_prompt.opened_at, rounds_prompt.closes_at, rounds_prompt.closed_at)
                IS NOT DISTINCT FROM (stood.opened_at, stood.closes_at, stood.closed_at)
            ORDER BY rounds_prompt.id {{sharing}}
        ) AS standing
    ) AND NOT EXISTS ({_NEAR}) {_REPLACE}
"""  # noqa: S608 - of texts that stand here
_stood: dict[int, _AsItStands] = {}  # what a batch was told last; a guess


def _store_as_it_stood(batch: Sequence[Sent]) -> list[InputRefusal | None] | None:
    """Guess that the prompts still stand as they did for the last batch, and no seat comes near its most.

    The same statement sees whether it is so, sharing the prompts with whoever closes them. A round that has ended is
    seen by its prompts' results, which are written then: of a row that it does not lock, a statement that has waited
    sees what stood before. Where it has not stored all, as also where something older was sent again, None is told, and
    to store it all once more changes nothing.
    """
    stood = {prompt: _stood.get(prompt) for prompt in {sent.prompt_id for sent in batch}}
    if None in stood.values():
        return None
    verdicts = [_refuse_now(stood[sent.prompt_id], sent.received_at) for sent in batch]
    in_time = [sent for sent, refusal in zip(batch, verdicts, strict=True) if refusal is None]
    if not in_time:
        return None
    times = _json([(prompt, *_in_a_row(stands.times)) for prompt, stands in stood.items() if stands])
    told: list[str | int] = [_sent(in_time), len(stood), times, _places(_room_for_others(batch)), VOTES]
    in_line = connection.vendor == "sqlite" and not connection.in_atomic_block
    with writing.taken() if in_line else nullcontext(), prepared_cursor() as cursor:
        cursor.execute(_sql(_AS_IT_STOOD, connection.vendor), told)
        return verdicts if cursor.rowcount == len(in_time) else None


def _in_a_row(times: Times) -> tuple[datetime | None, ...]:
    return times.opened_at, times.closes_at, times.closed_at


def _remember(known: Mapping[int, "_AsItStands | None"]) -> None:
    if len(_stood) > MOST_REMEMBERED:
        _stood.clear()
    _stood.update({prompt: stands for prompt, stands in known.items() if stands is not None})


_COLUMNS = {
    "sent": {
        "prompt_id": "bigint", "seat_id": "bigint", "slot": "text", "n": "bigint", "value": "text",
        "received_at": "timestamptz", "is_held": "boolean",
    },
    "asked": {"prompt": "bigint", "seat": "bigint", "room": "bigint"},
    "stood": {
        "id": "bigint", "opened_at": "timestamptz", "closes_at": "timestamptz", "closed_at": "timestamptz",
    },
}  # fmt: skip


@cache
def _sql(statement: str, vendor: str) -> str:
    """With the rows that are told as JSON where it names them: one parameter, whatever their number."""
    told = {name: _rows(columns, vendor) for name, columns in _COLUMNS.items()}
    return statement.format(**told, sharing="FOR SHARE OF rounds_prompt" if vendor == "postgresql" else "")


def _rows(columns: Mapping[str, str], vendor: str) -> str:
    if vendor == "postgresql":
        told = [f"(value ->> {at})::{kind} AS {name}" for at, (name, kind) in enumerate(columns.items())]
        return f"SELECT {', '.join(told)} FROM jsonb_array_elements(%s::jsonb)"  # noqa: S608 - as above
    told = [f"value ->> {at} AS {name}" for at, name in enumerate(columns)]
    return f"SELECT {', '.join(told)} FROM json_each(%s) WHERE true"  # noqa: S608 - as above


def _places(room: Mapping[_Place, int]) -> str:
    return _json([(*place, left) for place, left in room.items()])


def _sent(batch: Sequence[Sent]) -> str:
    return _json([one[:-1] for one in batch])  # all but the most


def _json(rows: Sequence[Sequence[object]]) -> str:
    """Times as the database keeps them."""
    return json.dumps(rows, default=lambda at: str(connection.ops.adapt_datetimefield_value(at)))
