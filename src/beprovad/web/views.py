from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST, require_safe

from beprovad.web.bundles import Bundle, script_bundle, style_bundle
from beprovad.web.styleguide import examples
from beprovad.web.theme import Theme, remember


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the system; then back to the page where it was asked for."""
    response = HttpResponseRedirect(_way_back(request))
    choice = request.POST.get("theme", "")
    theme = Theme(choice) if choice in set(Theme) else Theme.SYSTEM
    remember(response, theme, is_secure=request.is_secure())
    return response


@require_safe
def styles(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, style_bundle(), version, "text/css; charset=utf-8")


@require_safe
def script(request: HttpRequest, version: str) -> HttpResponse:
    return bundle_response(request, script_bundle(), version, "text/javascript; charset=utf-8")


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Every component on one page, to look at; not part of an installation in use."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "web/styleguide.html", examples())


def _way_back(request: HttpRequest) -> str:
    way = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        way, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return way if is_ours else "/"


def packed(request: HttpRequest, content: bytes, zipped: Callable[[], bytes], kind: str) -> HttpResponse:
    """Packed by us, for a browser that takes it. It must hold nothing secret, since its length is not padded."""
    zips = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    response = HttpResponse(zipped() if zips else content, content_type=kind)
    if zips:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    return response


def bundle_response(request: HttpRequest, bundle: Bundle, version: str, kind: str) -> HttpResponse:
    """An old address gets the new content too, but is not kept: a page may live longer than a release."""
    response = packed(request, bundle.content, lambda: bundle.zipped, kind)
    is_current = version == bundle.version
    response["Cache-Control"] = "public, max-age=31536000, immutable" if is_current else "no-store"
    return response
