"""Inputs: judged at once, stored in the next batch, and answered with a receipt when they are on the disk."""

import json
import logging
import time
from datetime import UTC, datetime

from beprovad.live.bodies import NotRead
from beprovad.live.breakage import AWAY, BROKEN
from beprovad.live.calls import Call
from beprovad.live.hub import Hub
from beprovad.live.replies import NOT_HERE, refuse, reply
from beprovad.live.rooms import Entry, Loaded, Refused, Room, Seat
from beprovad.live.topics import Away, Topic

TOO_FAST = Refused(429, "too_fast")
NO_VERSION = Refused(400, "no_version")
LONGEST_VERSION = 40

_in_json = json.JSONEncoder(check_circular=False).encode

log = logging.getLogger(__name__)


async def take_input(hub: Hub, call: Call) -> None:
    """`POST …/inputs`: a receipt, or a reason."""
    seat = _sender(hub, call)
    if seat is None:
        await refuse(call.send, NOT_HERE)
        return
    try:
        said = await hub.reading.said(call.headers, call.receive)
        topic = hub.topic(call.room, call.topic)
        judged = await _judged(hub, topic, seat, said)
        if isinstance(judged, Refused):
            verdict: Refused | None = judged
        else:
            verdict = await hub.writer.submit(topic.key, judged)
            if verdict is None:
                await reply(call.send, 200, receipt(judged))
                return
    except NotRead as unread:
        verdict = unread.refused
    except Away:
        verdict = AWAY
    if verdict is not None:  # otherwise nobody is there to be told
        await refuse(call.send, verdict)


async def take_seen(hub: Hub, call: Call) -> None:
    """`POST …/seen`: what a phone shows now."""
    seat = _sender(hub, call)
    if seat is None:
        await refuse(call.send, NOT_HERE)
        return
    try:
        said = await hub.reading.said(call.headers, call.receive)
    except NotRead as unread:
        if unread.refused is not None:
            await refuse(call.send, unread.refused)
        return
    version = said.get("version") if isinstance(said, dict) else None
    if not isinstance(version, str) or len(version) > LONGEST_VERSION:
        await refuse(call.send, NO_VERSION)
        return
    hub.presence(hub.topic(call.room, call.topic)).seen(seat.id, version)
    await reply(call.send, 200, b"{}")


def receipt(entry: Entry) -> bytes:
    """What the sender holds when the entry is stored: its slot and its number."""
    return b'{"receipt": %s}' % _in_json([*entry.slot, entry.n]).encode()


def _sender(hub: Hub, call: Call) -> Seat | None:
    for seat in hub.seats.of(call.headers, call.room, call.topic):
        if seat.may_send:
            return seat
    return None


async def _judged(hub: Hub, topic: Topic, seat: Seat, said: object) -> Entry | Refused:
    """A refusal stands on rules that were loaded after the input came; `write` has the last word on an entry."""
    if not hub.pace.allows((topic.key, seat.id)):
        return TOO_FAST
    arrived, received_at = time.monotonic(), datetime.now(UTC)
    room = hub.rooms[topic.room]
    loaded = topic.loaded or await topic.since(arrived)
    judged = _judge(room, loaded, seat, said, received_at)
    if isinstance(judged, Refused) and topic.loaded_at < arrived:
        judged = _judge(room, await topic.since(arrived), seat, said, received_at)
    return judged


def _judge(
    room: Room, loaded: Loaded | None, seat: Seat, said: object, received_at: datetime
) -> Entry | Refused:
    if loaded is None:
        return NOT_HERE
    try:
        return room.judge(loaded, seat, said, received_at)
    except Exception:
        log.exception("An input could not be judged")
        return BROKEN
