"""Sessions, logins and messages: for the pages of the house. A phone in a room is nobody's, and asks for none."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxMiddleware

PHONES = "/r/"
"""Where everything lies that a phone in a room asks for as pages."""

Answer = Callable[[HttpRequest], HttpResponseBase]


def for_the_house(get_response: Answer) -> Answer:
    """Middleware: what a page of the house knows of who asks. A phone's request has no session and no user."""
    with_htmx = HtmxMiddleware(get_response)
    known: Any = SessionMiddleware(AuthenticationMiddleware(MessageMiddleware(with_htmx)))

    def answer(request: HttpRequest) -> HttpResponseBase:
        answered: HttpResponseBase = (get_response if request.path_info.startswith(PHONES) else known)(
            request
        )
        return answered

    return answer
