"""Django's PostgreSQL, where a connection is not asked before each request whether it is still there.

When the server goes, the line to it can be read from: what it says then, or that nothing will follow. While there is
nothing to read, the connection is as good as an answer a millisecond ago would make it.
"""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Asked by Django at a request's beginning, and after an error."""
        if not self.errors_occurred and self._is_quiet():
            return True
        return super().is_usable()

    def _is_quiet(self) -> bool:
        if self.connection.closed:
            return False
        line = select.poll()  # not select(): a busy server has more open files than that can count
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0)
