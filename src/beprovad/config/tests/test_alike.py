"""Phones that bring nothing are told the same, for a moment; nobody else's page is kept."""

from typing import Any

import pytest
from django.test import Client

from beprovad.config import alike
from beprovad.config.alike import MOMENT, Alike
from beprovad.config.tests.test_kept import Pages, ask
from beprovad.rounds.tests.makers import a_round, running

HERE = {"path": "/r/ACDEFG/", "client": ("10.0.0.1", 5000)}
AGAIN = {**HERE, "client": ("10.0.0.1", 5001)}


@pytest.fixture
def clock(monkeypatch):
    """Stands still; `clock[0]` is what it says."""
    now = [1000.0]
    monkeypatch.setattr(alike.time, "monotonic", lambda: now[0])
    return now


def test_a_room_is_told_once_what_the_page_says(clock):
    pages = Pages()
    at = Alike(pages)
    assert ask(at, **HERE) == ask(at, **AGAIN)
    assert pages.asked == 1


def test_for_a_moment_only(clock):
    pages = Pages()
    at = Alike(pages)
    for seconds in (0.0, MOMENT / 2, MOMENT, 1.5 * MOMENT):
        clock[0] = 1000.0 + seconds
        ask(at, **HERE)
    assert pages.asked == 2


def test_a_change_ends_the_moment(clock):
    pages = Pages()
    at = Alike(pages)
    ask(at, **HERE)
    at.forget("rounds", "1")
    ask(at, **AGAIN)
    assert pages.asked == 2


def test_what_was_read_before_a_change_is_not_kept_after_it(clock):
    class Changing(Pages):
        async def __call__(self, *call: Any) -> None:
            at.forget("rounds", "1")
            await super().__call__(*call)

    pages = Changing()
    at = Alike(pages)
    ask(at, **HERE)
    ask(at, **HERE)
    assert pages.asked == 2


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/r/HJKLMN/"},
        {"client": ("10.0.0.2", 5000)},
        {"headers": [(b"accept-language", b"en")]},
        {"headers": [(b"x-forwarded-for", b"10.0.0.9")]},
        {"headers": [(b"host", b"elsewhere.example")]},
        {"headers": [(b"accept-encoding", b"gzip")]},
        {"headers": [(b"cookie", b"theme=dark")]},
        {"query_string": b"x=1"},
        {"method": "POST"},
        {"method": "HEAD"},
    ],
    ids=str,
)
def test_who_is_not_like_the_others_is_answered_for_themselves(clock, other):
    pages = Pages()
    at = Alike(pages)
    ask(at, **HERE)
    ask(at, **{**HERE, **other})
    assert pages.asked == 2


def test_who_brings_a_cookie_is_never_told_what_another_was(clock):
    pages = Pages()
    at = Alike(pages)
    for _ in range(2):
        ask(at, (b"cookie", b"seat-rounds-1=x"), **HERE)
    assert pages.asked == 2


@pytest.mark.parametrize(
    "pages",
    [
        Pages((b"set-cookie", b"seat=1")),
        Pages((b"vary", b"Accept-Encoding, Cookie")),
        Pages((b"vary", b"Accept-Encoding"), (b"vary", b"Cookie")),
        Pages((b"vary", b"Cookie"), (b"vary", b"Accept-Encoding")),
        Pages(status=404),
        Pages(status=302),
    ],
)
def test_what_is_somebodys_own_or_not_there_is_not_kept(clock, pages):
    at = Alike(pages)
    for _ in range(2):
        ask(at, **HERE)
    assert pages.asked == 2


def test_no_more_is_kept_than_there_is_room_for(clock, monkeypatch):
    monkeypatch.setattr(alike, "MOST", 2)
    pages = Pages()
    at = Alike(pages)
    for path in ("/r/a/", "/r/b/", "/r/c/", "/r/c/", "/r/a/"):
        ask(at, **{**HERE, "path": path})
    assert pages.asked == 4


def test_a_socket_in_the_file_system_has_no_address(clock):
    pages = Pages()
    at = Alike(pages)
    for _ in range(2):
        ask(at, path="/r/ACDEFG/", client=None)
    assert pages.asked == 1


@pytest.mark.django_db
def test_the_page_where_one_joins_is_such_a_page(clock):
    running(a_round(), code="ACDEFG")
    real = Client(headers={"accept-encoding": "gzip"}).get("/r/ACDEFG/")
    headers = [*real.items(), *(("set-cookie", one.OutputString()) for one in real.cookies.values())]
    told = [(name.lower().encode(), value.encode()) for name, value in headers]
    pages = Pages(*told, status=real.status_code, body=real.content)
    at = Alike(pages)
    for _ in range(2):
        ask(at, (b"host", b"localhost"), (b"accept-encoding", b"gzip"), (b"sec-fetch-site", b"none"), **HERE)
    assert pages.asked == 1
