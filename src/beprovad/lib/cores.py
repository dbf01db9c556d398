"""Which of the machine's cores a thread runs on."""

import os
from contextlib import suppress


def keep_to_one_core() -> None:
    """Keep the calling thread to one core, and those that it starts from now on; all threads that do this share it.

    Python lets one thread of a process work at a time. Where each has a core of its own, whatever they share moves from
    core to core at every turn, and a core must be woken for it: that costs about as much as the work. Which core it is
    hangs on the process, so that several servers on a machine seldom meet. Where a thread cannot be kept, it is not.
    """
    if not hasattr(os, "sched_setaffinity"):  # not Linux
        return
    cores = sorted(_ALL)
    with suppress(OSError):
        os.sched_setaffinity(0, {cores[os.getpid() % len(cores)]})


_ALL = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()  # of the process, as it began
