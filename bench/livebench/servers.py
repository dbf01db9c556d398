"""The two servers that are compared, each in a process of its own, and what they cost."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.liveroom import serving
from tests.liveroom.houses import Rounds
from tests.serving import Site, free_port, run_beprovad, site_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@contextmanager
def ours(*, workers: int = 1, database_url: str = "") -> Iterator[Site]:
    """The product with the invented room, on the database that is asked for."""
    with tempfile.TemporaryDirectory(prefix="bench-live-") as folder:
        site = serving.start(
            serving.prepare(Path(folder) / "data", database_url=database_url), workers=workers
        )
        try:
            yield site
        finally:
            site.stop()


@contextmanager
def rounds(*, workers: int = 1, database_url: str = "") -> Iterator[tuple[Site, Rounds]]:
    """The product as it is, with nothing in it yet."""
    with tempfile.TemporaryDirectory(prefix="bench-rounds-") as folder:
        data = Path(folder) / "data"
        (data / "static").mkdir(parents=True)
        (data / "static" / "staticfiles.json").write_text("{}", encoding="utf-8")
        environment = site_environment(data, database_url=database_url, demo=False, BEPROVAD_STATIC="plain")
        run_beprovad("migrate", environment=environment)
        house = Rounds(environment)
        with house.serving(workers=workers) as site:
            yield site, house


@contextmanager
def bare() -> Iterator[Site]:
    """The bare application, on the same server with the same settings."""
    with tempfile.TemporaryDirectory(prefix="bench-bare-") as folder:
        port = free_port()
        program = [sys.executable, "-m", "bench.livebench", str(port)]
        site = serving.serve_program(program, Path(folder), dict(os.environ), port=port)
        try:
            yield site
        finally:
            site.kill()


def cpu_seconds(site: Site) -> float:
    """What all processes of a server have used of the processor."""
    return sum(int(stat[11]) + int(stat[12]) for stat in _stats(site)) / TICKS


def resident_bytes(site: Site) -> int:
    return sum(int(stat[21]) for stat in _stats(site)) * PAGE


def commit_ms(folder: Path) -> float:
    """What a durable write of a few pages takes on this disk just now: the median of twenty."""
    took = []
    with (folder / "probe").open("wb") as file:
        for _ in range(20):
            began = time.perf_counter()
            file.write(b"x" * 16384)
            file.flush()
            os.fsync(file.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took), 2)


def _stats(site: Site) -> Iterator[list[str]]:
    """The fields after the name, of every process of a server."""
    for process in serving.processes_of(site):
        yield Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
