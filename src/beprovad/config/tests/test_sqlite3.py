"""Each transaction takes the turn to write, and however it ends the turn is given on."""

import pytest
from django.db import DatabaseError, connection, transaction

from beprovad.config.sqlite3.base import DatabaseWrapper
from beprovad.lib.turns import writing

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps a line of its own"),
]


def is_free():
    if not writing.take(0.0):
        return False
    writing.give()
    return True


def test_a_transaction_has_the_turn_until_it_is_committed():
    assert is_free()
    with transaction.atomic():
        assert not is_free()
        with transaction.atomic():
            assert not is_free()
        assert not is_free()
    assert is_free()


def test_one_that_is_undone_gives_it_on():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _ = 1 // 0
    assert is_free()


def test_one_that_the_database_breaks_gives_it_on():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT no_such_column FROM rounds_round")
    assert is_free()


def test_one_whose_connection_is_closed_gives_it_on(tmp_path):
    other = DatabaseWrapper({**connection.settings_dict, "NAME": tmp_path / "other.sqlite3"}, "other")
    other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert not is_free()
    other.close()
    assert is_free()


def test_one_that_cannot_begin_gives_it_on(monkeypatch):
    def fails(*_):
        raise DatabaseError("locked")

    monkeypatch.setattr(
        "django.db.backends.sqlite3.base.DatabaseWrapper._start_transaction_under_autocommit", fails
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        pass
    assert is_free()


def test_who_waits_in_vain_asks_the_file_itself(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    assert writing.take(0.0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert not writing.take(0.0)  # it was another's, and is still
    writing.give()
