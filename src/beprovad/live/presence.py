"""Who is here: seats that listen, and which of them show something that has been replaced since.

A phone says now and then what it shows (`seen`); of one that never does, what was last sent to it counts. Other
processes tell theirs, and are forgotten when they fall silent.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from beprovad.live.channels import Channel

GRACE = 3.0  # seconds that a phone may show what has just been replaced
POLLED_LATELY = 15.0  # seconds that a phone which asks instead of listening counts as here
FORGOTTEN_AFTER = 12.0  # seconds without a word from another process
MOST_NAMED = 100


@dataclass(frozen=True, slots=True)
class Present:
    """How many seats are here, how many of them are behind, and which (at most a hundred)."""

    here: int
    behind: int
    seats_behind: tuple[str, ...] = ()


NOBODY = Present(0, 0)
_latest: dict[tuple[str, str], Present] = {}


def present(room: str, topic: str) -> Present:
    """Who is here, at all processes together, as of the last second. Asked from any thread."""
    return _latest.get((room, topic), NOBODY)


def remember(room: str, topic: str, present: Present) -> None:
    """What `present` answers from now on."""
    if present == NOBODY:
        _latest.pop((room, topic), None)
    else:
        _latest[room, topic] = present


@dataclass(slots=True)
class Sitting:
    """One seat at this process; `shows` is the id of the content on its screen."""

    channel: Channel
    streams: int = 0
    polled_at: float = 0.0
    shows: str = ""
    has_said: bool = False


@dataclass(slots=True)
class Presence:
    """Of one topic."""

    sittings: dict[str, Sitting] = field(default_factory=dict)
    elsewhere: dict[str, tuple[float, Present]] = field(default_factory=dict)

    def sit(self, seat: str, channel: Channel) -> Sitting:
        sitting = self.sittings.setdefault(seat, Sitting(channel))
        sitting.channel = channel
        return sitting

    def seen(self, seat: str, version: str) -> None:
        """The phone says what it shows."""
        sitting = self.sittings.get(seat)
        if sitting is not None:
            sitting.shows, sitting.has_said = version, True

    def heard(self, process: str, present: Present, now: float | None = None) -> None:
        """Another process tells who is at it."""
        self.elsewhere[process] = (time.monotonic() if now is None else now, present)

    def here(self, now: float | None = None) -> Present:
        """At this process."""
        now = time.monotonic() if now is None else now
        gone = [
            s for s, sit in self.sittings.items() if not sit.streams and sit.polled_at < now - POLLED_LATELY
        ]
        for seat in gone:
            del self.sittings[seat]
        behind = [
            seat
            for seat, sitting in self.sittings.items()
            if sitting.shows and sitting.channel.replaced_at(sitting.shows) < now - GRACE
        ]
        return Present(len(self.sittings), len(behind), tuple(behind[:MOST_NAMED]))

    def everywhere(self, now: float | None = None) -> Present:
        """At all processes together."""
        now = time.monotonic() if now is None else now
        self.elsewhere = {
            name: (at, told) for name, (at, told) in self.elsewhere.items() if at > now - FORGOTTEN_AFTER
        }
        return _sum((self.here(now), *(told for _, told in self.elsewhere.values())))


def _sum(all_: Iterable[Present]) -> Present:
    told = tuple(all_)
    behind = tuple(seat for one in told for seat in one.seats_behind)[:MOST_NAMED]
    return Present(sum(one.here for one in told), sum(one.behind for one in told), behind)
