"""How a page is looked at: in which language, how wide, light or dark, and with an eye on what it complains of."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext

# The first that is there: the shell is the same browser without windows to draw, and twice as fast.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
PATIENCE = 30_000  # ms; two workers share two cores
LOOKS: dict[str, dict[str, Any]] = {
    "sv-1440-light": {"language": "sv", "width": 1440, "theme": "light"},
    "en-390-dark": {"language": "en", "width": 390, "theme": "dark"},
}


def chromium() -> str | None:
    """Debian's own, None where it is not installed."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@contextmanager
def watched_contexts(browser: Browser, address: str) -> Iterator[Callable[..., BrowserContext]]:
    """What `open_context` is, for as long as one likes."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def make(
        *, language: str = "sv", width: int = 1440, theme: str = "light", **more: object
    ) -> BrowserContext:
        context = browser.new_context(
            base_url=address,
            locale={"sv": "sv-SE", "en": "en-GB"}[language],
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            **more,
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "django_language", "value": language, "url": address}])
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", lambda said: complaints.append(said.text) if _is_complaint(said.text) else None)
        opened.append(context)
        return context

    try:
        yield make
    finally:
        for context in opened:
            context.close()
    assert not complaints, complaints


def _is_complaint(words: str) -> bool:
    return "Content Security Policy" in words or "Uncaught" in words
