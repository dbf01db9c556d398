"""What answers under `/live/`: a small ASGI application that Django never sees.

Here stands only the health topic. Live rounds get their topics, seats and receipts on the same seam.
"""

import json

import beprovad
from beprovad.live.asgi import Receive, Scope, Send


async def application(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001  (ASGI's shape)
    """Answer one request under `/live/`."""
    if scope["type"] != "http":
        return
    if scope["path"] != "/live/health":
        await _answer(send, 404, {"error": "There is no such live topic."}, head=scope["method"] == "HEAD")
    elif scope["method"] not in ("GET", "HEAD"):
        await _answer(send, 405, {"error": "Health is read with GET."}, head=False)
    else:
        await _answer(send, 200, health(), head=scope["method"] == "HEAD")


def health() -> dict[str, str]:
    """Whether this process answers, and as which version. It asks no database: `beprovad check` does."""
    return {"status": "ok", "product": "Beprövad", "version": beprovad.__version__}


async def _answer(send: Send, status: int, content: dict[str, str], *, head: bool) -> None:
    body = json.dumps(content, ensure_ascii=False).encode()
    headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if head else body})
