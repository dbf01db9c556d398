"""How the command speaks: one clear line, and progress on what takes time."""

import sys
import time


class CommandFailed(Exception):
    """The words are what the administrator reads."""


class Progress:
    """Says what is going on, on stderr: nothing in the first second, then at most five lines a second."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.said = self.started + 0.8

    def __call__(self, words: str) -> None:
        now = time.monotonic()
        if now - self.said >= 0.2:  # noqa: PLR2004
            self.said = now
            print(f"  {now - self.started:5.1f} s  {words}", file=sys.stderr, flush=True)
