"""The live application: so far it only tells that it is well."""

import asyncio
import json
from typing import Any

import pytest

import beprovad
from beprovad.live.application import application


def ask(path: str, method: str = "GET") -> tuple[int, Any]:
    got: list[Any] = []

    async def send(message: Any) -> None:
        got.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read")

    asyncio.run(application({"type": "http", "path": path, "method": method}, receive, send))
    return got[0]["status"], json.loads(got[1]["body"] or b"null")


def test_health_tells_product_and_version() -> None:
    assert ask("/live/health") == (
        200,
        {"status": "ok", "product": "Beprövad", "version": beprovad.__version__},
    )


def test_health_has_no_body_for_head() -> None:
    assert ask("/live/health", "HEAD") == (200, None)


def test_health_is_only_read() -> None:
    assert ask("/live/health", "POST")[0] == 405


@pytest.mark.parametrize("path", ["/live/", "/live/rounds/1", "/live/health/"])
def test_other_topics_are_not_there(path: str) -> None:
    assert ask(path)[0] == 404
