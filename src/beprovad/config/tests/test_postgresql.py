"""A connection to PostgreSQL is known to be lost without asking it, and one that works is not asked."""

import psycopg
import pytest
from django.db import connection, connections

from beprovad.config.postgresql import base

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="a connection to PostgreSQL"),
]


@pytest.fixture
def line():
    """A connection of its own."""
    mine = connections.create_connection("default")
    mine.connect()
    yield mine
    mine.close()


def test_a_quiet_connection_is_asked_whether_it_is_there_now_and_then_and_after_an_error(line, monkeypatch):
    clock = [1000.0]
    asked = []
    cursor = line.connection.cursor
    monkeypatch.setattr(line.connection, "cursor", lambda: asked.append(1) or cursor())
    monkeypatch.setattr(base.time, "monotonic", lambda: clock[0])
    assert [line.is_usable() for _ in range(3)] == [True] * 3
    assert len(asked) == 1
    clock[0] += base.BELIEVED
    assert [line.is_usable() for _ in range(3)] == [True] * 3
    assert len(asked) == 2
    line.errors_occurred = True
    assert line.is_usable()
    assert len(asked) == 3


def test_a_connection_that_the_server_has_ended_is_no_use(line):
    with connection.cursor() as cursor:
        assert line.is_usable()
        cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [line.connection.info.backend_pid])
    assert not line.is_usable()
    assert not line.is_usable()  # closed by now


def test_one_that_was_closed_here_is_no_use(line):
    line.connection.close()
    assert not line.is_usable()
    line.close()
    assert not line.is_usable()


def test_a_word_that_nobody_asked_for_is_taken_and_the_connection_used_on(line):
    with line.cursor() as cursor:
        cursor.execute("LISTEN somewhere")
    with psycopg.connect(**_where(line), autocommit=True) as other:
        other.execute("NOTIFY somewhere")
    assert line.is_usable()


def _where(line):
    told = line.connection.info
    return {"host": told.host, "port": told.port, "user": told.user, "dbname": told.dbname}
