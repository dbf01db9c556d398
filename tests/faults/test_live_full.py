"""No room left: on the disk, in the queue. Refused clearly, nothing dropped, nothing broken."""

from __future__ import annotations

import resource
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.liveroom.phones import client, say
from tests.liveroom.serving import prepare, processes_of, rows, serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.serving import Site

pytestmark = pytest.mark.faults
MOST_WAITING, PHONES = 20, 32


def stored(environment: dict[str, str]) -> set[tuple[str, int, int, str]]:
    return set(rows(environment, "SELECT seat, slot, n, value FROM liveroom_answer"))


def database_of(site: Site) -> Path:
    return site.folder / "beprovad.sqlite3"


def let_files_grow_to(site: Site, size: int) -> None:
    """As on a full disk: writing past that fails."""
    for process in processes_of(site):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_full_disk_is_refused_clearly_breaks_nothing_and_is_over_when_there_is_room(tmp_path: Path) -> None:
    environment = prepare(tmp_path / "full")
    with serving(environment) as site, client(site.address) as browser:
        assert say(browser, "before").status_code == 200
        let_files_grow_to(site, database_of(site).with_suffix(".sqlite3-wal").stat().st_size)
        refusals = [say(browser, "during", n, slot=n) for n in range(1, 4)]
        assert [answer.status_code for answer in refusals] == [507] * 3
        assert refusals[0].json() == {"refused": "storage"}
        with closing(sqlite3.connect(database_of(site))) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)

        let_files_grow_to(site, resource.RLIM_INFINITY)
        assert say(browser, "after").status_code == 200
    assert stored(environment) == {("before", 1, 1, "svar 1"), ("after", 1, 1, "svar 1")}


def test_when_too_many_wait_the_rest_is_asked_to_come_back_and_nobody_is_dropped(tmp_path: Path) -> None:
    environment = prepare(tmp_path / "crowded", LIVEROOM_MOST_WAITING=str(MOST_WAITING))
    with serving(environment) as site, client(site.address) as browser:
        assert say(browser, "first").status_code == 200
        with closing(sqlite3.connect(database_of(site), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # somebody else writes, and takes time
            with ThreadPoolExecutor(PHONES) as pool:
                saying = [pool.submit(say, browser, f"phone{number}") for number in range(PHONES)]
                wait_until_some_are_answered(saying, PHONES - MOST_WAITING)
                other.execute("COMMIT")
                answers = [one.result() for one in saying]
        refused = [answer for answer in answers if answer.status_code != 200]
        assert len(refused) == PHONES - MOST_WAITING
        assert {(answer.status_code, answer.json()["refused"]) for answer in refused} == {(503, "busy")}
        assert all(1 <= int(answer.headers["retry-after"]) <= 3 for answer in refused)
        kept = {seat for seat, *_ in stored(environment)}
        answered = {f"phone{number}" for number, answer in enumerate(answers) if answer.status_code == 200}
        assert kept == answered | {"first"}


def wait_until_some_are_answered(saying: list, number: int) -> None:
    deadline = time.monotonic() + 20
    while sum(one.done() for one in saying) < number and time.monotonic() < deadline:
        threading.Event().wait(0.02)
