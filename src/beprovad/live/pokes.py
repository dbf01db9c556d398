"""Telling the live transport that a topic has changed: from any thread, in any process.

On PostgreSQL the word travels with the transaction (NOTIFY), so that it comes when the change can be read and never
without it. On SQLite there is one serving process, and the word goes to its hub.
"""

import json
import os
from collections.abc import Callable, Iterable
from functools import partial
from uuid import uuid4

from django.db import connection, transaction

WIRE = "beprovad_live"  # the name that PostgreSQL's processes listen to

Hear = Callable[[str, str], None]

_here: list[Hear] = []


def changed(room: str, topic: str) -> None:
    """The topic has changed. Inside a transaction this is told when it is committed, and not when it is undone."""
    if connection.vendor == "postgresql":
        notify([changed_word(room, topic)])
    transaction.on_commit(partial(tell_here, [(room, topic)]))


def tell_here(topics: Iterable[tuple[str, str]]) -> None:
    """Tell those who listen in this process."""
    for room, topic in topics:
        for hear in tuple(_here):
            hear(room, topic)


def listen_here(hear: Hear) -> Callable[[], None]:
    """Let `hear` be called, in whatever thread, when a topic changes in this process; returns what ends it."""
    _here.append(hear)
    return partial(_here.remove, hear)


def changed_word(room: str, topic: str) -> str:
    """What travels between the processes when a topic has changed."""
    return json.dumps({"from": this_process(), "changed": [room, topic]})


def notify(words: list[str]) -> None:
    """Send words to every process that listens to this PostgreSQL, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, word) FROM unnest(%s::text[]) AS word", [WIRE, words])


_names: dict[int, str] = {}


def this_process() -> str:
    """A name that no other process has, nor had; a forked process gets its own."""
    return _names.setdefault(os.getpid(), uuid4().hex)
