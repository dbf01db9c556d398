"""How many wrong join codes may come from one address. Counted by the limiter of the logins, for all processes.

Right codes cost nothing: they are only read past, so that three hundred phones behind one address write nothing here.
Past the limit an address is told to wait whatever it types, or else it could tell right from wrong; but a round that
somebody at the address has joined already stays open to it, so that nobody can lock a room out by typing nonsense.
"""

import time

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from beprovad.rounds.models import Round

WRONG_CODES = "60/10m/ip"  # a room full of thumbs stays far below; 28⁶ codes are far above
_KNOWN_FOR = 24 * 60 * 60  # seconds


def may_guess(request: HttpRequest) -> bool:
    """Whether this address is still within the limit. Reads only."""
    (rate,) = ratelimit.parse_rates(WRONG_CODES)
    key = ratelimit.get_cache_key(request, app="rounds", action="wrong_code", rate=rate)
    allowed, _ = ratelimit.apply_rate(cache.get(key, []), time.time(), rate, dry_run=True)
    return bool(allowed)


def count_wrong_code(request: HttpRequest) -> None:
    ratelimit.consume(
        request, app="rounds", action="wrong_code", config={"wrong_code": WRONG_CODES}, limit_get=True
    )


def remember_address(request: HttpRequest, led: Round) -> None:
    """Somebody here has a seat in this round. The address itself is not kept, only a seal of it with the round."""
    key = _known(request, led)
    if cache.get(key) is None:
        cache.set(key, True, _KNOWN_FOR)


def is_known_here(request: HttpRequest, led: Round) -> bool:
    return cache.get(_known(request, led)) is not None


def _known(request: HttpRequest, led: Round) -> str:
    sealed = salted_hmac("rounds.known", f"{led.pk} {ratelimit.get_ip(request)}", algorithm="sha256")
    return f"rounds:known:{sealed.hexdigest()}"
