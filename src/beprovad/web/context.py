"""What every page's frame needs; nothing here asks the database before the page does."""

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.functional import SimpleLazyObject

from beprovad.web.bundles import script_bundle, style_bundle
from beprovad.web.navigation import menu, person_line
from beprovad.web.theme import theme_of


def page(request: HttpRequest) -> dict[str, object]:
    """`navigation`, `person_line`, `theme`, `is_demo`, and where the skin's two files and the login lie."""
    return {
        "navigation": SimpleLazyObject(lambda: menu(request)),
        "person_line": SimpleLazyObject(lambda: person_line(request)),
        "theme": theme_of(request),
        "is_demo": settings.DEMO,
        "login_url": resolve_url(settings.LOGIN_URL),
        "style_version": style_bundle().version,
        "script_version": script_bundle().version,
    }
