"""Where a person goes on to when something has been saved."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def local_next(request: HttpRequest) -> str:
    """The path that the page was opened from, when it is one of ours; else ""."""
    path = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else ""


def asking_for(path: str, name: str, *row_ids: int) -> str:
    """The path with these among what it asks for: `?evidence=7&evidence=8`."""
    parts = urlsplit(path)
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name]
    query = urlencode([*asked, *((name, str(row_id)) for row_id in row_ids)])
    return urlunsplit(("", "", parts.path, query, parts.fragment))
