"""What a person reads when a request is refused before Django sees it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request, override


def too_large(environ: dict[str, Any]) -> tuple[str, bytes]:
    """The 413 page in the reader's language, as (content type, body); it leads back to where the file was chosen."""
    request = WSGIRequest(environ)
    with override(get_language_from_request(request)):
        page = render_to_string("413.html", {"limit": settings.UPLOAD_LIMIT, "back": _way_back(request)})
    return "text/html; charset=utf-8", page.encode()


def _way_back(request: WSGIRequest) -> str:
    """The path of our own page that sent the request, "" when there is none."""
    sender = request.headers.get("Referer", "")
    try:
        is_ours = url_has_allowed_host_and_scheme(sender, allowed_hosts={request.get_host()})
    except DisallowedHost:
        return ""
    return urlsplit(sender).path if is_ours else ""
