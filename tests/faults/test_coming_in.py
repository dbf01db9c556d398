"""What one who comes in is told is true at once, however many were told the same before."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.liveroom.houses import Rounds, exchange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.prepared import Prepared
    from tests.serving import Site

pytestmark = pytest.mark.faults


@pytest.fixture
def served(tmp_path: Path, migrated: Prepared) -> Iterator[tuple[Site, Rounds]]:
    with migrated.copied(tmp_path / "served") as environment:
        house = Rounds(environment)
        with house.serving() as site:
            yield site, house


def page(site: Site, code: str, language: str = "sv") -> tuple[int, str]:
    with closing(HTTPConnection(urlsplit(site.address).netloc, timeout=30)) as connection:
        connection.request("GET", f"/r/{code}/", headers={"Accept-Language": language})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_a_room_that_is_locked_or_has_ended_says_so_to_the_next_who_comes(
    served: tuple[Site, Rounds],
) -> None:
    site, house = served
    told = house.open()
    cookie = f"sessionid={told['session']}"
    _, cookies = exchange(site, "GET", f"/rounds/{told['topic']}/board/", cookie=cookie)
    (token,) = (one for one in cookies if one.startswith("csrftoken="))

    def lead(act: str) -> None:
        form = f"csrfmiddlewaretoken={token.partition('=')[2]}"
        status, _ = exchange(
            site, "POST", f"/rounds/{told['topic']}/{act}/", form, cookie=f"{cookie}; {token}"
        )
        assert status == 302

    opened = page(site, told["code"])
    assert opened[0] == 200
    assert page(site, told["code"]) == opened
    assert "phone-form" in opened[1]
    assert page(site, told["code"], "en")[1] != opened[1]
    lead("lock")
    locked = page(site, told["code"])
    assert locked[0] == 200
    assert "phone-form" not in locked[1]
    lead("lock")
    assert page(site, told["code"]) == opened
    lead("end")
    assert page(site, told["code"])[0] == 404
