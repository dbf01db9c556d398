"""Telling the live transport that a topic has changed: from any thread, in any process.

On PostgreSQL the word travels with the transaction (NOTIFY), so that it comes when the change can be read and never
without it. On SQLite there is one serving process, and the word goes to its hub.
"""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from django.db import connection, transaction

WIRE = "beprovad_live"  # the name that PostgreSQL's processes listen to

Hear = Callable[[str, str], None]
Key = tuple[str, str]  # a room and a topic


@dataclass(frozen=True, slots=True)
class Word:
    """What one process tells the others: a topic that has changed, or who is at it there (here, behind, which)."""

    sender: str
    changed: Key | None = None
    present: tuple[Key, tuple[int, int, list[str]]] | None = None


_here: list[Hear] = []


def changed(room: str, topic: str) -> None:
    """The topic has changed. Inside a transaction this is told when it is committed, and not when it is undone."""
    if connection.vendor == "postgresql":
        notify([changed_word((room, topic))])
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


def changed_word(key: Key) -> str:
    """What travels between the processes when a topic has changed."""
    return json.dumps({"from": this_process(), "changed": key})


def present_word(key: Key, here: int, behind: int, seats_behind: Iterable[str]) -> str:
    """What travels between the processes about who is at a topic."""
    return json.dumps({"from": this_process(), "present": [key, [here, behind, list(seats_behind)]]})


def read_word(text: str) -> Word | None:
    """A word from another process; None for our own, and for what no process of this version says."""
    try:
        said = json.loads(text)
        if said["from"] == this_process():
            return None
        if "changed" in said:
            room, topic = said["changed"]
            return Word(said["from"], changed=(room, topic))
        (room, topic), (here, behind, seats) = said["present"]
        return Word(said["from"], present=((room, topic), (here, behind, seats)))
    except (ValueError, KeyError, TypeError):
        return None


def notify(words: list[str]) -> None:
    """Send words to every process that listens to this PostgreSQL, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, word) FROM unnest(%s::text[]) AS word", [WIRE, words])


_names: dict[int, str] = {}


def this_process() -> str:
    """A name that no other process has, nor had; a forked process gets its own."""
    return _names.setdefault(os.getpid(), uuid4().hex)
