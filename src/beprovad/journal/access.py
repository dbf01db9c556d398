"""Who may read the journal. This room lies below the people, so a room above says who they are."""

from collections.abc import Callable

from django.http import Http404, HttpRequest

MayRead = Callable[[HttpRequest], bool]

_may_read: list[MayRead] = []


def register_reader(may_read: MayRead) -> None:
    """Called from one room's `apps.py`; the latest holds. Until then nobody reads."""
    _may_read[:] = [may_read]


def may_read(request: HttpRequest) -> bool:
    return any(answer(request) for answer in _may_read)


def require_reader(request: HttpRequest) -> None:
    """404 rather than 403: an outsider is not told what exists."""
    if not may_read(request):
        raise Http404
