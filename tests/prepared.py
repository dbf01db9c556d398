"""Installations are prepared once, with and without the region, and copied for each site that tests look at or break.

A run over several workers, and several runs after each other, share one folder when `TESTS_PREPARED` names it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from tests.serving import (
    drop_database,
    free_port,
    fresh_database,
    new_database,
    run_beprovad,
    serve,
    site_environment,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.serving import Site

ON_SQLITE = ""


def server_of_the_run() -> str:
    """The PostgreSQL that the run is for; "" when it is for SQLite."""
    return os.environ.get("DATABASE_URL", ON_SQLITE)


@dataclass(frozen=True)
class Prepared:
    """A migrated installation that nobody serves: its data, and on PostgreSQL its database's name."""

    folder: Path
    demo: bool
    server_url: str
    database: str

    @contextmanager
    def copied(self, folder: Path, **more: str) -> Iterator[dict[str, str]]:
        """A new installation like this one, in a folder that is not there yet; its environment."""
        with fresh_database(self.server_url, like=self.database) as url:
            shutil.copytree(self.folder, folder)
            yield site_environment(folder, database_url=url, demo=self.demo, **more)

    @contextmanager
    def served(self, folder: Path, **more: str) -> Iterator[Site]:
        """A running site of its own, like this installation."""
        with self.copied(folder, **more) as environment:
            site = serve(folder, environment=environment, port=free_port())
            try:
                yield site
            finally:
                site.stop()


class Preparations:
    """Call it with the kind that is wanted: it is prepared the first time that anybody wants it."""

    def __init__(self, folder: Path, *, shared: bool) -> None:
        self._folder = folder
        self._shared = shared
        self._made: list[tuple[str, str]] = []

    def __call__(self, *, demo: bool, server_url: str) -> Prepared:
        kind = f"{'postgresql' if server_url else 'sqlite'}-{'region' if demo else 'empty'}"
        with self._alone():
            ready = self._folder / f"{kind}.ready"
            if not ready.exists():
                ready.write_text(self._prepare(self._folder / kind, server_url, demo=demo), encoding="utf-8")
        return Prepared(self._folder / kind, demo, server_url, ready.read_text(encoding="utf-8"))

    def drop_databases(self) -> None:
        """Those that nobody else shares; a shared PostgreSQL is thrown away as a whole."""
        for server_url, name in self._made if not self._shared else []:
            drop_database(server_url, name)

    def _prepare(self, folder: Path, server_url: str, *, demo: bool) -> str:
        """Migrate, load the region where it is wanted, collect static files; the database's name."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        name = new_database(server_url) if server_url else ""
        self._made += [(server_url, name)] if server_url else []
        url = urlunsplit(urlsplit(server_url)._replace(path=f"/{name}")) if server_url else ""
        environment = site_environment(folder, database_url=url, demo=demo)
        run_beprovad("migrate", environment=environment)
        if demo:
            run_beprovad("demo", "--if-empty", environment=environment)
        self._collect_static(folder, environment)
        return name

    def _collect_static(self, folder: Path, environment: dict[str, str]) -> None:
        """The same files for all kinds, so they are compressed once."""
        first = self._folder / "static"
        if not first.exists():
            run_beprovad("static", environment=environment)
            shutil.copytree(folder / "static", first)
        else:
            shutil.copytree(first, folder / "static")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
