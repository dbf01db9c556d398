"""Kill -9 under load: every input that has its receipt is there, once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.liveroom.phones import OK, Phones
from tests.liveroom.serving import port_of, prepare, serving, stored
from tests.serving import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.faults
KILLS = 3
SECONDS = 1.0


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with fresh_database(os.environ.get("DATABASE_URL", "")) as url:
        yield prepare(tmp_path_factory.mktemp("live") / "killed", database_url=url)


@pytest.mark.parametrize("kill", range(KILLS))
def test_every_acknowledged_input_is_there_once_after_a_kill(environment: dict[str, str], kill: int) -> None:
    with serving(environment) as site:
        phones = Phones(port_of(site), name=f"kill{kill}x")
        phones.answer(SECONDS, cut=site.kill)
    kept = of(phones, environment)
    print(f"{len(phones.sent)} sent, {len(phones.acknowledged)} acknowledged, {len(kept)} kept")
    assert len(phones.acknowledged) > phones.connections
    assert phones.acknowledged.items() <= kept.items() <= phones.sent.items()

    with serving(environment, port=phones.port):
        without_receipt = phones.sent.keys() - phones.acknowledged.keys()
        assert phones.say_again(without_receipt) <= {OK}
    assert of(phones, environment) == phones.sent


def of(phones: Phones, environment: dict[str, str]) -> dict[tuple[str, int], tuple[int, str]]:
    """What these phones have in the table."""
    return {place: said for place, said in stored(environment).items() if place[0].startswith(phones.name)}
