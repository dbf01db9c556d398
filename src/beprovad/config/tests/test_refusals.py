"""The page that says that an upload was too large: as all our pages, with the way back."""

from io import BytesIO
from typing import Any

import pytest

from beprovad.config.refusals import too_large


def sent(**headers: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/meetings/read-in/", "SERVER_NAME": "localhost", "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000", "wsgi.input": BytesIO(), "wsgi.url_scheme": "http", **headers,
    }  # fmt: skip


def test_the_refusal_stands_in_our_layout_and_leads_back_to_the_form() -> None:
    kind, body = too_large(sent(HTTP_REFERER="http://localhost:8000/meetings/read-in/"))
    page = body.decode()
    assert kind == "text/html; charset=utf-8"
    assert "<h1>Det du skickade är för stort</h1>" in page
    assert 'href="/meetings/read-in/"' in page
    assert 'class="site-header"' in page
    assert "25,0" in page


@pytest.mark.parametrize("referer", ["http://evil.example/", "javascript:alert(1)", "", "//evil.example/x"])
def test_the_way_back_is_one_of_our_own_pages_or_the_start_page(referer: str) -> None:
    page = too_large(sent(HTTP_REFERER=referer))[1].decode()
    assert "Tillbaka till sidan" not in page
    assert "evil" not in page
    assert 'href="/"' in page


def test_a_host_that_is_not_ours_gets_no_way_back() -> None:
    page = too_large(sent(HTTP_HOST="evil.example", HTTP_REFERER="http://evil.example/"))[1].decode()
    assert "evil" not in page


def test_the_refusal_is_in_the_readers_language() -> None:
    assert '<html lang="en">' in too_large(sent(HTTP_ACCEPT_LANGUAGE="en"))[1].decode()
