"""A topic in this process: what was loaded last, its channels, and when it is loaded again.

It is loaded at most ten times a second and at most a sixth of the time, whatever happens; what happens in between is
in the next load. Everything here runs on the event loop.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

from beprovad.live.channels import Channel
from beprovad.live.rooms import Loaded
from beprovad.live.streams import Listener, wake_all

LEAST_PAUSE = 0.1  # seconds from one load's beginning to the next one's
SHARE = 6  # and at least so many times as long as the load itself took
PAUSE_WHEN_AWAY = 1.0

Load = Callable[[], Awaitable[Loaded | None]]

log = logging.getLogger(__name__)


class Away(Exception):
    """The topic cannot be read just now."""


class Topic:
    """Its listeners are woken when their channel has something new, and sent away when the topic is gone."""

    def __init__(self, room: str, name: str, load: Load) -> None:
        self.room = room
        self.name = name
        self.key = (room, name)
        self.loaded: Loaded | None = None
        self.loaded_at = 0.0  # when the newest load began, monotonic seconds
        self.used_at = time.monotonic()
        self.channels: dict[str, Channel] = {}
        self.listeners: set[Listener] = set()
        self._load = load
        self._stale = False
        self._not_before = 0.0
        self._waiters: list[tuple[float, asyncio.Future[Loaded | None]]] = []
        self._task: asyncio.Task[None] | None = None
        self._alarm: asyncio.TimerHandle | None = None

    def mark(self) -> None:
        """It has changed. With listeners it is loaded again as soon as may be, else when somebody asks."""
        self._stale = True
        if self.listeners:
            self._begin()

    async def current(self) -> Loaded | None:
        """As it stands, for somebody who comes; None when there is no such topic. Raises Away."""
        if self.loaded is not None and (self.listeners or not self._stale):
            return self.loaded
        return await self.since(time.monotonic())

    async def since(self, moment: float) -> Loaded | None:
        """As it stood at `moment` (monotonic seconds) or later; None when there is no such topic. Raises Away."""
        if self.loaded is not None and self.loaded_at >= moment:
            return self.loaded
        waiter: asyncio.Future[Loaded | None] = asyncio.get_running_loop().create_future()
        self._waiters.append((moment, waiter))
        self._stale = True
        self._begin()
        return await waiter

    def channel(self, name: str) -> Channel:
        """A channel of this topic; one that the room has not filled is empty."""
        channel = self.channels.get(name)
        if channel is None:
            channel = self.channels[name] = Channel()
            channel.take(self.loaded.channels.get(name, {}) if self.loaded else {})
        return channel

    def wake(self, channel: Channel) -> None:
        """There is something new in this channel."""
        wake_all(listener for listener in self.listeners if listener.channel is channel)

    def end_streams(self) -> None:
        for listener in self.listeners:
            listener.end()

    def close(self) -> None:
        for timer in (self._task, self._alarm):
            if timer is not None:
                timer.cancel()
        self._answer_waiters(Away())

    def _begin(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._keep_fresh(), name=f"live {self.room}/{self.name}")

    async def _keep_fresh(self) -> None:
        try:
            while self._stale and (self.listeners or self._waiters):
                await asyncio.sleep(max(0.0, self._not_before - time.monotonic()))
                self._stale = False
                await self._load_once()
        finally:
            self._task = None

    async def _load_once(self) -> None:
        began = time.monotonic()
        try:
            loaded = await self._load()
        except Exception as error:  # noqa: BLE001  (whatever breaks: the last state stands, and we try again)
            log.warning("The live topic %s/%s could not be read: %s", self.room, self.name, error)
            self._not_before = time.monotonic() + PAUSE_WHEN_AWAY
            self._stale = True
            self._answer_waiters(Away())
            return
        self._not_before = began + max(LEAST_PAUSE, SHARE * (time.monotonic() - began))
        self.loaded, self.loaded_at = loaded, began
        if loaded is None:
            self.end_streams()
        else:
            self._spread(loaded.channels)
            self._set_alarm(loaded.again_at)
        self._answer_waiters(loaded)

    def _spread(self, contents: Mapping[str, Mapping[str, bytes]]) -> None:
        for name, channel in self.channels.items():
            if channel.take(contents.get(name, {})):
                self.wake(channel)

    def _set_alarm(self, again_at: datetime | None) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if again_at is not None and (left := (again_at - datetime.now(UTC)).total_seconds()) > 0:
            self._alarm = asyncio.get_running_loop().call_later(left, self.mark)

    def _answer_waiters(self, answer: Loaded | Away | None) -> None:
        waiting, self._waiters = self._waiters, []
        for moment, waiter in waiting:
            if waiter.done():
                continue
            if isinstance(answer, Away):
                waiter.set_exception(answer)
            elif moment <= self.loaded_at:
                waiter.set_result(answer)
            else:
                self._waiters.append((moment, waiter))
                self._stale = True
