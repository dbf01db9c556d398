"""Light, dark, or as the system: kept in a cookie and written on <html> by the server."""

from enum import StrEnum

from django.http import HttpRequest, HttpResponse

COOKIE = "theme"
YEAR = 365 * 24 * 60 * 60


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def theme_of(request: HttpRequest) -> Theme:
    """What the person has chosen; anything unknown is as the system."""
    try:
        return Theme(request.COOKIES.get(COOKIE, Theme.SYSTEM))
    except ValueError:
        return Theme.SYSTEM


def remember(response: HttpResponse, theme: Theme, *, is_secure: bool) -> None:
    """Keep the choice for a year; the system's own choice needs no cookie."""
    if theme is Theme.SYSTEM:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(COOKIE, theme, max_age=YEAR, samesite="Lax", httponly=True, secure=is_secure)
