"""`beprovad check`: one line for each thing that an installation stands on."""

import argparse
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

GIGABYTE = 1024**3
LEAST_FREE = GIGABYTE  # bytes; a PDF, an upload and SQLite's log need room


class Faulty(Exception):
    """The words say what is wrong and what to do."""


def run(chosen: argparse.Namespace) -> int:  # noqa: ARG001  (every verb has this shape)
    """Print what is well and what is not. Exit code 0 when all is well, 2 otherwise."""
    django.setup()
    faults = [name for name, look in LOOKS.items() if not _look(name, look)]
    print("All is well." if not faults else f"To mend: {', '.join(faults)}.")
    return 2 if faults else 0


def _look(name: str, look: Callable[[], str]) -> bool:
    try:
        found, verdict = look(), "ok"
    except Faulty as faulty:
        found, verdict = str(faulty), "NOT OK"
    except Exception as error:  # noqa: BLE001  (whatever breaks here is what the administrator must see)
        found, verdict = " ".join(f"{type(error).__name__}: {error}".split()), "NOT OK"
    print(f"{name:<11} {verdict:<7} {found}")
    return verdict == "ok"


def _settings() -> str:
    from django.core.checks import ERROR, run_checks

    errors = [message.msg for message in run_checks() if message.level >= ERROR]
    if errors:
        raise Faulty("; ".join(errors))
    if settings.DEBUG:
        raise Faulty("BEPROVAD_DEBUG is on: error pages show the inside of the system. Unset it.")
    if settings.DEMO and settings.SECURE:
        raise Faulty("BEPROVAD_DEMO is on at a public address: anybody may step in as anybody. Unset it.")
    return f"{settings.ADDRESS}, {'demo mode' if settings.DEMO else 'no demo mode'}"


def _database() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check")
            verdict = cursor.fetchone()[0]
            if verdict != "ok":
                raise Faulty(f"{verdict}. Restore the latest backup.")
            return f"SQLite, {settings.DATABASES['default']['NAME']}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"


def _migrations() -> str:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise Faulty(f"{len(waiting)} not applied. Run: beprovad migrate")
    return f"{len(executor.loader.applied_migrations)} applied, none waiting"


def _disk() -> str:
    folder = Path(settings.DATA)
    probe = folder / ".writable"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise Faulty(f"{folder} cannot be written to: {error.strerror}.") from error
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        raise Faulty(
            f"{free / GIGABYTE:.1f} GB free in {folder}. Make room, at least {LEAST_FREE // GIGABYTE} GB."
        )
    return f"{free / GIGABYTE:.1f} GB free in {folder}"


def _static() -> str:
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise Faulty("not collected. Run: beprovad static")
    return str(settings.STATIC_ROOT)


def _mail() -> str:
    host = getattr(settings, "EMAIL_HOST", "")
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return "printed where the server runs; set BEPROVAD_SMTP_HOST to send it"
    try:
        with socket.create_connection((host, settings.EMAIL_PORT), timeout=5):
            return f"{host}:{settings.EMAIL_PORT} answers"
    except OSError as error:
        raise Faulty(f"{host}:{settings.EMAIL_PORT} does not answer ({error}).") from error


LOOKS: dict[str, Callable[[], str]] = {
    "settings": _settings,
    "database": _database,
    "migrations": _migrations,
    "disk": _disk,
    "static": _static,
    "mail": _mail,
}
