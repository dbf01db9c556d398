"""Kill -9 under load: every input that has its receipt is there, once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.liveroom.houses import Invented, Rounds
from tests.liveroom.phones import OK, Phones
from tests.liveroom.serving import port_of, prepare
from tests.serving import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.liveroom.houses import House
    from tests.prepared import Prepared

pytestmark = pytest.mark.faults
SECONDS = 1.0


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, migrated: Prepared
) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("live") / "killed"
    if request.param is Rounds:
        with migrated.copied(folder) as environment:
            yield Rounds(environment)
    else:
        with fresh_database(os.environ.get("DATABASE_URL", "")) as url:
            yield Invented(prepare(folder, database_url=url))


@pytest.mark.parametrize(
    ("house", "kill"), [(Invented, 1), (Rounds, 1), (Rounds, 2), (Rounds, 3)], indirect=["house"]
)
def test_every_acknowledged_input_is_there_once_after_a_kill(house: House, kill: int) -> None:
    with house.serving() as site:
        venue = house.gather(site)
        phones = Phones(port_of(site), list(venue.seats), venue)
        phones.answer(SECONDS, cut=site.kill)
    kept = house.stored(venue)
    print(f"{len(phones.sent)} sent, {len(phones.acknowledged)} acknowledged, {len(kept)} kept")
    assert len(phones.acknowledged) > phones.connections
    assert phones.acknowledged.items() <= kept.items() <= phones.sent.items()

    with house.serving(port=phones.port):
        without_receipt = phones.sent.keys() - phones.acknowledged.keys()
        assert phones.say_again(without_receipt) <= {OK}
    assert house.stored(venue) == phones.sent
