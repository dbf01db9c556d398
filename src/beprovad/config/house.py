"""Sessions, logins and messages: for the pages of the house. A phone in a room is nobody's, and its pages ask for none."""

from collections.abc import Callable
from functools import reduce

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxMiddleware

PHONES = "/r/"
"""Where everything lies that a phone in a room asks for as pages."""

Answer = Callable[[HttpRequest], HttpResponseBase]

_FROM_WITHIN = (HtmxMiddleware, MessageMiddleware, AuthenticationMiddleware, SessionMiddleware)


def for_the_house(get_response: Answer) -> Answer:
    """Middleware: what a page of the house knows of who asks. A phone's request has no session and no user."""
    known: Answer = reduce(lambda inner, outer: outer(inner), _FROM_WITHIN, get_response)

    def answer(request: HttpRequest) -> HttpResponseBase:
        return get_response(request) if request.path_info.startswith(PHONES) else known(request)

    return answer
