"""What senders are told when the database breaks."""

import pytest
from django.db import DataError, IntegrityError, InterfaceError, OperationalError

from beprovad.live.breakage import AWAY, BROKEN, STORAGE, verdict_on_all
from beprovad.live.rooms import Entry
from beprovad.live.tests.parlour import Parlour
from beprovad.live.writer import write_all


def error(kind: type[Exception], **cause: object) -> Exception:
    made = kind("what the database says")
    made.__cause__ = type("Cause", (Exception,), cause)()
    return made


@pytest.mark.parametrize(
    ("broken", "verdict"),
    [
        (error(OperationalError), AWAY),
        (error(InterfaceError), AWAY),
        (error(OperationalError, sqlite_errorcode=5), AWAY),  # busy
        (error(OperationalError, sqlite_errorcode=13), STORAGE),  # full
        (error(OperationalError, sqlite_errorcode=10 | 3 << 8), STORAGE),  # a write that failed
        (error(OperationalError, sqlstate="53100"), STORAGE),  # the disk is full
        (error(OperationalError, sqlstate="57P01"), AWAY),  # shut down by its administrator
        (error(OperationalError, sqlstate="54000"), None),  # one row is too large
        (error(IntegrityError), None),
        (error(DataError), None),
        (ValueError("ours"), None),
    ],
)
def test_each_way_to_break_has_its_verdict(broken: Exception, verdict: object) -> None:
    assert verdict_on_all(broken) is verdict


def entries(*words: str) -> list[Entry]:
    return [Entry((place,), 1, (word,)) for place, word in enumerate(words)]


def test_a_batch_that_breaks_is_tried_in_halves() -> None:
    parlour = Parlour()
    verdicts = write_all(parlour, entries("a", "b", "poison", "c", "d", "poison"))
    assert verdicts == [None, None, BROKEN, None, None, BROKEN]
    assert len(parlour.words) == 4


@pytest.mark.django_db
def test_a_connection_that_had_died_is_made_anew_and_the_batch_is_written() -> None:
    class Reviving(Parlour):
        def write(self, entries):
            if not self.batches:
                self.batches.append(0)
                raise OperationalError("server closed the connection unexpectedly")
            return super().write(entries)

    assert write_all(Reviving(), entries("a", "b")) == [None, None]


def test_a_batch_is_told_once_that_the_database_is_away_and_not_tried_in_halves() -> None:
    class Away(Parlour):
        def write(self, entries):
            self.batches.append(len(entries))
            raise OperationalError("away")

    parlour = Away()
    assert write_all(parlour, entries("a", "b", "c")) == [AWAY] * 3
    assert parlour.batches == [3, 3]
