"""Where a form was written: by the browser's own word, in the place of a token in the form.

Browsers say it with every form that is sent, and no page can make them say anything else. So a page that everybody is
shown alike can be drawn once: it holds nothing that is one reader's own. What says nothing at all is refused.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]

_SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def from_our_pages(view: View) -> View:
    """A form that another site's page has sent, or nobody knows which, is answered with 403 and changes nothing."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if request.method in _SAFE or _is_from_test(request) or is_ours(request):
            return view(request, *args, **more)
        return csrf_failure(request, reason="The form is from elsewhere.")

    return answer


def is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours, or the reader's own hand, caused the request."""
    told = request.META
    site = told.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site in ("same-origin", "none")
    origin = told.get("HTTP_ORIGIN") or _origin_of(told.get("HTTP_REFERER", ""))
    return origin in (f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS)


def _origin_of(address: str) -> str:
    try:
        told = urlsplit(address)
    except ValueError:
        return ""
    return f"{told.scheme}://{told.netloc}"


def _is_from_test(request: HttpRequest) -> bool:
    """As Django's own middleware has it: no header can set this."""
    return getattr(request, "_dont_enforce_csrf_checks", False)
