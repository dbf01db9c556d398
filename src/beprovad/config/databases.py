"""A consistent copy of the database in one file, and back; for SQLite and for PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from beprovad.config.archive import Said
from beprovad.config.command.words import CommandFailed

_PAGES = 2048  # per step, 8 MB: a running server writes in between
_AWAY = "DROP SCHEMA IF EXISTS public CASCADE"  # the copy begins by creating it anew


def engine() -> str:
    """'sqlite' or 'postgresql'."""
    return str(connection.vendor)


def applied_migrations() -> tuple[str, ...]:
    """What the database has been through, as 'app.name', in alphabetical order."""
    return tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))


def snapshot(target: Path, *, said: Said) -> None:
    """A copy as of one moment, made while the server runs."""
    if engine() == "sqlite":
        _snapshot_sqlite(Path(settings.DATABASES["default"]["NAME"]), target, said)
    else:
        said("the database (pg_dump)")
        _run(
            "pg_dump",
            "--format=plain",
            "--no-owner",
            "--no-privileges",
            "--schema=public",
            f"--file={target}",
        )


def refuse_broken(copy: Path) -> None:
    """Raise CommandFailed when a SQLite copy does not hold together."""
    if engine() != "sqlite":
        return
    with closing(sqlite3.connect(copy)) as database:
        try:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            verdict = str(error)
    if verdict != "ok":
        raise CommandFailed(f"The database in the backup is broken: {verdict}")


def load_postgresql(copy: Path) -> None:
    """Replace everything in the database in one transaction: all of the copy, or nothing."""
    _run(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        "--output=/dev/null",
        f"--command={_AWAY}",
        f"--file={copy}",
    )


def sqlite_files(database: Path) -> list[Path]:
    """The database and what SQLite keeps beside it, as far as they are there."""
    names = [
        database,
        *(database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal")),
    ]
    return [path for path in names if path.exists()]


def _snapshot_sqlite(source: Path, target: Path, said: Said) -> None:
    """The read transaction holds one moment still: without it every write of the server begins the copy anew."""
    live = sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True)
    with closing(live) as database, closing(sqlite3.connect(target)) as copy:
        database.execute("BEGIN")
        database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        database.backup(
            copy, pages=_PAGES, progress=lambda _, left, whole: said(_share(left, whole)), sleep=0.01
        )
        copy.execute("PRAGMA journal_mode=DELETE")


def _share(left: int, whole: int) -> str:
    return f"the database, {100 * (whole - left) // max(whole, 1)} %"


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs on our database; its complaint is ours."""
    if shutil.which(program) is None:
        raise CommandFailed(f"{program} is missing. On Debian: apt-get install postgresql-client")
    done = subprocess.run(  # noqa: S603  (our own program names and arguments)
        [program, *arguments],
        env={**os.environ, **_connection_words()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandFailed(f"{program}: {_complaint(done.stderr) or f'exit code {done.returncode}'}")


def _complaint(said: str) -> str:
    """The first line that speaks of an error, or else the last one."""
    lines = said.strip().splitlines()
    errors = [line for line in lines if "error" in line.casefold() or "fatal" in line.casefold()]
    return (errors or lines[-1:] or [""])[0]


def _connection_words() -> dict[str, str]:
    """Through the environment, so that the password stands in no list of processes."""
    database: dict[str, Any] = settings.DATABASES["default"]
    words = {
        "PGDATABASE": database["NAME"],
        "PGUSER": database.get("USER"),
        "PGPASSWORD": database.get("PASSWORD"),
        "PGHOST": database.get("HOST"),
        "PGPORT": database.get("PORT"),
        "PGOPTIONS": "-c client_min_messages=warning",
        "PGSSLMODE": database.get("OPTIONS", {}).get("sslmode"),
    }
    return {name: str(value) for name, value in words.items() if value}
