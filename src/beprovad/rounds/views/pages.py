"""The frame of a phone's page, and its two files."""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from beprovad.rounds.phone_bundles import phone_script, phone_styles
from beprovad.web.views import bundle_response


def phone_page(
    request: HttpRequest, name: str, told: dict[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    versions = {"styles_version": phone_styles().version, "script_version": phone_script().version}
    return render(request, f"rounds/phone/{name}.html", {**versions, **(told or {})}, status=status)


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
