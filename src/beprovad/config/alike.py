"""What a phone that brings nothing is told is told to the next like it, for a moment: no thread, no Django.

A whole room opens the address on its screen within seconds, and nobody has a seat yet: to each the page is the same. It
is kept for a fifth of a second at most, and not beyond the next change of any round. Whoever brings a cookie is
somebody, and asks Django; so does whoever comes from another address, from where too many wrong codes may have been
typed. What another process changes is heard of some milliseconds later, and should its word be lost, when the moment is
over.
"""

import time

from beprovad.config.kept import Key, Told, key_of
from beprovad.live.asgi import Application, Message, Receive, Scope, Send

MOMENT = 0.2  # seconds
MOST = 256  # pages, some kilobytes each: when there are more, all are forgotten

_NAMED = frozenset({b"host", b"accept-language", b"x-forwarded-for"})  # what the answer hangs on besides
_VARIES = frozenset({"", "accept-encoding", "accept-language"})
_OK = 200

_Whose = tuple[Key, str, tuple[tuple[bytes, bytes], ...]]


class Alike:
    """An ASGI application in front of the one that answers phones."""

    def __init__(self, phones: Application) -> None:
        self.phones = phones
        self._told: dict[_Whose, tuple[float, tuple[Message, ...]]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        whose = _whose(scope)
        if whose is None:
            await self.phones(scope, receive, send)
            return
        now = time.monotonic()
        until, messages = self._told.get(whose, (0.0, ()))
        if now < until:
            for message in messages:
                await send(message)
            return
        kept = self._told
        told = Told(send, _is_everybodys)
        await self.phones(scope, receive, told.send)
        if told.may_be_told_again and kept is self._told:  # else something has changed since it was read
            if len(kept) >= MOST:
                kept.clear()
            kept[whose] = (now + MOMENT, tuple(told.messages))

    def forget(self, *_what: object) -> None:
        """Called in any thread, when something has changed."""
        self._told = {}


def _whose(scope: Scope) -> _Whose | None:
    """What the answer hangs on; None for one who brings something."""
    key = key_of(scope)
    if key is None or any(name == b"cookie" for name, _ in scope["headers"]):
        return None
    named = tuple((name, value) for name, value in scope["headers"] if name in _NAMED)
    return key, (scope.get("client") or ("", 0))[0], named


def _is_everybodys(head: Message) -> bool:
    """A page that is there, gives nobody anything of their own, and hangs on nothing that we do not look at."""
    varies = b",".join(value for name, value in head["headers"] if name == b"vary").decode("latin-1")
    return (
        head["status"] == _OK
        and all(name != b"set-cookie" for name, _ in head["headers"])
        and {one.strip().lower() for one in varies.split(",")} <= _VARIES
    )
