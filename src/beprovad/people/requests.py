"""A request that somebody has signed in to: what every view behind the login takes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from beprovad.people.access import reach_of
from beprovad.people.models import User
from beprovad.people.rules import Reach

P = ParamSpec("P")


class Request(HttpRequest):
    """What the middleware has made of a signed-in person's request; used as a type only."""

    user: User
    htmx: HtmxDetails
    reach: Reach


def signed_in(
    view: Callable[Concatenate[Request, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for those who have signed in; others are led to the login and back. Gives the view its `reach`."""

    @wraps(view)
    def inner(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.reach = reach_of(request.user)
        return view(request, *args, **kwargs)

    return login_required(inner)  # type: ignore[return-value]
