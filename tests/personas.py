"""The demo's personas in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def step_in(page: Page, key: str = "coordinator") -> Page:
    """Through the demo's door, without drawing it: the page is still empty, and whoever opens one is that persona."""
    requests = page.context.request
    requests.get("/login/")
    (token,) = (cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    answer = requests.post(f"/people/demo-login/{key}/", headers={"X-CSRFToken": token}, max_redirects=0)
    assert answer.status == 302, answer.status
    return page
