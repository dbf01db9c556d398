"""Hearing what other processes tell through PostgreSQL: a thread of its own with a connection of its own."""

import logging
import os
import select
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import psycopg
from django.db import connection

from beprovad.live import pokes

LISTEN_SECONDS = 5.0  # then the connection is asked whether it is alive
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)  # seconds before the next attempt to connect

log = logging.getLogger(__name__)


class Hearing:
    """`heard` is called in the thread with each word, `missed` when the line is new: anything may have changed."""

    def __init__(self, heard: Callable[[pokes.Word], None], missed: Callable[[], None]) -> None:
        self._heard = heard
        self._missed = missed
        self._is_over = Event()
        self._where: dict[str, Any] = _where_to_connect()
        self._door, self._bell = os.pipe()  # rung when it is over
        self._thread = Thread(target=self._work, name="live-hearing", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._is_over.set()
        os.write(self._bell, b".")
        self._thread.join(10)
        os.close(self._bell)

    def _work(self) -> None:
        failures = 0
        while not self._is_over.is_set():
            try:
                with psycopg.connect(**self._where, autocommit=True) as line:
                    line.execute(f"LISTEN {pokes.WIRE}")
                    failures = 0
                    self._missed()
                    self._listen(line)
            except psycopg.Error as error:
                log.warning("Other processes are not heard: %s", error)
                self._is_over.wait(PAUSES[min(failures, len(PAUSES) - 1)])
                failures += 1

    def _listen(self, line: "psycopg.Connection[Any]") -> None:
        awake = select.poll()  # not select(): a busy server has more open files than that can count
        for file in (line.fileno(), self._door):
            awake.register(file, select.POLLIN)
        while not self._is_over.is_set():
            if not awake.poll(LISTEN_SECONDS * 1000):
                line.execute("SELECT 1")
            for notice in line.notifies(timeout=0):
                word = pokes.read_word(notice.payload)
                if word is not None:
                    self._heard(word)


def _where_to_connect() -> dict[str, Any]:
    """As Django connects, without what is Django's own."""
    asked = connection.get_connection_params()
    ours = {"cursor_factory", "context", "row_factory", "prepare_threshold"}
    asked = {name: value for name, value in asked.items() if name not in ours}
    return {
        "tcp_user_timeout": 5000,
        "connect_timeout": 5,
        **asked,
    }  # milliseconds, seconds: a dead line is noticed
