"""What cookies say."""

from beprovad.live.rooms import Seat
from beprovad.live.seats import MOST_REMEMBERED, Seats, cookies_in
from beprovad.live.tests.parlour import Parlour


class CountingParlour(Parlour):
    asked = 0

    def seat(self, topic: str, token: str) -> Seat | None:
        self.asked += 1
        return super().seat(topic, token)


def carrying(cookie: str) -> dict[bytes, bytes]:
    return {b"host": b"x", b"cookie": cookie.encode()}


def test_cookies_are_read_as_browsers_send_them() -> None:
    assert cookies_in(b'a=1; b="2"; broken; a=3; c=x=y') == {"a": "1", "b": "2", "c": "x=y"}


def test_the_seat_comes_before_the_board() -> None:
    seats = Seats({"parlour": Parlour()})
    found = seats.of(carrying("board-parlour-salon=host; seat-parlour-salon=anna"), "parlour", "salon")
    assert [seat.id for seat in found] == ["anna", "host"]


def test_a_seat_of_another_topic_is_no_seat_here() -> None:
    assert Seats({"parlour": Parlour()}).of(carrying("seat-parlour-salon=anna"), "parlour", "attic") == ()


def test_a_signature_is_checked_once() -> None:
    parlour = CountingParlour()
    seats = Seats({"parlour": parlour})
    for _ in range(3):
        assert seats.of(carrying("seat-parlour-salon=anna"), "parlour", "salon")
    assert parlour.asked == 1


def test_what_is_remembered_is_bounded() -> None:
    parlour = CountingParlour()
    seats = Seats({"parlour": parlour})
    for number in range(MOST_REMEMBERED + 1):
        seats.of(carrying(f"x={number}"), "parlour", "salon")
    assert len(seats._known) <= MOST_REMEMBERED
