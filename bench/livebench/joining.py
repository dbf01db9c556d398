"""Coming into a round by its code, request by request, as a browser does; and opening the next step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bench.livebench.coming import Ask
from bench.livebench.phones import get, post
from tests.liveroom.houses import exchange
from tests.liveroom.opened import QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from bench.livebench.coming import Answer, Steps
    from tests.serving import Site

TOLD = b"event: prompt"
PLACE = re.compile(r'"(/r/phone-[^"]+\.(?:css|js))"')


def phone(told: dict[str, Any], seen: Callable[[Answer], object] = id) -> Steps:
    """One that comes in and stays, listening; `seen` is shown each answer."""
    cookies = yield from to_seat(told, seen)
    events = f"/live/rounds/{told['topic']}/events/phone-sv"
    (yield Ask(get(events, cookies), until=TOLD)).must_be(200)


def to_seat(told: dict[str, Any], seen: Callable[[Answer], object] = id) -> Generator[Ask, Answer, str]:
    """Until the seat's own page stands there with the step before the room; the seat's cookies."""
    here = f"/r/{told['code']}/"
    page = yield Ask(zipped(get(here)))
    seen(page.must_be(200))
    seen((yield Ask(zipped(get(address_in(page))))))
    taken = yield Ask(zipped(form(here)))
    seen(taken)
    cookies = "; ".join(taken.must_be(302).cookies)
    page = yield Ask(zipped(get(here, cookies)))
    seen(page.must_be(200, QUESTION))
    seen((yield Ask(zipped(get(address_in(page))))))
    return cookies


def leading(site: Site, told: dict[str, Any], act: str = "next") -> Callable[[], None]:
    """What the facilitator presses: usually what opens the next step."""
    session = f"sessionid={told['session']}"
    _, cookies = exchange(site, "GET", f"/rounds/{told['topic']}/board/", cookie=session)
    (token,) = (one for one in cookies if one.startswith("csrftoken="))

    def lead() -> None:
        body = f"csrfmiddlewaretoken={token.partition('=')[2]}"
        status, _ = exchange(
            site, "POST", f"/rounds/{told['topic']}/{act}/", body, cookie=f"{session}; {token}"
        )
        if status != 302:  # noqa: PLR2004
            raise AssertionError(f"{act}: {status}")

    return lead


def address_in(page: Answer) -> str:
    """Where the last of the page's own files is: its style sheet, or on a seat's page its script."""
    return PLACE.findall(page.text)[-1]


def zipped(request: bytes) -> bytes:
    """As a browser asks, which takes packed answers."""
    return request.replace(b"\r\nHost:", b"\r\nAccept-Encoding: gzip\r\nHost:", 1)


def form(path: str) -> bytes:
    """One with nothing but a button in it."""
    request = post(path, b"")
    return request.replace(b"application/json", b"application/x-www-form-urlencoded", 1)
