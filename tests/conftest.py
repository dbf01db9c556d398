"""A real server, a real browser and axe, for the tests that need them. One server for each worker of pytest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.looks import BROWSERS, LOOKS, chromium, watched_contexts
from tests.prepared import Preparations, server_of_the_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.serving import Site

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preparations]:
    """Installations to copy: `prepared(demo=True, server_url=server_of_the_run())`."""
    shared = os.environ.get("TESTS_PREPARED", "")
    folder = Path(shared) if shared else tmp_path_factory.mktemp("prepared")
    preparations = Preparations(folder, shared=bool(shared))
    yield preparations
    preparations.drop_databases()


@pytest.fixture(scope="session")
def site(prepared: Preparations, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running `beprovad serve` in demo mode with the fictional region, on data of its own."""
    region = prepared(demo=True, server_url=server_of_the_run())
    with region.served(tmp_path_factory.mktemp("site") / "data") as site:
        yield site


@pytest.fixture(scope="session")
def live_site(site: Site) -> str:
    """The address of the running server, without a slash at the end."""
    return site.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, Debian's own; one for each worker."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        pytest.fail(f"Chromium is missing. On Debian: apt-get install {BROWSERS[0]}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser: Browser, live_site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Make a browser context: `open_context(language="en", width=390, theme="dark")`. All are closed at the end.

    A page that logs an error, breaks a script or is refused by the content policy fails the test.
    """
    with watched_contexts(browser, live_site) as make:
        yield make


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page in Swedish, as wide as a laptop, light."""
    return open_context().new_page()


@pytest.fixture(params=LOOKS.values(), ids=LOOKS)
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Runs a test once in each look: `open_context(**look)`. Both languages, both widths and both themes are there."""
    found: dict[str, Any] = request.param
    return found


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Runs a test once in each language."""
    return str(request.param)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe finds on a page as it stands, one sentence for each; an empty list is what we want."""
    from tests.axe import Axe

    return Axe()
