"""Which of the machine's cores a thread runs on."""

import os
import random
from contextlib import suppress

_ALL = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()  # of the process, as it began
# Drawn, so that several servers on a machine seldom share it; the first is where the system answers its devices.
_ONE = set(random.sample(sorted(_ALL)[1:] or sorted(_ALL), k=min(1, len(_ALL))))


def keep_to_one_core() -> None:
    """Keep the calling thread to one core, and those that it starts from now on; all threads that do this share it.

    Python lets one thread of a process work at a time. Where each has a core of its own, whatever they share moves from
    core to core at every turn, and a core must be woken for it: that costs about as much as the work.
    """
    _keep_to(_ONE)


def use_all_cores() -> None:
    """The calling thread may run anywhere again."""
    _keep_to(_ALL)


def _keep_to(cores: set[int]) -> None:
    """Where the system does not let us, nothing happens; other systems than Linux know no such thing."""
    if cores:
        with suppress(OSError):
            os.sched_setaffinity(0, cores)
