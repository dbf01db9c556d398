"""What a phone is answered when it says something."""

import asyncio
import json

import pytest
from django.db import OperationalError

from beprovad.live.limits import AT_ONCE
from beprovad.live.tests.parlour import Parlour, Visit, visit


def test_a_receipt_means_that_the_input_is_stored() -> None:
    async def happening(here: Visit) -> None:
        answer = await here.say("hej")
        assert (answer.status, answer.json) == (200, {"receipt": ["anna", 1]})
        assert here.parlour.words == {("anna",): (1, "hej")}

    visit(happening)


def test_no_receipt_is_given_before_the_batch_is_written() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.may_write.clear()
        saying = asyncio.create_task(here.say("hej"))
        await asyncio.sleep(0.1)
        assert not saying.done()
        here.parlour.may_write.set()
        assert (await saying).status == 200

    visit(happening)


def test_the_same_input_sent_twice_is_stored_once_and_has_a_receipt_each_time() -> None:
    async def happening(here: Visit) -> None:
        answers = [await here.say("hej"), await here.say("hej")]
        assert [answer.status for answer in answers] == [200, 200]

    assert visit(happening).words == {("anna",): (1, "hej")}


def test_a_higher_number_replaces_and_a_lower_one_that_comes_late_does_not() -> None:
    async def happening(here: Visit) -> None:
        for n, word in ((1, "hej"), (3, "hallå"), (2, "hejsan")):
            assert (await here.say(word, n)).status == 200

    assert visit(happening).words == {("anna",): (3, "hallå")}


def test_what_comes_while_a_batch_is_written_is_the_next_batch() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.may_write.clear()
        first = asyncio.create_task(here.say("a", guest="first"))
        await asyncio.sleep(0.1)
        others = [asyncio.create_task(here.say("b", guest=guest)) for guest in ("adam", "bo", "cia", "dag")]
        await asyncio.sleep(0.1)
        here.parlour.may_write.set()
        assert {answer.status for answer in await asyncio.gather(first, *others)} == {200}

    assert visit(happening).batches == [1, 4]


def test_of_several_inputs_in_one_slot_only_the_newest_is_written_and_all_have_receipts() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.may_write.clear()
        first = asyncio.create_task(here.say("a", guest="first"))
        await asyncio.sleep(0.1)
        saying = [asyncio.create_task(here.say(f"ord {n}", n)) for n in (1, 3, 2)]
        await asyncio.sleep(0.1)
        here.parlour.may_write.set()
        answers = await asyncio.gather(first, *saying)
        assert [answer.json["receipt"][1] for answer in answers] == [1, 1, 3, 2]

    parlour = visit(happening)
    assert parlour.batches == [1, 1]
    assert parlour.words[("anna",)] == (3, "ord 3")


def test_an_input_that_cannot_be_stored_fails_alone() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.may_write.clear()
        words = ["hej", "poison", *("hej",) * 7]
        saying = [
            asyncio.create_task(here.say(word, guest="guest" + "x" * n)) for n, word in enumerate(words)
        ]
        await asyncio.sleep(0.1)
        here.parlour.may_write.set()
        answers = await asyncio.gather(*saying)
        assert [answer.status for answer in answers] == [200, 500, *(200,) * 7]
        assert answers[1].json == {"refused": "broken"}

    assert len(visit(happening).words) == 8


def test_what_the_writing_refuses_is_refused_with_its_reason() -> None:
    async def happening(here: Visit) -> None:
        answer = await here.say("late")
        assert (answer.status, answer.json) == (409, {"refused": "closed"})

    visit(happening)


def test_a_database_that_is_away_is_told_and_the_next_input_tries_again() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.breaks = OperationalError("server closed the connection unexpectedly")
        answer = await here.say("hej")
        assert (answer.status, answer.json) == (503, {"refused": "away"})
        assert 1 <= int(answer.headers["retry-after"]) <= 3
        here.parlour.breaks = None
        assert (await here.say("hej")).status == 200

    visit(happening)


def test_a_full_disk_is_told_as_such() -> None:
    class Full(Exception):
        sqlite_errorcode = 13

    full = OperationalError("database or disk is full")
    full.__cause__ = Full()

    async def happening(here: Visit) -> None:
        answer = await here.say("hej")
        assert (answer.status, answer.json) == (507, {"refused": "storage"})

    assert visit(happening, Parlour(breaks=full)).words == {}


def test_a_full_queue_refuses_and_drops_nothing() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.may_write.clear()
        assert here.live.hub is not None
        here.live.hub.writer.most_waiting = 3
        saying = [asyncio.create_task(here.say("hej", guest=guest)) for guest in ("adam", "bo", "cia", "dag")]
        await asyncio.sleep(0.1)
        here.parlour.may_write.set()
        answers = await asyncio.gather(*saying)
        assert [answer.status for answer in answers] == [200, 200, 200, 503]
        assert answers[3].json == {"refused": "busy"}

    assert len(visit(happening).words) == 3


def test_what_was_taken_is_written_before_the_end() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.may_write.clear()
        saying = asyncio.create_task(here.say("hej"))
        await asyncio.sleep(0.1)
        here.parlour.may_write.set()
        await here.live.close()
        assert (await saying).status == 200

    assert len(visit(happening).words) == 1


def test_a_refusal_stands_on_rules_that_were_loaded_after_the_input_came() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.is_open = False
        assert (await here.say("hej")).status == 409
        here.parlour.is_open = True  # and nobody has told the transport
        assert (await here.say("hej")).status == 200

    visit(happening)


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"", 400, "not_json"),
        (b"{", 400, "not_json"),
        (b"[" * 4000, 400, "not_json"),
        (b'{"word": NaN}', 400, "not_json"),
        (b'"\xff"', 400, "not_json"),
        (b'"\xed\xa0\x80"', 400, "not_json"),
        (b'{"word": "\\ud800", "n": 1}', 400, "not_text"),
        (b'{"word": ["\\u0000"], "n": 1}', 400, "not_text"),
        (b'{"\\u0000": 1}', 400, "not_text"),
        (b'"' + b"x" * 4096 + b'"', 413, "too_large"),
        (b"[]", 422, "not_a_word"),
        (b'{"word": "fragile", "n": 1}', 500, "broken"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_reason(body: bytes, status: int, reason: str) -> None:
    async def happening(here: Visit) -> None:
        answer = await here.post(body)
        assert (answer.status, answer.json) == (status, {"refused": reason})

    visit(happening)


def test_a_backslash_is_text_as_any_other() -> None:
    async def happening(here: Visit) -> None:
        assert (await here.post(b'{"word": "\\\\u0000 \\u00e5", "n": 1}')).status == 200

    assert visit(happening).words == {("anna",): (1, "\\u0000 å")}


def test_an_announced_length_past_the_limit_is_refused_unread() -> None:
    async def happening(here: Visit) -> None:
        assert (await here.post(b"{}", content_length="10000")).status == 413

    visit(happening)


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
def test_what_another_site_can_send_without_asking_is_refused(kind: str) -> None:
    async def happening(here: Visit) -> None:
        answer = await here.post(b'{"word": "hej", "n": 1}', content_type=kind)
        assert answer.status == 415

    assert visit(happening).words == {}


@pytest.mark.parametrize(
    "cookie", ["", "seat-parlour-salon=007", "seat-parlour-other=anna", "board-parlour-salon=host"]
)
def test_whoever_may_not_send_is_told_that_there_is_nothing_here(cookie: str) -> None:
    async def happening(here: Visit) -> None:
        path = "/live/parlour/salon/inputs"
        answer = await here.ask(path, b'{"word": "hej", "n": 1}', method="POST", cookie=cookie)
        assert (answer.status, answer.json) == (404, {"refused": "not_here"})

    assert visit(happening).words == {}


def test_a_topic_that_is_not_there_answers_as_one_without_a_seat() -> None:
    async def happening(here: Visit) -> None:
        assert (await here.say("hej", topic="cellar")).json == {"refused": "not_here"}

    visit(happening)


def test_a_seat_that_sends_without_end_is_slowed_down_and_others_are_not() -> None:
    async def happening(here: Visit) -> None:
        statuses = [(await here.say("hej", n)).status for n in range(1, AT_ONCE + 10)]
        assert statuses[:AT_ONCE] == [200] * AT_ONCE
        assert 429 in statuses
        assert (await here.say("hej", guest="bo")).status == 200

    visit(happening)


def test_a_topic_that_cannot_be_read_asks_the_sender_to_come_back() -> None:
    async def happening(here: Visit) -> None:
        here.parlour.loading_breaks = OperationalError("away")
        assert (await here.say("hej")).status == 503

    visit(happening)


def test_a_version_seen_is_a_short_text() -> None:
    async def happening(here: Visit) -> None:
        async def see(said: object) -> int:
            path = "/live/parlour/salon/seen"
            cookie = "seat-parlour-salon=anna"
            return (await here.ask(path, json.dumps(said).encode(), method="POST", cookie=cookie)).status

        told = [await see(said) for said in ({"version": "abc"}, {}, [], {"version": "x" * 41})]
        assert told == [200, 400, 400, 400]

    visit(happening)
