"""A PostgreSQL of one's own, to stop and to start."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

from tests.run import _as_postgres
from tests.serving import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cluster:
    """Durable, as in operation: what is committed is on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self._port}/postgres"
        _as_postgres(
            "initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    def start(self) -> None:
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -k {self._folder}"
        _as_postgres(
            "pg_ctl", "-D", f"{self._folder}/data", "-l", f"{self._folder}/log", "-o", options, "-w", "start"
        )

    def kill(self) -> None:
        """At once, as in a crash: it has to recover at the next start."""
        _as_postgres("pg_ctl", "-D", f"{self._folder}/data", "-m", "immediate", "-w", "stop")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Started, and gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="beprovad-cluster-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    made = Cluster(folder)
    try:
        made.start()
        yield made
    finally:
        with suppress(CalledProcessError):
            made.kill()
        shutil.rmtree(folder, ignore_errors=True)
