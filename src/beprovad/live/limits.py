"""How much one seat may send, and how many streams one address may hold open."""

import time
from collections import Counter
from collections.abc import Mapping

from beprovad.live.asgi import Scope

PER_SECOND = 10.0  # inputs of one seat, in the long run
AT_ONCE = 50  # and in a burst, as when a phone has been without a net
MOST_REMEMBERED = 50_000
STREAMS_PER_ADDRESS = 2_000  # hundreds of phones share one address of a municipality


class Pace:
    """A token bucket for each seat, kept as one number: the moment at which its bucket is full again."""

    def __init__(self, per_second: float = PER_SECOND, at_once: int = AT_ONCE) -> None:
        self._step = 1.0 / per_second
        self._slack = at_once * self._step
        self._full_at: dict[object, float] = {}

    def allows(self, who: object, now: float | None = None) -> bool:
        """Whether one more is within the limit; if so it counts. `now` is monotonic seconds."""
        now = time.monotonic() if now is None else now
        full_at = max(self._full_at.get(who, 0.0), now) + self._step
        if full_at - now > self._slack:
            return False
        if len(self._full_at) >= MOST_REMEMBERED:
            self._full_at = {one: when for one, when in self._full_at.items() if when > now}
        self._full_at[who] = full_at
        return True


class Addresses:
    """How many streams each address holds."""

    def __init__(self, most: int = STREAMS_PER_ADDRESS) -> None:
        self.most = most
        self._open: Counter[str] = Counter()

    def take(self, address: str) -> bool:
        """Room for one more stream? Then it counts until `give_back`."""
        if self._open[address] >= self.most:
            return False
        self._open[address] += 1
        return True

    def give_back(self, address: str) -> None:
        self._open[address] -= 1
        if not self._open[address]:
            del self._open[address]


def address_of(scope: Scope, headers: Mapping[bytes, bytes], *, behind_proxy: bool) -> str:
    """The client's address. Behind a proxy it is the last that the proxy itself has added."""
    added = headers.get(b"x-forwarded-for", b"")
    if behind_proxy and added:
        return added.decode("latin-1").rpartition(",")[2].strip()
    client = scope.get("client") or ("", 0)
    return str(client[0])
