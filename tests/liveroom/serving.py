"""Starting a server that phones answer to, and looking at what is stored past it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from tests.serving import Site, free_port, site_environment, wait_until_it_answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "tests.liveroom"]


def prepare(folder: Path, *, database_url: str = "", **more: str) -> dict[str, str]:
    """An installation that has the invented room's table and nothing else; its environment."""
    (folder / "static").mkdir(parents=True)
    (folder / "static" / "staticfiles.json").write_text("{}", encoding="utf-8")
    environment = site_environment(
        folder, database_url=database_url, demo=False, BEPROVAD_STATIC="plain", PYTHONPATH=str(ROOT), **more
    )
    ask(environment, "create")
    return environment


def start(
    environment: dict[str, str], *, port: int = 0, workers: int = 1, program: Sequence[str] = PROGRAM
) -> Site:
    """A server on that installation, answering: with the invented room, or another program's `serve`."""
    folder = Path(environment["BEPROVAD_DATA"])
    arguments = ["serve", "--port", str(port or free_port()), "--workers", str(workers)]
    return serve_program([*program, *arguments], folder, environment, port=int(arguments[2]))


@contextmanager
def serving(
    environment: dict[str, str], *, port: int = 0, workers: int = 1, program: Sequence[str] = PROGRAM
) -> Iterator[Site]:
    """The same, stopped in any case."""
    site = start(environment, port=port, workers=workers, program=program)
    try:
        yield site
    finally:
        site.stop()


def serve_program(program: Sequence[str], folder: Path, environment: dict[str, str], *, port: int) -> Site:
    """Any program that serves `/live/health` at a port, once it answers."""
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            program, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    site = Site(f"http://127.0.0.1:{port}", folder, environment, process)
    try:
        wait_until_it_answers(site)
    except BaseException:
        site.kill()
        raise
    return site


def port_of(site: Site) -> int:
    return int(site.address.rpartition(":")[2])


def processes_of(site: Site) -> list[int]:
    """All processes of a server: it leads a session of its own."""
    return [
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/stat")
        if _session(path) == site.process.pid
    ]


def _session(stat: Path) -> int:
    try:
        return int(stat.read_text(encoding="utf-8").rpartition(") ")[2].split()[3])
    except OSError:
        return 0


def ask(environment: dict[str, str], *words: str) -> Any:
    """What `python -m tests.liveroom` says of the installation, past its server."""
    done = subprocess.run(
        [*PROGRAM, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def rows(environment: dict[str, str], statement: str) -> list[tuple[Any, ...]]:
    """What stands in the installation's database, asked past the product."""
    if environment["DATABASE_URL"]:
        with psycopg.connect(environment["DATABASE_URL"]) as there:
            return there.execute(statement).fetchall()  # type: ignore[arg-type]
    with closing(sqlite3.connect(Path(environment["BEPROVAD_DATA"]) / "beprovad.sqlite3")) as here:
        return here.execute(statement).fetchall()
