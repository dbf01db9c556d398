"""Listening to a channel as a stream, or asking for its state now and then."""

import time

from beprovad.live.breakage import AWAY
from beprovad.live.calls import Call
from beprovad.live.hub import Hub
from beprovad.live.limits import address_of
from beprovad.live.presence import Sitting
from beprovad.live.replies import NOT_HERE, refuse, reply
from beprovad.live.rooms import Refused, Seat
from beprovad.live.streams import Listener
from beprovad.live.topics import Away, Topic

TOO_MANY = Refused(429, "too_many_streams")
CLOSING = Refused(503, "restarting")


async def stream(hub: Hub, call: Call) -> None:
    """`GET …/events/<channel>`."""
    found = await _found(hub, call)
    if found is None:
        return
    topic, seat = found
    address = address_of(call.scope, call.headers, behind_proxy=hub.behind_proxy)
    if hub.is_closing:
        await refuse(call.send, CLOSING)
    elif not hub.addresses.take(address):
        await refuse(call.send, TOO_MANY)
    else:
        try:
            await _serve(topic, _sitting(hub, topic, seat, call.channel), call)
        finally:
            hub.addresses.give_back(address)


async def state(hub: Hub, call: Call) -> None:
    """`GET …/state/<channel>`: 304 to whoever has it already."""
    found = await _found(hub, call)
    if found is None:
        return
    topic, seat = found
    sitting = _sitting(hub, topic, seat, call.channel)
    if sitting is not None:
        sitting.polled_at = time.monotonic()
    content = topic.channel(call.channel)
    tag = b'"%s"' % content.id.encode()
    if call.headers.get(b"if-none-match") == tag:
        await reply(call.send, 304, b"", (b"etag", tag))
    else:
        await reply(call.send, 200, content.state(), (b"etag", tag))


async def _found(hub: Hub, call: Call) -> tuple[Topic, Seat] | None:
    """The topic, and the seat that may listen there; otherwise the request is answered."""
    seats = hub.seats.of(call.headers, call.room, call.topic)
    seat = next((seat for seat in seats if call.channel in seat.channels), None)
    if seat is None:
        await refuse(call.send, NOT_HERE)
        return None
    topic = hub.topic(call.room, call.topic)
    try:
        if await topic.current() is not None:
            return topic, seat
        await refuse(call.send, NOT_HERE)
    except Away:
        await refuse(call.send, AWAY)
    return None


def _sitting(hub: Hub, topic: Topic, seat: Seat, channel: str) -> Sitting | None:
    """Those who may send are counted: a board or a projector is not."""
    presence = hub.presence(topic)
    return presence.sit(seat.id, topic.channel(channel)) if seat.may_send else None


async def _serve(topic: Topic, sitting: Sitting | None, call: Call) -> None:
    listener = Listener(topic.channel(call.channel), sitting)
    topic.listeners.add(listener)
    if sitting is not None:
        sitting.streams += 1
    try:
        await listener.serve(
            call.headers.get(b"last-event-id", b"").decode("latin-1"), call.receive, call.send
        )
    finally:
        topic.listeners.discard(listener)
        if sitting is not None:
            sitting.streams -= 1
