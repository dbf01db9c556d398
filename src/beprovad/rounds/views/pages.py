"""The frame of a phone's page, and its two files."""

from collections.abc import Callable, Hashable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from beprovad.rounds.phone_bundles import phone_script, phone_styles
from beprovad.web.bundles import Bundle, bundle_of
from beprovad.web.theme import theme_of
from beprovad.web.views import bundle_response, packed

Told = dict[str, object]

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
        page = bundle_of(render_to_string(_template(name), {**_versions(), **told()}, request).encode())
        _keep(key, page)
    return packed(request, page, "text/html; charset=utf-8")


_for_all: dict[Hashable, Bundle] = {}


def _keep(key: Hashable, page: Bundle) -> None:
    if len(_for_all) >= MOST_KEPT:
        _for_all.clear()
    _for_all[key] = page


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
