"""Django's SQLite, where the threads of one process write in the order in which they came.

The file's own lock holds as before, between processes too. This only keeps the line: a transaction waits its turn
before it asks for that lock, and gives the turn on when it ends, however it ends. There is one file and one line.
"""

from django.db.backends.sqlite3 import base

from beprovad.lib.turns import PATIENCE, writing


class DatabaseWrapper(base.DatabaseWrapper):
    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        """Who has waited too long for the turn goes on without, and asks the file: twice as long, at worst."""
        self._has_turn = writing.take(self.settings_dict["OPTIONS"].get("timeout", PATIENCE))
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # the stubs do not know it
        finally:
            self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _give_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            writing.give()
