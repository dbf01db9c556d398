"""Clients that misbehave do not hold up the others."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest

from tests.liveroom.phones import client, listening, say, wait_for
from tests.liveroom.serving import port_of, prepare, serving
from tests.liveroom.venues import BIG, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serving import Site

pytestmark = pytest.mark.faults
SLOW, HALF_OPEN = 20, 1_000
CHANGES = 12  # of a megabyte each: more than the kernel keeps for a client that reads nothing


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(prepare(tmp_path_factory.mktemp("live") / "others")) as site:
        yield site


def begin(site: Site, words: bytes) -> socket.socket:
    """A connection that has said so much and says no more."""
    connection = socket.create_connection(("127.0.0.1", port_of(site)), timeout=10)
    connection.sendall(words)
    return connection


def test_listeners_that_read_nothing_hold_up_neither_the_listeners_nor_the_receipts(site: Site) -> None:
    with ExitStack() as opened:
        for number in range(SLOW):
            opened.enter_context(closing(begin(site, BIG.listening(f"slow{number}"))))
        browser = opened.enter_context(client(site.address))
        lines = opened.enter_context(listening(browser, "quick", BIG))
        wait_for(lines, "event: count")
        for n in range(1, CHANGES + 1):
            assert say(browser, "phone", n, venue=BIG).status_code == 200
            wait_for(lines, f'"newest": {n}}}')


def test_a_listener_that_has_read_nothing_is_given_the_newest_when_it_reads_on(site: Site) -> None:
    with closing(begin(site, BIG.listening("waking"))) as slow, client(site.address) as browser:
        for n in range(100, 100 + CHANGES):
            assert say(browser, "phone", n, venue=BIG).status_code == 200
            time.sleep(0.12)
        read, newest = b"", f'"newest": {99 + CHANGES}}}'.encode()
        while newest not in read:
            read = read[-100:] + slow.recv(1 << 20)


def test_a_thousand_half_open_connections_hold_up_nobody(site: Site) -> None:
    whole = OPEN.request(("half", 1), 1, "svar")
    cuts = (0, 20, whole.index(b"\r\n\r\n") + 4, len(whole) - 3)
    with ExitStack() as opened:
        for number in range(HALF_OPEN):
            opened.enter_context(closing(begin(site, whole[: cuts[number % len(cuts)]])))
        browser = opened.enter_context(client(site.address))
        lines = opened.enter_context(listening(browser, "quick"))
        wait_for(lines, "event: count")
        for n in range(1000, 1010):
            assert say(browser, "phone", n).status_code == 200
        wait_for(lines, '"newest": 1009}')


def test_a_listener_that_leaves_is_let_go_of(site: Site) -> None:
    with client(site.address) as browser:
        for number in range(50):
            begin(site, OPEN.listening(f"leaving{number}")).close()
        with listening(browser, "staying") as lines:
            wait_for(lines, "event: count")
            assert say(browser, "phone", 2000).status_code == 200
            wait_for(lines, '"newest": 2000}')
