"""Questions that every phone of a room asks in the same minute: put into SQL once, then only asked.

They are written as any other question. What takes time in Django is to work out the SQL, not to ask it.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from threading import Lock
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet

Row = tuple[Any, ...]
"""As the database told it: nothing in it changes, so that it can be what something drawn is kept by."""

M = TypeVar("M", bound=Model)

_marks = count(2_088_110_001)  # no constant of any question, and small enough for any column


class Prepared:
    """`ask` makes the question of values, and says with `values_list` which columns it tells; `kinds` are the values'.

    It is worked out with marks in their place, so it must not look at them; a number is an id.
    """

    def __init__(self, ask: Callable[..., QuerySet[Any, Any]], *kinds: type[int] | type[str]) -> None:
        self._ask = ask
        self._marks = [kind(next(_marks)) for kind in kinds]
        self._lock = Lock()
        self._known: tuple[str, tuple[Any, ...], Any] | None = None

    def rows(self, *values: int | str) -> list[Row]:
        """As the database tells them. `read` makes Python of one."""
        statement, parameters = self._statement
        told = dict(zip(self._marks, values, strict=True))
        with prepared_cursor() as cursor:
            cursor.execute(statement, [told.get(one, one) for one in parameters])
            return [tuple(row) for row in cursor.fetchall()]

    def read(self, row: Row, at: int = 0) -> Row:
        """Times, truths and JSON as Django has them; of a part of a row, from the column `at` on, too."""
        converters: Mapping[int, tuple[Sequence[Callable[..., Any]], Any]] = self._converters
        read = list(row)
        for place, (steps, expression) in converters.items():
            if at <= place < at + len(read):
                for step in steps:
                    read[place - at] = step(read[place - at], expression, connection)
        return tuple(read)

    @property
    def _statement(self) -> tuple[str, tuple[Any, ...]]:
        return self._worked_out[:2]

    @property
    def _converters(self) -> Any:
        return self._worked_out[2]

    @property
    def _worked_out(self) -> tuple[str, tuple[Any, ...], Any]:
        """By the first who asks: nothing of Django's that works it out may be used by two threads at once."""
        if self._known is None:
            with self._lock:
                self._known = self._known or self._work_out()
        return self._known

    def _work_out(self) -> tuple[str, tuple[Any, ...], Any]:
        compiler = self._ask(*self._marks).query.get_compiler(connection=connection)
        statement, parameters = compiler.as_sql()
        return statement, tuple(parameters), compiler.get_converters([one[0] for one in compiler.select])


def prepared_cursor() -> CursorWrapper:
    """For what is asked over and over: PostgreSQL works it out once for each connection, and is then only told values.

    Django puts values into the statement itself, so that each is a new one.
    """
    cursor = connection.cursor()
    if connection.vendor == "postgresql":
        cursor.cursor = ServerBindingCursor(cursor.connection)  # type: ignore[call-arg]
    return cursor


def columns(model: type[Model], through: str = "") -> list[str]:
    """The names of a model's columns, for `values_list`."""
    return [f"{through}{field.attname}" for field in model._meta.concrete_fields]  # noqa: SLF001 - Django's own way


def made(model: type[M], row: Row) -> M | None:
    """The one that these columns are of, read; None where nothing was joined."""
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001
    return model.from_db(DEFAULT_DB_ALIAS, names, row) if row[0] is not None else None
