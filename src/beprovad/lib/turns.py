"""First come, first served: a lock that is handed to who has waited longest."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

PATIENCE = 20.0  # seconds, as long as SQLite waits for its own lock


class Turns:
    """One at a time has the turn. Any thread may give it back."""

    def __init__(self) -> None:
        self._list = Lock()
        self._waiting: deque[Lock] = deque()
        self._is_taken = False

    def take(self, patience: float) -> bool:
        """Wait for the turn, at most so many seconds; whether one has it."""
        with self._list:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        try:
            has_it = mine.acquire(timeout=patience)
        except BaseException:
            if not self._leave(mine):
                self.give()
            raise
        return has_it or not self._leave(mine)

    def give(self) -> None:
        """To the next who waits, if anybody does."""
        with self._list:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

    def _leave(self, mine: Lock) -> bool:
        """Whether one was still in the line; if not, the turn was handed over just now."""
        with self._list:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return True
        return False

    @contextmanager
    def taken(self, patience: float = PATIENCE) -> Iterator[None]:
        """For a block. Who waits in vain goes on without."""
        has_it = self.take(patience)
        try:
            yield
        finally:
            if has_it:
                self.give()


writing = Turns()
"""Whose turn it is to write to the SQLite file of this process.

SQLite itself lets one write at a time, but knows no line: who must wait looks again after a while, and finds that
somebody has been quicker, again and again where a room's answers are written without a pause.
"""
