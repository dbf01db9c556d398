"""Answers that never change, told again from memory on the event loop: no thread, no Django.

Style sheets and scripts carry a hash of their content in the address and say that they are `immutable`. A whole room
fetches them in the same minute. What is kept is what Django answered, headers and all, and nothing else is touched.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from beprovad.live.asgi import Application, Message, Receive, Scope, Send

LARGEST = 256 * 1024
MOST = 8 * 1024 * 1024  # bytes of all that is kept

Key = tuple[str, bool, bool, bool]

_ENCODINGS = b"accept-encoding"
_PROTOCOL = b"x-forwarded-proto"  # where it is https an answer says so
_MORE_THAN_ALL = frozenset({b"range", b"if-none-match", b"if-modified-since", b"if-range"})


class Kept:
    """An ASGI application in front of another, which answers what is not kept."""

    def __init__(self, pages: Application) -> None:
        self.pages = pages
        self.size = 0
        self._answers: dict[Key, tuple[Message, ...]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = key_of(scope)
        if key is None:
            await self.pages(scope, receive, send)
            return
        known = self._answers.get(key)
        if known is None:
            told = Told(send, _is_immutable)
            await self.pages(scope, receive, told.send)
            self._keep(key, told)
            return
        for message in known:
            await send(message)

    def _keep(self, key: Key, told: "Told") -> None:
        if told.may_be_told_again and key not in self._answers and self.size + told.size <= MOST:
            self._answers[key] = tuple(told.messages)
            self.size += told.size


@dataclass
class Told:
    """Passes an answer on, and holds on to it for as long as it may be one to keep: `is_one` says so of its head."""

    on: Send
    is_one: Callable[[Message], bool]
    messages: list[Message] = field(default_factory=list)
    size: int = 0
    is_whole: bool = False
    may_keep: bool = True

    async def send(self, message: Message) -> None:
        await self.on(message)
        if not self.may_keep:
            return
        if message["type"] == "http.response.start":
            self.may_keep = self.is_one(message)
        self.size += len(message.get("body", b""))
        self.may_keep = self.may_keep and self.size <= LARGEST
        self.is_whole = message["type"] == "http.response.body" and not message.get("more_body", False)
        if self.may_keep:
            self.messages.append(message)

    @property
    def may_be_told_again(self) -> bool:
        return self.may_keep and self.is_whole


def key_of(scope: Scope) -> Key | None:
    """What any answer may hang on; None for a request that may be about something else."""
    if scope["method"] != "GET" or scope["query_string"]:
        return None
    encodings, is_secure = b"", False
    for name, value in scope["headers"]:
        if name == _ENCODINGS:
            encodings = value
        elif name == _PROTOCOL:
            is_secure = value == b"https"
        elif name in _MORE_THAN_ALL:
            return None
    return scope["path"], b"gzip" in encodings, b"br" in encodings, is_secure


def _is_immutable(head: Message) -> bool:
    """In every language it is the same bytes; whose answer hangs on a cookie is never kept."""
    headers = dict(head["headers"])
    return (
        head["status"] == 200  # noqa: PLR2004
        and b"immutable" in headers.get(b"cache-control", b"")
        and b"public" in headers[b"cache-control"]
        and b"set-cookie" not in headers
        and b"cookie" not in headers.get(b"vary", b"").lower()
    )
