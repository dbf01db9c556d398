"""`make test`: the whole suite on SQLite, then again on a PostgreSQL of its own that is stopped in any case.

`fast` is what one runs while coding. The last line adds everything up.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.looks import BROWSERS, chromium  # noqa: E402
from tests.serving import free_port  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A worker that has nothing left takes from the other; what stays together keeps what its file prepares.
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
BROWSER = ("tests/browser", "tests/journeys")
NO_BROWSER = ("-m", "not browser", *(f"--ignore={path}" for path in BROWSER))
# What brings its own database, or only reads what the rooms say, is not asked again on another one; of the rest,
# `--with-database` leaves out what never asks.
WITHOUT_DATABASE = (
    "src/beprovad/lib",
    "src/beprovad/documents",
    "tests/architecture",
    "tests/faults/test_live_full.py",
    "tests/faults/test_live_others.py",
    "tests/faults/test_live_postgresql.py",
    "tests/faults/test_serving.py",
)

COUNTED = re.compile(r"(\d+) (passed|failed|error|errors|skipped)\b")


def main(how: str) -> int:
    """Run, print the sum alone on the last line, and return the exit code of the worst run."""
    started = time.monotonic()
    runs = [_fast()] if how == "fast" else _all()
    counts: dict[str, int] = {"passed": 0, "failed": 0, "skipped": 0}
    for _, text in runs:
        for number, what in COUNTED.findall(text):
            counts["failed" if what.startswith("error") else what] += int(number)
    print(f"The suite took {time.monotonic() - started:.0f} s.")
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return max((code for code, _ in runs), default=1)


def _fast() -> tuple[int, str]:
    """SQLite in memory, only what takes no time, and few examples of each property."""
    quick = "not browser and not faults and not whole"
    ignored = (f"--ignore={path}" for path in (*BROWSER, "tests/faults"))
    return _pytest(
        "-m",
        quick,
        "--nomigrations",  # tables as the models say
        *ignored,
        environment={"TESTS_PROFILE": "fast"},
        title="SQLite, without browser and faults",
    )


def _all() -> list[tuple[int, str]]:
    _install_what_is_missing()
    with tempfile.TemporaryDirectory(prefix="beprovad-prepared-") as prepared:
        shared = {"TESTS_PREPARED": prepared}
        on_sqlite = _pytest(*NO_BROWSER, environment=shared, title="SQLite")
        # On its own: the browser keeps a loop running in its worker, and other tests have theirs.
        in_browser = _pytest("-m", "browser", *BROWSER, environment=shared, title="SQLite, in the browser")
        with postgresql() as url:
            there, title = {**shared, "DATABASE_URL": url}, "PostgreSQL"
            others = ("--with-database", *(f"--ignore={path}" for path in WITHOUT_DATABASE))
            on_postgresql = _pytest(*NO_BROWSER, *others, environment=there, title=title)
            walk = ("-m", "smoke", "-n", "0", *BROWSER)
            smoke = _pytest(*walk, environment=there, title=f"{title}, one walk in the browser")
    return [on_sqlite, in_browser, on_postgresql, smoke]


def _pytest(*arguments: str, title: str, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
    """(exit code, closing line). No test collected (exit code 5) is a fault too."""
    print(f"\n--- {title}", flush=True)
    with subprocess.Popen(
        [*PYTEST, *arguments],
        cwd=ROOT,
        env={**{k: v for k, v in os.environ.items() if k != "DATABASE_URL"}, **(environment or {})},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        closing = ""
        for line in process.stdout:
            print(line, end="", flush=True)
            closing = line if COUNTED.search(line) else closing
    return process.returncode, closing


def _install_what_is_missing() -> None:
    """A browser and PostgreSQL are Debian's; root gets them, anybody else is told what to do.

    Where there is a slower browser already, the faster one is fetched if that can be done.
    """
    missing = [
        name for name, there in ((BROWSERS[0], chromium()), ("postgresql", _bin("initdb"))) if not there
    ]
    if missing and os.geteuid() != 0:
        sys.exit(f"The tests need {' and '.join(missing)}. Ask root for: apt-get install {' '.join(missing)}")
    if missing:
        _install(missing)
    elif os.geteuid() == 0 and not shutil.which(BROWSERS[0]):
        with suppress(subprocess.CalledProcessError):
            _install([BROWSERS[0]])


def _install(names: list[str]) -> None:
    print(f"Installing {' and '.join(names)} …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)
    subprocess.run(
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *names], check=True, **quiet
    )


def _bin(program: str) -> str | None:
    """PostgreSQL's server programs are not on Debian's PATH; the newest version's are taken."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3])
    )
    return str(versions[-1]) if versions else shutil.which(program)


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """A PostgreSQL of our own: temporary folder, free port, no access but from this machine; its URL.

    It is quick, and loses all when the machine does; a `durable` one writes to the disk what it says it has written.
    """
    folder = Path(tempfile.mkdtemp(prefix="beprovad-pg-"))
    port = free_port()
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _as_postgres(
            "initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        kept = {"listen_addresses": "127.0.0.1", "max_connections": "200"}
        light = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off", "jit": "off"}
        chosen = kept if durable else {**kept, **light}
        settings = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        options = f"-p {port} -k {folder} {settings}"
        _as_postgres("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-o", options, "-w", "start")
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _as_postgres("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(program: str, *arguments: str) -> None:
    """PostgreSQL refuses to run as root: then Debian's user `postgres` runs it."""
    command = [_bin(program) or program, *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
