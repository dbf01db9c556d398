"""Phones answer prompts: one table, one statement for a batch, a count on the board."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.core.signing import BadSignature, Signer
from django.db import connection, transaction

from beprovad.live.rooms import Entry, Loaded, Refused, Seat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

NAME = "answers"
TOPIC = "open"
LARGE = "large"  # another topic, which sends a megabyte with every change
PADDING = json.dumps("x" * 1_000_000).encode()
LONGEST = 300
PHONE = frozenset({"phones"})
BOARD = frozenset({"phones", "board"})
signer = Signer(key="the invented room signs with this", salt="tests.liveroom", fallback_keys=())

# One step of the database for a whole batch: nothing else waits for Python meanwhile.
_SQLITE = """
    INSERT INTO liveroom_answer (prompt, seat, slot, n, value, received_at)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(%s) WHERE true
    ON CONFLICT (prompt, seat, slot) DO UPDATE
    SET n = excluded.n, value = excluded.value, received_at = excluded.received_at
    WHERE excluded.n > liveroom_answer.n
"""
_POSTGRESQL = """
    INSERT INTO liveroom_answer (prompt, seat, slot, n, value, received_at)
    SELECT * FROM unnest(%s::int[], %s::text[], %s::int[], %s::int[], %s::text[], %s::float[])
    ON CONFLICT (prompt, seat, slot) DO UPDATE
    SET n = excluded.n, value = excluded.value, received_at = excluded.received_at
    WHERE excluded.n > liveroom_answer.n
"""


def create() -> None:
    """Make the table, once."""
    key = "bigserial" if connection.vendor == "postgresql" else "integer"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS liveroom_answer (id {key} PRIMARY KEY, prompt int NOT NULL,"
            " seat text NOT NULL, slot int NOT NULL, n int NOT NULL, value text NOT NULL,"
            " received_at double precision NOT NULL, UNIQUE (prompt, seat, slot))"
        )


def cookie(seat: str, topic: str = TOPIC) -> str:
    """What a phone carries."""
    return f"seat-{NAME}-{topic}={signer.sign(f'{topic}/{seat}')}"


class AnswerRoom:
    """Two topics, always open, on the same table. The seat called `board` only listens."""

    def seat(self, topic: str, token: str) -> Seat | None:
        try:
            where, _, who = signer.unsign(token).partition("/")
        except BadSignature:
            return None
        if where != topic:
            return None
        return Seat(who, BOARD) if who == "board" else Seat(who, PHONE, may_send=True)

    def load(self, topic: str) -> Loaded | None:
        if topic not in (TOPIC, LARGE):
            return None
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*), max(n) FROM liveroom_answer")
            count, newest = cursor.fetchone()
        parts = {"count": json.dumps({"count": count, "newest": newest}).encode()}
        if topic == LARGE:
            parts["padding"] = PADDING[:-1] + b'%d"' % count
        return Loaded(rules=None, channels={"phones": parts, "board": parts})

    def judge(self, loaded: Loaded, seat: Seat, said: object, received_at: datetime) -> Entry | Refused:  # noqa: ARG002
        if isinstance(said, dict):
            prompt, slot, n, value = said.get("prompt"), said.get("slot"), said.get("n"), said.get("value")
            numbers = type(prompt) is int and type(slot) is int and type(n) is int
            if numbers and isinstance(value, str) and len(value) <= LONGEST:
                row = (prompt, seat.id, slot, n, value, received_at.timestamp())
                return Entry((prompt, seat.id, slot), n, row)
        return Refused(422, "not_an_answer")

    def write(self, entries: Sequence[Entry]) -> Sequence[Refused | None]:
        rows = [entry.row for entry in entries]
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(_POSTGRESQL, [list(column) for column in zip(*rows, strict=True)])
            else:
                cursor.execute(_SQLITE, [json.dumps(rows)])
        return [None] * len(entries)
