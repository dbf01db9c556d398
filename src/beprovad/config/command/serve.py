"""`beprovad serve`: Granian on one port."""

import argparse
import asyncio
import os
import resource
import socket
from contextlib import closing
from pathlib import Path
from typing import Any

from beprovad.config.command.words import CommandFailed
from beprovad.lib.waking import WakingLoop

APPLICATION = "beprovad.config.asgi:application"
BACKLOG = 4096  # connections the kernel keeps for us while a worker starts
CONNECTIONS = 20_000  # live screens hold one each


def run(chosen: argparse.Namespace) -> int:
    """Serve until told to stop. Refuses in clear words what could only fail later."""
    os.environ.setdefault("BEPROVAD_ADDRESS", _address(chosen.host, chosen.port))
    os.environ["BEPROVAD_WORKERS"] = str(chosen.workers)
    _refuse_what_cannot_work(chosen)
    _allow_open_connections()

    from beprovad.config.lock import serving

    with serving():
        _serve(chosen)
    return 0


def _address(host: str, port: int) -> str:
    name = "127.0.0.1" if host in ("", "0.0.0.0", "::") else host  # noqa: S104
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _refuse_what_cannot_work(chosen: argparse.Namespace) -> None:
    from django.conf import settings

    database: dict[str, Any] = settings.DATABASES["default"]
    on_sqlite = database["ENGINE"].endswith("sqlite3")
    if chosen.workers < 1:
        raise CommandFailed("--workers must be at least 1.")
    if chosen.workers > 1 and on_sqlite:
        raise CommandFailed(
            "SQLite is served by one process. Set DATABASE_URL to a PostgreSQL to use --workers."
        )
    if on_sqlite and not Path(database["NAME"]).exists():
        raise CommandFailed("There is no database yet. Run: beprovad migrate")
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise CommandFailed("The static files are not collected. Run: beprovad static")
    _refuse_taken_port(chosen.host, chosen.port)


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CommandFailed(
                f"Port {port} on {host} cannot be used ({error}). Choose another with --port."
            ) from error


def _allow_open_connections() -> None:
    """A shell usually allows a thousand open files, and each connection is one: take as many as we may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = CONNECTIONS + 1000
    allowed = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))


def _serve(chosen: argparse.Namespace) -> None:
    from granian import Granian, loops
    from granian.constants import HTTPModes, Interfaces, Loops
    from granian.log import LogLevels

    loops.register(Loops.asyncio.value)(_event_loop)  # a worker that is not told of it takes asyncio's own
    server = Granian(
        APPLICATION,
        address=chosen.host,
        port=chosen.port,
        interface=Interfaces.ASGI,
        loop=Loops.asyncio,
        http=HTTPModes.http1,
        websockets=False,
        workers=chosen.workers,
        backlog=BACKLOG,
        backpressure=CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=30,
        log_level=LogLevels.warning,
        process_name=None,
    )
    server.on_startup(
        lambda: print(f"Beprövad: {os.environ['BEPROVAD_ADDRESS']}  (Ctrl+C stops it)", flush=True)
    )
    server.serve()


def _event_loop() -> asyncio.AbstractEventLoop:
    """Of a worker's process."""
    loop = WakingLoop()
    asyncio.set_event_loop(loop)
    return loop
