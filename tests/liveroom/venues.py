"""Where phones answer: a topic of a room, its prompt, and what each seat carries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.liveroom.room import LARGE, NAME, TOPIC, cookie

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Place = tuple[str, int]  # a seat and a slot
Said = dict[Place, tuple[int, str]]  # what stands there: n and the value


@dataclass(frozen=True)
class Venue:
    """`seats` leads from a seat to its cookie; `slot_of` from our number to what the room calls the slot."""

    room: str
    topic: str
    prompt: int
    seats: Mapping[str, str]
    slot_of: Callable[[int], object]
    channel: str

    @property
    def inputs(self) -> str:
        return f"/live/{self.room}/{self.topic}/inputs"

    @property
    def events(self) -> str:
        return f"/live/{self.room}/{self.topic}/events/{self.channel}"

    def words(self, slot: int, n: int, value: str) -> dict[str, object]:
        """What a phone says."""
        return {"prompt": self.prompt, "slot": self.slot_of(slot), "n": n, "value": value}

    def request(self, place: Place, n: int, value: str) -> bytes:
        """An input as bytes."""
        seat, slot = place
        body = json.dumps(self.words(slot, n, value), ensure_ascii=False).encode()
        head = (
            f"POST {self.inputs} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nCookie: {self.seats[seat]}\r\n\r\n"
        )
        return head.encode() + body

    def listening(self, seat: str) -> bytes:
        """The request for the stream, as bytes."""
        return f"GET {self.events} HTTP/1.1\r\nHost: localhost\r\nCookie: {self.seats[seat]}\r\n\r\n".encode()


class _Anybody(dict[str, str]):
    """In the invented room a seat is there when somebody thinks of it."""

    def __init__(self, topic: str) -> None:
        self._topic = topic

    def __missing__(self, seat: str) -> str:
        return self.setdefault(seat, cookie(seat, self._topic))


def _invented(topic: str) -> Venue:
    return Venue(NAME, topic, 1, _Anybody(topic), int, "phones")


OPEN = _invented(TOPIC)
BIG = _invented(LARGE)  # sends a megabyte with every change
