"""What a room gives the live transport, and where it says so.

`live` knows topics, seats, versions and bytes, and nothing of what they mean. A room registers in its `apps.py`:

    live.rooms.register("rounds", RoundsRoom())
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Seat:
    """Who is at the other end: what it may listen to, and whether it may send. `id` is the same at every visit."""

    id: str
    channels: frozenset[str]
    may_send: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """A topic as it stands: `rules` for judging inputs, and for each channel its parts, each one line of JSON in UTF-8.

    `again_at` is when the topic changes by itself, as when a time is up: it is loaded again then.
    """

    rules: object
    channels: Mapping[str, Mapping[str, bytes]]
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An input that the rules accept. In the same `slot` a higher `n` replaces, and a lower or the same one is old.

    `slot` is unique within the room and can be said in JSON; `row` is what `write` needs, in the room's own order.
    """

    slot: tuple[Hashable, ...]
    n: int
    row: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An HTTP status (4xx or 5xx) and a reason that the client knows the words for."""

    status: int
    reason: str


class Room(Protocol):
    """What a room promises the transport."""

    def seat(self, topic: str, token: str) -> Seat | None:
        """Whose token this is; None when it is nobody's here. Pure: a signature is read, nothing is asked."""

    def load(self, topic: str) -> Loaded | None:
        """The topic as it stands in the database; None when there is none. Called in a thread."""

    def judge(self, loaded: Loaded, seat: Seat, said: object, received_at: datetime) -> Entry | Refused:
        """What to store, or why not. Pure and quick: called on the event loop. `said` is any JSON there is."""

    def write(self, entries: Sequence[Entry]) -> Sequence[Refused | None]:
        """Store all in ONE durable transaction; one verdict each, in order. No two entries have the same slot.

        An entry that is no longer newer than what is stored counts as stored. Called in the writer's thread.
        """


_rooms: dict[str, Room] = {}


def register(name: str, room: Room) -> None:
    """Answer `/live/<name>/…` with this room. A name is given once."""
    if name in _rooms:
        raise ValueError(f"There is a live room called {name} already.")
    _rooms[name] = room


def registered() -> Mapping[str, Room]:
    """The rooms by name, as they stand now."""
    return _rooms
