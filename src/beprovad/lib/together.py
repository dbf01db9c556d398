"""What several threads want at once is done by one of them, for all in one go.

While it is being done, what others want gathers and is the next go: no timer, and nobody waits for company. Where it
takes long, as a durable write does on a slow disk, others work meanwhile.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from beprovad.lib.crew import let_others_work

LONG = 0.001  # seconds: less than that is over before somebody else has begun
LATELY = 0.2  # what the last go says of how long the next will take; the rest is what those before it said

W = TypeVar("W")
R = TypeVar("R")


@dataclass(eq=False)
class _Wish(Generic[W, R]):
    wanted: W
    results: Sequence[R] = ()
    error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return bool(self.results) or self.error is not None


class Together(Generic[W, R]):
    """Called as `do` would be of one; `do` is given all that are wanted and returns one result for each, in order.

    When it breaks, each is tried alone, so that one that cannot be done fails alone.
    """

    def __init__(self, do: Callable[[Sequence[W]], Sequence[R]]) -> None:
        self._do = do
        self._waiting: list[_Wish[W, R]] = []
        self._list = Lock()
        self._turn = Lock()
        self._takes = 0.0

    def __call__(self, wanted: W) -> R:
        if self._takes > LONG:
            let_others_work()
        wish: _Wish[W, R] = _Wish(wanted)
        with self._list:
            self._waiting.append(wish)
        with self._turn:
            if not wish.is_done:
                with self._list:
                    all_of_us, self._waiting = self._waiting, []
                began = time.monotonic()
                self._grant(all_of_us)
                self._takes += LATELY * (time.monotonic() - began - self._takes)
        if wish.error is not None:
            raise wish.error
        return wish.results[0]

    def _grant(self, wishes: Sequence[_Wish[W, R]]) -> None:
        try:
            results = self._do([wish.wanted for wish in wishes])
        except BaseException as error:  # noqa: BLE001 - it is raised where it was wanted
            if len(wishes) == 1:
                wishes[0].error = error
                return
            for wish in wishes:
                self._grant([wish])
            return
        for wish, result in zip(wishes, results, strict=True):
            wish.results = (result,)
