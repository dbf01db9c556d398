"""Kill -9 under load: every input that has its receipt is there, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.liveroom.houses import Rounds
from tests.liveroom.phones import OK, Phones
from tests.liveroom.serving import port_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.liveroom.houses import House
    from tests.prepared import Prepared

pytestmark = pytest.mark.faults
SECONDS = 1.0


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, migrated: Prepared) -> Iterator[House]:
    with migrated.copied(tmp_path_factory.mktemp("live") / "killed") as environment:
        yield Rounds(environment)


@pytest.mark.parametrize("kill", [1, 2, 3])
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
