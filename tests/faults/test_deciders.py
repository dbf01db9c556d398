"""Eight heads sign at the same moment, and one presses eight times: there is one decision, and nobody is misled."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.faults.inside import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.conftest import Serve
    from tests.serving import Site

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def site(serve_new: Serve) -> Iterator[Site]:
    with serve_new(demo=False) as site:
        yield site


@pytest.fixture(scope="module")
def told(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = ask(site.environment, "deciders")
    return found


def sign_together(site: Site, read: dict[str, int], sessions: list[str]) -> list[httpx.Response]:
    """Everybody has read the same, and presses at the same moment."""
    path = f"/assessments/{read['id']}/decide/"
    clients = [
        httpx.Client(base_url=site.address, cookies={"sessionid": key}, timeout=30) for key in sessions
    ]
    for client in clients:
        assert client.get(path).status_code == 200
    together = threading.Barrier(len(clients))
    words = {
        "step": "sign", "kind": "pilot", "stamp": read["stamp"], "seen": "{}",
        "decided_on": date.today().isoformat(), "decided_by": "Socialnämnden",  # noqa: DTZ011
        "reasons": "Vi vet nog för att pröva.", "without_users_because": "Rådet möts först i mars.",
    }  # fmt: skip

    def press(client: httpx.Client) -> httpx.Response:
        together.wait()
        headers = {"X-CSRFToken": client.cookies.get("csrftoken", "")}
        return client.post(path, data=words, headers=headers)

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(press, clients))
    for client in clients:
        client.close()
    return answers


def signed(site: Site, read: dict[str, int]) -> list[int]:
    """The numbers of the assessment's decisions."""
    rows = ask(site.environment, "decisions")
    return [row["number"] for row in rows if row["assessment"] == read["id"]]


def test_of_eight_who_sign_at_once_one_is_accepted_and_seven_keep_their_words(
    site: Site, told: dict[str, Any]
) -> None:
    read = told["assessments"][0]
    answers = sign_together(site, read, told["sessions"])
    assert sorted(one.status_code for one in answers) == [302] + [409] * 7
    refused = [one.text for one in answers if one.status_code == 409]
    assert all("Vi vet nog för att pröva." in text for text in refused)
    assert signed(site, read) == [1]


def test_who_presses_eight_times_at_once_has_signed_once(site: Site, told: dict[str, Any]) -> None:
    read = told["assessments"][1]
    answers = sign_together(site, read, told["sessions"][:1] * 8)
    assert {one.status_code for one in answers} == {302}
    assert len({one.headers["location"] for one in answers}) == 1
    assert signed(site, read) == [1]
