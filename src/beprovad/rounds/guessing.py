"""How many wrong join codes may come from one address. Counted by the limiter of the logins, for all processes.

Right codes cost nothing: they are only read past, so that three hundred phones behind one address write nothing here.
Past the limit an address is told to wait whatever it types, or else it could tell right from wrong; but a round that
somebody at the address has joined already stays open to it, so that nobody can lock a room out by typing nonsense.
"""

import time
from dataclasses import dataclass
from datetime import datetime

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from beprovad.rounds.models import Round

WRONG_CODES = "60/10m/ip"  # a room full of thumbs stays far below; 28⁶ codes are far above
_KNOWN_FOR = 24 * 60 * 60  # seconds


_SURE_FOR = 60.0  # seconds: whom we know we need not ask for at every request of a whole room
_MOST_SURE = 10_000


@dataclass(frozen=True)
class Address:
    """Where a request comes from, as it stands to one round."""

    is_known: bool
    """Somebody there has a seat in it."""
    may_come_in: bool
    """With the right code, unless too many wrong ones came from there and nobody there is in the round."""


_Place = tuple[int, datetime | None, str, str]
_sure: dict[_Place, float] = {}


def address_of(request: HttpRequest, led: Round) -> Address:
    """Both are read at once: a whole room asks in the same minute.

    That an address is known holds for a day, so it may be remembered for a minute; that it is not never is.
    """
    place = _place(request, led)
    if _sure.get(place, 0.0) > time.monotonic():
        return Address(is_known=True, may_come_in=True)
    wrong, known = _wrong(request), _known(request, led)
    kept = cache.get_many([wrong, known])
    if known in kept:
        _be_sure(place)
    return Address(known in kept, known in kept or _is_within(kept.get(wrong, [])))


def _place(request: HttpRequest, led: Round) -> _Place:
    """A round, and what the address is worked out of: no finer than that need be, and it takes no time."""
    told = request.META
    return led.pk, led.opened_at, told.get("REMOTE_ADDR", ""), told.get("HTTP_X_FORWARDED_FOR", "")


def _be_sure(place: _Place) -> None:
    if len(_sure) >= _MOST_SURE:
        _sure.clear()
    _sure[place] = time.monotonic() + _SURE_FOR


def may_guess(request: HttpRequest) -> bool:
    """Whether this address is still within the limit. Reads only."""
    return _is_within(cache.get(_wrong(request), []))


def count_wrong_code(request: HttpRequest) -> None:
    ratelimit.consume(
        request, app="rounds", action="wrong_code", config={"wrong_code": WRONG_CODES}, limit_get=True
    )


def remember_address(request: HttpRequest, led: Round) -> None:
    """Somebody here has a seat in this round. The address itself is not kept, only a seal of it with the round."""
    cache.set(_known(request, led), True, _KNOWN_FOR)
    _be_sure(_place(request, led))


def _wrong(request: HttpRequest) -> str:
    (rate,) = ratelimit.parse_rates(WRONG_CODES)
    return str(ratelimit.get_cache_key(request, app="rounds", action="wrong_code", rate=rate))


def _is_within(wrong: list[float]) -> bool:
    (rate,) = ratelimit.parse_rates(WRONG_CODES)
    allowed, _ = ratelimit.apply_rate(wrong, time.time(), rate, dry_run=True)
    return bool(allowed)


def _known(request: HttpRequest, led: Round) -> str:
    sealed = salted_hmac("rounds.known", f"{led.pk} {ratelimit.get_ip(request)}", algorithm="sha256")
    return f"rounds:known:{sealed.hexdigest()}"
