"""Many write at once, and the server is killed while they write: nothing that was acknowledged is lost."""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.faults.inside import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.conftest import Serve
    from tests.serving import Site

pytestmark = pytest.mark.faults
ROUNDS = 8
KILLS = 3


@dataclass
class Writer:
    """One person at one browser: knows which revision was read, and keeps what was acknowledged."""

    client: httpx.Client
    path: str = ""
    base: int = 0
    acknowledged: str | None = None
    attempted: str | None = None
    seen: list[int] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Open the note for writing, as a person does."""
        page = self.client.get(path)
        assert page.status_code == 200, (path, page.status_code)
        found = re.search(r'name="base"[^>]*value="(\d+)"', page.text)
        assert found is not None
        self.path, self.base = path, int(found[1])

    def save(self, text: str) -> httpx.Response:
        """What the field that saves itself sends."""
        self.attempted = text
        answer = self.client.post(
            self.path,
            data={"text": text, "base": str(self.base)},
            headers={
                "X-Autosave": "1",
                "X-CSRFToken": self.client.cookies.get("csrftoken", ""),
                "Accept": "application/json",
            },
        )
        self.seen.append(answer.status_code)
        if answer.status_code == 200:
            self.base, self.acknowledged = answer.json()["base"], text
        return answer


@pytest.fixture(scope="module")
def site(serve_new: Serve) -> Iterator[Site]:
    """A server with the fictional region, on the database that the run is for."""
    with serve_new(demo=True) as site:
        sites = [site]
        try:
            yield Held(sites)  # type: ignore[misc]
        finally:
            sites[-1].stop()


class Held:
    """The site as it is now: killed and started again it is another process at the same address."""

    def __init__(self, sites: list[Site]) -> None:
        self.sites = sites

    def __getattr__(self, name: str) -> Any:
        return getattr(self.sites[-1], name)

    def kill_and_start_again(self) -> None:
        self.sites[-1].kill()
        self.sites.append(self.sites[-1].start_again())


@pytest.fixture(scope="module")
def crowd(site: Held) -> dict[str, Any]:
    return ask(site.environment, "crowd")


@pytest.fixture
def writers(site: Held, crowd: dict[str, Any]) -> Iterator[list[Writer]]:
    """Eight coordinators, each logged in at a browser of their own."""
    writers = [
        Writer(httpx.Client(base_url=site.address, cookies={"sessionid": key}, timeout=30))
        for key in crowd["sessions"]
    ]
    yield writers
    for writer in writers:
        writer.client.close()


def test_of_eight_who_save_on_the_same_text_one_is_accepted_and_seven_see_both(
    site: Held, crowd: dict[str, Any], writers: list[Writer]
) -> None:
    note = crowd["notes"][0]
    outcomes = []
    for number in range(ROUNDS):
        for writer in writers:
            writer.open(note["path"])
        together = threading.Barrier(len(writers))

        def save(index: int, number: int = number, together: threading.Barrier = together) -> httpx.Response:
            together.wait()
            return writers[index].save(f"Runda {number}, text av skrivare {index}.")

        with ThreadPoolExecutor(len(writers)) as pool:
            answers = list(pool.map(save, range(len(writers))))
        outcomes.append(sorted(answer.status_code for answer in answers))
        (accepted,) = [index for index, answer in enumerate(answers) if answer.status_code == 200]
        for index, answer in enumerate(answers):
            if index != accepted:
                assert re.sub(r"</?mark>", "", answer.text).count(f"text av skrivare {index}") >= 1
                assert re.sub(r"</?mark>", "", answer.text).count(f"text av skrivare {accepted}") >= 1
        kept = ask(site.environment, "notes")[str(note["id"])] if number in (0, ROUNDS - 1) else None
        if kept is not None:
            assert kept["text"] == f"Runda {number}, text av skrivare {accepted}."
            waiting = [
                f"Runda {number}, text av skrivare {index}." for index in range(8) if index != accepted
            ]
            assert set(waiting) <= set(kept["waiting"])
    assert outcomes == [[200] + [409] * 7] * ROUNDS


def wait_until_all_have_receipts(writers: list[Writer]) -> None:
    """And a little longer, so that the server is killed in the middle of their work."""
    deadline = time.monotonic() + 20
    while any(writer.acknowledged is None for writer in writers) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)


def test_kill_9_during_autosaves_loses_no_acknowledged_save(
    site: Held, crowd: dict[str, Any], writers: list[Writer]
) -> None:
    for kill in range(KILLS):
        busy = list(zip(writers, crowd["notes"][1:], strict=False))
        assert len(busy) >= 4
        for writer, note in busy:
            writer.open(note["path"])
            writer.acknowledged = writer.attempted = None

        def type_on(writer: Writer, kill: int = kill) -> None:
            for number in range(100_000):
                try:
                    answer = writer.save(f"Omgång {kill}, tecken {number}.")
                except httpx.HTTPError:
                    return
                assert answer.status_code == 200, answer.text

        with ThreadPoolExecutor(len(busy)) as pool:
            typing = [pool.submit(type_on, writer) for writer, _ in busy]
            wait_until_all_have_receipts([writer for writer, _ in busy])
            site.kill_and_start_again()
            for one in typing:
                one.result()
        kept = ask(site.environment, "notes")
        for writer, note in busy:
            assert writer.acknowledged is not None
            assert kept[str(note["id"])]["text"] in (writer.acknowledged, writer.attempted)
