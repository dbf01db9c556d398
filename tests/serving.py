"""A real server as a process of its own, on data of its own; for the browser, and for breaking it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEPROVAD = [sys.executable, "-c", "import sys; from beprovad.config.command import main; sys.exit(main())"]
STARTED_WITHIN = 90.0  # seconds: a crowded machine is no fault


@dataclass
class Site:
    """A server that answers at `address`, with its data in `folder`; `kill` is kill -9 for all of its processes."""

    address: str
    folder: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    def run(self, *arguments: str) -> str:
        """Run `beprovad` on this site's data and return what it printed; a failure raises with its words."""
        return run_beprovad(*arguments, environment=self.environment)

    def stop(self) -> None:
        """Ask it to end, as an administrator does, and wait."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut does: nothing is finished, nothing is tidied."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        _wait_until_gone(self.process.pid)

    def start_again(self) -> Site:
        """The same site on the same data and address."""
        port = urlsplit(self.address).port
        assert port is not None
        return serve(self.folder, environment=self.environment, port=port)


def _wait_until_gone(group: int) -> None:
    """The workers of a killed server keep its port and its lock until the kernel has taken them away."""
    until = time.monotonic() + STARTED_WITHIN
    with suppress(ProcessLookupError):
        while time.monotonic() < until:
            os.killpg(group, 0)
            time.sleep(0.05)


def site_environment(folder: Path, *, database_url: str = "", demo: bool, **more: str) -> dict[str, str]:
    """The environment of a site; nothing of ours leaks into it."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("BEPROVAD_")}
    return ours | {
        "BEPROVAD_DATA": str(folder),
        "BEPROVAD_DEMO": "1" if demo else "",
        "DATABASE_URL": database_url,
        **more,
    }


def run_beprovad(*arguments: str, environment: dict[str, str]) -> str:
    """What the command printed. Raises AssertionError with its complaint when it fails."""
    done = subprocess.run(
        [*BEPROVAD, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"beprovad {' '.join(arguments)}: {done.stderr.strip()}"
    return done.stdout


def serve(folder: Path, *, environment: dict[str, str], port: int) -> Site:
    """Start the server and wait until it answers. What it says goes to server.log in its folder."""
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [*BEPROVAD, "serve", "--port", str(port)],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    site = Site(f"http://127.0.0.1:{port}", folder, environment, process)
    try:
        wait_until_it_answers(site)
    except BaseException:
        site.kill()
        raise
    return site


def wait_until_it_answers(site: Site) -> None:
    """Raises AssertionError with the end of the server's log when it does not."""
    deadline = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < deadline and site.process.poll() is None:
        try:
            with urlopen(f"{site.address}/live/health", timeout=2):  # noqa: S310  (our own address)
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError((site.folder / "server.log").read_text(encoding="utf-8", errors="replace")[-2000:])


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def fresh_database(server_url: str, *, like: str = "template1") -> Iterator[str]:
    """The URL of a new database on the PostgreSQL at `server_url`, dropped at the end; "" for SQLite.

    It begins as a copy of the database named `like`, an empty one unless told otherwise.
    """
    if not server_url:
        yield ""
        return
    name = new_database(server_url, like=like)
    try:
        yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
    finally:
        drop_database(server_url, name)


def new_database(server_url: str, *, like: str = "template1") -> str:
    """The name of a new database on that PostgreSQL, a copy of the one named `like`."""
    name = f"site_{uuid.uuid4().hex[:12]}"
    _on_server(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return name


def drop_database(server_url: str, name: str) -> None:
    _on_server(server_url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_server(server_url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(statement)
