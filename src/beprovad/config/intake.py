"""Taking in a request's body before Django sees it: to memory while small, to disk beyond, never past the limit."""

import asyncio
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from beprovad.live.asgi import Receive, Scope

IN_MEMORY = 256 * 1024
STALLED_AFTER = 30.0  # seconds without one byte
DRAIN_FACTOR = 4  # a refused body is read up to so many limits, so that the browser gets to read why
DRAIN_SECONDS = 20.0


class BodyTooLarge(Exception):
    """More was sent, or announced, than the limit allows."""


class ClientGone(Exception):
    """The client left, or fell silent, before its body was complete."""


async def take_body(scope: Scope, receive: Receive, *, limit: int) -> tuple[IO[bytes], int]:
    """The whole body, rewound, and its length in bytes.

    Raises BodyTooLarge as soon as the announced or the counted length passes `limit`, ClientGone when
    the client leaves or sends nothing for `STALLED_AFTER` seconds. The file is the caller's to close.
    """
    if not has_body(scope):
        return BytesIO(), 0
    body: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed by the caller)
    try:
        size = await _fill(body, scope, receive, limit)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body, size


def has_body(scope: Scope) -> bool:
    """Whether a body follows. HTTP/1 always announces one; HTTP/2 need not."""
    if not scope.get("http_version", "1.1").startswith("1"):
        return True
    return any(name in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"])


async def _fill(body: IO[bytes], scope: Scope, receive: Receive, limit: int) -> int:
    if _announced(scope) > limit:
        await _refuse(scope, receive, limit)
    loop = asyncio.get_running_loop()
    size, more = 0, has_body(scope)
    while more:
        chunk, more = await _next_chunk(receive)
        size += len(chunk)
        if size > limit:
            await _refuse(scope, receive, limit, more=more)
        if size <= IN_MEMORY:
            body.write(chunk)
        else:  # the disk may be slow: never on the event loop
            await loop.run_in_executor(None, body.write, chunk)
    return size


def _announced(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0


async def _next_chunk(receive: Receive) -> tuple[bytes, bool]:
    try:
        async with asyncio.timeout(STALLED_AFTER):
            message = await receive()
    except TimeoutError:
        raise ClientGone from None
    if message["type"] == "http.disconnect":
        raise ClientGone
    return message.get("body", b""), message.get("more_body", False)


async def _refuse(scope: Scope, receive: Receive, limit: int, *, more: bool = True) -> None:
    """Raise BodyTooLarge, after throwing away a bounded part of what is still on its way.

    A browser that is cut off in the middle of sending shows "connection reset" and never our words.
    A client that asks first (`Expect: 100-continue`) gets its answer at once.
    """
    asks_first = any(name == b"expect" for name, _ in scope["headers"])
    left = limit * DRAIN_FACTOR
    try:
        async with asyncio.timeout(DRAIN_SECONDS):
            while more and left > 0 and not asks_first:
                chunk, more = await _next_chunk(receive)
                left -= len(chunk)
    except TimeoutError:
        pass
    raise BodyTooLarge
