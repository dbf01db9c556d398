"""Eight people move the same matter at the same moment: one is accepted, seven are told what happened."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.faults.inside import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.conftest import Serve

pytestmark = pytest.mark.faults
ROUNDS = 5
PATH = "/matters/2/move/"


@pytest.fixture
def movers(serve_new: Serve) -> Iterator[list[httpx.Client]]:
    """Eight coordinators, each logged in at a browser of their own."""
    with serve_new(demo=True) as site, ExitStack() as browsers:
        yield [
            browsers.enter_context(
                httpx.Client(base_url=site.address, cookies={"sessionid": key}, timeout=30)
            )
            for key in ask(site.environment, "crowd")["sessions"]
        ]


def opened(mover: httpx.Client) -> str:
    """The event that the form stands on."""
    page = mover.get(PATH)
    assert page.status_code == 200, page.text[:2000]
    found = re.search(r'name="seen"[^>]*value="(\d+)"', page.text)
    assert found is not None
    return found[1]


def test_of_eight_who_move_a_matter_at_once_one_is_accepted_and_seven_are_told(
    movers: list[httpx.Client],
) -> None:
    outcomes = []
    for number in range(ROUNDS):
        state = ("continuing", "open")[number % 2]
        seen = [opened(mover) for mover in movers]
        together = threading.Barrier(len(movers))

        def move(
            index: int, state: str = state, seen: list[str] = seen, together: threading.Barrier = together
        ) -> httpx.Response:
            form = {"to": state, "on": "2026-11-20", "reason": f"Skäl av {index}.", "seen": seen[index]}
            together.wait()
            token = movers[index].cookies.get("csrftoken", "")
            return movers[index].post(PATH, data=form, headers={"X-CSRFToken": token})

        with ThreadPoolExecutor(len(movers)) as pool:
            answers = list(pool.map(move, range(len(movers))))
        outcomes.append(sorted(answer.status_code for answer in answers))
        (accepted,) = [index for index, answer in enumerate(answers) if answer.status_code == 302]
        for index, answer in enumerate(answers):
            if index != accepted:
                assert f"”Skäl av {accepted}.”" in answer.text
                assert f"Skäl av {index}.</textarea>" in answer.text
    assert outcomes == [[302] + [409] * 7] * ROUNDS
