"""Who may read the journal. This room lies below the people, so a room above says who they are."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest

if TYPE_CHECKING:
    from beprovad.journal.models import Entry

MayRead = Callable[[HttpRequest], bool]
Unseen = Callable[[HttpRequest, Sequence["Entry"]], frozenset[int]]

Addresses = Callable[[HttpRequest, Sequence["Entry"]], Mapping[int, str]]

_may_read: list[MayRead] = []
_unseen: list[Unseen] = []
_addresses: list[Addresses] = []


def register_reader(may_read: MayRead) -> None:
    """Called from one room's `apps.py`; the latest holds. Until then nobody reads."""
    _may_read[:] = [may_read]


def register_unseen(unseen: Unseen) -> None:
    """Which of these entries are about what the reader may not see. The latest holds."""
    _unseen[:] = [unseen]


def unseen(request: HttpRequest, entries: "Sequence[Entry]") -> frozenset[int]:
    """Entries of which a reader is told who did what, but not with what: no names and no reasons."""
    return frozenset().union(*(answer(request, entries) for answer in _unseen))


def register_addresses(find: Addresses) -> None:
    """Where the pages are that entries are about, of those that the reader may see. The latest holds."""
    _addresses[:] = [find]


def addresses(request: HttpRequest, entries: "Sequence[Entry]") -> Mapping[int, str]:
    return {pk: url for find in _addresses for pk, url in find(request, entries).items()}


def may_read(request: HttpRequest) -> bool:
    return any(answer(request) for answer in _may_read)


def require_reader(request: HttpRequest) -> None:
    """404 rather than 403: an outsider is not told what exists."""
    if not may_read(request):
        raise Http404
