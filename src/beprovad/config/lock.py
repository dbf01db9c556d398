"""One server per data folder: held while serving, asked for by what must not meet a running server."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from beprovad.config.command.words import CommandFailed


@contextmanager
def serving() -> Iterator[None]:
    """Hold the data folder. Raises CommandFailed while another holds it.

    The kernel lets go when the last process of a server is gone, however it went.
    """
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with (settings.DATA / "serving.lock").open("w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CommandFailed(f"A server is running on {settings.DATA}. Stop it first.") from None
        yield
