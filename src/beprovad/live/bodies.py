"""What a client says: a small body of JSON, whole, text only."""

import asyncio
import json
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

from beprovad.live.asgi import Receive
from beprovad.live.rooms import Refused

LONGEST = 4096  # bytes
PATIENCE = 30.0  # seconds for a body that is on its way

TOO_LARGE = Refused(413, "too_large")
NOT_JSON = Refused(400, "not_json")
NOT_TEXT = Refused(400, "not_text")
NOT_SAID_IN_JSON = Refused(415, "content_type")
TOO_SLOW = Refused(408, "too_slow")


class NotRead(Exception):
    """The body cannot be had; `refused` says why, and is None when the client has left."""

    def __init__(self, refused: Refused | None) -> None:
        super().__init__(refused.reason if refused else "gone")
        self.refused = refused


class Reading:
    """Those whose bodies are under way; who takes too long is cut off by `cut_off_the_slow`, called now and then."""

    def __init__(self) -> None:
        self._since: dict[asyncio.Task[Any], float] = {}

    async def said(self, headers: Mapping[bytes, bytes], receive: Receive) -> object:
        """The JSON that the client says. Raises NotRead.

        No more is asked for than was announced: the server would tell in another turn of the loop that this was all.
        """
        announced = _announced(headers)
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  (every request is a task)
        self._since[task] = time.monotonic()
        try:
            message = await receive()
            body: bytes = message.get("body", b"")
            while message.get("more_body", False) and len(body) < announced:
                message = await receive()
                body += message.get("body", b"")
        except asyncio.CancelledError:
            raise NotRead(TOO_SLOW) from None
        finally:
            del self._since[task]
        if message["type"] == "http.disconnect":
            raise NotRead(None)
        if len(body) > LONGEST:
            raise NotRead(TOO_LARGE)
        return parsed(body)

    def cut_off_the_slow(self) -> None:
        long_ago = time.monotonic() - PATIENCE
        for task, since in list(self._since.items()):
            if since < long_ago:
                task.cancel()


def parsed(body: bytes) -> object:
    """The JSON that a body begins with. Raises NotRead, also for what no database could keep as text."""
    try:
        text = body.decode()
        said, end = _DECODER.raw_decode(text)
        if text[end:].strip():
            raise NotRead(NOT_JSON)
        is_text = not _SUSPECT.search(text) or all(map(_is_text, _strings(said)))
    except (ValueError, RecursionError):
        raise NotRead(NOT_JSON) from None
    if not is_text:
        raise NotRead(NOT_TEXT)
    return said


def _announced(headers: Mapping[bytes, bytes]) -> int:
    """How much to read: what the client announces, or when it does not, more than we take."""
    if not headers.get(b"content-type", b"").startswith(b"application/json"):
        raise NotRead(NOT_SAID_IN_JSON)
    length = headers.get(b"content-length", b"")
    if not length.isdigit():
        return LONGEST + 1
    announced = int(length)
    if announced > LONGEST:
        raise NotRead(TOO_LARGE)
    return announced


def _strings(said: object) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for name, value in said.items():
            yield name
            yield from _strings(value)
    elif isinstance(said, list):
        for value in said:
            yield from _strings(value)


def _is_text(text: str) -> bool:
    """Escapes can say what UTF-8 cannot, half a character, and the zero that PostgreSQL refuses."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


_SUSPECT = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")  # an escape, or what looks like one
_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
