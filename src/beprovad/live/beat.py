"""What is done now and then: telling who is here, signs of life, and letting go of what nobody asks for."""

import asyncio
import json
import logging
import time

from beprovad.live import pokes
from beprovad.live.channels import HERE
from beprovad.live.hub import Hub
from beprovad.live.presence import NOBODY, Present, remember
from beprovad.live.topics import Topic

TICK = 1.0  # seconds: who is here is told so often, when it has changed
BEAT = 15  # ticks: signs of life to all, and what has not been loaded since is loaded again
TOLD_AGAIN = 5  # ticks: the other processes are told who is here, changed or not
KEPT = 120.0  # seconds that a topic is kept which nobody asks for
BOARD = "board"  # the channel that is told who is here

log = logging.getLogger(__name__)


async def keep(hub: Hub) -> None:
    """Until cancelled."""
    told: dict[pokes.Key, Present] = {}
    ticks = 0
    while True:
        await asyncio.sleep(TICK)
        ticks += 1
        try:
            await tell_who_is_here(hub, told, again=ticks % TOLD_AGAIN == 0)
            if ticks % BEAT == 0:
                beat(hub)
        except Exception:
            log.exception("The live beat stumbled")


async def tell_who_is_here(hub: Hub, told: dict[pokes.Key, Present], *, again: bool) -> None:
    """The boards, and the other processes."""
    words = []
    for key, presence in hub.presences.items():
        here = presence.here()
        if again or told.get(key, NOBODY) != here:
            words.append(pokes.present_word(key, here.here, here.behind, here.seats_behind))
            told[key] = here
        everywhere = presence.everywhere()
        remember(*key, everywhere)
        _tell_board(hub.topics[key], everywhere)
    for key in told.keys() - hub.presences.keys():
        del told[key]
    if words:
        await hub.tell_others(words)


def beat(hub: Hub) -> None:
    """Signs of life; what is old is loaded again, so that a word that was lost is made good within one beat."""
    now = time.monotonic()
    hub.reading.cut_off_the_slow()
    for topic in list(hub.topics.values()):
        for listener in topic.listeners:
            listener.beat()
        if topic.listeners and topic.loaded_at < now - BEAT * TICK:
            topic.mark()
        elif not topic.listeners and topic.used_at < now - KEPT:
            hub.forget(topic)
            remember(topic.room, topic.name, NOBODY)


def _tell_board(topic: Topic, present: Present) -> None:
    channel = topic.channels.get(BOARD)
    if channel is None:
        return
    told = {"here": present.here, "behind": present.behind, "seats": present.seats_behind}
    if channel.add(HERE, json.dumps(told).encode()):
        topic.wake(channel)
