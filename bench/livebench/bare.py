"""The least that an ASGI application can do on the same server: the baselines.

`POST /live/echo` answers with what it was sent. `GET /live/stream` is one of many screens, `POST /live/change` gives
all of them the same bytes. Nothing is checked, stored or encoded.

`/bytes/N` answers with N bytes of a bare WSGI application behind the product's bridge: the least that a page can cost.
"""

from __future__ import annotations

import asyncio
from typing import Any

from beprovad.config.bridge import Bounds, Bridge

HEAD = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")],
}


def _page(environ: Any, start_response: Any) -> list[bytes]:
    content = b"x" * int(environ["PATH_INFO"].rpartition("/")[2])
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(content)))])
    return [content]


_pages = Bridge(
    _page, Bounds(threads=8, line=2000, body_limit=1 << 20), too_large=lambda _: ("text/plain", b"")
)


class News:
    """The newest message, and the future that everybody waits for."""

    message: dict[str, Any]
    turned: asyncio.Future[None]


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["path"] == "/live/stream":
        await _stream(send)
    elif scope["path"].startswith("/bytes/"):
        await _pages(scope, receive, send)
    else:
        await _answer(scope, receive, send)


async def _answer(scope: Any, receive: Any, send: Any) -> None:
    body = b"{}"
    if scope["method"] == "POST":
        body = await _body(receive)
    if scope["path"] == "/live/change":
        News.message = {"type": "http.response.body", "body": body + b"\n\n", "more_body": True}
        before, News.turned = News.turned, asyncio.get_running_loop().create_future()
        before.set_result(None)
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _body(receive: Any) -> bytes:
    message = await receive()
    body: bytes = message["body"]
    while message["more_body"]:
        message = await receive()
        body += message["body"]
    return body


async def _stream(send: Any) -> None:
    await send(HEAD)
    await send({"type": "http.response.body", "body": b": here\n\n", "more_body": True})
    while True:
        await News.turned
        await send(News.message)


async def _lifespan(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            News.turned = asyncio.get_running_loop().create_future()
            await send({"type": "lifespan.startup.complete"})
        else:
            await send({"type": "lifespan.shutdown.complete"})
            return
