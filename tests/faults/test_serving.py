"""The real server under clients that misbehave, and under administrators in a hurry."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import pytest

from tests.prepared import ON_SQLITE
from tests.serving import BEPROVAD, Site, free_port, run_beprovad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.conftest import Serve

pytestmark = pytest.mark.faults
LIMIT = 300_000


@pytest.fixture(scope="module")
def site(serve_new: Serve) -> Iterator[Site]:
    """A server with few threads and a low limit for uploads."""
    few = {"BEPROVAD_THREADS": "2", "BEPROVAD_UPLOAD_LIMIT": str(LIMIT)}
    with serve_new(demo=False, server_url=ON_SQLITE, **few) as site:
        yield site


def connect(site: Site) -> socket.socket:
    return socket.create_connection(("127.0.0.1", urlsplit(site.address).port or 0), timeout=10)


def begin_upload(site: Site) -> socket.socket:
    """An upload that has announced itself and sends nothing more."""
    connection = connect(site)
    connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nfirst")
    return connection


def refusal(*arguments: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [*BEPROVAD, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stdout
    return done.stderr


def test_the_first_page_answers_a_stranger_with_the_products_name(site: Site) -> None:
    answer = httpx.get(f"{site.address}/")
    assert answer.status_code == 200
    assert "Beprövad" in answer.text


def test_every_page_carries_the_strict_policy(site: Site) -> None:
    policy = httpx.get(f"{site.address}/").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_live_answers_beside_django(site: Site) -> None:
    assert httpx.get(f"{site.address}/live/health").json()["status"] == "ok"


def test_slow_uploads_hold_nobody_else_up(site: Site) -> None:
    with ExitStack() as uploads:
        for _ in range(20):
            uploads.enter_context(closing(begin_upload(site)))
        started = time.monotonic()
        assert httpx.get(f"{site.address}/").status_code == 200
        assert time.monotonic() - started < 10  # an upload that held a thread would hold it for 30


def test_clients_that_leave_midway_hold_nobody_else_up(site: Site) -> None:
    for _ in range(50):
        begin_upload(site).close()
    assert httpx.get(f"{site.address}/").status_code == 200


@pytest.mark.parametrize(("language", "words"), [("sv", "Inget har ändrats"), ("en", "upload")])
@pytest.mark.parametrize("framing", ["announced", "chunked"])
def test_too_large_an_upload_is_refused_in_clear_words(
    site: Site, language: str, words: str, framing: str
) -> None:
    body = b"x" * (LIMIT + 2 * 1024 * 1024)
    content = body if framing == "announced" else iter([body])
    answer = httpx.post(f"{site.address}/", content=content, headers={"accept-language": language})
    assert answer.status_code == 413
    assert f'<html lang="{language}">' in answer.text
    assert language == "en" or words in answer.text


def test_static_files_are_compressed_and_kept_for_good(site: Site) -> None:
    import json

    manifest = json.loads((site.folder / "static/staticfiles.json").read_text(encoding="utf-8"))
    hashed = next(name for plain, name in manifest["paths"].items() if plain.endswith("htmx-2.min.js"))
    answer = httpx.get(f"{site.address}/static/{hashed}", headers={"accept-encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]


def test_a_second_server_on_the_same_data_is_refused(site: Site) -> None:
    assert "Stop it first" in refusal("serve", "--port", str(free_port()), environment=site.environment)


def test_a_taken_port_is_refused_in_clear_words(site: Site) -> None:
    port = str(urlsplit(site.address).port)
    assert f"Port {port}" in refusal("serve", "--port", port, environment=site.environment)


def test_several_processes_on_sqlite_are_refused(site: Site) -> None:
    assert "PostgreSQL" in refusal("serve", "--workers", "2", environment=site.environment)


def test_an_installation_that_is_not_ready_says_what_to_do(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("new")
    environment = {**site.environment, "BEPROVAD_DATA": str(folder)}
    assert "beprovad migrate" in refusal("serve", environment=environment)
    run_beprovad("migrate", environment=environment)
    assert "beprovad static" in refusal("serve", environment=environment)
    assert "static" in run_check(environment)
    run_beprovad("static", environment=environment)
    assert run_beprovad("check", environment=environment).endswith("All is well.\n")


def run_check(environment: dict[str, str]) -> str:
    """What check says last, with its exit code 2."""
    done = subprocess.run([*BEPROVAD, "check"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    return done.stdout.splitlines()[-1]


def test_a_server_that_is_killed_starts_again_on_its_data(serve_new: Serve) -> None:
    with serve_new(demo=False, server_url=ON_SQLITE) as site:
        site.kill()
        again = site.start_again()
        try:
            assert httpx.get(f"{again.address}/").status_code == 200
        finally:
            again.stop()
        assert again.process.returncode == 0


def test_a_request_under_way_is_answered_before_the_server_ends(serve_new: Serve) -> None:
    with serve_new(demo=False, server_url=ON_SQLITE) as site, closing(begin_upload(site)) as upload:
        time.sleep(0.3)
        site.process.terminate()
        time.sleep(0.5)
        upload.sendall(b"x" * 995)
        answer = upload.recv(100)
        assert answer.startswith(b"HTTP/1.1 ")
        assert site.process.wait(30) == 0
