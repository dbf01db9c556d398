"""Where a person goes on to when something has been saved."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def local_next(request: HttpRequest) -> str:
    """The path that the page was opened from, when it is one of ours; else ""."""
    path = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else ""


def with_evidence(path: str, evidence_id: int) -> str:
    """The path with `evidence=…` among what it asks for."""
    parts = urlsplit(path)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "evidence"]
    query = urlencode([*asked, ("evidence", str(evidence_id))])
    return urlunsplit(("", "", parts.path, query, parts.fragment))
