"""What phones send is told to the other processes: soon, not for each, and whatever happens meanwhile."""

import asyncio
from collections.abc import Callable

import pytest
from django.db import OperationalError

from beprovad.live import hub, pokes
from beprovad.live.tests.parlour import Visit, visit


class Line:
    """To other processes, of which there are none."""

    closed = 0

    def __init__(self, *_called: object) -> None:
        pass

    def close(self) -> None:
        Line.closed += 1


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> type[Line]:
    monkeypatch.setattr(hub, "Hearing", Line)
    monkeypatch.setattr(Line, "closed", 0)
    return Line


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, line: type[Line]) -> list[list[str]]:
    words: list[list[str]] = []
    monkeypatch.setattr(pokes, "notify", words.append)
    return words


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not is_so():  # noqa: ASYNC110 - another thread makes it so
            await asyncio.sleep(0.001)


def test_the_first_change_is_told_at_once_and_those_that_follow_it_together(
    told: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "LEAST_PAUSE_OF_WORDS", 0.5)
    before_the_end = []

    async def happening(here: Visit) -> None:
        await here.say("ett", 1)
        await until(lambda: told)
        for n in range(2, 8):
            assert (await here.say("mer", n)).status == 200
        before_the_end.append(len(told))

    visit(happening, with_others=True)
    assert told[0] == [pokes.changed_word(("parlour", "salon"))]
    assert before_the_end[0] < len(told) < 7  # what came last is told before the end


def test_a_connection_that_died_unused_is_made_anew(
    told: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [OperationalError("the connection is lost")]

    def notify(words: list[str]) -> None:
        if broken:
            raise broken.pop()
        told.append(words)

    monkeypatch.setattr(pokes, "notify", notify)

    async def happening(here: Visit) -> None:
        await here.say("ett")
        await until(lambda: told)

    visit(happening, with_others=True)
    assert len(told) == 1


@pytest.mark.parametrize("error", [OperationalError("away"), RuntimeError("what nobody thought of")])
def test_what_cannot_be_told_hinders_neither_receipts_nor_the_end(
    line: type[Line], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def notify(words: list[str]) -> None:
        raise error

    monkeypatch.setattr(pokes, "notify", notify)

    async def happening(here: Visit) -> None:
        for n in (1, 2):
            assert (await here.say("ett", n)).status == 200

    visit(happening, with_others=True)
    assert line.closed == 1
