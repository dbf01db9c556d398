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
    """One word in the head of every page; `label` is lazily translated, `may_see` asks nothing costly.

    `also`: paths that belong to it though they lie beside its address.
    """

    label: str | Promise
    url_name: str
    order: int
    may_see: Callable[[HttpRequest], bool] = signed_in
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class VisibleLink:
    label: str | Promise
    url: str
    is_current: bool


IN_THE_HEAD = 6
"""Words that stand beside each other in the head of a wide page; the rest are under "Mer"."""


@dataclass(frozen=True)
class Menu:
    """Everything that a person may go to, in order."""

    links: tuple[VisibleLink, ...] = ()

    @property
    def first(self) -> tuple[VisibleLink, ...]:
        """What stands beside each other. One word more is let in: a menu of a single word hides it for nothing."""
        return self.links if len(self.links) <= IN_THE_HEAD + 1 else self.links[:IN_THE_HEAD]

    @property
    def more(self) -> tuple[VisibleLink, ...]:
        return self.links[len(self.first) :]

    @property
    def is_in_more(self) -> bool:
        """Whether the page that one is on stands under "Mer"."""
        return any(link.is_current for link in self.more)


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
    path = getattr(request, "stands_under", request.path)
    here = current(path, [*urls, *(path for link in links for path in link.also)])
    return tuple(
        VisibleLink(link.label, url, bool(here) and here in (url, *link.also))
        for link, url in zip(links, urls, strict=True)
    )


def stand_under(request: HttpRequest, path: str) -> None:
    """Mark the link of the page that one came from and goes back to, while one is elsewhere on its behalf."""
    request.stands_under = path  # type: ignore[attr-defined]


def menu(request: HttpRequest) -> Menu:
    return Menu(visible_links(request))


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
