"""How much is too much, and whose address counts."""

from beprovad.live.limits import Addresses, Pace, address_of


def test_a_burst_is_allowed_and_then_the_pace() -> None:
    pace = Pace(per_second=2, at_once=5)
    assert [pace.allows("anna", 100.0) for _ in range(6)] == [True] * 5 + [False]
    assert pace.allows("anna", 100.4) is False
    assert pace.allows("anna", 100.6) is True


def test_what_is_refused_does_not_count() -> None:
    pace = Pace(per_second=1, at_once=1)
    assert pace.allows("anna", 100.0)
    for moment in range(9):
        assert not pace.allows("anna", 100.0 + moment / 10)
    assert pace.allows("anna", 101.01)


def test_each_seat_has_a_pace_of_its_own() -> None:
    pace = Pace(per_second=1, at_once=1)
    assert [pace.allows(seat, 100.0) for seat in ("anna", "bo", "anna")] == [True, True, False]


def test_an_address_gets_back_what_it_returns() -> None:
    addresses = Addresses(most=1)
    assert [addresses.take("a"), addresses.take("a"), addresses.take("b")] == [True, False, True]
    addresses.give_back("a")
    assert addresses.take("a")


def test_what_a_client_claims_about_its_address_counts_only_behind_a_proxy() -> None:
    scope = {"client": ("192.0.2.1", 1)}
    claimed = {b"x-forwarded-for": b"198.51.100.9, 203.0.113.7"}
    assert address_of(scope, claimed, behind_proxy=False) == "192.0.2.1"
    assert address_of(scope, claimed, behind_proxy=True) == "203.0.113.7"
    assert address_of(scope, {}, behind_proxy=True) == "192.0.2.1"
