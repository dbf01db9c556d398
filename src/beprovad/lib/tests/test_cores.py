import os
import threading

import pytest

from beprovad.lib.cores import keep_to_one_core, use_all_cores

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="only Linux keeps threads to cores"
)


def in_a_thread(work):
    told = []
    thread = threading.Thread(target=lambda: told.append(work()))
    thread.start()
    thread.join()
    return told[0]


def cores():
    return os.sched_getaffinity(0)


def test_a_thread_and_those_it_starts_share_one_core():
    def work():
        keep_to_one_core()
        return cores(), in_a_thread(cores)

    own, its = in_a_thread(work)
    assert len(own) == 1
    assert its == own == in_a_thread(work)[0]


def test_other_threads_keep_all_cores():
    before = cores()
    in_a_thread(keep_to_one_core)
    assert cores() == in_a_thread(cores) == before


def test_a_thread_may_run_anywhere_again():
    def work():
        keep_to_one_core()
        return in_a_thread(lambda: (use_all_cores(), cores())[1]), cores()

    freed, kept = in_a_thread(work)
    assert freed == cores()
    assert len(kept) == 1
