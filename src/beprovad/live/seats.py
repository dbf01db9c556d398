"""Who asks: the seats that a request's cookies speak of. Never the address, which ends up in logs and histories."""

from collections.abc import Mapping

from beprovad.live.rooms import Room, Seat

KINDS = ("seat", "board")  # cookies `seat-<room>-<topic>` and `board-<room>-<topic>`, in this order
MOST_REMEMBERED = 20_000


class Seats:
    """Reads cookies, and remembers what they said: a signature is checked once for each phone, not for each request."""

    def __init__(self, rooms: Mapping[str, Room]) -> None:
        self._rooms = rooms
        self._known: dict[tuple[str, str, bytes], tuple[Seat, ...]] = {}

    def of(self, headers: Mapping[bytes, bytes], room: str, topic: str) -> tuple[Seat, ...]:
        """The seats at this topic that a request with these headers holds; none when the room is not there."""
        header = headers.get(b"cookie", b"")
        key = (room, topic, header)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._read(room, topic, header)
        return known

    def _read(self, room: str, topic: str, header: bytes) -> tuple[Seat, ...]:
        at = self._rooms.get(room)
        if at is None:
            return ()
        cookies = cookies_in(header)
        tokens = (cookies.get(f"{kind}-{room}-{topic}") for kind in KINDS)
        found = (at.seat(topic, token) for token in tokens if token)
        return tuple(seat for seat in found if seat is not None)


def cookies_in(header: bytes) -> dict[str, str]:
    """The cookies of a header, the first of each name, as browsers send the closest first."""
    cookies: dict[str, str] = {}
    for part in header.decode("latin-1").split(";"):
        name, is_one, value = part.strip().partition("=")
        if is_one:
            cookies.setdefault(name, value.strip('"'))
    return cookies
