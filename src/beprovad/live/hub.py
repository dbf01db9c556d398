"""The live transport of one process: its topics, its writer, and those who listen.

Everything runs on the event loop of the process, but for loading (two threads), writing (one) and hearing other
processes (one, on PostgreSQL).
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from beprovad.live import pokes
from beprovad.live.bodies import Reading
from beprovad.live.hearing import Hearing
from beprovad.live.limits import Addresses, Pace
from beprovad.live.presence import Presence, Present
from beprovad.live.rooms import Loaded, Room
from beprovad.live.seats import Seats
from beprovad.live.topics import Topic
from beprovad.live.writer import Writer

LEAST_PAUSE_OF_WORDS = 0.05  # seconds between two words to the other processes about what phones have sent

log = logging.getLogger(__name__)


class Hub:
    """Made on the event loop. `with_others`: there may be more processes, which hear each other through PostgreSQL."""

    def __init__(self, rooms: Mapping[str, Room], *, with_others: bool) -> None:
        self.rooms = rooms
        self.seats = Seats(rooms)
        self.pace = Pace()
        self.addresses = Addresses()
        self.reading = Reading()
        self.behind_proxy = bool(settings.SECURE)
        self.is_closing = False
        self.topics: dict[pokes.Key, Topic] = {}
        self.presences: dict[pokes.Key, Presence] = {}
        self._loop = asyncio.get_running_loop()
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="live-load")
        self.writer = Writer(rooms, self._stored)
        self._untold: set[pokes.Key] = set()
        self._telling: asyncio.Task[None] | None = None
        self._stop_listening = pokes.listen_here(self._poked)
        self._hearing = Hearing(self.hear, self._missed) if with_others else None

    def topic(self, room: str, name: str) -> Topic:
        """The topic in this process, whether it is there or not."""
        key = (room, name)
        topic = self.topics.get(key)
        if topic is None:
            topic = self.topics[key] = Topic(room, name, partial(self._load, self.rooms[room], name))
        topic.used_at = time.monotonic()
        return topic

    def presence(self, topic: Topic) -> Presence:
        return self.presences.setdefault(topic.key, Presence())

    def forget(self, topic: Topic) -> None:
        """Nobody asks for it any more."""
        topic.close()
        self.topics.pop(topic.key, None)
        self.presences.pop(topic.key, None)

    async def tell_others(self, words: list[str]) -> None:
        """Send words to the other processes, if there can be any."""
        if self._hearing is not None:
            await self._loop.run_in_executor(self._pool, _notify, words)

    def end_streams(self) -> None:
        """At the first sign of the end: the server waits for connections, and streams never end by themselves."""
        self.is_closing = True
        for topic in self.topics.values():
            topic.end_streams()

    async def close(self) -> None:
        """Everything that was taken is written; then nothing of this hub is left."""
        self.end_streams()
        self._stop_listening()
        for topic in self.topics.values():
            topic.close()
        await self.writer.close()
        if self._telling is not None:
            await self._telling
        if self._hearing is not None:
            await asyncio.to_thread(self._hearing.close)
        await asyncio.to_thread(self._pool.shutdown)

    async def _load(self, room: Room, name: str) -> Loaded | None:
        return await self._loop.run_in_executor(self._pool, _load, room, name)

    def _stored(self, topics: set[pokes.Key]) -> None:
        self._mark(topics)
        if topics and self._hearing is not None:
            self._untold |= topics
            if self._telling is None:
                self._telling = self._loop.create_task(self._tell_changed(), name="live telling")

    async def _tell_changed(self) -> None:
        """The first change at once, and those that follow it closely together."""
        try:
            while self._untold:
                topics, self._untold = self._untold, set()
                try:
                    await self.tell_others([pokes.changed_word(key) for key in topics])
                except Exception:
                    log.exception("Other processes were not told")
                await asyncio.sleep(LEAST_PAUSE_OF_WORDS)
        finally:
            self._telling = None

    def _poked(self, room: str, topic: str) -> None:
        """Called in any thread."""
        self._on_loop(self._mark, {(room, topic)})

    def hear(self, word: pokes.Word) -> None:
        """What another process tells; called in any thread. Whoever listens here is told as if it had happened here."""
        if word.changed is not None:
            pokes.tell_here([word.changed])
        else:
            self._on_loop(self._take, word)

    def _missed(self) -> None:
        """Called in the hearing thread: the line to the other processes is new."""
        self._on_loop(self._mark_all)

    def _on_loop(self, what: Callable[..., None], *arguments: object) -> None:
        with suppress(RuntimeError):  # the loop has ended: nobody listens any more
            self._loop.call_soon_threadsafe(what, *arguments)

    def _take(self, word: pokes.Word) -> None:
        if word.present is not None:
            key, (here, behind, seats) = word.present
            if key in self.presences:
                self.presences[key].heard(word.sender, Present(here, behind, tuple(seats)))

    def _mark(self, topics: set[pokes.Key]) -> None:
        for key in topics & self.topics.keys():
            self.topics[key].mark()

    def _mark_all(self) -> None:
        self._mark(set(self.topics))


def _load(room: Room, name: str) -> Loaded | None:
    """In a thread that lives long, and its connection with it: a broken one is closed, so that the next load works."""
    try:
        return room.load(name)
    except Exception:
        connection.close()
        raise


def _notify(words: list[str]) -> None:
    """A connection that has died unused is made anew. What cannot be told is seen at the next beat of the others."""
    for _ in range(2):
        try:
            pokes.notify(words)
        except (DatabaseError, InterfaceError) as error:
            connection.close()
            why = error
        else:
            return
    log.warning("Other processes were not told: %s", why)
