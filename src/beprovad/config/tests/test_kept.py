"""What never changes is asked for once, and nothing else is ever kept."""

import asyncio
from typing import Any

import pytest

from beprovad.config.kept import LARGEST, Kept

FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")


class Pages:
    """Counts who asks, and answers so."""

    def __init__(self, *headers: tuple[bytes, bytes], status: int = 200, body: bytes = b"a {}") -> None:
        self.headers, self.status, self.body = [*headers], status, body
        self.asked = 0

    async def __call__(self, _scope: Any, _receive: Any, send: Any) -> None:
        self.asked += 1
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        half = len(self.body) // 2
        await send({"type": "http.response.body", "body": self.body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": self.body[half:]})


def ask(kept: Kept, *headers: tuple[bytes, bytes], **scope: Any) -> list[Any]:
    """What one is told by a request."""
    got: list[Any] = []
    usual = {"type": "http", "method": "GET", "path": "/a.css", "query_string": b"", "headers": [*headers]}

    async def send(message: Any) -> None:
        got.append(message)

    asyncio.run(kept({**usual, **scope}, lambda: None, send))
    return got


def times(pages: Pages, *headers: tuple[bytes, bytes], **scope: Any) -> int:
    """How often the pages are asked, when somebody asks three times."""
    kept = Kept(pages)
    answers = [ask(kept, *headers, **scope) for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    return pages.asked


def test_what_never_changes_is_asked_for_once_and_told_the_same_again():
    assert times(Pages(FOR_EVER)) == 1


@pytest.mark.parametrize(
    "pages",
    [
        Pages((b"cache-control", b"no-store")),
        Pages((b"cache-control", b"private, immutable")),
        Pages(),
        Pages(FOR_EVER, (b"set-cookie", b"seat=1")),
        Pages(FOR_EVER, (b"vary", b"Accept-Encoding, Cookie")),
        Pages(FOR_EVER, status=404),
        Pages(FOR_EVER, status=206),
        Pages(FOR_EVER, body=b"x" * (LARGEST + 2)),
    ],
)
def test_nothing_else_is_kept(pages):
    assert times(pages) == 3


@pytest.mark.parametrize("method", ["HEAD", "POST"])
def test_only_what_is_fetched_is_kept(method):
    assert times(Pages(FOR_EVER), method=method) == 3


@pytest.mark.parametrize("name", [b"range", b"if-none-match", b"if-modified-since"])
def test_who_asks_for_a_part_or_has_it_already_is_answered_by_the_pages(name):
    assert times(Pages(FOR_EVER), (name, b"x")) == 3


def test_an_address_that_asks_something_is_not_kept():
    assert times(Pages(FOR_EVER), query_string=b"x=1") == 3


def test_packed_and_plain_are_kept_each_for_itself():
    pages = Pages(FOR_EVER)
    kept = Kept(pages)
    for headers in [(), ((b"accept-encoding", b"gzip, br"),), ((b"x-forwarded-proto", b"https"),)] * 2:
        ask(kept, *headers)
    assert pages.asked == 3


def test_no_more_is_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("beprovad.config.kept.MOST", 6)
    pages = Pages(FOR_EVER)
    kept = Kept(pages)
    for path in ("/a.css", "/b.css") * 2:
        ask(kept, path=path)
    assert (pages.asked, kept.size) == (3, 4)
