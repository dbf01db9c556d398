"""What listeners are sent, and when."""

import asyncio
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError

from beprovad.live import beat, pokes
from beprovad.live.limits import STREAMS_PER_ADDRESS
from beprovad.live.tests.parlour import Parlour, Visit, visit

pytestmark = pytest.mark.whole


def last_id(text: str) -> str:
    return re.findall(r"^id: (.*)$", text, re.MULTILINE)[-1]


def test_a_listener_is_given_the_state_at_once_and_told_when_to_come_back() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("event: words")
        assert stream.status == 200
        assert stream.headers["content-type"] == "text/event-stream"
        retry = re.match(r"retry: (\d+)\n\n", stream.text)
        assert retry is not None
        assert 800 <= int(retry[1]) <= 4000
        assert "event: door\ndata: true\n\n" in stream.text
        await stream.leave()

    visit(happening)


def test_what_one_says_reaches_all_who_listen_encoded_once() -> None:
    async def happening(here: Visit) -> None:
        streams = [here.listen(guest) for guest in ("anna", "bo", "host")]
        for stream in streams:
            await stream.until("event: words")
        await here.say("hej")
        for stream in streams:
            await stream.until('event: words\ndata: ["hej"]')
        assert streams[0].frames[-1] is streams[1].frames[-1]
        assert streams[0].text.count("event: door") == 1

    visit(happening)


def test_many_changes_are_few_loads_and_the_last_one_arrives() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("event: words")
        for n in range(1, 40):
            await here.say(f"ord{n}", n)
            await asyncio.sleep(0.005)
        await stream.until("ord39")
        assert here.parlour.loads <= 8

    visit(happening)


def test_a_slow_listener_gets_the_newest_only_and_holds_up_nobody() -> None:
    async def happening(here: Visit) -> None:
        slow, quick = here.listen("anna"), here.listen("bo")
        for stream in (slow, quick):
            await stream.until("event: words")
        slow.takes.clear()
        for n in (1, 2, 3):
            await here.say(f"ord{n}", n, guest="cia")
            await quick.until(f"ord{n}")
        slow.takes.set()
        await slow.until("ord3")
        assert "ord2" not in slow.text

    visit(happening)


def test_a_listener_that_comes_back_with_the_same_content_is_sent_nothing() -> None:
    async def happening(here: Visit) -> None:
        first = here.listen()
        id_ = last_id(await first.until("event: words"))
        await first.leave()
        again = here.listen(last_event_id=id_)
        await again.until("retry:")
        await asyncio.sleep(0.05)
        assert "event:" not in again.text
        await here.say("hej", guest="bo")
        await again.until('data: ["hej"]')

    visit(happening)


def test_a_listener_that_comes_back_with_older_content_is_given_all_of_it() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen(last_event_id="somethingelse")
        await stream.until("event: words")
        assert "event: door" in stream.text

    visit(happening)


def test_a_change_that_is_poked_from_another_thread_reaches_the_listeners() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("data: true")
        here.parlour.is_open = False
        await asyncio.to_thread(pokes.tell_here, [("parlour", "salon")])
        await stream.until("event: door\ndata: false")

    visit(happening)


def test_a_topic_that_changes_by_itself_is_loaded_when_its_time_comes() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.again_at = datetime.now(UTC) + timedelta(seconds=0.4)
        stream = here.listen()
        await stream.until("data: true")
        here.parlour.is_open = False
        await stream.until("data: false")
        assert datetime.now(UTC) >= here.parlour.again_at

    visit(happening)


def test_a_topic_that_cannot_be_read_stays_as_it_was_until_it_can() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("event: words")
        here.parlour.loading_breaks = OperationalError("away")
        await here.say("hej")
        await asyncio.sleep(0.3)
        assert not stream.task.done()
        here.parlour.loading_breaks = None
        await stream.until('data: ["hej"]')

    visit(happening)


def test_a_topic_that_is_taken_away_ends_its_streams() -> None:
    class Vanishing(Parlour):
        def load(self, topic: str):
            return super().load(topic if self.is_open else "cellar")

    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("event: words")
        here.parlour.is_open = False
        pokes.tell_here([("parlour", "salon")])
        async with asyncio.timeout(5):
            await stream.task
        assert (await here.say("hej")).status == 404

    visit(happening, Vanishing())


def test_everybody_is_sent_a_sign_of_life_unless_something_was_sent_anyway() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("event: words")
        hub = here.live.hub
        assert hub is not None
        beat.beat(hub)
        await asyncio.sleep(0.05)
        assert not stream.text.endswith(":\n\n")
        beat.beat(hub)
        await stream.until("\n\n:\n\n")

    visit(happening)


def test_a_lost_word_is_made_good_at_the_next_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("data: true")
        here.parlour.is_open = False
        monkeypatch.setattr(beat, "TICK", 0.0)
        assert here.live.hub is not None
        beat.beat(here.live.hub)
        await stream.until("data: false")

    visit(happening)


def test_what_nobody_asks_for_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    async def happening(here: Visit) -> None:
        hub = here.live.hub
        assert hub is not None
        await here.say("hej")
        beat.beat(hub)
        assert list(hub.topics) == [("parlour", "salon")]
        monkeypatch.setattr(beat, "KEPT", 0.0)
        await asyncio.sleep(0.01)
        beat.beat(hub)
        assert not hub.topics
        assert (await here.say("hej", 2)).status == 200

    visit(happening)


def test_streams_end_at_the_first_sign_of_the_end() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        await stream.until("event: words")
        here.live.end_streams()
        async with asyncio.timeout(1):
            await stream.task
        assert (await here.ask(*EVENTS, cookie=ANNA)).status == 503

    visit(happening)


EVENTS = ("/live/parlour/salon/events/guests",)
STATE = ("/live/parlour/salon/state/guests",)
ANNA = "seat-parlour-salon=anna"


def test_the_state_is_there_for_those_who_ask_now_and_then() -> None:
    async def happening(here: Visit) -> None:
        await here.say("hej")
        answer = await here.ask(*STATE, cookie=ANNA)
        assert answer.json["parts"] == {"door": True, "words": ["hej"]}
        again = await here.ask(*STATE, cookie=ANNA, if_none_match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        await here.say("hallå", 2)
        assert (await here.ask(*STATE, cookie=ANNA, if_none_match=answer.headers["etag"])).status == 200

    visit(happening)


def test_the_state_has_the_same_version_as_the_stream() -> None:
    async def happening(here: Visit) -> None:
        stream = here.listen()
        text = await stream.until("event: words")
        assert (await here.ask(*STATE, cookie=ANNA)).json["version"] == last_id(text)

    visit(happening)


@pytest.mark.parametrize(
    ("path", "cookie"),
    [
        ("/live/parlour/salon/events/guests", ""),
        ("/live/parlour/salon/events/guests", "seat-parlour-salon=007"),
        ("/live/parlour/salon/events/guests", "seat-parlour-other=anna"),
        ("/live/parlour/salon/events/board", ANNA),
        ("/live/parlour/salon/state/board", ANNA),
        ("/live/parlour/cellar/events/guests", "seat-parlour-cellar=anna"),
        ("/live/parlour/cellar/state/guests", "seat-parlour-cellar=anna"),
        ("/live/stable/salon/events/guests", "seat-stable-salon=anna"),
        ("/live/parlour/salon/events/", ANNA),
        ("/live/parlour/salon", ANNA),
        ("/live/parlour/salong%20/events/guests", ANNA),
    ],
)
def test_whoever_has_no_seat_there_is_told_that_there_is_nothing(path: str, cookie: str) -> None:
    async def happening(here: Visit) -> None:
        answer = await here.ask(path, cookie=cookie)
        assert (answer.status, answer.json) == (404, {"refused": "not_here"})

    visit(happening)


def test_a_board_with_a_seat_of_its_own_in_the_same_browser_may_do_both() -> None:
    async def happening(here: Visit) -> None:
        both = f"{ANNA}; board-parlour-salon=host"
        board = here.open("/live/parlour/salon/events/board", cookie=both)
        await board.until("event: words")
        path = "/live/parlour/salon/inputs"
        said = json.dumps({"word": "hej", "n": 1}).encode()
        assert (await here.ask(path, said, method="POST", cookie=both)).status == 200

    visit(happening)


@pytest.mark.parametrize(("path", "method"), [(EVENTS[0], "POST"), ("/live/parlour/salon/inputs", "GET")])
def test_each_address_has_its_method(path: str, method: str) -> None:
    async def happening(here: Visit) -> None:
        assert (await here.ask(path, method=method, cookie=ANNA)).status == 405

    visit(happening)


def test_one_address_may_hold_many_streams_but_not_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert STREAMS_PER_ADDRESS >= 300

    async def happening(here: Visit) -> None:
        assert here.live.hub is not None
        here.live.hub.addresses.most = 2
        streams = [here.listen(guest) for guest in ("anna", "bo")]
        for stream in streams:
            await stream.until("event: words")
        assert (await here.ask(*EVENTS, cookie=ANNA)).status == 429
        await streams[0].leave()
        third = here.listen("cia")
        await third.until("event: words")

    visit(happening)
