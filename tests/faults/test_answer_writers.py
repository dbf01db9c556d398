"""Eight colleagues write in one place at the same moment: one is accepted, seven see both, nothing is lost."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.faults.inside import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.conftest import Serve
    from tests.serving import Site

pytestmark = pytest.mark.faults

AUTOSAVE = {"X-Autosave": "1", "Accept": "application/json"}
ROUNDS = 5


@pytest.fixture(scope="module")
def site(serve_new: Serve) -> Iterator[Site]:
    with serve_new(demo=False) as site:
        yield site


@pytest.fixture(scope="module")
def told(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = ask(site.environment, "assessors")
    return found


def answer(client: httpx.Client, path: str, base: int, reasons: str) -> httpx.Response:
    headers = {**AUTOSAVE, "X-CSRFToken": client.cookies.get("csrftoken", "")}
    return client.post(path, data={"base": base, "verdict": "for", "reasons": reasons}, headers=headers)


def test_of_eight_who_answer_on_the_same_base_one_is_accepted_and_seven_see_both(
    site: Site, told: dict[str, Any]
) -> None:
    clients = [
        httpx.Client(base_url=site.address, cookies={"sessionid": key}, timeout=30)
        for key in told["sessions"]
    ]
    path = told["paths"][0]
    for client in clients:
        assert client.get(path).status_code == 200
    for base in range(ROUNDS):
        together = threading.Barrier(len(clients))

        def save(index: int, base: int = base, together: threading.Barrier = together) -> httpx.Response:
            together.wait()
            return answer(clients[index], path, base, f"Runda {base}, svar av {index}.")

        with ThreadPoolExecutor(len(clients)) as pool:
            answers = list(pool.map(save, range(len(clients))))
        assert sorted(one.status_code for one in answers) == [200] + [409] * 7
        (accepted,) = [index for index, one in enumerate(answers) if one.status_code == 200]
        for index, one in enumerate(answers):
            if index != accepted:
                assert f"svar av {index}." in one.text
                assert f"svar av {accepted}." in one.text
    (kept,) = ask(site.environment, "answers")
    assert kept["revision"] == ROUNDS
    assert kept["reasons"] == f"Runda {ROUNDS - 1}, svar av {accepted}."
    assert len(kept["waiting"]) == ROUNDS * 7
    for client in clients:
        client.close()


def test_of_eight_who_fill_in_one_field_one_is_accepted_and_whoever_wrote_in_another_is_too(
    site: Site, told: dict[str, Any]
) -> None:
    clients = [
        httpx.Client(base_url=site.address, cookies={"sessionid": key}, timeout=30)
        for key in told["sessions"]
    ]
    path = re.sub(r"questions/.*", "setup/", told["paths"][0])
    names = ["staff_time"] * 7 + ["training"]
    bases = [base_of(client, path, name) for client, name in zip(clients, names, strict=True)]
    together = threading.Barrier(len(clients))

    def save(index: int) -> httpx.Response:
        together.wait()
        headers = {**AUTOSAVE, "X-CSRFToken": clients[index].cookies.get("csrftoken", "")}
        form = {names[index]: f"Skrivet av {index}.", f"{names[index]}_base": bases[index]}
        return clients[index].post(path, data=form, headers=headers)

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(save, range(len(clients))))
    assert answers[7].status_code == 200
    assert sorted(one.status_code for one in answers[:7]) == [200] + [409] * 6
    (accepted,) = [index for index, one in enumerate(answers[:7]) if one.status_code == 200]
    for index, one in enumerate(answers[:7]):
        if index != accepted:
            assert f"Skrivet av {index}." in one.text
            assert f"Skrivet av {accepted}." in one.text
    for client in clients:
        client.close()


def base_of(client: httpx.Client, path: str, name: str) -> str:
    """The print of what stands in the field, as the page carries it."""
    found = re.search(rf'name="{name}_base" value="(\w+)"', client.get(path).text)
    assert found is not None
    return found[1]
