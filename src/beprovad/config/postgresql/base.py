"""Django's PostgreSQL, where a connection is not asked before each request whether it is still there.

When the server goes, the line to it can be read from: what it says then, or that nothing will follow. Something between
that forgets a line which nobody uses says nothing; so the connection is asked now and then.
"""

import select
import time

from django.db.backends.postgresql import base

BELIEVED = 10.0  # seconds since the connection answered


class DatabaseWrapper(base.DatabaseWrapper):
    _answered_at = 0.0

    def is_usable(self) -> bool:
        """Asked by Django at a request's beginning, and after an error."""
        if not self.errors_occurred and self._is_quiet() and time.monotonic() - self._answered_at < BELIEVED:
            return True
        is_usable: bool = super().is_usable()
        self._answered_at = time.monotonic() if is_usable else 0.0
        return is_usable

    def _is_quiet(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()  # not select(): a busy server has more open files than that can count
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0)
