"""Several processes on one PostgreSQL: each hears the others, and all outlive the database's absence."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.liveroom.cluster import cluster
from tests.liveroom.phones import Phones, client, listening, say, wait_for
from tests.liveroom.serving import port_of, prepare, serving, stored
from tests.serving import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from tests.liveroom.cluster import Cluster

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@pytest.fixture
def environments(tmp_path: Path, postgresql: Cluster) -> Iterator[list[dict[str, str]]]:
    """Two installations on the same database, as on two machines."""
    with fresh_database(postgresql.url) as url:
        yield [prepare(tmp_path / name, database_url=url) for name in ("one", "two")]


def test_what_is_said_at_one_process_is_heard_at_another_within_a_moment(
    environments: list[dict[str, str]],
) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(serving(environment)) for environment in environments)
        here, there = (opened.enter_context(client(site.address)) for site in (one, two))
        lines = opened.enter_context(listening(there, "listener"))
        wait_for(lines, "event: count")
        took = []
        for n in range(1, 21):
            began = time.perf_counter()
            assert say(here, "phone", n).status_code == 200
            wait_for(lines, f'"newest": {n}}}')
            took.append((time.perf_counter() - began) * 1000)
        print(f"from one process to the other: median {sorted(took)[10]:.0f} ms, worst {max(took):.0f} ms")


def test_a_phone_whose_process_is_killed_goes_on_at_another(environments: list[dict[str, str]]) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(serving(environment)) for environment in environments)
        there = opened.enter_context(client(two.address))
        lines = opened.enter_context(listening(there, "listener"))
        phones = Phones(port_of(one), name="moving", connections=16)
        phones.answer(1.0, cut=one.kill)
        phones.port = port_of(two)
        phones.say_again(phones.sent.keys() - phones.acknowledged.keys())
        wait_for(lines, f'"count": {len(phones.sent)},')
    kept = {place: said for place, said in stored(environments[1]).items() if place[0].startswith("moving")}
    assert kept == phones.sent


def test_several_workers_of_one_server_tell_the_same_to_all(environments: list[dict[str, str]]) -> None:
    with ExitStack() as opened:
        site = opened.enter_context(serving(environments[0], workers=2))
        browsers = [opened.enter_context(client(site.address)) for _ in range(12)]
        heard = [opened.enter_context(listening(one, f"many{number}")) for number, one in enumerate(browsers)]
        for lines in heard:
            wait_for(lines, "event: count")
        assert say(browsers[0], "to all", 5000).status_code == 200
        for lines in heard:
            wait_for(lines, '"newest": 5000}')


def test_while_the_database_is_away_inputs_are_asked_to_come_back_and_then_all_goes_on_by_itself(
    environments: list[dict[str, str]], postgresql: Cluster
) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(serving(environment)) for environment in environments)
        here, there = (opened.enter_context(client(site.address)) for site in (one, two))
        lines = opened.enter_context(listening(there, "listener"))
        assert say(here, "before", 6000).status_code == 200
        wait_for(lines, '"newest": 6000}')

        postgresql.kill()
        refused = [say(here, "during", n) for n in (6001, 6002)]
        assert {(answer.status_code, answer.json()["refused"]) for answer in refused} == {(503, "away")}
        assert all(answer.headers["retry-after"] for answer in refused)
        postgresql.start()

        assert say_until_taken(here, "during", 6003) == 200
        wait_for(lines, '"newest": 6003}')
    kept = stored(environments[0])
    assert kept["before", 1] == (6000, "svar 6000")
    assert kept["during", 1] == (6003, "svar 6003")


def test_every_receipt_given_before_the_database_is_killed_is_true(
    environments: list[dict[str, str]], postgresql: Cluster
) -> None:
    with serving(environments[0]) as site, ThreadPoolExecutor(1) as pool:
        phones = Phones(port_of(site), name="database")
        phones.answer(1.0, cut=lambda: pool.submit(postgresql.kill).result())
        postgresql.start()
        with client(site.address) as browser:
            assert say_until_taken(browser, "again", 7000) == 200
        kept = {
            place: said for place, said in stored(environments[0]).items() if place[0].startswith("database")
        }
        print(f"{len(phones.sent)} sent, {len(phones.acknowledged)} acknowledged, {len(kept)} kept")
        assert len(phones.acknowledged) > phones.connections
        assert phones.acknowledged.items() <= kept.items() <= phones.sent.items()


def say_until_taken(browser: httpx.Client, seat: str, n: int) -> int:
    """As a phone does: come back when asked to. The last status, within half a minute."""
    deadline = time.monotonic() + 30
    while (answer := say(browser, seat, n)).status_code == 503 and time.monotonic() < deadline:
        time.sleep(0.3)
    return answer.status_code
