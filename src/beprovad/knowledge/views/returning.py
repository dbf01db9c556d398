"""Where a person goes on to when something has been saved."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from beprovad.knowledge.panels import Way, way_back
from beprovad.people.requests import Request
from beprovad.web.navigation import stand_under


def local_next(request: HttpRequest) -> str:
    """The path that the page was opened from, when it is one of ours; else ""."""
    path = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else ""


def way_here(request: Request) -> Way:
    """The way to the page that one came from and goes back to, which the menu marks, too; empty where there is none."""
    way = way_back(local_next(request), request.reach)
    if way:
        stand_under(request, way[-1][1])
    return way


def asking_for(path: str, name: str, *row_ids: int) -> str:
    """The path with these among what it asks for: `?evidence=7&evidence=8`."""
    parts = urlsplit(path)
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name]
    query = urlencode([*asked, *((name, str(row_id)) for row_id in row_ids)])
    return urlunsplit(("", "", parts.path, query, parts.fragment))
