"""Several processes on one PostgreSQL: each hears the others, and all outlive the database's absence."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.liveroom.cluster import cluster
from tests.liveroom.houses import Invented, Rounds, take_seats, venue_of
from tests.liveroom.phones import Phones, client, listening, say, stream, wait_for
from tests.liveroom.serving import port_of, prepare
from tests.prepared import ON_SQLITE
from tests.serving import fresh_database, run_beprovad, site_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx

    from tests.liveroom.cluster import Cluster
    from tests.liveroom.houses import House
    from tests.liveroom.venues import Venue
    from tests.prepared import Preparations

pytestmark = pytest.mark.faults
IN_ROUNDS = pytest.mark.parametrize("houses", [Rounds], indirect=True)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@pytest.fixture(scope="module")
def rounds_there(postgresql: Cluster, prepared: Preparations, tmp_path_factory) -> Iterator[list[House]]:
    """Two with the product's own tables; who gathers phones at the first does it in one round, with new seats."""
    folder = tmp_path_factory.mktemp("live")
    with fresh_database(postgresql.url) as url:
        ready = prepared(demo=False, server_url=ON_SQLITE).folder
        copies = [copytree(ready, folder / name) for name in ("one", "two")]  # with one secret key
        one, two = (site_environment(copy, database_url=url, demo=False) for copy in copies)
        run_beprovad("migrate", environment=one)
        yield [Rounds(one), Rounds(two)]


@pytest.fixture
def houses(request: pytest.FixtureRequest, tmp_path: Path, postgresql: Cluster) -> Iterator[list[House]]:
    """Two installations on the same database, as on two machines."""
    if getattr(request, "param", Invented) is Rounds:
        yield request.getfixturevalue("rounds_there")
    else:
        with fresh_database(postgresql.url) as url:
            yield [Invented(prepare(tmp_path / name, database_url=url)) for name in ("one", "two")]


def test_what_is_said_at_one_process_is_heard_at_another_within_a_moment(houses: list[House]) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(house.serving()) for house in houses)
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


@IN_ROUNDS
def test_a_phone_at_one_process_and_a_board_at_another_see_the_same(houses: list[Rounds]) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(house.serving()) for house in houses)
        here, there = (opened.enter_context(client(site.address)) for site in (one, two))
        told = houses[0].open(seats=2)
        venue, board = venue_of(told), f"/rounds/{told['topic']}/board/"
        phone, neighbour = venue.seats
        there.cookies.set("sessionid", told["session"])
        assert there.get(board).status_code == 200  # it gives the cookie for the board's channel
        at_board = opened.enter_context(stream(there, f"/live/rounds/{venue.topic}/events/board"))
        wait_for(at_board, "event: stamp")
        at_phone = opened.enter_context(listening(here, neighbour, venue))
        wait_for(at_phone, "event: prompt")

        assert say(here, phone, 1, venue=venue).status_code == 200
        wait_for(at_board, "event: stamp")
        assert "svar 1" in there.get(f"{board}now/").text
        wait_for(at_phone, ">svar 1<")

        token = {"X-CSRFToken": there.cookies["csrftoken"]}
        assert there.post(f"/rounds/prompts/{venue.prompt}/close/", headers=token).status_code == 302
        wait_for(at_phone, 'data-state=\\"closed\\"')
        late = say(here, phone, 2, venue=venue)
        assert (late.status_code, late.json()) == (409, {"refused": "closed"})
        wait_for(at_board, '"state":"closed"')
    assert houses[1].stored(venue) == {(phone, 1): (1, "svar 1")}


@IN_ROUNDS
def test_seats_that_are_taken_at_two_processes_at_once_have_each_a_number_of_their_own(
    houses: list[Rounds],
) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(house.serving()) for house in houses)
        told = houses[0].open()
        with ThreadPoolExecutor(2) as pool:
            taken = list(pool.map(lambda site: take_seats(site, told["code"], 60), (one, two)))
        assert len(taken[0] | taken[1]) == 120
        assert len(set(houses[0].numbers(told["topic"]))) == 120


@IN_ROUNDS
def test_a_round_that_ends_at_one_process_is_unknown_at_another(houses: list[Rounds]) -> None:
    """At once to whoever has a seat or wants one; who only looks in may be told what others were, for a moment."""
    with ExitStack() as opened:
        one, two = (opened.enter_context(house.serving()) for house in houses)
        here, there = (opened.enter_context(client(site.address)) for site in (one, two))
        told = houses[0].open(seats=1)
        door, board = f"/r/{told['code']}/", f"/rounds/{told['topic']}/board/"
        (carried,) = told["seats"].values()
        for _ in range(2):
            assert there.get(door).status_code == 200  # drawn once, and told again
            assert "kept-inputs" in there.get(door, headers={"Cookie": carried}).text
        here.cookies.set("sessionid", told["session"])
        assert here.get(board).status_code == 200
        token = {"X-CSRFToken": here.cookies["csrftoken"]}
        assert here.post(f"/rounds/{told['topic']}/lock/", headers=token).status_code == 302
        assert there.post(door, headers={"Origin": two.address}).status_code == 422
        until(lambda: "Det går inte att gå med längre." in there.get(door).text)
        assert here.post(f"/rounds/{told['topic']}/end/", headers=token).status_code == 302
        assert there.get(door, headers={"Cookie": carried}).status_code == 404
        assert there.post(door, headers={"Origin": two.address}).status_code == 404
        until(lambda: there.get(door).status_code == 404)


@IN_ROUNDS
def test_a_phone_whose_process_is_killed_goes_on_at_another(houses: list[House]) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(house.serving()) for house in houses)
        venue = houses[0].gather(one, 60)
        seats = list(venue.seats)
        there = opened.enter_context(client(two.address))
        lines = opened.enter_context(listening(there, seats[0], venue))
        phones = Phones(port_of(one), seats[1:], venue, connections=16)
        phones.answer(1.0, cut=one.kill)
        phones.port = port_of(two)
        phones.say_again(phones.sent.keys() - phones.acknowledged.keys())
        assert say(there, seats[0], 9999, venue=venue).status_code == 200
        wait_for(lines, houses[1].newest(9999))
    assert houses[1].stored(venue) == phones.sent | {(seats[0], 1): (9999, "svar 9999")}


def test_several_workers_of_one_server_tell_the_same_to_all(houses: list[House]) -> None:
    with ExitStack() as opened:
        site = opened.enter_context(houses[0].serving(workers=2))
        browsers = [opened.enter_context(client(site.address)) for _ in range(12)]
        heard = [opened.enter_context(listening(one, f"many{number}")) for number, one in enumerate(browsers)]
        for lines in heard:
            wait_for(lines, "event: count")
        assert say(browsers[0], "to all", 5000).status_code == 200
        for lines in heard:
            wait_for(lines, '"newest": 5000}')
        site.kill()  # a worker that is still starting does not hear that it is to stop


@IN_ROUNDS
def test_while_the_database_is_away_inputs_are_asked_to_come_back_and_then_all_goes_on_by_itself(
    houses: list[House], postgresql: Cluster
) -> None:
    with ExitStack() as opened:
        one, two = (opened.enter_context(house.serving()) for house in houses)
        venue = houses[0].gather(one, 3)
        before, during, listener = list(venue.seats)
        here, there = (opened.enter_context(client(site.address)) for site in (one, two))
        lines = opened.enter_context(listening(there, listener, venue))
        assert say(here, before, 6000, venue=venue).status_code == 200
        wait_for(lines, houses[1].newest(6000))

        postgresql.kill()
        refused = [say(here, during, n, venue=venue) for n in (6001, 6002)]
        assert {(answer.status_code, answer.json()["refused"]) for answer in refused} == {(503, "away")}
        assert all(answer.headers["retry-after"] for answer in refused)
        postgresql.start()

        assert say_until_taken(here, during, 6003, venue) == 200
        wait_for(lines, houses[1].newest(6003))
    assert houses[0].stored(venue) == {(before, 1): (6000, "svar 6000"), (during, 1): (6003, "svar 6003")}


@IN_ROUNDS
def test_every_receipt_given_before_the_database_is_killed_is_true(
    houses: list[House], postgresql: Cluster
) -> None:
    with houses[0].serving() as site, ThreadPoolExecutor(1) as pool:
        venue = houses[0].gather(site, 60)
        again, *seats = venue.seats
        phones = Phones(port_of(site), seats, venue)
        phones.answer(1.0, cut=lambda: pool.submit(postgresql.kill).result())
        postgresql.start()
        with client(site.address) as browser:
            assert say_until_taken(browser, again, 7000, venue) == 200
        kept = houses[0].stored(venue)
        del kept[again, 1]
        print(f"{len(phones.sent)} sent, {len(phones.acknowledged)} acknowledged, {len(kept)} kept")
        assert len(phones.acknowledged) > phones.connections
        assert phones.acknowledged.items() <= kept.items() <= phones.sent.items()


def say_until_taken(browser: httpx.Client, seat: str, n: int, venue: Venue) -> int:
    """As a phone does: come back when asked to. The last status, within half a minute."""
    deadline = time.monotonic() + 30
    while (answer := say(browser, seat, n, venue=venue)).status_code == 503 and time.monotonic() < deadline:
        time.sleep(0.3)
    return answer.status_code


def until(is_so: Callable[[], bool]) -> None:
    """Ask again until it is; what never becomes so is a failure."""
    patience = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < patience
        time.sleep(0.01)
