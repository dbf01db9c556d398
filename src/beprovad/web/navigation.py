"""What stands in the page's head: links and the person's line, given by the rooms above.

A room's `apps.py` says in `ready()` what it adds; nothing else in the skin knows a room.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


def everybody(_request: HttpRequest) -> bool:
    return True


def signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


@dataclass(frozen=True)
class NavigationLink:
    """One word in the head of every page; `label` is lazily translated, `may_see` asks nothing costly."""

    label: str | Promise
    url_name: str
    order: int
    may_see: Callable[[HttpRequest], bool] = signed_in


@dataclass(frozen=True)
class VisibleLink:
    label: str | Promise
    url: str
    is_current: bool


@dataclass(frozen=True)
class PersonLine:
    """Who is signed in, as the head says it: "Alva Ekström · Norrvik"; `url` leads to the own page."""

    name: str
    organisation: str = ""
    url: str = ""


_links: dict[str, NavigationLink] = {}
_person_line: list[Callable[[HttpRequest], PersonLine | None]] = []


def register(link: NavigationLink) -> None:
    """Add a link; the same address twice is one link, the latest."""
    _links[link.url_name] = link


def register_person_line(line: Callable[[HttpRequest], PersonLine | None]) -> None:
    """Say how a signed-in user is named in the head; the latest holds."""
    _person_line[:] = [line]


def visible_links(request: HttpRequest) -> tuple[VisibleLink, ...]:
    """The links that this person may see, in order, with at most one of them current.

    A request that was refused before anybody looked at who sent it has no user, and gets no links.
    """
    if not hasattr(request, "user"):
        return ()
    links = [link for link in sorted(_links.values(), key=lambda link: link.order) if link.may_see(request)]
    urls = [reverse(link.url_name) for link in links]
    here = current(request.path, urls)
    return tuple(VisibleLink(link.label, url, url == here) for link, url in zip(links, urls, strict=True))


def current(path: str, urls: list[str]) -> str:
    """The longest of `urls` that `path` lies under; the front page only when it is the page itself."""
    under = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(under, key=len, default="")


def person_line(request: HttpRequest) -> PersonLine | None:
    """The signed-in person's line, or None for a visitor."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return None
    for line in _person_line:
        return line(request)
    return PersonLine(name=str(request.user))
