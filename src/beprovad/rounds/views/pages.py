"""The frame of a phone's page, and its two files."""

import gzip
from collections.abc import Callable, Hashable
from functools import lru_cache
from secrets import token_hex
from typing import Generic, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from beprovad.rounds.phone_bundles import phone_script, phone_styles
from beprovad.web.bundles import Bundle, bundle_of
from beprovad.web.theme import theme_of
from beprovad.web.views import bundle_response, packed

Told = dict[str, object]
D = TypeVar("D")

_HTML = "text/html; charset=utf-8"
_QUICKLY = 3  # half the time of the usual 6, and a page is a few hundred bytes longer
MOST_KEPT = 256  # pages; a page is a few kilobytes


def phone_page(
    request: HttpRequest, name: str, told: Told | None = None, *, status: int = 200
) -> HttpResponse:
    return render(request, _template(name), {**_versions(), **(told or {})}, status=status)


def page_for_all(
    request: HttpRequest, name: str, told: Callable[[], Told], *, made_of: Hashable
) -> HttpResponse:
    """A page with nothing of anybody's own, drawn once for all whom it is the same for.

    `made_of` is everything that it is drawn of, as it was read for this request: so what is kept is never old.
    """
    if settings.DEBUG or request.META.get("QUERY_STRING"):
        return phone_page(request, name, told())
    key = (name, made_of, request.path, get_language(), theme_of(request), *_versions().values())
    page = _for_all.get(key)
    if page is None:
        drawn = render_to_string(_template(name), {**_versions(), **told()}, request)
        page = _for_all.keep(key, bundle_of(drawn.encode()))
    return packed(request, page.content, lambda: page.zipped, _HTML)


def page_with_own(
    request: HttpRequest, name: str, told: Callable[[], Told], own: Told, *, made_of: Hashable
) -> HttpResponse:
    """A page that is drawn once for all whom it is the same for but for what is their `own`, filled in each time.

    `own` are values that the template writes out as they are, and nothing else of anybody's stands in it.
    """
    if settings.DEBUG or request.META.get("QUERY_STRING"):
        return phone_page(request, name, {**told(), **own})
    key = (name, made_of, request.path, get_language(), theme_of(request), *_versions().values())
    pieces = _frames.get(key)
    if pieces is None:
        marks = {one: f"{_MARK}{one}{_MARK}" for one in own}
        drawn = render_to_string(_template(name), {**_versions(), **told(), **marks}, request)
        pieces = _frames.keep(key, tuple(drawn.split(_MARK)))  # every other piece is a name
    filled = (conditional_escape(str(own[one])) if at % 2 else one for at, one in enumerate(pieces))
    content = "".join(filled).encode()
    return packed(request, content, lambda: gzip.compress(content, _QUICKLY, mtime=0), _HTML)


def part(name: str, told: Told, *, made_of: Hashable) -> SafeString:
    """A part of a page. Where it is told what it is made of it is drawn once for all who have the same."""
    if made_of is None or settings.DEBUG:
        return render_to_string(_template(name), told)
    key = (name, made_of, get_language())
    drawn = _parts.get(key)
    return drawn if drawn is not None else _parts.keep(key, render_to_string(_template(name), told))


class _Drawn(dict[Hashable, D], Generic[D]):
    """What was drawn, by everything that it was drawn of. What is kept too long is drawn again."""

    def keep(self, key: Hashable, drawn: D) -> D:
        if len(self) >= MOST_KEPT:
            self.clear()
        self[key] = drawn
        return drawn


_for_all: _Drawn[Bundle] = _Drawn()
_frames: _Drawn[tuple[str, ...]] = _Drawn()
_parts: _Drawn[SafeString] = _Drawn()
_MARK = token_hex(16)  # nobody can write it in a text


def _template(name: str) -> str:
    return f"rounds/phone/{name}.html"


def _versions() -> dict[str, str]:
    return {"styles_version": phone_styles().version, "script_version": phone_script().version}


def drawn_once(name: str, **told: Hashable) -> SafeString:
    """A part that is the same for every phone that is told the same, in one language. Nothing of anybody's own."""
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(name, get_language() or "", tuple(told.items()))


@lru_cache(maxsize=256)
def _drawn(name: str, _language: str, told: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(f"rounds/phone/{name}.html", dict(told))


@require_safe
def styles(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, phone_styles(), version, "text/css; charset=utf-8")


@require_safe
def script(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, phone_script(), version, "text/javascript; charset=utf-8")
