"""A channel: its parts as they stand, encoded once for all who listen, and what is new since any version."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b
from math import inf
from time import monotonic

from beprovad.live.asgi import Message

HERE = "here"  # a part that the transport adds itself; it does not count in the channel's id
GONE = b"null"  # what a part says that is no longer there
REMEMBERED = 64  # contents of which is known when they were replaced


class Channel:
    """The newest content only: a slow or late listener is given what is new since the version it has."""

    __slots__ = ("_events", "_messages", "_parts", "_replaced", "_since", "id", "version")

    def __init__(self) -> None:
        self.version = 0  # counts changes in this process; 0: nothing has been taken yet
        self.id = ""  # a hash of the content: the same in every process and after a restart
        self._parts: dict[str, bytes] = {}
        self._events: dict[str, bytes] = {}
        self._since: dict[str, int] = {}
        self._messages: dict[int, Message] = {}
        self._replaced: dict[str, float] = {}

    def take(self, parts: Mapping[str, bytes]) -> bool:
        """The content as it stands now, whole; what the transport added itself stays. Whether anything is new."""
        own = {HERE: self._parts[HERE]} if HERE in self._parts else {}
        return self._put({**parts, **own})

    def add(self, name: str, payload: bytes) -> bool:
        """A part of the transport's own. Whether anything is new."""
        return self._put({**self._parts, name: payload})

    def news(self, version: int) -> Message:
        """What is new since `version` (0: everything), ready to send: the same object for all who ask the same."""
        message = self._messages.get(version)
        if message is None:
            message = self._messages[version] = body(self._events_after(version))
        return message

    def version_shown(self, id_: str) -> int:
        """What a client that has the content `id_` is to be given the news since: nothing, when it is this content."""
        if id_ != self.id:
            return 0
        return self._since[HERE] - 1 if HERE in self._since else self.version

    def replaced_at(self, id_: str) -> float:
        """When this content was replaced, in monotonic seconds: never, when it still stands; long ago, when unknown."""
        return inf if id_ == self.id else self._replaced.get(id_, 0.0)

    def state(self) -> bytes:
        """All parts in one JSON object, for those who ask now and then instead of listening."""
        parts = b", ".join(b'"%s": %s' % (name.encode(), payload) for name, payload in self._parts.items())
        return b'{"version": "%s", "parts": {%s}}' % (self.id.encode(), parts)

    def _put(self, parts: dict[str, bytes]) -> bool:
        fresh = [name for name, payload in parts.items() if self._parts.get(name) != payload]
        gone = [name for name in self._parts if name not in parts]
        if not fresh and not gone and self.version:
            return False
        self.version += 1
        self._parts = parts
        for name in fresh:
            self._events[name] = _event(name, parts[name])
        for name in gone:
            self._events[name] = _event(name, GONE)
        self._since.update(dict.fromkeys((*fresh, *gone), self.version))
        self._messages = {}
        self._name(_id_of(parts))
        return True

    def _name(self, id_: str) -> None:
        if id_ == self.id:
            return
        self._replaced.pop(id_, None)
        self._replaced[self.id] = monotonic()
        if len(self._replaced) > REMEMBERED:
            del self._replaced[next(iter(self._replaced))]
        self.id = id_

    def _events_after(self, version: int) -> bytes:
        """The id stands in the last event, so that whoever is cut off halfway asks for all of it again."""
        *most, last = [
            event
            for name, event in self._events.items()
            if self._since[name] > version and (version or name in self._parts)
        ] or [b": empty\n\n"]
        return b"".join((*most, b"id: %s\n" % self.id.encode(), last))


def body(part: bytes) -> Message:
    """A part of an answer that goes on."""
    return {"type": "http.response.body", "body": part, "more_body": True}


def _event(name: str, payload: bytes) -> bytes:
    lines = payload.replace(b"\r", b"").replace(b"\n", b"\ndata: ")
    return b"event: %s\ndata: %s\n\n" % (name.encode(), lines)


def _id_of(parts: Mapping[str, bytes]) -> str:
    content = blake2b(digest_size=9)
    for name in sorted(parts):
        if name != HERE:
            content.update(b"%s\0%d\0%s" % (name.encode(), len(parts[name]), parts[name]))
    return urlsafe_b64encode(content.digest()).decode()
