"""Group commit: one thread writes what has come in while it wrote the last batch. No timer; a receipt means stored.

* what waits is bounded: past that `submit` refuses, and nothing that was taken is dropped;
* of entries for the same slot in one batch only the newest is written, and all of them get its verdict;
* a batch that breaks is tried in halves, so that an entry that cannot be stored fails alone;
* a database that is away, or full, is told to all in the batch, and the next batch tries it again.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from django.db import connection

from beprovad.live.breakage import BROKEN, BUSY, may_pass, verdict_on_all
from beprovad.live.rooms import Entry, Refused, Room

MOST_WAITING = 10_000
MOST_TOGETHER = 2_000  # in one batch

Verdict = Refused | None
Topic = tuple[str, str]  # the room's name and the topic's

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Waiting:
    """An entry, where it belongs, who waits for its verdict, and the verdict when it has been written."""

    topic: Topic
    entry: Entry
    decided: asyncio.Future[Verdict]
    verdict: Verdict = None


class Writer:
    """Used on the event loop. `stored` is called there, before the receipts, with the topics that have changed."""

    def __init__(self, rooms: Mapping[str, Room], stored: Callable[[set[Topic]], None]) -> None:
        self.most_waiting = MOST_WAITING
        self._rooms = rooms
        self._stored = stored
        self._waiting: list[Waiting] = []
        self._under_way = 0
        self._is_writing = False
        self._emptied: asyncio.Future[None] | None = None
        self._batches: SimpleQueue[list[Waiting] | None] = SimpleQueue()
        self._loop = asyncio.get_running_loop()
        self._thread = Thread(target=self._work, name="live-writer", daemon=True)
        self._thread.start()

    def submit(self, topic: Topic, entry: Entry) -> asyncio.Future[Verdict]:
        """When it has been decided: None when the entry is stored for good."""
        decided: asyncio.Future[Verdict] = self._loop.create_future()
        if self._under_way >= self.most_waiting:
            decided.set_result(BUSY)
            return decided
        if not self._waiting:  # the others of this turn of the loop are to be in the same batch
            self._loop.call_soon(self._hand_over)
        self._under_way += 1
        self._waiting.append(Waiting(topic, entry, decided))
        return decided

    async def close(self) -> None:
        """Write what waits, then end."""
        if self._under_way:
            self._emptied = self._loop.create_future()
            await self._emptied
        self._batches.put(None)
        await asyncio.to_thread(self._thread.join)

    def _hand_over(self) -> None:
        if self._waiting and not self._is_writing:
            self._is_writing = True
            batch, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            self._batches.put(batch)

    def _settle(self, batch: list[Waiting], changed: set[Topic]) -> None:
        self._is_writing = False
        self._under_way -= len(batch)
        self._hand_over()
        self._stored(changed)
        for one in batch:
            if not one.decided.done():  # the sender may have left
                one.decided.set_result(one.verdict)
        if self._emptied is not None and not self._under_way and not self._emptied.done():
            self._emptied.set_result(None)

    def _work(self) -> None:
        """In the thread. Whatever breaks, the next batch is written."""
        while batch := self._batches.get():
            for name in {one.topic[0] for one in batch}:
                self._write(self._rooms[name], [one for one in batch if one.topic[0] == name])
            changed = {one.topic for one in batch if one.verdict is None}
            self._loop.call_soon_threadsafe(self._settle, batch, changed)
        connection.close()

    def _write(self, room: Room, batch: list[Waiting]) -> None:
        for one, verdict in zip(batch, write_all(room, [one.entry for one in batch]), strict=True):
            one.verdict = verdict


def write_all(room: Room, entries: Sequence[Entry]) -> list[Verdict]:
    """One verdict for each entry, in order. Never raises."""
    try:
        return _write(room, entries)
    except Exception as error:  # noqa: BLE001  (whatever breaks, every sender is told)
        if may_pass(error):
            return _write_again(room, entries)
        return _told(room, entries, error)


def _write_again(room: Room, entries: Sequence[Entry]) -> list[Verdict]:
    """On a new connection. What the first attempt may have stored is not newer than itself, and so stored once."""
    connection.close()
    try:
        return _write(room, entries)
    except Exception as error:  # noqa: BLE001  (as above)
        connection.close()
        return _told(room, entries, error)


def _told(room: Room, entries: Sequence[Entry], error: Exception) -> list[Verdict]:
    verdict = verdict_on_all(error)
    if verdict is not None:
        log.warning("%d inputs were not stored: %s (%s)", len(entries), verdict.reason, error)
        return [verdict] * len(entries)
    if len(entries) == 1:
        log.error("An input cannot be stored: slot %s", entries[0].slot, exc_info=error)
        return [BROKEN]
    middle = len(entries) // 2
    return write_all(room, entries[:middle]) + write_all(room, entries[middle:])


def _write(room: Room, entries: Sequence[Entry]) -> list[Verdict]:
    newest: dict[object, Entry] = {}
    for entry in entries:
        known = newest.get(entry.slot)
        if known is None or entry.n > known.n:
            newest[entry.slot] = entry
    verdicts = room.write(tuple(newest.values()))
    if len(newest) == len(entries):
        return list(verdicts)
    by_slot = dict(zip(newest, verdicts, strict=True))
    return [by_slot[entry.slot] for entry in entries]
