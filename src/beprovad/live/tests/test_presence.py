"""Who is here, and who is behind."""

import asyncio
import json

from beprovad.live import beat, pokes
from beprovad.live.channels import Channel
from beprovad.live.pokes import Word
from beprovad.live.presence import GRACE, NOBODY, Presence, Present, present
from beprovad.live.tests.parlour import Visit, visit


def test_a_seat_counts_once_however_many_streams_it_holds() -> None:
    presence, channel = Presence(), Channel()
    for _ in range(2):
        presence.sit("anna", channel).streams += 1
    assert presence.here().here == 1


def test_a_seat_without_streams_that_asks_now_and_then_counts_for_a_while() -> None:
    presence = Presence()
    presence.sit("anna", Channel()).polled_at = 100.0
    assert presence.here(now=110.0).here == 1
    assert presence.here(now=120.0).here == 0


def test_a_seat_that_shows_what_was_replaced_some_time_ago_is_behind() -> None:
    presence, channel = Presence(), Channel()
    channel.take({"step": b"1"})
    before = channel.id
    for seat in ("anna", "bo"):
        presence.sit(seat, channel).streams = 1
        presence.seen(seat, before)
    channel.take({"step": b"2"})
    presence.seen("bo", channel.id)
    replaced = channel.replaced_at(before)
    assert presence.here(now=replaced + GRACE - 1).behind == 0
    assert presence.here(now=replaced + GRACE + 1) == Present(2, 1, ("anna",))


def test_a_seat_that_has_not_said_what_it_shows_is_not_behind() -> None:
    presence, channel = Presence(), Channel()
    channel.take({"step": b"1"})
    presence.sit("anna", channel).streams = 1
    assert presence.here().behind == 0


def test_other_processes_are_added_and_forgotten_when_they_fall_silent() -> None:
    presence = Presence()
    presence.heard("elsewhere", Present(3, 1, ("cia",)), now=100.0)
    assert presence.everywhere(now=101.0) == Present(3, 1, ("cia",))
    assert presence.everywhere(now=120.0) == NOBODY


def test_the_board_is_told_how_many_phones_are_here_but_not_of_itself() -> None:
    async def happening(here: Visit) -> None:
        hub = here.live.hub
        assert hub is not None
        board = here.listen("host", "board")
        await board.until("event: words")
        phones = [here.listen(guest) for guest in ("anna", "bo")]
        for phone in phones:
            await phone.until("event: words")
        await beat.tell_who_is_here(hub, {}, again=False)
        await board.until('event: here\ndata: {"here": 2, "behind": 0, "seats": []}')
        assert present("parlour", "salon") == Present(2, 0)
        await phones[0].leave()
        await beat.tell_who_is_here(hub, {}, again=False)
        await board.until('data: {"here": 1, "behind": 0, "seats": []}')
        assert "here" not in phones[1].text

    visit(happening)


def test_what_a_phone_says_that_it_shows_is_kept() -> None:
    async def happening(here: Visit) -> None:
        hub = here.live.hub
        assert hub is not None
        phone = here.listen()
        await phone.until("event: words")
        path, said = "/live/parlour/salon/seen", json.dumps({"version": "old"}).encode()
        await here.ask(path, said, method="POST", cookie="seat-parlour-salon=anna")
        presence = hub.presences["parlour", "salon"]
        assert presence.here().seats_behind == ("anna",)

    visit(happening)


def test_what_another_process_tells_of_a_topic_reaches_the_board() -> None:
    async def happening(here: Visit) -> None:
        hub = here.live.hub
        assert hub is not None
        board = here.listen("host", "board")
        await board.until("event: words")
        hub.hear(Word("elsewhere", present=(("parlour", "salon"), (4, 1, ["dag"]))))
        await asyncio.sleep(0)
        await beat.tell_who_is_here(hub, {}, again=False)
        await board.until('{"here": 4, "behind": 1, "seats": ["dag"]}')

    visit(happening)


def test_a_topic_that_another_process_has_changed_is_loaded_again() -> None:
    async def happening(here: Visit) -> None:
        hub = here.live.hub
        assert hub is not None
        phone = here.listen()
        await phone.until("data: true")
        here.parlour.is_open = False
        told: list[tuple[str, str]] = []
        stop = pokes.listen_here(lambda room, topic: told.append((room, topic)))
        hub.hear(Word("elsewhere", changed=("parlour", "salon")))
        stop()
        await phone.until("data: false")
        assert told == [("parlour", "salon")]

    visit(happening)


def test_the_beat_goes_on_by_itself(monkeypatch) -> None:
    monkeypatch.setattr(beat, "TICK", 0.02)

    async def happening(here: Visit) -> None:
        board = here.listen("host", "board")
        await board.until("event: words")
        phone = here.listen()
        await phone.until("event: words")
        await board.until('"here": 1')
        await asyncio.sleep(0)

    visit(happening)
