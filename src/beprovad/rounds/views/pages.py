"""The frame of a phone's page, and its two files."""

import gzip
from collections.abc import Callable, Hashable
from secrets import token_hex

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from beprovad.rounds.drawn import Drawn, template
from beprovad.rounds.phone_bundles import phone_script, phone_styles
from beprovad.web.bundles import Bundle, bundle_of
from beprovad.web.theme import theme_of
from beprovad.web.views import bundle_response, packed

Told = dict[str, object]

_HTML = "text/html; charset=utf-8"
_QUICKLY = 3  # half the time of the usual 6, and a page is a few hundred bytes longer


def phone_page(
    request: HttpRequest, name: str, told: Told | None = None, *, status: int = 200
) -> HttpResponse:
    return render(request, template(name), {**_versions(), **(told or {})}, status=status)


def page_for_all(
    request: HttpRequest, name: str, told: Callable[[], Told], *, made_of: Hashable
) -> HttpResponse:
    """A page with nothing of anybody's own, drawn once for all whom it is the same for.

    `made_of` is everything that it is drawn of, as it was read for this request: so what is kept is never old.
    """
    if settings.DEBUG or request.META.get("QUERY_STRING"):
        return phone_page(request, name, told())
    key = (name, made_of, request.path, get_language(), theme_of(request), *_versions().values())

    def draw() -> Bundle:
        return bundle_of(render_to_string(template(name), {**_versions(), **told()}, request).encode())

    page = _for_all.get_or_draw(key, draw)
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

    def draw() -> tuple[str, ...]:
        marks = {one: f"{_MARK}{one}{_MARK}" for one in own}
        drawn = render_to_string(template(name), {**_versions(), **told(), **marks}, request)
        return tuple(drawn.split(_MARK))  # every other piece is a name

    pieces = _frames.get_or_draw(key, draw)
    filled = (conditional_escape(str(own[one])) if at % 2 else one for at, one in enumerate(pieces))
    content = "".join(filled).encode()
    return packed(request, content, lambda: gzip.compress(content, _QUICKLY, mtime=0), _HTML)


_for_all: Drawn[Bundle] = Drawn()
_frames: Drawn[tuple[str, ...]] = Drawn()
_MARK = token_hex(16)  # nobody can write it in a text


def _versions() -> dict[str, str]:
    return {"styles_version": phone_styles().version, "script_version": phone_script().version}


@require_safe
def styles(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, phone_styles(), version, "text/css; charset=utf-8")


@require_safe
def script(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, phone_script(), version, "text/javascript; charset=utf-8")
