"""One request on its way through."""

from dataclasses import dataclass

from beprovad.live.asgi import Receive, Scope, Send


@dataclass(slots=True)
class Call:
    """The room and the topic that it is for, the channel if it names one, the headers, and the three things of ASGI."""

    scope: Scope
    headers: dict[bytes, bytes]
    receive: Receive
    send: Send
    room: str
    topic: str
    channel: str
