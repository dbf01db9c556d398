"""Whole answers: a head and a body of JSON."""

import json
import random
from functools import lru_cache

from beprovad.live.asgi import Message, Send
from beprovad.live.rooms import Refused

Header = tuple[bytes, bytes]
NOT_HERE = Refused(404, "not_here")  # no such topic, or nobody's seat: outsiders cannot tell which


async def reply(send: Send, status: int, content: bytes, *headers: Header, head: bool = False) -> None:
    """Answer with JSON that is encoded already; `head` leaves the body out."""
    await send(_start(status, len(content), headers))
    await send({"type": "http.response.body", "body": b"" if head else content})


async def refuse(send: Send, refused: Refused) -> None:
    """Answer with the reason; where it is worth coming back, with the seconds to wait, not the same for all."""
    content = json.dumps({"refused": refused.reason}).encode()
    again = refused.status in (429, 503)
    headers = ((b"retry-after", str(random.randint(1, 3)).encode()),) if again else ()  # noqa: S311
    await reply(send, refused.status, content, *headers)


@lru_cache(maxsize=4096)
def _start(status: int, length: int, headers: tuple[Header, ...]) -> Message:
    return {
        "type": "http.response.start",
        "status": status,
        "headers": [
            (b"content-type", b"application/json"),
            (b"content-length", str(length).encode()),
            (b"cache-control", b"no-store"),
            *headers,
        ],
    }
