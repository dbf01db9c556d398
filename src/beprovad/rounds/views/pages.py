"""The frame of a phone's page, and its two files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from beprovad.rounds.phone_bundles import phone_script, phone_styles
from beprovad.web.views import bundle_response


def phone_page(
    request: HttpRequest, name: str, told: dict[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    versions = {"styles_version": phone_styles().version, "script_version": phone_script().version}
    return render(request, f"rounds/phone/{name}.html", {**versions, **(told or {})}, status=status)


@require_safe
def styles(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, phone_styles(), version, "text/css; charset=utf-8")


@require_safe
def script(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, phone_script(), version, "text/javascript; charset=utf-8")
