"""What the server does by itself, without anybody asking: a thread that wakes once a minute."""

import logging
from datetime import date, datetime
from threading import Event, Thread

from django.db import connection
from django.utils import timezone

from beprovad.rounds.actions.keeping import end_overrun, sweep

EVERY = 60.0
"""Seconds. A round at one's own pace is ended that long after its time at the latest."""

LONGEST_PASS = 10.0

log = logging.getLogger(__name__)


class Caretaker:
    """Each process has one; what they do stands being done by several at once.

    Every minute what has closed by its clock is ended, once a day what has been kept long enough is let go of.
    """

    def __init__(self, every: float = EVERY) -> None:
        self._every = every
        self._stopped = Event()
        self._thread: Thread | None = None
        self._swept_on: date | None = None

    def start(self) -> None:
        self._stopped.clear()
        self._thread = Thread(target=self._run, name="caretaker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Returns when the pass under way is done, or after ten seconds; each of its acts is kept or undone whole."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(LONGEST_PASS)

    def look_round(self, now: datetime) -> None:
        end_overrun(now)
        today = timezone.localdate(now)
        if self._swept_on != today:
            sweep(now)
            self._swept_on = today

    def _run(self) -> None:
        """The first pass comes after a minute: a server that has just started has other things to do."""
        while not self._stopped.wait(self._every):
            try:
                self.look_round(timezone.now())
            except Exception:  # the database may be away; the next pass comes
                log.exception("What is done every minute was not done this time.")
            finally:
                connection.close()
